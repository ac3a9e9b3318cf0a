//! The filters: a column where there is room, folded into one line on a phone.

use crossquote_core::search::Facet;
use leptos::prelude::*;

use super::active::active_values;
use super::facet::{FacetBox, FacetSignals};
use crate::context::use_collection;
use crate::quotes::search::Search;
use crossquote_ui::CollectAnyView;
use crossquote_ui::browser::timing::after_paint;

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
    let facets = Facet::ALL.map(|facet| view! { <FacetBox facet search signals /> });
    view! {
        <aside class="filters" class:open=move || open.get() aria-label="Filters">
            <button
                class="filters-toggle"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                "Filters"
            </button>
            <div class="filters-body">{facets.collect_any_view()}</div>
        </aside>
    }
}
