//! What the address of a comparison chooses.

use leptos::prelude::*;

use super::articles::ComparedArticles;

/// What the address says, each part for itself.
#[derive(Clone, Copy)]
pub(super) struct Choices {
    pub(super) articles: Memo<ComparedArticles>,
    /// The whole texts, not statement by statement.
    pub(super) texts: Memo<bool>,
    /// The id of the statement in focus, which may be of none that there is.
    pub(super) statement: Memo<Option<String>>,
}
