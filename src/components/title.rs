//! The name of the page in the browser's tab and history.

use leptos::prelude::*;

use crate::store::Store;

/// Names the tab after the page and the story.
pub(crate) fn set_title(page: &str) {
    let story = &Store::get().dataset.title;
    document().set_title(&format!("{page} – {story} – Crossquote"));
}
