//! A box under a heading that folds it.

use leptos::prelude::*;

/// Open until the reader folds it.
#[component]
pub(super) fn FoldingBox(heading: &'static str, children: Children) -> impl IntoView {
    view! {
        <details class="forms-box" open=true>
            <summary>{heading}</summary>
            {children()}
        </details>
    }
}
