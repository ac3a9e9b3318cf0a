//! The search box: a combobox whose list offers ways to go on. What a word may be meant as, and
//! where nothing is typed, searches made before.
//!
//! Keys as the ARIA practices have them: Down and Up move in the list, Enter takes, Escape closes
//! and then clears; the focus stays in the box.

use std::sync::Arc;

use crossquote_core::search::{Completion, Meaning, Outcome, Request};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use crate::components::facets::label;
use crate::element::{El, el, live};
use crate::navigation::{Navigation, SEARCH_BOX, after_paint, focus_soon};
use crate::remembered;
use crate::route::Route;
use crate::state::{Derived, State, follow};
use crate::store::Store;
use crate::wording;

/// Milliseconds for which a search has to stay as it is to be remembered.
const REMEMBER_AFTER: u32 = 2_000;

/// Bytes of a search that is remembered at most; a paragraph is in the reader's clipboard.
const LONGEST: usize = 200;

const OFFERS: &str = "search-offers";

/// One line of the list.
#[derive(Clone)]
enum Offer {
    /// What a word may be meant as.
    Completion(Completion),
    /// A search made before.
    Search(Request),
    /// To forget those.
    Forget,
}

/// The box with what it offers. It tells `typing` that somebody types.
#[derive(Clone, Copy)]
struct SearchBox {
    request: Derived<Request>,
    outcome: Derived<Arc<Outcome>>,
    typing: State<bool>,
    offers: State<Vec<Offer>>,
    /// Whether they are yet to follow what was typed.
    behind: State<bool>,
    /// Which of them is chosen with the keys.
    active: State<Option<usize>>,
}

pub(crate) fn search_box(
    request: Derived<Request>,
    outcome: Derived<Arc<Outcome>>,
    typing: State<bool>,
) -> El {
    let (offers, active) = (State::new(Vec::new()), State::new(None));
    let behind = State::new(false);
    let this = SearchBox { request, outcome, typing, offers, behind, active };
    remember(request, outcome);
    let open = move || offers.with(|offers| !offers.is_empty());
    let empty = move || request.with(|request| request.text.is_empty());
    let input = el("input")
        .attr("id", "search-box")
        .test("search-box")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", OFFERS)
        .attr("aria-describedby", "search-hint")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("placeholder", "words that were said")
        .live_attr("aria-expanded", move || Some(open().to_string()))
        .live_attr("aria-activedescendant", move || active.get().map(offer_id))
        .live_value(move || request.with(|request| request.text.clone()))
        .on("input", move |event| this.typed(field(&event)))
        .on("keydown", move |event| this.pressed(&event))
        .on("click", move |event| this.offer(field(&event)))
        .on("blur", move |_| this.close());
    let clear = el("button")
        .attr("type", "button")
        .live_class(move || format!("search-clear{}", if empty() { " hidden" } else { "" }))
        .attr("aria-label", "Clear the words")
        .child("×")
        .on("click", move |_| {
            this.amend(Request { text: String::new(), ..request.get_untracked() }, 0)
        });
    let listed = move || {
        let offers = offers.get().into_iter().enumerate();
        el("ul")
            .attr("id", OFFERS)
            .attr("role", "listbox")
            .attr("aria-label", "Ways to go on")
            .class("offers")
            .children(offers.map(|(at, offer)| this.line(at, offer)))
            .any()
    };
    el("form")
        .class("search")
        .attr("role", "search")
        .on("submit", |event| event.prevent_default())
        .child(el("label").attr("for", "search-box").child("Search what was said"))
        .child(el("div").class("search-field").child(input).child(clear).child(live(listed)))
        .child(hint())
}

/// What can be typed.
fn hint() -> Vec<El> {
    let row = |typed: &'static str, means: &'static str| {
        el("div").child(el("dt").child(el("kbd").child(typed))).child(el("dd").child(means))
    };
    let rows = [
        ("two words", "both, other forms and spellings of them too"),
        ("\"exact words\"", "these words in a row"),
        ("-word  -\"some words\"", "without"),
        ("one OR other", "either; parentheses group"),
        ("begin*", "words that begin so"),
        ("speaker:name", "who said it; also outlet: article: kind: said:"),
        ("date:2024-11..2025-02", "published then; also before: after:"),
        ("in:quote", "only in what was said; also in:context in:article"),
    ];
    vec![
        el("p")
            .attr("id", "search-hint")
            .class("hint")
            .child("All words must match. Quotation marks, accents and case make no difference."),
        el("details")
            .class("hint search-tips")
            .child(el("summary").child("What can be typed"))
            .child(el("dl").children(rows.into_iter().map(|(typed, means)| row(typed, means)))),
    ]
}

impl SearchBox {
    /// The search goes with every key; what the word may be meant as follows a frame later, or with the next key
    /// of the list.
    fn typed(self, field: Option<HtmlInputElement>) {
        let Some(field) = field else { return };
        let text = field.value();
        self.typing.set(true);
        let changed = Request { text, ..self.request.get_untracked() };
        Navigation::get().amend(Route::Quotes(changed));
        self.behind.set(true);
        after_paint(Box::new(move || self.catch_up(Some(field))));
    }

    /// Lists what there is to offer for what was typed, unless that was done, or the page is gone.
    fn catch_up(self, field: Option<HtmlInputElement>) {
        let mut behind = false;
        self.behind.update(|now| behind = *now);
        if behind {
            self.offer(field);
        }
    }

    /// Lists what there is to offer.
    fn offer(self, field: Option<HtmlInputElement>) {
        let Some(field) = field else { return };
        self.behind.set(false);
        let text = field.value();
        let searches = || {
            let known =
                remembered::searches().into_iter().filter_map(|address| {
                    match Route::parse(&address) {
                        Route::Quotes(request) => Some(Offer::Search(request)),
                        _ => None,
                    }
                });
            let mut known: Vec<Offer> = known.collect();
            if !known.is_empty() {
                known.push(Offer::Forget);
            }
            known
        };
        let offers = match text.is_empty() {
            true => searches(),
            false => {
                let caret = field.selection_start().ok().flatten().unwrap_or(0) as usize;
                let known = Store::get().index.completions(&text, byte_at(&text, caret));
                known.into_iter().map(Offer::Completion).collect()
            }
        };
        // Most words offer nothing, and nothing before: that is no change.
        if !(offers.is_empty() && self.offers.with_untracked(Vec::is_empty)) {
            self.active.set(None);
            self.offers.set(offers);
        }
    }

    fn close(self) {
        self.behind.set(false);
        if self.offers.with_untracked(|offers| !offers.is_empty()) {
            self.active.set(None);
            self.offers.set(Vec::new());
        }
    }

    fn pressed(self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let key = key.key();
        // Letters lead to the next search, which is waited for.
        if key.len() > 1 {
            self.catch_up(field(event));
        }
        let count = self.offers.with_untracked(Vec::len);
        let active = self.active.get_untracked();
        match key.as_str() {
            "ArrowDown" if count == 0 => self.offer(field(event)),
            "ArrowDown" => self.active.set(Some(active.map_or(0, |at| (at + 1) % count))),
            "ArrowUp" if count > 0 => {
                self.active.set(Some(active.unwrap_or(0).checked_sub(1).unwrap_or(count - 1)));
            }
            "Enter" if active.is_some() => {
                let offer =
                    self.offers.with_untracked(|offers| offers[active.unwrap_or(0)].clone());
                self.take(offer);
            }
            "Enter" => return self.close(),
            "Escape" if count > 0 => self.close(),
            "Escape" => {
                let request = self.request.get_untracked();
                if request.text.is_empty() {
                    return;
                }
                self.amend(Request { text: String::new(), ..request }, 0);
            }
            _ => return,
        }
        event.prevent_default();
    }

    fn take(self, offer: Offer) {
        // Made for other words than those in the box.
        if self.behind.get_untracked() {
            return;
        }
        self.close();
        let navigation = Navigation::get();
        match offer {
            Offer::Completion(completion) => {
                let before = self.request.get_untracked();
                let (request, caret) = Store::get().index.completed(&before, &completion);
                match completion.meaning {
                    // A value chosen is a step that Back takes back, as a click on it is.
                    Meaning::Choose(..) => navigation.choose(Route::Quotes(request)),
                    Meaning::Write(_) => self.amend(request, caret),
                }
            }
            Offer::Search(request) => {
                navigation.choose(Route::Quotes(request));
                focus_soon(SEARCH_BOX.to_owned());
            }
            Offer::Forget => remembered::forget_searches(),
        }
    }

    /// Goes on with another text, the caret at one of its bytes.
    fn amend(self, request: Request, caret: usize) {
        let caret = request.text.get(..caret).map_or(0, |before| before.encode_utf16().count());
        self.typing.set(true);
        Navigation::get().amend(Route::Quotes(request));
        self.behind.set(true);
        after_paint(Box::new(move || {
            let found = document().query_selector(SEARCH_BOX).ok().flatten();
            if let Some(field) = found.and_then(|node| node.dyn_into::<HtmlInputElement>().ok()) {
                let _ = field.focus();
                let _ = field.set_selection_range(caret as u32, caret as u32);
                self.catch_up(Some(field));
            }
        }));
    }

    fn line(self, at: usize, offer: Offer) -> El {
        let (kind, words, more) = match &offer {
            Offer::Completion(completion) => match &completion.meaning {
                Meaning::Write(new) => {
                    let field = new.trim_start_matches('-').trim_end_matches(':');
                    ("", new.clone(), wording::field(field).to_owned())
                }
                &Meaning::Choose(facet, number) => {
                    let value = Store::get().index.facet_value(facet, number);
                    let counts = |outcome: &Arc<Outcome>| {
                        let counts = &outcome.facets[facet as usize].counts;
                        counts.get(number as usize).map_or(0, |count| *count as usize)
                    };
                    let found = wording::count(self.outcome.with_untracked(counts), "quotation");
                    (wording::facet(facet), label(facet, value), found)
                }
            },
            Offer::Search(request) => {
                let filters = request.chosen.count();
                let filters = (filters > 0).then(|| wording::count(filters, "filter"));
                ("Recent", request.text.clone(), filters.unwrap_or_default())
            }
            Offer::Forget => ("", "Forget these searches".to_owned(), String::new()),
        };
        let active = self.active;
        el("li")
            .attr("id", offer_id(at))
            .attr("role", "option")
            .class("offer")
            .live_attr("aria-selected", move || Some((active.get() == Some(at)).to_string()))
            .child(el("span").class("offer-kind").child(kind))
            .child(el("span").class("offer-words").child(words))
            .child(el("span").class("offer-more").child(more))
            // The box keeps the focus.
            .on("mousedown", |event| event.prevent_default())
            .on("click", move |_| self.take(offer.clone()))
    }
}

/// Remembers a search that stays as it is for a while and found something.
fn remember(request: Derived<Request>, outcome: Derived<Arc<Outcome>>) {
    let waiting = StoredValue::new_local(None::<Timeout>);
    follow(move || {
        let asked = request.get();
        let told = (2..LONGEST).contains(&asked.text.trim().len());
        let worth = told && outcome.with(|outcome| outcome.total > 0);
        let keep = move || {
            // What it began with was remembered while a reader paused.
            let begun = asked.text.char_indices().map(|(at, _)| {
                let text = asked.text[..at].to_owned();
                Route::Quotes(Request { text, ..asked.clone() }).fragment()
            });
            let begun: Vec<String> = begun.collect();
            remembered::add_search(&Route::Quotes(asked).fragment(), &begun);
        };
        waiting.set_value(worth.then(|| Timeout::new(REMEMBER_AFTER, keep)));
    });
    on_cleanup(move || waiting.set_value(None));
}

fn offer_id(at: usize) -> String {
    format!("offer-{at}")
}

/// The box, in which something happened.
fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// The byte at which a text has had so many UTF-16 code units, in which browsers count.
fn byte_at(text: &str, units: usize) -> usize {
    let mut left = units;
    let place = text.char_indices().find(|(_, c)| {
        let here = left == 0;
        left = left.saturating_sub(c.len_utf16());
        here
    });
    place.map_or(text.len(), |(at, _)| at)
}
