//! The filter column: every facet with its values and counts, and the chips of what is on.

use std::sync::Arc;

use crossquote_core::cite;
use crossquote_core::search::{Facet, Outcome, Request};
use leptos::prelude::*;

use crate::components::long_list::LongList;
use crate::element::{El, el, live, live_text, unseen};
use crate::navigation::{Navigation, SEARCH_BOX, after_paint, focus_soon};
use crate::route::Route;
use crate::store::Store;
use crate::wording;

/// Facets that are open from the start; the others are one press away.
const OPEN: [Facet; 3] = [Facet::Speaker, Facet::Article, Facet::Kind];

/// Values of a facet that are drawn before "show all": each costs something with every keystroke.
const VALUES_FIRST: usize = 50;

/// All facets. Their values never change place, so that nothing jumps while a reader chooses.
pub(crate) fn facets(request: Memo<Request>, outcome: Memo<Arc<Outcome>>) -> Vec<El> {
    let store = Store::get();
    // Not the words, so that a keystroke leaves every box alone.
    let choice = Memo::new(move |_| Request {
        chosen: request.with(|request| request.chosen.clone()),
        ..Request::default()
    });
    // The counts follow a frame later: a keystroke's results should not wait for eighty numbers.
    let counted = RwSignal::new(0);
    Effect::new(move |_| {
        outcome.track();
        after_paint(Box::new(move || counted.update(|times| *times += 1)));
    });
    let draw = |facet: Facet| {
        let count = move |number: u32| {
            counted.track();
            let of_value = |outcome: &Arc<Outcome>| {
                outcome.facets[facet as usize].counts.get(number as usize).map_or(0, |count| *count)
            };
            outcome.with_untracked(of_value)
        };
        let values: Vec<(u32, &str)> = store.index.facet_values(facet).collect();
        if values.is_empty() {
            return None;
        }
        let list = LongList {
            list: el("fieldset").child(el("legend").child(unseen(wording::facet(facet)))),
            name: facet.name(),
            bit: 1,
            unfolded: RwSignal::new(0),
            total: values.len(),
            first: VALUES_FIRST,
            noun: "values",
        };
        let values = list.of(move |at| {
            let (number, value) = values[at];
            facet_value(facet, value.to_owned(), request, choice, move || count(number))
        });
        let box_ = el("details").class("facet").test(format!("facet-{}", facet.name()));
        let box_ = if OPEN.contains(&facet) { box_.attr("open", "") } else { box_ };
        Some(box_.child(el("summary").child(wording::facet(facet))).children(values))
    };
    Facet::ALL.into_iter().filter_map(draw).collect()
}

fn facet_value(
    facet: Facet,
    value: String,
    request: Memo<Request>,
    choice: Memo<Request>,
    count: impl Fn() -> u32 + Send + Sync + 'static,
) -> El {
    let navigation = Navigation::get();
    let label = label(facet, &value);
    let count = Memo::new(move |_| count());
    let shown = value.clone();
    let chosen = Memo::new(move |_| choice.with(|choice| choice.chosen.has(facet, &shown)));
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
            for value in chosen.of(facet) {
                chips.push(chip(facet, value, request, chips.len() + 1));
            }
        }
        let several = chips.len() > 1;
        let clear = move |_| {
            let text = request.get_untracked().text;
            navigation.choose(Route::Quotes(Request { text, ..Request::default() }));
            focus_soon(SEARCH_BOX.to_owned());
        };
        let clear_all =
            || el("button").class("chip chip-clear").child("Clear all filters").on("click", clear);
        el("div").class("chips").children(chips).child(several.then(clear_all)).any()
    };
    el("div").test("chips").child(live(all))
}

/// A chip; the focus goes from the one taken off to the one that moves up, else to the words.
fn chip(facet: Facet, value: &str, request: Memo<Request>, place: usize) -> El {
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
            focus_soon(format!(".chip:nth-child({place})"));
        })
}
