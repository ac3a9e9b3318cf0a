//! Stub.

use leptos::prelude::*;

#[component]
pub(crate) fn SpeakersPage() -> impl IntoView {
    view! { <h1>"SpeakersPage"</h1> }
}

#[component]
pub(crate) fn SpeakerPage(id: String) -> impl IntoView {
    view! { <h1>{id}</h1> }
}
