//! One facet: its values, each with a box to tick and the number of quotations that have it.

use std::sync::Arc;

use crossquote_explore::search::{Facet, Outcome};
use crossquote_model::Polarity;
use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use super::label::facet_value_label;
use crate::context::use_collection;
use crate::quotes::search::Search;
use crate::wording;
use crossquote_ui::{LongList, Rows, ShowAll, VisuallyHidden};

/// Facets that are open from the start; the others are one press away.
const OPEN: [Facet; 4] = [Facet::Speaker, Facet::Article, Facet::Kind, Facet::Polarity];

/// Values that are drawn before "show all": each costs something with every key.
const VALUES_FIRST: usize = 12;

/// Values that are drawn at all: thousands of boxes are no list to choose from. The search box completes the
/// others.
const VALUES_MOST: usize = 200;

/// What the boxes follow.
#[derive(Clone, Copy)]
pub(super) struct FacetSignals {
    /// The values that are on, by facet and number.
    pub(super) active: Memo<Vec<(Facet, u32)>>,
    /// The outcome whose counts are shown.
    pub(super) counted: RwSignal<Arc<Outcome>>,
}

/// The facet under its heading; nothing where it has no values.
#[component]
pub(super) fn FacetBox(facet: Facet, search: Search, signals: FacetSignals) -> impl IntoView {
    let collection = use_collection();
    let values: Vec<(u32, String)> = collection
        .index
        .facet_values(facet)
        .take(VALUES_MOST)
        .map(|(number, value)| (number, value.to_owned()))
        .collect();
    // Where everything is said there is nothing to choose.
    if values.is_empty() || (facet == Facet::Polarity && values[..].iter().all(is_said)) {
        return ().into_any();
    }
    let beyond = collection.index.facet_values(facet).count() - values.len();
    let noun = if beyond > 0 { "listed values" } else { "values" };
    let list = LongList::forgetful(values.len(), VALUES_FIRST);
    let container = AnyNodeRef::new();
    let heading = wording::facet(facet);
    view! {
        <details
            class="facet"
            data-testid=format!("facet-{}", facet.name())
            open=OPEN.contains(&facet)
        >
            <summary>{heading}</summary>
            <fieldset>
                <legend>
                    <VisuallyHidden>{heading}</VisuallyHidden>
                </legend>
                <div class="facet-values" node_ref=container>
                    <Rows list let:row>
                        <FacetValue facet value=values[row].clone() search signals />
                    </Rows>
                </div>
            </fieldset>
            <ShowAll list container noun />
            {(beyond > 0).then(|| view! { <BeyondListed facet beyond /> })}
        </details>
    }
    .into_any()
}

fn is_said((_, polarity): &(u32, String)) -> bool {
    *polarity == Polarity::Said.name()
}

/// Where to find the values that are not listed.
#[component]
fn BeyondListed(facet: Facet, beyond: usize) -> impl IntoView {
    let (more, name) = (wording::figure(beyond), facet.name());
    view! {
        <p class="hint">
            {format!("{more} more are not listed: type {name}: in the search box.")}
        </p>
    }
}

#[component]
fn FacetValue(
    facet: Facet,
    /// Its number, as outcomes count, and the value itself.
    value: (u32, String),
    search: Search,
    signals: FacetSignals,
) -> impl IntoView {
    let collection = use_collection();
    let (number, value) = value;
    let FacetSignals { active, counted } = signals;
    let label = facet_value_label(&collection, facet, &value);
    let count = Memo::new(move |_| {
        counted.with(|outcome| {
            let counts = &outcome.facets[facet as usize].counts;
            counts.get(number as usize).copied().unwrap_or(0)
        })
    });
    let is_active = move || active.with(|active| active.contains(&(facet, number)));
    let toggle = move |_| {
        let request = search.request.get_untracked();
        search.choose(collection.index.toggle(&request, facet, &value));
    };
    view! {
        <label class="facet-value" class:facet-zero=move || count.get() == 0>
            <input type="checkbox" prop:checked=move || is_active() on:change=toggle />
            <span class="facet-label">{label}</span>
            <span class="facet-count">{move || wording::figure(count.get() as usize)}</span>
        </label>
    }
}
