//! Quote search: a box, filters, results as you type.

use std::ops::Range;
use std::sync::Arc;

use crossquote_core::search::{Beside, Beyond, Hit, Outcome, Removable, Removal, Request};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::components::facets::{chips, facets};
use crate::components::quotation_card::quotation_card;
use crate::components::title::set_title;
use crate::element::{El, el, live, live_text, nothing};
use crate::navigation::{Navigation, SEARCH_BOX, focus_soon};
use crate::route::Route;
use crate::store::Store;
use crate::wording::{self, NO_QUOTATIONS, count};

/// Heights in CSS pixels of what stands above the list and of the lowest card: a keystroke draws
/// only as many as can be in sight.
const ABOVE: f64 = 250.0;
const LOWEST_CARD: f64 = 170.0;

/// Cards drawn once typing pauses, and with each press of "more".
const BATCH: usize = 24;

/// Milliseconds without typing before the list is drawn beyond its first cards: longer than
/// between two keys of one word, so that this drawing is in no key's way.
const SETTLE_AFTER: u32 = 250;

/// Milliseconds without typing before the count is announced, so that it is heard once.
const ANNOUNCE_AFTER: u32 = 700;

pub(crate) fn page() -> El {
    let store = Store::get();
    let route = Navigation::get().route();
    set_title("Quotes");
    let request = Memo::new(move |before: Option<&Request>| {
        route.with(|route| match route {
            Route::Quotes(request) => request.clone(),
            // The route has just left this page; what is shown is about to go.
            _ => before.cloned().unwrap_or_default(),
        })
    });
    let limit = Memo::new(move |_| most_drawn());
    let search = move |_: Option<&Arc<Outcome>>| {
        let search = |request: &Request| store.index.search(store.dataset, request, limit.get());
        Arc::new(request.with(search))
    };
    // Another request's outcome is another outcome: comparing them would be code that never helps.
    let outcome = Memo::new_with_compare(search, |_, _| true);
    let typing = RwSignal::new(!Navigation::returned());
    el("div")
        .class("page page-quotes")
        .child(el("h1").class("hidden").child("Quotes"))
        .child(search_box(request, typing))
        .child(
            el("div")
                .class("quotes-columns")
                .child(filter_column(request, outcome))
                .child(results(request, outcome, typing)),
        )
}

/// How many cards can be in sight at most.
fn in_sight() -> usize {
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    ((height.unwrap_or(0.0) - ABOVE) / LOWEST_CARD) as usize + 1
}

/// How many cards the list has once typing pauses.
fn most_drawn() -> usize {
    in_sight().max(BATCH * (1 + Navigation::get().unfolded().get()))
}

/// The list has two parts: the cards that can be in sight are drawn with every keystroke, the rest
/// once typing pauses. Until then the rest stays as it was and is not shown, because taking it away
/// would cost the keystroke as much as its own cards. A page just opened starts like that too.
fn results(request: Memo<Request>, outcome: Memo<Arc<Outcome>>, typing: RwSignal<bool>) -> El {
    let navigation = Navigation::get();
    let first = in_sight();
    // Up to which card the list is drawn.
    let drawn = RwSignal::new(if typing.get_untracked() { first } else { untrack(most_drawn) });
    let settling = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |before: Option<()>| {
        request.track();
        let limit = most_drawn();
        let wait = match (before, typing.get_untracked()) {
            (None, false) => return,
            (None, true) => 0,
            (_, true) => SETTLE_AFTER,
            (_, false) => return drawn.set(limit),
        };
        let settle = move || {
            drawn.set(limit);
            typing.set(false);
        };
        settling.set_value(Some(Timeout::new(wait, settle)));
    });
    on_cleanup(move || settling.set_value(None));
    let total = Memo::new(move |_| outcome.with(|outcome| outcome.total as usize));
    let all = Store::get().dataset.quotations.len();
    let counted = move || describe(total.get(), all, &request.get());
    let draw = move |range: Range<usize>, class: &'static str| {
        let typed = request.with_untracked(|request| request.text.clone());
        outcome.with_untracked(|outcome| cards(&outcome.hits, &typed, range, class))
    };
    let at_once = move || {
        outcome.track();
        draw(0..first, "card-item")
    };
    let later = move || draw(first..drawn.get(), "card-item late");
    let show_more = move |_| {
        let new = drawn.get_untracked() + 1;
        navigation.unfolded().update(|unfolded| *unfolded += 1);
        focus_soon(format!(".card-item:nth-child({new}) a"));
    };
    let more = move || match total.get().saturating_sub(drawn.get()) {
        0 => nothing(),
        left => el("button")
            .class("more")
            .child(format!("Show more ({left} left)"))
            .on("click", show_more)
            .any(),
    };
    let empty = move || match total.get() {
        0 => outcome.with(|outcome| nothing_found(outcome, &request.get())).any(),
        _ => nothing(),
    };
    el("section")
        .class("results")
        .attr("aria-label", "Results")
        .test("results")
        .child(el("h2").class("hidden").child("Results"))
        .child(chips(request))
        .child(el("p").class("results-count").test("count").child(live_text(counted)))
        .child(announcer(total))
        .child(live(move || outcome.with(|outcome| notes(outcome)).any()))
        .child(
            el("ol")
                .live_class(move || format!("cards{}", if typing.get() { " settling" } else { "" }))
                .child(live(at_once))
                .child(live(later)),
        )
        .child(live(more))
        .child(live(empty))
}

/// Some of the hits for the words typed, as items of the list.
pub(crate) fn cards(
    hits: &[Hit],
    typed: &str,
    range: Range<usize>,
    class: &'static str,
) -> AnyView {
    let draw = |hit: &Hit| {
        let beside = beside(hit, typed);
        el("li").class(class).child(quotation_card(hit.quotation, &hit.marks, beside)).any()
    };
    hits.iter().take(range.end).skip(range.start).map(draw).collect::<Vec<_>>().into_any()
}

/// Where the words were found that no mark in the text shows.
fn beside(hit: &Hit, typed: &str) -> Option<String> {
    let found = |found: &Beside| format!("{} “{}”", found.field.name(), found.term.of(typed));
    let places: Vec<String> = hit.beside.iter().map(found).collect();
    (!places.is_empty()).then(|| format!("Found in: {}", places.join(", ")))
}

fn search_box(request: Memo<Request>, typing: RwSignal<bool>) -> El {
    let navigation = Navigation::get();
    let typed = move |event: web_sys::Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field {
            let mut changed = request.get_untracked();
            changed.text = field.value();
            typing.set(true);
            navigation.amend(Route::Quotes(changed));
        }
    };
    el("form")
        .class("search")
        .attr("role", "search")
        .on("submit", |event| event.prevent_default())
        .child(el("label").attr("for", "search-box").child("Search what was said"))
        .child(
            el("input")
                .attr("id", "search-box")
                .test("search-box")
                .attr("type", "search")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("enterkeyhint", "search")
                .attr("placeholder", "words that were said")
                .attr("aria-describedby", "search-hint")
                .live_value(move || request.with(|request| request.text.clone()))
                .on("input", typed),
        )
        .child(
            el("p")
                .attr("id", "search-hint")
                .class("hint")
                .child("All words must match. ")
                .child(el("kbd").child("\"exact phrase\""))
                .child(" ")
                .child(el("kbd").child("-without"))
                .child(" Quotation marks, accents and case make no difference."),
        )
}

/// The filters: a column where there is room, folded into one line on a phone.
fn filter_column(request: Memo<Request>, outcome: Memo<Arc<Outcome>>) -> El {
    let open = RwSignal::new(false);
    el("aside")
        .live_class(move || format!("filters{}", if open.get() { " open" } else { "" }))
        .attr("aria-label", "Filters")
        .child(
            el("button")
                .class("filters-toggle")
                .live_attr("aria-expanded", move || Some(open.get().to_string()))
                .child("Filters")
                .on("click", move |_| open.update(|open| *open = !*open)),
        )
        .child(el("div").class("filters-body").child(facets(request, outcome)))
}

fn describe(hits: usize, all: usize, request: &Request) -> String {
    if all == 0 {
        // The empty result says it.
        String::new()
    } else if request.text.trim().is_empty() && request.chosen.is_empty() {
        format!("{}, in reading order", count(all, "quotation"))
    } else {
        format!("{hits} of {}", count(all, "quotation"))
    }
}

/// Tells screen readers the count, once typing pauses.
fn announcer(total: Memo<usize>) -> El {
    let said = RwSignal::new(String::new());
    let waiting = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let now = count(total.get(), "result");
        waiting.set_value(Some(Timeout::new(ANNOUNCE_AFTER, move || said.set(now))));
    });
    on_cleanup(move || waiting.set_value(None));
    el("p")
        .class("hidden")
        .attr("role", "status")
        .test("announced")
        .child(live_text(move || said.get()))
}

/// What was odd about the words typed.
fn notes(outcome: &Outcome) -> El {
    let lines = outcome.notes.iter().map(|note| el("li").child(note.message.clone()));
    let beyond = match outcome.beyond {
        Beyond::Most if outcome.total > 0 => {
            "Nothing has all these words: these have most of them."
        }
        Beyond::Alike => "Also what has most of these words, as others may have printed it.",
        _ => "",
    };
    let beyond = (!beyond.is_empty()).then(|| el("li").child(beyond));
    el("ul").class("query-notes").children(lines).child(beyond)
}

/// Why there is nothing, and what each removal would give.
fn nothing_found(outcome: &Outcome, request: &Request) -> El {
    let dataset = Store::get().dataset;
    if dataset.quotations.is_empty() {
        return el("div").class("nothing").test("nothing").child(el("h2").child(NO_QUOTATIONS));
    }
    el("div")
        .class("nothing")
        .test("nothing")
        .child(el("h2").child("No quotation matches all of this"))
        .child(el("ul").children(outcome.removals.iter().map(|removal| way_out(removal, request))))
        .child(el("p").class("hint").child(format!(
            "This collection holds {} from {}. Not found here does not mean never said.",
            count(dataset.quotations.len(), "quotation"),
            count(dataset.articles.len(), "article"),
        )))
}

/// A button that takes one thing out of the request and says what that gives.
fn way_out(removal: &Removal, request: &Request) -> El {
    let navigation = Navigation::get();
    let mut without = request.clone();
    let name = match &removal.what {
        Removable::Text => {
            let words = std::mem::take(&mut without.text);
            format!("Without the words “{}”", words.trim())
        }
        Removable::Term(span) => {
            let term = span.of(&request.text).trim();
            without.text.replace_range(span.range(), "");
            without.text = without.text.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("Without “{term}”")
        }
        Removable::Facet(facet) => {
            for value in request.chosen.of(*facet) {
                without.chosen.toggle(*facet, value);
            }
            format!("Without the filter {}", wording::facet(*facet))
        }
    };
    let results = count(removal.count as usize, "result");
    let button = el("button").class("action").child(format!("{name}: {results}"));
    let button = if removal.count == 0 { button.attr("disabled", "") } else { button };
    el("li").child(button.on("click", move |_| {
        navigation.choose(Route::Quotes(without.clone()));
        focus_soon(SEARCH_BOX.to_owned());
    }))
}
