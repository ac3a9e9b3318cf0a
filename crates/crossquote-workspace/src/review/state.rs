//! What is chosen on the page of the review.

use std::hash::{Hash, Hasher};

use crossquote_model::Span;
use crossquote_model::corrections::Kind;
use crossquote_ui::browser::local_storage;
use leptos::prelude::*;

/// What the browser's storage has the reviewer's name under.
const REVIEWER: &str = "crossquote reviewer";

/// Lives as long as the workspace: what is chosen stays so while another page is shown.
#[derive(Clone, Copy)]
pub(crate) struct ReviewState {
    /// Who reviews, as they call themselves; goes into each correction. Empty where they do not say.
    pub(crate) reviewer: RwSignal<String>,
    /// Which part of the review is shown.
    pub(super) view: RwSignal<ReviewView>,
    /// The id of the quotation that is open.
    pub(super) chosen: RwSignal<Option<String>>,
    /// What was selected in the text of an article.
    pub(super) selected: RwSignal<Option<ArticleSpan>>,
    /// What is being marked as a quotation, which is to be open once it is one.
    pub(super) awaited: RwSignal<Option<ArticleSpan>>,
    /// The ids of the speakers that are ticked, in the order in which they were.
    pub(super) ticked: RwSignal<Vec<String>>,
    /// What names of speakers have to hold to be listed.
    pub(super) speaker_search: RwSignal<String>,
    /// The correction that is being explained.
    pub(super) open_note: RwSignal<Option<CorrectionKey>>,
    /// Whether all corrections are listed.
    pub(super) corrections_expanded: RwSignal<bool>,
    /// How far down the text of an article was scrolled, in pixels, and the article's id.
    pub(super) scrolled: StoredValue<Option<(String, i32)>>,
    /// Whether something that is about to be drawn will take the focus back: keys count meanwhile.
    pub(super) is_restoring_focus: StoredValue<bool>,
    /// The correction whose button takes the focus once the step is drawn that was taken there.
    pub(super) explained: StoredValue<Option<CorrectionKey>>,
}

/// The parts of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReviewView {
    Articles,
    Speakers,
    Corrections,
}

/// Words of an article, by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ArticleSpan {
    pub(super) article: String,
    pub(super) span: Span,
}

/// A correction, by its kind and its place among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CorrectionKey {
    pub(super) kind: Kind,
    pub(super) index: usize,
}

impl Hash for CorrectionKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.kind.name(), self.index).hash(state);
    }
}

impl ReviewState {
    /// Nothing is chosen; the reviewer is the one of the last visit.
    pub(crate) fn new() -> ReviewState {
        ReviewState {
            reviewer: RwSignal::new(local_storage::read(REVIEWER).unwrap_or_default()),
            view: RwSignal::new(ReviewView::Articles),
            chosen: RwSignal::new(None),
            selected: RwSignal::new(None),
            awaited: RwSignal::new(None),
            ticked: RwSignal::new(Vec::new()),
            speaker_search: RwSignal::new(String::new()),
            open_note: RwSignal::new(None),
            corrections_expanded: RwSignal::new(false),
            scrolled: StoredValue::new(None),
            is_restoring_focus: StoredValue::new(false),
            explained: StoredValue::new(None),
        }
    }

    /// Says who reviews from now on, and has the browser remember it.
    pub(super) fn set_reviewer(self, name: String) {
        local_storage::write(REVIEWER, name.trim());
        self.reviewer.set(name);
    }
}
