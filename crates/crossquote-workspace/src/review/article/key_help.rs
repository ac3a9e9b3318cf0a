//! The keys of the review, for those who use them.

use leptos::prelude::*;

use crossquote_ui::CollectAnyView;

const KEYS: [(&str, &str); 8] = [
    ("j", "next quotation"),
    ("k", "the one before"),
    ("n", "next one to check"),
    ("s", "its speaker"),
    ("x", "it is no quotation"),
    ("m", "mark one that was missed"),
    ("Ctrl Z", "undo"),
    ("Ctrl Y", "redo"),
];

/// What each does, folded.
#[component]
pub(super) fn KeyHelp() -> impl IntoView {
    let keys = KEYS.map(|(key, does)| {
        view! {
            <li>
                <kbd>{key}</kbd>
                " "
                {does}
            </li>
        }
    });
    view! {
        <details class="hint review-keys">
            <summary>"Keys"</summary>
            <p>"While the text or the list of quotations has the focus:"</p>
            <ul>{keys.collect_any_view()}</ul>
        </details>
    }
}
