//! Copying: to the clipboard where the browser allows it, else as text to copy by hand.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

use crate::element::{El, el};
use crate::hosting;
use crate::provided::Provided;
use crate::state::State;

thread_local! {
    /// The button of the last copy.
    static COPIER: Cell<Option<web_sys::EventTarget>> = const { Cell::new(None) };
}

/// What became of the last copy; shown by the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    Nothing,
    /// It is on the clipboard: what to say about it.
    Done(&'static str),
    /// The browser refused: the text, to be copied by hand.
    ByHand(String),
}

/// A button that copies what `text` gives. `done` is what the reader hears when it worked.
pub(crate) fn copier(
    name: &'static str,
    done: &'static str,
    text: impl Fn() -> String + Send + 'static,
) -> El {
    let result = Provided::get().copied;
    el("button").class("action").child(name).on("click", move |event| {
        COPIER.set(event.current_target());
        spawn_local(copy(text(), done, result));
    })
}

/// Takes the word of a copy away; the focus goes back to the button that asked for it, unless somebody types.
pub(crate) fn close(result: State<Copied>) {
    result.set(Copied::Nothing);
    if document().query_selector("input:focus").is_ok_and(|field| field.is_some()) {
        return;
    }
    if let Some(Ok(copier)) = COPIER.take().map(JsCast::dyn_into::<HtmlElement>) {
        let _ = copier.focus();
    }
}

async fn copy(text: String, done: &'static str, result: State<Copied>) {
    // Frames may not write, most of them, and browsers complain of the attempt.
    let allowed = if hosting::framed() { copy_selected(&text) } else { write(&text).await };
    result.set(if allowed { Copied::Done(done) } else { Copied::ByHand(text) });
}

async fn write(text: &str) -> bool {
    // Absent outside secure contexts, where the binding would throw.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    clipboard.is_ok_and(|clipboard| clipboard.is_object())
        && JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Copies as the reader would, by selecting: the old way, which needs no permission.
fn copy_selected(text: &str) -> bool {
    let page: HtmlDocument = document().unchecked_into();
    let focused = page.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let copied = (|| {
        let field: HtmlTextAreaElement = page.create_element("textarea").ok()?.dyn_into().ok()?;
        field.set_value(text);
        page.body()?.append_child(&field).ok()?;
        field.select();
        let copied = page.exec_command("copy");
        field.remove();
        copied.ok()
    })();
    if let Some(focused) = focused {
        let _ = focused.focus();
    }
    copied == Some(true)
}

/// The address of a route, absolute, for pasting elsewhere: where the explorer is published if that is
/// known, else of this page. What a frame's address asks for is no part of it.
pub(crate) fn absolute(fragment: &str) -> String {
    hosting::home().unwrap_or_else(hosting::here) + fragment
}
