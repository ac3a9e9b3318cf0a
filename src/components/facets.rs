//! The filter column: every facet with its values and counts, and the chips of what is on.

use std::sync::Arc;

use crossquote_core::cite;
use crossquote_core::search::{Facet, Outcome, Request};
use leptos::prelude::*;

use crate::element::{El, el, live, live_text, unseen};
use crate::navigation::Navigation;
use crate::route::Route;
use crate::store::Store;
use crate::wording;

/// Facets that are open from the start; the others are one press away.
const OPEN: [Facet; 3] = [Facet::Speaker, Facet::Article, Facet::Kind];

/// All facets. Their values never change place, so that nothing jumps while a reader chooses.
pub(crate) fn facets(request: Memo<Request>, outcome: Memo<Arc<Outcome>>) -> Vec<El> {
    let store = Store::get();
    let everything = store.index.search(store.dataset, &Request::default());
    let draw = |counts: crossquote_core::search::FacetCounts| {
        let facet = counts.facet;
        let values = counts
            .values
            .into_iter()
            .map(|value| facet_value(facet, value.value, request, outcome));
        let box_ = el("details").class("facet").test(format!("facet-{}", facet.name()));
        let box_ = if OPEN.contains(&facet) { box_.attr("open", "") } else { box_ };
        box_.child(el("summary").child(wording::facet(facet))).child(
            el("fieldset")
                .child(el("legend").child(unseen(wording::facet(facet))))
                .children(values),
        )
    };
    everything.facets.into_iter().map(draw).collect()
}

fn facet_value(
    facet: Facet,
    value: String,
    request: Memo<Request>,
    outcome: Memo<Arc<Outcome>>,
) -> El {
    let navigation = Navigation::get();
    let label = label(facet, &value);
    let key = value.clone();
    let count = Memo::new(move |_| {
        outcome.with(|outcome| {
            let counts = outcome.facets.iter().find(|counts| counts.facet == facet);
            let values = counts.map_or(&[][..], |counts| &counts.values);
            values.iter().find(|counted| counted.value == key).map_or(0, |counted| counted.count)
        })
    });
    let shown = value.clone();
    let chosen = Memo::new(move |_| request.with(|request| request.chosen.has(facet, &shown)));
    let toggle = move |_| {
        let mut changed = request.get_untracked();
        changed.chosen.toggle(facet, &value);
        navigation.choose(Route::Quotes(changed));
    };
    let class = move || format!("facet-value{}", if count.get() == 0 { " facet-zero" } else { "" });
    el("label")
        .live_class(class)
        .child(
            el("input")
                .attr("type", "checkbox")
                .live_checked(move || chosen.get())
                .on("change", toggle),
        )
        .child(el("span").class("facet-label").child(label))
        .child(el("span").class("facet-count").child(live_text(move || count.get().to_string())))
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
pub(crate) fn chips(request: Memo<Request>) -> El {
    let navigation = Navigation::get();
    let all = move || {
        let chosen = request.with(|request| request.chosen.clone());
        let mut chips: Vec<El> = Vec::new();
        for facet in Facet::ALL {
            chips.extend(chosen.of(facet).iter().map(|value| chip(facet, value, request)));
        }
        let several = chips.len() > 1;
        let clear = move |_| {
            let text = request.get_untracked().text;
            navigation.choose(Route::Quotes(Request { text, ..Request::default() }));
        };
        let clear_all =
            || el("button").class("chip chip-clear").child("Clear all filters").on("click", clear);
        el("div").class("chips").children(chips).child(several.then(clear_all)).any()
    };
    el("div").test("chips").child(live(all))
}

fn chip(facet: Facet, value: &str, request: Memo<Request>) -> El {
    let navigation = Navigation::get();
    let name = label(facet, value);
    let value = value.to_owned();
    el("button")
        .class("chip")
        .child(unseen("Remove filter"))
        .child(el("span").class("chip-facet").child(wording::facet(facet)))
        .child(el("span").class("chip-value").child(name))
        .child(el("span").attr("aria-hidden", "true").child("×"))
        .on("click", move |_| {
            let mut changed = request.get_untracked();
            changed.chosen.toggle(facet, &value);
            navigation.choose(Route::Quotes(changed));
        })
}
