//! What was odd about the words typed, what is shown beyond them, and what they stand for.

use crossquote_explore::search::{Found, Outcome, Relaxation};
use leptos::prelude::*;

use crate::quotes::search::Search;
use crossquote_ui::CollectAnyView;

/// Words that a word stands for and that are named; more are counted.
const NAMED: usize = 6;

/// The notes, a line each.
#[component]
pub(super) fn QueryNotes(search: Search) -> impl IntoView {
    let Search { request, outcome, .. } = search;
    let lines = move || {
        outcome.with(|outcome| {
            let messages = outcome.notes.iter().map(|note| note.message.clone());
            let messages = messages.chain(beyond(outcome).map(str::to_owned));
            let messages = messages.map(|message| view! { <li>{message}</li> }.into_any());
            let typed = request.with_untracked(|request| request.text.clone());
            let included = outcome.found.iter().filter_map(|found| included_words(found, &typed));
            let included =
                included.map(|(term, words)| view! { <IncludedWords term words /> }.into_any());
            messages.chain(included).collect_any_view()
        })
    };
    view! {
        <ul class="query-notes" data-testid="notes">
            {move || lines()}
        </ul>
    }
}

/// What a word stands for besides itself.
#[component]
fn IncludedWords(term: String, words: String) -> impl IntoView {
    view! {
        <li class="including">
            <span class="including-typed">{format!("“{term}”")}</span>
            " including "
            {words}
        </li>
    }
}

fn beyond(outcome: &Outcome) -> Option<&'static str> {
    match outcome.relaxation {
        Relaxation::Most if outcome.total > 0 => {
            Some("Nothing has all these words: these have most of them.")
        }
        Relaxation::Alike => {
            Some("Also what has most of these words, as others may have printed it.")
        }
        Relaxation::Most | Relaxation::Nothing => None,
    }
}

/// The word as typed, and what it includes; `None` where that is nothing.
fn included_words(found: &Found, typed: &str) -> Option<(String, String)> {
    if found.including.is_empty() {
        return None;
    }
    let named = found.including.iter().take(NAMED).map(|included| included.word.as_str());
    let mut words = named.collect::<Vec<_>>().join(", ");
    let more = found.including.len().saturating_sub(NAMED);
    if more > 0 {
        words += &format!(" and {more} more");
    }
    Some((found.term.of(typed).to_owned(), words))
}
