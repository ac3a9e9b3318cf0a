//! The filter column: every facet with its values and counts, and the chips of what is on.

use std::sync::Arc;

use crossquote_core::cite;
use crossquote_core::search::{Facet, Outcome, Request};
use leptos::prelude::*;

use crate::navigation::Navigation;
use crate::route::Route;
use crate::store::Store;
use crate::wording;

/// Facets that are open from the start; the others are one press away.
const OPEN: [Facet; 3] = [Facet::Speaker, Facet::Article, Facet::Kind];

/// All facets. Their values never change place, so that nothing jumps while a reader chooses.
pub(crate) fn facets(request: Memo<Request>, outcome: Memo<Arc<Outcome>>) -> AnyView {
    let store = Store::get();
    let everything = store.index.search(store.dataset, &Request::default());
    everything
        .facets
        .into_iter()
        .map(|counts| {
            let facet = counts.facet;
            let values: Vec<AnyView> = counts
                .values
                .into_iter()
                .map(|value| facet_value(facet, value.value, request, outcome))
                .collect();
            view! {
                <details class="facet" open=OPEN.contains(&facet) data-testid=format!("facet-{}", facet.name())>
                    <summary>{wording::facet(facet)}</summary>
                    <fieldset>
                        <legend class="hidden">{wording::facet(facet)}</legend>
                        {values}
                    </fieldset>
                </details>
            }
            .into_any()
        })
        .collect_view()
        .into_any()
}

fn facet_value(
    facet: Facet,
    value: String,
    request: Memo<Request>,
    outcome: Memo<Arc<Outcome>>,
) -> AnyView {
    let navigation = Navigation::get();
    let label = label(facet, &value);
    let key = value.clone();
    let count = Memo::new(move |_| {
        outcome.with(|outcome| {
            let counts = &outcome.facets[facet as usize].values;
            counts.iter().find(|counted| counted.value == key).map_or(0, |counted| counted.count)
        })
    });
    let (shown, toggled) = (value.clone(), value);
    let chosen = Memo::new(move |_| request.with(|request| request.chosen.has(facet, &shown)));
    view! {
        <label class="facet-value" class:facet-zero=move || count.get() == 0>
            <input
                type="checkbox"
                prop:checked=chosen
                on:change=move |_| {
                    let mut changed = request.get_untracked();
                    changed.chosen.toggle(facet, &toggled);
                    navigation.choose(Route::Quotes(changed));
                }
            />
            <span class="facet-label">{label}</span>
            <span class="facet-count">{count}</span>
        </label>
    }
    .into_any()
}

/// What a value is called on screen; the value itself where nothing is known about it.
pub(crate) fn label(facet: Facet, value: &str) -> String {
    let store = Store::get();
    let name = match facet {
        Facet::Speaker => store.speaker_named(value).map(|at| store.speaker(at).name.clone()),
        Facet::Article => store
            .article_named(value)
            .map(|at| format!("{} · {}", cite::siglum(at), cite::article_name(store.article(at)))),
        Facet::Date => Some(cite::readable_date(value)),
        Facet::Outlet | Facet::Kind | Facet::Cue => None,
    };
    name.unwrap_or_else(|| value.to_owned())
}

/// What is on, each with a button that takes it off.
pub(crate) fn chips(request: Memo<Request>) -> AnyView {
    let navigation = Navigation::get();
    let chip = move |facet: Facet, value: String| {
        let name = label(facet, &value);
        let spoken = format!("Remove filter {}: {name}", wording::facet(facet));
        view! {
            <button
                class="chip"
                aria-label=spoken
                on:click=move |_| {
                    let mut changed = request.get_untracked();
                    changed.chosen.toggle(facet, &value);
                    navigation.choose(Route::Quotes(changed));
                }
            >
                <span class="chip-facet">{wording::facet(facet)}</span>
                <span class="chip-value">{name}</span>
                <span aria-hidden="true">"×"</span>
            </button>
        }
        .into_any()
    };
    let all = move || {
        let chosen = request.with(|request| request.chosen.clone());
        let mut chips: Vec<AnyView> = Vec::new();
        for facet in Facet::ALL {
            chips.extend(chosen.of(facet).iter().map(|value| chip(facet, value.clone())));
        }
        if chips.len() > 1 {
            let clear = move |_| {
                let text = request.get_untracked().text;
                navigation.choose(Route::Quotes(Request { text, ..Request::default() }));
            };
            chips.push(view! { <button class="chip chip-clear" on:click=clear>"Clear all filters"</button> }.into_any());
        }
        chips
    };
    view! { <div class="chips" data-testid="chips">{all}</div> }.into_any()
}
