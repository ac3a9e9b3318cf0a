//! The name of the page in the browser's tab and history.

use leptos::prelude::*;

use crate::context::use_collection;

/// Names the tab after the page and the story.
#[component]
pub(crate) fn PageTitle(#[prop(into)] name: String) -> impl IntoView {
    let story = &use_collection().dataset.title;
    document().set_title(&format!("{name} – {story} – Crossquote"));
}
