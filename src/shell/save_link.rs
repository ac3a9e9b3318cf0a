//! The way to the whole explorer in one file.

use leptos::prelude::*;

use crossquote_ui::browser::hosting;

/// What that file is called beside the page; whoever finishes a site writes it.
const SAVED_EXPLORER: &str = "crossquote.html";

/// Leads to the explorer in one file; nothing where this is one.
#[component]
pub(super) fn SaveLink() -> impl IntoView {
    hosting::saved_on().is_none().then(|| {
        view! {
            <a class="action" href=SAVED_EXPLORER download=SAVED_EXPLORER>
                "Save for offline"
            </a>
        }
        .into_any()
    })
}
