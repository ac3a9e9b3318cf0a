//! The results under their count.

use crossquote_explore::search::Request;
use leptos::prelude::*;

use super::announcer::CountAnnouncer;
use super::exact_switch::ExactSwitch;
use super::hit_list::HitList;
use super::notes::QueryNotes;
use super::nothing_found::NothingFound;
use crate::context::use_collection;
use crate::quotes::facets::Chips;
use crate::quotes::search::Search;
use crate::records::DoubtfulSwitch;
use crate::wording::{count, figure};

/// The results, with chips of the filters that are on.
#[component]
pub(in crate::quotes) fn Results(search: Search) -> impl IntoView {
    let collection = use_collection();
    let all = collection.dataset.quotations.len();
    let sure = all - collection.doubtful();
    let Search { request, outcome, .. } = search;
    let total = Memo::new(move |_| outcome.with(|outcome| outcome.total as usize));
    let doubtful = Memo::new(move |_| outcome.with(|outcome| outcome.doubtful as usize));
    // Those that are listed are counted with the others.
    let hidden = Memo::new(move |_| {
        let listed = request.with(|request| request.doubtful);
        if listed { 0 } else { doubtful.get() }
    });
    let described = move || {
        request.with(|request| {
            let all = if request.doubtful { all } else { sure };
            describe_count(total.get(), doubtful.get(), all, request)
        })
    };
    view! {
        <section class="results" aria-label="Results" data-testid="results">
            <h2 class="hidden">"Results"</h2>
            <Chips search />
            <div class="results-head">
                <p class="results-count" data-testid="count">
                    {move || described()}
                </p>
                {move || view! { <DoubtfulSwitch number=doubtful.get() /> }}
                <ExactSwitch search />
            </div>
            <CountAnnouncer total hidden />
            <QueryNotes search />
            <HitList search />
            <Show when=move || total.get() == 0 && doubtful.get() == 0>
                <NothingFound search />
            </Show>
        </section>
    }
}

/// How many quotations match, of how many.
fn describe_count(hits: usize, doubtful: usize, all: usize, request: &Request) -> String {
    if hits == 0 && doubtful > 0 {
        // What there is is offered right behind it.
        "Nothing sure.".to_owned()
    } else if all == 0 {
        // The empty result says it.
        String::new()
    } else if request.text.trim().is_empty() && request.chosen.is_empty() {
        format!("{}, in reading order", count(all, "quotation"))
    } else {
        format!("{} of {}", figure(hits), count(all, "quotation"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_says_what_it_is_of() {
        let asked = |text: &str| Request { text: text.to_owned(), ..Request::default() };
        assert_eq!(describe_count(0, 0, 0, &asked("peace")), "");
        assert_eq!(
            describe_count(1_200, 4, 1_200, &asked(" ")),
            "1,200 quotations, in reading order"
        );
        assert_eq!(describe_count(0, 2, 1_200, &asked("peace")), "Nothing sure.");
        assert_eq!(describe_count(3, 0, 1_200, &asked("peace")), "3 of 1,200 quotations");
    }
}
