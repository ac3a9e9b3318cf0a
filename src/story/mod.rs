//! Stub.

use leptos::prelude::*;

#[component]
pub(crate) fn StoryPage() -> impl IntoView {
    view! { <h1>"StoryPage"</h1> }
}
