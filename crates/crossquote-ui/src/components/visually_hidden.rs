//! Words for those who hear the page.

use leptos::prelude::*;

/// Words that screen readers read and nobody sees.
#[component]
pub fn VisuallyHidden(children: Children) -> impl IntoView {
    view! { <span class="hidden">{children()}</span> }
}
