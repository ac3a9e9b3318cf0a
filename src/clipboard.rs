//! Copying: to the clipboard where the browser allows it, else as text to copy by hand.

use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What became of the last copy; provided as context and shown by the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    Nothing,
    /// It is on the clipboard: what to say about it.
    Done(&'static str),
    /// The browser refused, as it does in most frames: the text, to be copied by hand.
    ByHand(String),
}

/// Copies and tells the shell. `said` is what the reader hears when it worked.
pub(crate) fn copy(text: String, said: &'static str) {
    let result = expect_context::<RwSignal<Copied>>();
    spawn_local(async move {
        // Absent outside secure contexts, where the binding would throw.
        let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
        let allowed = clipboard.is_ok_and(|clipboard| clipboard.is_object())
            && JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok();
        result.set(if allowed { Copied::Done(said) } else { Copied::ByHand(text) });
    });
}

/// The address of a route of this page, absolute, for pasting elsewhere.
pub(crate) fn absolute(fragment: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}{fragment}")
}
