//! A frame that alone scrolls sideways where there is no room for what is wide.

use leptos::prelude::*;

/// Holds something wide, such as a table, so that the page itself never scrolls sideways.
#[component]
pub fn HorizontalScroll(
    /// What those hear who come to it by keyboard.
    label: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="matrix-frame" tabindex="0" role="region" aria-label=label>
            {children()}
        </div>
    }
}
