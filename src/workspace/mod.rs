//! Stub.

use leptos::prelude::*;

/// Where people make collections of their own.
#[component]
pub(crate) fn WorkspacePage(title: &'static str) -> impl IntoView {
    view! { <h1>{title}</h1> }
}
