//! Why nothing was found, and what each removal would give.

use crossquote_explore::search::{Removable, Removal, Request};
use leptos::prelude::*;

use crate::context::use_collection;
use crate::quotes::search::{Search, focus_search_box};
use crate::wording::{self, NO_QUOTATIONS, count};
use crossquote_ui::CollectAnyView;

/// In place of the list.
#[component]
pub(super) fn NothingFound(search: Search) -> impl IntoView {
    let collection = use_collection();
    let dataset = &collection.dataset;
    if dataset.quotations.is_empty() {
        return view! {
            <div class="nothing" data-testid="nothing">
                <h2>{NO_QUOTATIONS}</h2>
            </div>
        }
        .into_any();
    }
    let holds = format!(
        "This collection holds {} from {}. Not found here does not mean never said.",
        count(dataset.quotations.len(), "quotation"),
        count(dataset.articles.len(), "article"),
    );
    let ways_out = move || {
        let request = search.request.get();
        let removals = collection.index.removals(&request);
        let ways = removals.into_iter().map(|removal| {
            let label = removal_label(&removal, &request);
            view! { <WayOut removal label search /> }
        });
        ways.collect_any_view()
    };
    view! {
        <div class="nothing" data-testid="nothing">
            <h2>"No quotation matches all of this"</h2>
            <ul>{move || ways_out()}</ul>
            <p class="hint">{holds}</p>
        </div>
    }
    .into_any()
}

/// A button that takes one thing out of the request and says what that gives.
#[component]
fn WayOut(removal: Removal, label: String, search: Search) -> impl IntoView {
    let Removal { left, count: found, .. } = removal;
    let remove = move |_| {
        search.choose(left.clone());
        focus_search_box();
    };
    view! {
        <li>
            <button class="action" disabled=found == 0 on:click=remove>
                {format!("{label}: {}", count(found as usize, "result"))}
            </button>
        </li>
    }
}

fn removal_label(removal: &Removal, request: &Request) -> String {
    match removal.what {
        Removable::Text => format!("Without the words “{}”", request.text.trim()),
        Removable::Term(span) => format!("Without “{}”", span.of(&request.text).trim()),
        Removable::Facet(facet) => format!("Without the filter {}", wording::facet(facet)),
        Removable::Exact => "Also other forms and spellings".to_owned(),
    }
}
