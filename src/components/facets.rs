//! The filter column: every facet with its values and counts, and the chips of what is on.

use crossquote_core::text::joined;
use std::sync::Arc;

use crossquote_core::cite;
use crossquote_core::search::query::{Asked, TypedFilter};
use crossquote_core::search::{Chosen, Facet, Outcome, Request};

use crate::components::long_list::LongList;
use crate::element::{El, el, live, live_text, unseen};
use crate::navigation::{Navigation, SEARCH_BOX, after_paint, focus_soon};
use crate::route::Route;
use crate::state::{Derived, State, follow};
use crate::store::Store;
use crate::wording;

/// Facets that are open from the start; the others are one press away.
const OPEN: [Facet; 3] = [Facet::Speaker, Facet::Article, Facet::Kind];

/// Values of a facet that are drawn before "show all": each costs something with every keystroke.
const VALUES_FIRST: usize = 12;

/// Values of a facet that are drawn at all: thousands of boxes are no list to choose from, and each costs
/// something with every keystroke. The search box completes the others.
const VALUES_MOST: usize = 200;

/// All facets. Their values never change place, so that nothing jumps while a reader chooses.
pub(crate) fn facets(request: Derived<Request>, outcome: Derived<Arc<Outcome>>) -> Vec<El> {
    let store = Store::get();
    // What is on, clicked or typed; the same after most keystrokes, which so leave every box alone: they follow a
    // state that is set where it changes, as a derived value would have each box ask whether it did.
    let now_on =
        Derived::new(move |_| outcome.with(|outcome| on(outcome, &request.get_untracked())));
    let on = State::new(now_on.get_untracked());
    follow(move || on.set(now_on.get()));
    // The counts follow a frame later: a keystroke's results should not wait for eighty numbers.
    let counted = State::new(0);
    follow(move || {
        outcome.with(|_| ());
        after_paint(Box::new(move || counted.update(|times| *times += 1)));
    });
    let draw = |facet: Facet| {
        let count = move |number: u32| {
            counted.with(|_| ());
            let of_value = |outcome: &Arc<Outcome>| {
                outcome.facets[facet as usize].counts.get(number as usize).map_or(0, |count| *count)
            };
            outcome.with_untracked(of_value)
        };
        let values: Vec<(u32, &str)> = store.index.facet_values(facet).collect();
        if values.is_empty() {
            return None;
        }
        let beyond = values.len().saturating_sub(VALUES_MOST);
        let list = LongList {
            list: el("fieldset").child(el("legend").child(unseen(wording::facet(facet)))),
            name: facet.name(),
            bit: 1,
            unfolded: State::new(0),
            total: values.len().min(VALUES_MOST),
            first: VALUES_FIRST,
            noun: if beyond > 0 { "listed values" } else { "values" },
        };
        let beyond = (beyond > 0).then(|| {
            let (more, name) = (wording::figure(beyond), facet.name());
            el("p")
                .class("hint")
                .child(format!("{more} more are not listed: type {name}: in the search box."))
        });
        let values = list.of(move |at| {
            let (number, value) = values[at];
            facet_value(facet, number, value.to_owned(), request, on, move || count(number))
        });
        let box_ = el("details").class("facet").test(format!("facet-{}", facet.name()));
        let box_ = if OPEN.contains(&facet) { box_.attr("open", "") } else { box_ };
        Some(box_.child(el("summary").child(wording::facet(facet))).children(values).child(beyond))
    };
    Facet::ALL.into_iter().filter_map(draw).collect()
}

/// The values that are on: those chosen, and those that a filter typed means.
fn on(outcome: &Outcome, request: &Request) -> Vec<(Facet, u32)> {
    let index = Store::get().index;
    let mut on = Vec::new();
    for facet in Facet::ALL {
        let chosen = request.chosen.of(facet);
        if !chosen.is_empty() {
            let chosen = |value: &&(u32, &str)| chosen.iter().any(|chosen| chosen == value.1);
            let values: Vec<(u32, &str)> = index.facet_values(facet).collect();
            on.extend(values.iter().filter(chosen).map(|&(number, _)| (facet, number)));
        }
    }
    for filter in outcome.filters.iter().filter(|filter| filter.counts && !filter.excluded) {
        on.extend(filter.values.iter().map(|&number| (filter.facet, number)));
    }
    on
}

fn facet_value(
    facet: Facet,
    number: u32,
    value: String,
    request: Derived<Request>,
    on: State<Vec<(Facet, u32)>>,
    count: impl Fn() -> u32 + Send + Sync + 'static,
) -> El {
    let navigation = Navigation::get();
    let label = label(facet, &value);
    let count = Derived::new(move |_| count());
    let chosen = Derived::new(move |_| on.with(|on| on.contains(&(facet, number))));
    let toggle = move |_| {
        let index = Store::get().index;
        navigation.choose(Route::Quotes(index.toggle(&request.get_untracked(), facet, &value)));
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

/// What is on, clicked or typed, each with a button that takes it off.
pub(crate) fn chips(request: Derived<Request>, outcome: Derived<Arc<Outcome>>) -> El {
    let navigation = Navigation::get();
    // The request without each, and what a chip says: compared, so that a keystroke leaves them.
    let listed = Derived::new(move |_| {
        let mut chips: Vec<(Request, Facet, String)> = Vec::new();
        outcome.with(|outcome| {
            let request = request.get_untracked();
            for facet in Facet::ALL {
                for value in request.chosen.of(facet) {
                    let mut without = request.clone();
                    without.chosen.toggle(facet, value);
                    chips.push((without, facet, label(facet, value)));
                }
            }
            for filter in outcome.filters.iter().filter(|filter| filter.counts) {
                let typed = filter.span.of(&request.text);
                chips.push((request.without(filter.span), filter.facet, meant(filter, typed)));
            }
        });
        chips
    });
    let all = move || {
        let chips = listed.get();
        let several = chips.len() > 1;
        let clear = move |_| {
            // Those typed from the end, so that the places of the others stay right.
            let mut left = request.get_untracked();
            outcome.with_untracked(|outcome| {
                for filter in outcome.filters.iter().rev().filter(|filter| filter.counts) {
                    left = left.without(filter.span);
                }
            });
            left.chosen = Chosen::default();
            navigation.choose(Route::Quotes(left));
            focus_soon(SEARCH_BOX.to_owned());
        };
        let clear_all =
            || el("button").class("chip chip-clear").child("Clear all filters").on("click", clear);
        let chips = chips.into_iter().zip(1..);
        let chips = chips.map(|((without, facet, name), at)| chip(without, facet, name, at));
        el("div").class("chips").children(chips).child(several.then(clear_all)).any()
    };
    el("div").test("chips").child(live(all))
}

/// What a filter typed means, for its chip: the values where they are few, else the words typed.
fn meant(filter: &TypedFilter, typed: &str) -> String {
    let index = Store::get().index;
    let typed = typed.split_once(':').map_or(typed, |(_, value)| value);
    let words = match &filter.asked {
        Asked::Before(day) => format!("before {day}"),
        Asked::After(day) => format!("after {day}"),
        Asked::Words(_) if (1..=2).contains(&filter.values.len()) => {
            let values = filter.values.iter();
            let labels = values.map(|&n| label(filter.facet, index.facet_value(filter.facet, n)));
            let labels: Vec<String> = labels.collect();
            joined(labels.iter().map(String::as_str), " or ")
        }
        Asked::Dates { from: Some(from), to: Some(to) } if from != to => format!("{from} to {to}"),
        Asked::Dates { from: Some(from), to: None } => format!("from {from}"),
        Asked::Dates { from: None, to: Some(to) } => format!("until {to}"),
        _ => typed.to_owned(),
    };
    if filter.excluded { format!("not {words}") } else { words }
}

/// A chip; the focus goes from the one taken off to the one that moves up, else to the words.
fn chip(without: Request, facet: Facet, name: String, place: usize) -> El {
    let navigation = Navigation::get();
    el("button")
        .class("chip")
        .child(unseen("Remove filter"))
        .child(el("span").class("chip-facet").child(wording::facet(facet)))
        .child(el("span").class("chip-value").child(name))
        .child(el("span").attr("aria-hidden", "true").child("×"))
        .on("click", move |_| {
            navigation.choose(Route::Quotes(without.clone()));
            focus_soon(format!(".chip:nth-child({place})"));
        })
}
