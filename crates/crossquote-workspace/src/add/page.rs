//! The page on which articles are added, and collections of before opened.

use leptos::prelude::*;

use super::added::AddedArticles;
use super::naming::Naming;
use super::progress::ReadingProgress;
use super::refused::RefusedFiles;
use super::sources::Sources;
use crate::library::LibraryList;
use crate::review::Problems;

/// The page.
#[component]
pub(crate) fn AddPage() -> impl IntoView {
    document().set_title("Add articles – Crossquote");
    view! {
        <div class="add">
            <h1>"Add articles"</h1>
            <p class="lead">
                "Read your own articles: who said what in each, and how each worded it. Everything is done in \
                 this browser, and nothing is uploaded."
            </p>
            <Problems />
            <LibraryList />
            <Sources />
            <ReadingProgress />
            <RefusedFiles />
            <AddedArticles />
            <Naming />
        </div>
    }
}
