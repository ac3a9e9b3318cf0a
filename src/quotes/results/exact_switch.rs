//! Whether words are found as typed only.

use crossquote_explore::search::Request;
use leptos::prelude::*;

use crate::quotes::search::Search;

/// The switch, while there are words or it is on.
#[component]
pub(super) fn ExactSwitch(search: Search) -> impl IntoView {
    let request = search.request;
    let exact = Memo::new(move |_| request.with(|request| request.exact));
    let shown = Memo::new(move |_| request.with(|now| now.exact || !now.text.trim().is_empty()));
    let toggle = move |_| {
        let now = request.get_untracked();
        search.choose(Request { exact: !now.exact, ..now });
    };
    view! {
        <label class="results-exact" prop:hidden=move || !shown.get()>
            <input type="checkbox" prop:checked=move || exact.get() on:change=toggle />
            "Words exactly as typed"
        </label>
    }
}
