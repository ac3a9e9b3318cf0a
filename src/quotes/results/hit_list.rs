//! The cards of the results, tens of thousands at most, of which those near the window are on the page.

use std::sync::Arc;

use crossquote_explore::search::Hit;
use leptos::prelude::*;

use super::hits::{Hits, describe_unmarked};
use crate::collection::Readiness;
use crate::context::use_collection;
use crate::quotation::QuotationCard;
use crate::quotes::search::Search;
use crate::records::AwaitedWords;
use crate::router::Route;
use crossquote_ui::browser::timing::after_paint;
use crossquote_ui::{Listed, VirtualList};

/// The list, which follows the search.
#[component]
pub(super) fn HitList(search: Search) -> impl IntoView {
    let collection = use_collection();
    let Search { request, outcome, typing, .. } = search;
    let listed = Listed::new();
    let hits = RwSignal::new(Arc::new(Hits::default()));
    // The same a frame later while somebody types, for rows that can wait.
    let later_hits = RwSignal::new(Arc::new(Hits::default()));
    Effect::new(move || {
        let (outcome, request) = (outcome.get(), request.get_untracked());
        let (total, name) = (outcome.total as usize, Route::Quotes(request.clone()).fragment());
        let settled = move || {
            let _ = typing.try_set(false);
        };
        let is_typing = typing.get_untracked();
        listed.show(total, name, is_typing, settled);
        let now = Arc::new(Hits::new(request, outcome));
        hits.set(now.clone());
        if is_typing {
            after_paint(move || {
                let _ = later_hits.try_set(now);
            });
        } else {
            later_hits.set(now);
        }
    });
    let row = move |position: usize| {
        let collection = collection.clone();
        let row = move || {
            let hits = if listed.is_urgent(position) { hits.get() } else { later_hits.get() };
            let hit = hits.get(&collection, position)?;
            let articles = [collection.quotation(hit.quotation).article];
            // Waits for the words here, not in an effect of its own, so that the list knows of all that is drawn.
            Some(match collection.request_texts(&articles) {
                Readiness::Ready => view! { <HitCard hits hit /> }.into_any(),
                readiness => view! { <AwaitedWords articles=&articles readiness /> }.into_any(),
            })
        };
        row.into()
    };
    view! { <VirtualList listed row /> }
}

/// The card of a hit, with what matched in it.
#[component]
fn HitCard(hits: Arc<Hits>, hit: Hit) -> impl IntoView {
    let hit = hits.mark(&use_collection(), hit);
    let found_beside = describe_unmarked(&hit, &hits.request.text);
    let Hit { quotation, marks: matches, .. } = hit;
    view! { <QuotationCard quotation matches found_beside /> }
}
