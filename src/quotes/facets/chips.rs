//! What is on, chosen or typed, each with a button that takes it off.

use crossquote_explore::search::{Chosen, Facet, Outcome, Request};
use crossquote_model::Span;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::label::{facet_value_label, typed_filter_label};
use crate::collection::Collection;
use crate::context::use_collection;
use crate::quotes::search::{Search, focus_search_box};
use crate::wording;
use crossquote_ui::browser::timing::next_frame;
use crossquote_ui::{CollectAnyView, VisuallyHidden};

/// A filter that is on.
#[derive(Clone, PartialEq)]
struct Chip {
    facet: Facet,
    label: String,
    origin: Origin,
}

/// Where a filter comes from.
#[derive(Clone, PartialEq)]
enum Origin {
    /// Chosen, with the value.
    Chosen(String),
    /// Typed, there among the words.
    Typed(Span),
}

impl Chip {
    /// The request without the filter.
    fn without(&self, mut request: Request) -> Request {
        match &self.origin {
            Origin::Chosen(value) => {
                request.chosen.toggle(self.facet, value);
                request
            }
            Origin::Typed(span) => request.without(*span),
        }
    }
}

/// The chips, and from two on a button that clears all.
#[component]
pub(in crate::quotes) fn Chips(search: Search) -> impl IntoView {
    let collection = use_collection();
    let Search { request, outcome, .. } = search;
    // Compared, so that keys leave alone the chips that they do not change.
    let chips = Memo::new(move |_| {
        outcome.with(|outcome| {
            request.with_untracked(|request| active_chips(&collection, request, outcome))
        })
    });
    let row = NodeRef::<Div>::new();
    let remove = move |chip: &Chip, place: usize| {
        search.choose(chip.without(request.get_untracked()));
        focus_chip(row, place);
    };
    let buttons = move || {
        chips
            .get()
            .into_iter()
            .enumerate()
            .map(|(place, chip)| {
                let (facet, label) = (wording::facet(chip.facet), chip.label.clone());
                view! {
                    <button class="chip" on:click=move |_| remove(&chip, place)>
                        <VisuallyHidden>"Remove filter"</VisuallyHidden>
                        <span class="chip-facet">{facet}</span>
                        <span class="chip-value">{label}</span>
                        <span aria-hidden="true">"×"</span>
                    </button>
                }
            })
            .collect_any_view()
    };
    view! {
        <div data-testid="chips">
            <div class="chips" node_ref=row>
                {move || buttons()}
                <Show when=move || chips.with(|chips| chips.len() > 1)>
                    <ClearAll search />
                </Show>
            </div>
        </div>
    }
}

#[component]
fn ClearAll(search: Search) -> impl IntoView {
    let Search { request, outcome, .. } = search;
    let clear = move |_| {
        let cleared =
            outcome.with_untracked(|outcome| without_filters(&request.get_untracked(), outcome));
        search.choose(cleared);
        focus_search_box();
    };
    view! {
        <button class="chip chip-clear" on:click=clear>
            "Clear all filters"
        </button>
    }
}

/// The focus goes from the chip taken off to the one that moves up, else to the words.
fn focus_chip(row: NodeRef<Div>, place: usize) {
    next_frame(move || {
        let chip =
            row.try_get_untracked().flatten().and_then(|row| row.children().item(place as u32));
        match chip.and_then(|chip| chip.dyn_into::<HtmlElement>().ok()) {
            Some(chip) => drop(chip.focus()),
            None => focus_search_box(),
        }
    });
}

/// Those chosen first, then those typed.
fn active_chips(collection: &Collection, request: &Request, outcome: &Outcome) -> Vec<Chip> {
    let mut chips = Vec::new();
    for facet in Facet::ALL {
        for value in request.chosen.of(facet) {
            let label = facet_value_label(collection, facet, value);
            chips.push(Chip { facet, label, origin: Origin::Chosen(value.clone()) });
        }
    }
    for filter in outcome.filters.iter().filter(|filter| filter.counts) {
        let label = typed_filter_label(collection, filter, filter.span.of(&request.text));
        chips.push(Chip { facet: filter.facet, label, origin: Origin::Typed(filter.span) });
    }
    chips
}

/// The request without all filters, typed or chosen. Those typed go from the end, so that the places of the
/// others stay right.
fn without_filters(request: &Request, outcome: &Outcome) -> Request {
    let typed = outcome.filters.iter().rev().filter(|filter| filter.counts);
    let left = typed.fold(request.clone(), |left, filter| left.without(filter.span));
    Request { chosen: Chosen::default(), ..left }
}
