//! Quote search: a box, filters, results as you type.

use crossquote_core::text::joined;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crossquote_core::search::{Beside, Beyond, Found, Hit, Outcome, Removable, Removal, Request};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::components::facets::{chips, facets};
use crate::components::quotation_card::quotation_card;
use crate::components::search_box::search_box;
use crate::components::title::set_title;
use crate::components::virtual_list::VirtualList;
use crate::element::{El, el, live, live_text, nothing};
use crate::navigation::{Navigation, SEARCH_BOX, focus_soon};
use crate::route::Route;
use crate::state::{Derived, State, follow};
use crate::store::Store;
use crate::texts::{arrivals, once_here};
use crate::wording::{self, NO_QUOTATIONS, count, figure};

/// Hits looked up with every keystroke: more than can be in sight. Others are looked up when the
/// list comes to them.
const AT_ONCE: usize = 24;

/// Milliseconds without typing before the count is announced, so that it is heard once.
const ANNOUNCE_AFTER: u32 = 700;

/// Words that a word stands for and that are named; more are counted.
const NAMED: usize = 6;

pub(crate) fn page() -> El {
    let store = Store::get();
    let route = Navigation::get().route();
    set_title("Quotes");
    let request = Derived::new(move |before: Option<&Request>| {
        route.with(|route| match route {
            Route::Quotes(request) => request.clone(),
            // The route has just left this page; what is shown is about to go.
            _ => before.cloned().unwrap_or_default(),
        })
    });
    // Another request's outcome is another outcome: comparing them would be code that never helps.
    let search = move || Arc::new(request.with(|request| store.index.find(request, AT_ONCE)));
    let outcome = Derived::always(search);
    let typing = State::new(!Navigation::returned());
    el("div")
        .class("page page-quotes")
        .child(el("h1").class("hidden").child("Quotes"))
        .child(search_box(request, outcome, typing))
        .child(
            el("div")
                .class("quotes-columns")
                .child(filter_column(request, outcome))
                .child(results(request, outcome, typing)),
        )
}

fn results(request: Derived<Request>, outcome: Derived<Arc<Outcome>>, typing: State<bool>) -> El {
    let total = Derived::new(move |_| outcome.with(|outcome| outcome.total as usize));
    let all = Store::get().dataset.quotations.len();
    let counted = move || describe(total.get(), all, &request.get());
    let empty = move || match total.get() {
        0 => outcome.with(|_| nothing_found(&request.get())).any(),
        _ => nothing(),
    };
    el("section")
        .class("results")
        .attr("aria-label", "Results")
        .test("results")
        .child(el("h2").class("hidden").child("Results"))
        .child(chips(request, outcome))
        .child(
            el("div")
                .class("results-head")
                .child(el("p").class("results-count").test("count").child(live_text(counted)))
                .child(exact_switch(request)),
        )
        .child(announcer(total))
        .child(live(move || outcome.with(|outcome| notes(outcome, &request.get_untracked())).any()))
        .child(el("ol").made(move |node| list(node, request, outcome, typing)))
        .child(live(empty))
}

/// Keeps the list of results in `node` as the request has it.
fn list(
    node: web_sys::Element,
    request: Derived<Request>,
    outcome: Derived<Arc<Outcome>>,
    typing: State<bool>,
) {
    let hits = Rc::new(RefCell::new(Hits::default()));
    let known = hits.clone();
    let draw = move |at: usize| {
        let mut hits = known.borrow_mut();
        let Some(hit) = hits.get(at) else { return el("li") };
        let (outcome, typed) = (hits.outcome.clone(), hits.request.text.clone());
        card(hit, outcome, typed)
            .attr("aria-posinset", (at + 1).to_string())
            .attr("aria-setsize", hits.outcome.total.to_string())
    };
    let shown = StoredValue::new_local(VirtualList::new(node, draw));
    follow(move || {
        let (outcome, request) = (outcome.get(), request.get_untracked());
        let (total, address) = (outcome.total as usize, Route::Quotes(request.clone()).fragment());
        *hits.borrow_mut() = Hits { list: outcome.hits.clone(), request, outcome };
        let settled = move || typing.set(false);
        shown.with_value(|list| list.show(total, address, typing.get_untracked(), settled));
    });
    // Cards are higher than what stood in their place.
    follow(move || {
        if arrivals() > 0 {
            // The page may be gone by then.
            request_animation_frame(move || {
                let _ = shown.try_with_value(VirtualList::arrived);
            });
        }
    });
    on_cleanup(move || shown.with_value(VirtualList::leave));
}

/// The hits of a request, as far as somebody has come.
#[derive(Default)]
struct Hits {
    request: Request,
    outcome: Arc<Outcome>,
    list: Vec<Hit>,
}

impl Hits {
    fn get(&mut self, at: usize) -> Option<Hit> {
        if at >= self.list.len() && at < self.outcome.total as usize {
            self.list = Store::get().index.find(&self.request, at * 2).hits;
        }
        self.list.get(at).cloned()
    }
}

/// The card of a hit for the words typed, as an item of the list.
pub(crate) fn card(hit: Hit, outcome: Arc<Outcome>, typed: String) -> El {
    let article = Store::get().quotation(hit.quotation).article;
    let marked = move || {
        let Store { index, dataset, .. } = Store::get();
        let mut hit = hit.clone();
        index.mark(dataset, &outcome, &mut hit);
        quotation_card(hit.quotation, &hit.marks, beside(&hit, &typed))
    };
    el("li").kept().child(once_here(vec![article], marked))
}

/// Where the words were found that no mark in the text shows, and which were not.
fn beside(hit: &Hit, typed: &str) -> Option<String> {
    let found = |found: &Beside| format!("{} “{}”", found.field.name(), found.term.of(typed));
    let places: Vec<String> = hit.beside.iter().map(found).collect();
    let missing: Vec<String> =
        hit.missing.iter().map(|term| format!("“{}”", term.of(typed))).collect();
    let mut said = String::new();
    if !places.is_empty() {
        said = format!("Found in: {}", joined(places.iter().map(String::as_str), ", "));
    }
    if !missing.is_empty() {
        let between = if said.is_empty() { "" } else { ". " };
        said =
            format!("{said}{between}Without: {}", joined(missing.iter().map(String::as_str), ", "));
    }
    (!said.is_empty()).then_some(said)
}

/// Whether words are found as typed only.
fn exact_switch(request: Derived<Request>) -> El {
    let navigation = Navigation::get();
    let words = Derived::new(move |_| request.with(|request| !request.text.trim().is_empty()));
    let exact = Derived::new(move |_| request.with(|request| request.exact));
    let class = move || match words.get() || exact.get() {
        true => "results-exact",
        false => "hidden",
    };
    el("label")
        .live_class(move || class().to_owned())
        .child(el("input").attr("type", "checkbox").live_checked(move || exact.get()).on(
            "change",
            move |_| {
                let now = request.get_untracked();
                navigation.choose(Route::Quotes(Request { exact: !now.exact, ..now }));
            },
        ))
        .child("Words exactly as typed")
}

/// The filters: a column where there is room, folded into one line on a phone.
fn filter_column(request: Derived<Request>, outcome: Derived<Arc<Outcome>>) -> El {
    let open = State::new(false);
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
        format!("{} of {}", figure(hits), count(all, "quotation"))
    }
}

/// Tells screen readers the count, once typing pauses.
fn announcer(total: Derived<usize>) -> El {
    let said = State::new(String::new());
    let waiting = StoredValue::new_local(None::<Timeout>);
    follow(move || {
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

/// What was odd about the words typed, what is shown beyond them, and what they stand for.
fn notes(outcome: &Outcome, request: &Request) -> El {
    let lines = outcome.notes.iter().map(|note| el("li").child(note.message.clone()));
    let beyond = match outcome.beyond {
        Beyond::Most if outcome.total > 0 => {
            "Nothing has all these words: these have most of them."
        }
        Beyond::Alike => "Also what has most of these words, as others may have printed it.",
        _ => "",
    };
    let beyond = (!beyond.is_empty()).then(|| el("li").child(beyond));
    let including: Vec<El> =
        outcome.found.iter().filter_map(|found| including(found, &request.text)).collect();
    el("ul")
        .kept()
        .class("query-notes")
        .test("notes")
        .children(lines)
        .child(beyond)
        .child(including)
}

/// What a word stands for besides itself.
fn including(found: &Found, typed: &str) -> Option<El> {
    let named = found.including.iter().take(NAMED).map(|included| included.word.as_str());
    let named = joined(named, ", ");
    let more = found.including.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let typed = el("span").class("including-typed").child(format!("“{}”", found.term.of(typed)));
    (!named.is_empty())
        .then(|| el("li").class("including").child(typed).child(" including ").child(named + &more))
}

/// Why there is nothing, and what each removal would give.
fn nothing_found(request: &Request) -> El {
    let Store { dataset, index, .. } = Store::get();
    if dataset.quotations.is_empty() {
        return el("div").class("nothing").test("nothing").child(el("h2").child(NO_QUOTATIONS));
    }
    let ways = index.removals(request).into_iter().map(|removal| way_out(removal, request));
    el("div")
        .class("nothing")
        .test("nothing")
        .child(el("h2").child("No quotation matches all of this"))
        .child(el("ul").children(ways))
        .child(el("p").class("hint").child(format!(
            "This collection holds {} from {}. Not found here does not mean never said.",
            count(dataset.quotations.len(), "quotation"),
            count(dataset.articles.len(), "article"),
        )))
}

/// A button that takes one thing out of the request and says what that gives.
fn way_out(removal: Removal, request: &Request) -> El {
    let navigation = Navigation::get();
    let Removal { what, left, count: found } = removal;
    let name = match what {
        Removable::Text => format!("Without the words “{}”", request.text.trim()),
        Removable::Term(span) => format!("Without “{}”", span.of(&request.text).trim()),
        Removable::Facet(facet) => format!("Without the filter {}", wording::facet(facet)),
        Removable::Exact => "Also other forms and spellings".to_owned(),
    };
    let results = count(found as usize, "result");
    let button = el("button").class("action").child(format!("{name}: {results}"));
    let button = if found == 0 { button.attr("disabled", "") } else { button };
    el("li").child(button.on("click", move |_| {
        navigation.choose(Route::Quotes(left.clone()));
        focus_soon(SEARCH_BOX.to_owned());
    }))
}
