//! Copying: to the clipboard where the browser allows it, else as text to copy by hand.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::element::{El, el};
use crate::hosting;
use crate::state::State;

thread_local! {
    /// The button of the last copy.
    static COPIER: Cell<Option<web_sys::EventTarget>> = const { Cell::new(None) };
}

/// What became of the last copy; provided as context and shown by the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    Nothing,
    /// It is on the clipboard: what to say about it.
    Done(&'static str),
    /// The browser refused, as it does in most frames: the text, to be copied by hand.
    ByHand(String),
}

/// A button that copies what `text` gives. `done` is what the reader hears when it worked.
pub(crate) fn copier(
    name: &'static str,
    done: &'static str,
    text: impl Fn() -> String + Send + 'static,
) -> El {
    let result = expect_context::<State<Copied>>();
    el("button").class("action").child(name).on("click", move |event| {
        COPIER.set(event.current_target());
        spawn_local(copy(text(), done, result));
    })
}

/// Takes the word of a copy away; the focus goes back to the button that asked for it.
pub(crate) fn close(result: State<Copied>) {
    result.set(Copied::Nothing);
    if let Some(Ok(copier)) = COPIER.take().map(JsCast::dyn_into::<web_sys::HtmlElement>) {
        let _ = copier.focus();
    }
}

async fn copy(text: String, done: &'static str, result: State<Copied>) {
    // Absent outside secure contexts, where the binding would throw.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    let allowed = clipboard.is_ok_and(|clipboard| clipboard.is_object())
        && JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok();
    result.set(if allowed { Copied::Done(done) } else { Copied::ByHand(text) });
}

/// The address of a route, absolute, for pasting elsewhere: where the explorer is published if that is
/// known, else of this page. What a frame's address asks for is no part of it.
pub(crate) fn absolute(fragment: &str) -> String {
    hosting::home().unwrap_or_else(hosting::here) + fragment
}
