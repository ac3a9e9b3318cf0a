//! A button that copies a text, and has the page say so.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::notices::Notices;
use crate::browser::clipboard;

/// Copies what `text` gives when it is pressed. [`super::CopyNotice`] shows what became of it.
#[component]
pub fn CopyButton(
    /// What the button says.
    label: &'static str,
    /// What the reader is told when it worked: `Apparatus copied.`
    done: &'static str,
    /// Asked when the button is pressed.
    #[prop(into)]
    text: Callback<(), String>,
) -> impl IntoView {
    let notices = expect_context::<Notices>();
    let copy = move |event: web_sys::MouseEvent| {
        let button = event.current_target().and_then(|button| button.dyn_into().ok());
        let text = text.run(());
        spawn_local(async move {
            let copied = clipboard::copy(&text).await;
            notices.tell_of_copy(copied, done, text, button);
        });
    };
    view! {
        <button class="action" on:click=copy>
            {label}
        </button>
    }
}
