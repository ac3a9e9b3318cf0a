//! One way to go on from what is typed, as a line of the list.

use std::sync::Arc;

use crossquote_explore::search::{Completion, Meaning, Outcome, Request};

use super::recent::recent_searches;
use crate::collection::Collection;
use crate::quotes::facets::facet_value_label;
use crate::wording;

/// What a line offers.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Suggestion {
    /// What the word in front of the caret may be meant as.
    Completion(Completion),
    /// A search made before.
    RecentSearch(Request),
    /// To forget those.
    ForgetSearches,
}

/// The words of a line: what sort it is, what it offers, and what more is known of that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SuggestionWords {
    pub(super) sort: &'static str,
    pub(super) offer: String,
    pub(super) more: String,
}

/// What there is to offer for a text with the caret at one of its bytes.
pub(super) fn suggestions(collection: &Collection, text: &str, caret: usize) -> Vec<Suggestion> {
    if !text.is_empty() {
        let completions = collection.index.completions(text, caret);
        return completions.into_iter().map(Suggestion::Completion).collect();
    }
    let mut recent: Vec<Suggestion> =
        recent_searches().into_iter().map(Suggestion::RecentSearch).collect();
    if !recent.is_empty() {
        recent.push(Suggestion::ForgetSearches);
    }
    recent
}

/// How a line reads; `outcome` counts what a value would give.
pub(super) fn suggestion_words(
    collection: &Collection,
    outcome: &Arc<Outcome>,
    suggestion: &Suggestion,
) -> SuggestionWords {
    match suggestion {
        Suggestion::Completion(Completion { meaning: Meaning::Write(written), .. }) => {
            let field = written.trim_start_matches('-').trim_end_matches(':');
            SuggestionWords {
                sort: "",
                offer: written.clone(),
                more: wording::search_field(field).to_owned(),
            }
        }
        &Suggestion::Completion(Completion { meaning: Meaning::Choose(facet, number), .. }) => {
            let value = collection.index.facet_value(facet, number);
            let counts = &outcome.facets[facet as usize].counts;
            let found = counts.get(number as usize).map_or(0, |count| *count as usize);
            SuggestionWords {
                sort: wording::facet(facet),
                offer: facet_value_label(collection, facet, value),
                more: wording::count(found, "quotation"),
            }
        }
        Suggestion::RecentSearch(request) => {
            let filters = request.chosen.count();
            let more = if filters > 0 { wording::count(filters, "filter") } else { String::new() };
            SuggestionWords { sort: "Recent", offer: request.text.clone(), more }
        }
        Suggestion::ForgetSearches => SuggestionWords {
            offer: "Forget these searches".to_owned(),
            ..SuggestionWords::default()
        },
    }
}
