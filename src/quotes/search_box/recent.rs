//! Searches made before, remembered by their addresses where the browser lets the page.

use std::time::Duration;

use crossquote_explore::search::Request;
use leptos::prelude::*;

use crate::quotes::search::Search;
use crate::router::Route;
use crossquote_ui::browser::local_storage;
use crossquote_ui::browser::timing::after_delay;

/// How long a search has to stay as it is to be remembered.
const REMEMBER_AFTER: Duration = Duration::from_secs(2);

/// Bytes of a search that is remembered: a letter is none yet, a paragraph is in the reader's clipboard.
const WORTH_REMEMBERING: std::ops::Range<usize> = 2..200;

/// Searches remembered at most.
const MOST: usize = 8;

/// Name in the browser's storage, which one host's pages share: the path behind it keeps collections apart.
const STORED_AS: &str = "crossquote recent searches ";

/// The searches, the last one first.
pub(super) fn recent_searches() -> Vec<Request> {
    let request = |address: String| match Route::parse(&address) {
        Route::Quotes(request) => Some(request),
        _ => None,
    };
    stored().into_iter().filter_map(request).collect()
}

/// Forgets them all.
pub(super) fn forget_searches() {
    local_storage::write(&stored_as(), "");
}

/// Remembers searches that stay as they are for a while and find something, from now on.
pub(super) fn remember_searches(search: Search) {
    let Search { request, outcome, .. } = search;
    Effect::new(move || {
        let asked = request.get();
        let found = outcome.with(|outcome| outcome.total > 0);
        if !found || !WORTH_REMEMBERING.contains(&asked.text.trim().len()) {
            return;
        }
        after_delay(REMEMBER_AFTER, move || {
            local_storage::write(&stored_as(), &with_search(stored(), &asked).join("\n"));
        });
    });
}

/// The addresses with that of a search in front. What it began with was remembered while a reader paused: it
/// takes the place of that.
fn with_search(mut addresses: Vec<String>, asked: &Request) -> Vec<String> {
    let address =
        |text: &str| Route::Quotes(Request { text: text.to_owned(), ..asked.clone() }).fragment();
    let beginnings: Vec<String> =
        asked.text.char_indices().map(|(at, _)| address(&asked.text[..at])).collect();
    let now = address(&asked.text);
    addresses.retain(|known| *known != now && !beginnings.contains(known));
    addresses.insert(0, now);
    addresses.truncate(MOST);
    addresses
}

fn stored() -> Vec<String> {
    let lines = local_storage::read(&stored_as()).unwrap_or_default();
    lines.lines().take(MOST).map(str::to_owned).collect()
}

fn stored_as() -> String {
    STORED_AS.to_owned() + &window().location().pathname().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_takes_the_place_of_what_it_began_with() {
        let asked = |text: &str| Request { text: text.to_owned(), ..Request::default() };
        let mut known = Vec::new();
        for text in ["tr", "trade", "peace", "trade it"] {
            known = with_search(known, &asked(text));
        }
        assert_eq!(known, ["#/quotes?q=trade+it", "#/quotes?q=peace"]);
        for at in 0..20 {
            known = with_search(known, &asked(&format!("search {at:02}")));
        }
        assert_eq!(known.len(), MOST);
        assert_eq!(known[0], "#/quotes?q=search+19");
    }
}
