//! What is known of a quotation that is being marked.

use leptos::html::Div;
use leptos::prelude::*;

use super::selection::selected_span;
use crate::context::use_workspace;
use crate::review::dataset::ReviewedArticle;
use crate::review::speaker_fields::SpeakerEntry;
use crate::review::state::{ArticleSpan, ReviewState};
use crossquote_ui::browser::focus::focus_by_id;
use crossquote_ui::browser::timing::next_frame;

/// The ids of two fields of the form.
pub(super) const WORDS_FIELD: &str = "mark-words";
pub(super) const SPEAKER_FIELD: &str = "mark-speaker";

/// The text that words are selected in, and the form that they are marked by.
#[derive(Clone, Copy)]
pub(in crate::review) struct Marking {
    pub(super) article: ReviewedArticle,
    pub(super) state: ReviewState,
    /// The element that shows the article's text.
    pub(in crate::review) text: NodeRef<Div>,
    /// Whether the form is unfolded.
    pub(super) is_open: RwSignal<bool>,
    pub(super) words: RwSignal<String>,
    pub(super) speaker: SpeakerEntry,
    pub(super) source: RwSignal<String>,
    pub(super) cue: RwSignal<String>,
}

impl Marking {
    pub(in crate::review) fn new(article: ReviewedArticle) -> Marking {
        Marking {
            article,
            state: use_workspace().review,
            text: NodeRef::new(),
            is_open: RwSignal::new(false),
            words: RwSignal::new(String::new()),
            speaker: SpeakerEntry::new(String::new()),
            source: RwSignal::new(String::new()),
            cue: RwSignal::new(String::new()),
        }
    }

    /// Takes over what is selected in the text, where something is, and unfolds the form.
    pub(in crate::review) fn take_selection(self) {
        let text = self.text.get_untracked();
        if let Some(span) = text.and_then(|text| selected_span(&text)) {
            let article = self.article.id();
            self.state.selected.set(Some(ArticleSpan { article, span }));
            self.is_open.set(true);
        }
    }

    /// Unfolds the form, and moves the focus to what is missing there.
    pub(in crate::review) fn open(self) {
        self.is_open.set(true);
        next_frame(move || {
            let has_words = self.words.try_with_untracked(|words| !words.trim().is_empty());
            focus_by_id(if has_words == Some(true) { SPEAKER_FIELD } else { WORDS_FIELD });
        });
    }
}
