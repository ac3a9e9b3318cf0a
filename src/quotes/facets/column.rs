//! The filters: a column where there is room, folded into one line on a phone.

use crossquote_explore::search::Facet;
use leptos::prelude::*;

use super::active::active_values;
use super::facet::{FacetBox, FacetSignals};
use crate::context::{use_collection, use_router};
use crate::quotes::search::Search;
use crossquote_ui::CollectAnyView;
use crossquote_ui::browser::timing::{after_paint, when_idle};

/// All facets. Their values never change place, so that nothing jumps while a reader chooses.
#[component]
pub(in crate::quotes) fn FilterColumn(search: Search) -> impl IntoView {
    let collection = use_collection();
    let Search { request, outcome, .. } = search;
    // The same after most keys, which so leave every box alone.
    let active = Memo::new(move |_| {
        outcome.with(|outcome| {
            request.with_untracked(|request| active_values(&collection.index, request, outcome))
        })
    });
    // The counts follow a frame later: a key's results should not wait for eighty numbers.
    let counted = RwSignal::new(outcome.get_untracked());
    Effect::new(move || {
        let outcome = outcome.get();
        after_paint(move || {
            let _ = counted.try_set(outcome);
        });
    });
    let signals = FacetSignals { active, counted };
    let open = RwSignal::new(false);
    // And so do the boxes themselves when the page opens: the first results come first. Nothing stands below them
    // that could jump.
    let drawn = RwSignal::new(use_router().has_returned());
    if !drawn.get_untracked() {
        after_paint(move || {
            when_idle(move || {
                let _ = drawn.try_set(true);
            });
        });
    }
    let facets = move || {
        let boxes = || Facet::ALL.map(|facet| view! { <FacetBox facet search signals /> });
        drawn.get().then(|| boxes().collect_any_view().into_any())
    };
    view! {
        <aside class="filters" class:open=move || open.get() aria-label="Filters">
            <button
                class="filters-toggle"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                "Filters"
            </button>
            <div class="filters-body">
                {facets}
            </div>
        </aside>
    }
}
