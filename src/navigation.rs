//! The address bar: reads the route from it, writes the route to it, puts scroll and focus right.
//!
//! Links are plain `<a href="#/…">`: the browser moves, the `popstate` that follows tells us. Only
//! choices on a page and changes while typing are written from here.
//!
//! Every entry of the browser's history gets a number of its own, kept in `history.state`. Back and
//! Forward lead to a known number, and the page is shown as it was left; a link makes a new entry,
//! and begins at the top, also where its address was visited before. Where a frame refuses to keep
//! the number, every entry is new.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{History, HtmlElement, ScrollRestoration};

use crate::embed;
use crate::provided::Provided;
use crate::route::{Route, parameter};
use crate::state::State;

/// Where the focus goes when what had it is gone and nothing else takes it.
pub(crate) const SEARCH_BOX: &str = "#search-box";

/// How an entry of the history looked when it was left.
#[derive(Clone, Copy)]
struct Left {
    entry: f64,
    /// In CSS pixels.
    scrolled: f64,
    unfolded: usize,
}

thread_local! {
    /// The number of the entry that is shown.
    static ENTRY: Cell<f64> = const { Cell::new(0.0) };
    static LEFT: RefCell<Vec<Left>> = const { RefCell::new(Vec::new()) };
    /// Whether the route was amended and the address does not say so yet.
    static UNWRITTEN: Cell<bool> = const { Cell::new(false) };
    /// Whether the entry that is shown was shown before.
    static RETURNED: Cell<bool> = const { Cell::new(false) };
}

/// The current route.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    route: State<Route>,
    unfolded: State<usize>,
}

impl Navigation {
    /// Reads the first route and follows the address from now on.
    pub(crate) fn start() -> Navigation {
        let route = State::new(Route::parse(&first_address()));
        let navigation = Navigation { route, unfolded: State::new(0) };
        with_history(|history| history.set_scroll_restoration(ScrollRestoration::Manual));
        ENTRY.set(number_of_entry());
        // `popstate` comes for links, for Back and Forward, and for an address that was typed.
        EventListener::new(&window(), "popstate", move |_| navigation.follow()).forget();
        // The window hears of a click before the browser follows the link.
        let early = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window(), "click", early, move |_| navigation.settle())
            .forget();
        navigation
    }

    /// The navigation of the page.
    pub(crate) fn get() -> Navigation {
        Provided::get().navigation
    }

    pub(crate) fn route(self) -> State<Route> {
        self.route
    }

    /// How far the page is unfolded beyond what it shows at first, as each page counts it. Zero on
    /// a new entry of the history, as it was left on the way back.
    pub(crate) fn unfolded(self) -> State<usize> {
        self.unfolded
    }

    /// Whether the page is shown as it was left, on the way back to it.
    pub(crate) fn returned() -> bool {
        RETURNED.get()
    }

    /// Shows a variation of the page, without a step in the history: for typing.
    pub(crate) fn amend(self, route: Route) {
        self.unfolded.set(0);
        self.route.set(route);
        // Browsers take a millisecond for it, which the paint should not wait for.
        UNWRITTEN.set(true);
        after_paint(Box::new(move || self.settle()));
    }

    /// Writes into the address what was amended and is not there yet: also before a link is followed,
    /// so that Back leads to all that was typed.
    fn settle(self) {
        if UNWRITTEN.take() {
            let url = self.route.with_untracked(Route::fragment);
            with_history(|to| to.replace_state_with_url(&ENTRY.get().into(), "", Some(&url)));
        }
    }

    /// Goes to a route as a link would, without moving scroll and focus: for choices on a page.
    pub(crate) fn choose(self, route: Route) {
        self.settle();
        let entry = js_sys::Math::random();
        self.arrive(entry);
        let url = route.fragment();
        with_history(|to| to.push_state_with_url(&entry.into(), "", Some(&url)));
        self.route.set(route);
    }

    /// Goes to a route as a link does.
    pub(crate) fn go(self, route: &Route) {
        let _ = window().location().set_hash(&route.fragment());
    }

    fn follow(self) {
        let before = self.route.get_untracked();
        let now = Route::parse(&fragment());
        // A choice on a page leaves scroll and focus alone; another article or speaker is a new page.
        let new_page = now.place() != before.place();
        // Before the new page is drawn, while the old one is still as long as it was.
        let back = self.arrive(number_of_entry());
        if now != before {
            self.route.set(now);
        }
        // After the new page is drawn.
        request_animation_frame(move || {
            if new_page {
                focus("main h1");
            }
            match back {
                Some(left) => window().scroll_to_with_x_and_y(0.0, left.scrolled),
                None if new_page => window().scroll_to_with_x_and_y(0.0, 0.0),
                None => {}
            }
        });
    }

    /// Notes how the entry that is left looks; gives, and restores, what was noted of the one that
    /// is now shown.
    fn arrive(self, entry: f64) -> Option<Left> {
        UNWRITTEN.set(false);
        let left = Left {
            entry: ENTRY.replace(entry),
            scrolled: window().scroll_y().unwrap_or(0.0),
            unfolded: self.unfolded.get_untracked(),
        };
        let back = LEFT.with_borrow_mut(|all| {
            all.retain(|other| other.entry != left.entry);
            all.push(left);
            all.iter().find(|known| known.entry == entry).copied()
        });
        RETURNED.set(back.is_some());
        self.unfolded.set(back.map_or(0, |left| left.unfolded));
        back
    }
}

/// The address that the page is opened with. Pages that embed one may lose what is behind `#`, or put
/// WordPress's secret there: then `view` says what is to be shown.
fn first_address() -> String {
    let fragment = fragment();
    let bare = fragment.trim_start_matches('#').split('?').next().unwrap_or_default();
    match embed::flag("view") {
        Some(view) if bare.is_empty() => format!("#/{}", view.trim_start_matches(['#', '/'])),
        _ => fragment,
    }
}

/// WordPress's secret, which it looks for in the answers of its frames.
pub(crate) fn secret() -> Option<String> {
    parameter(fragment().split_once('?')?.1, "secret")
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Some frames forbid reading or writing the history; the page works without it.
fn with_history<T>(act: impl FnOnce(&History) -> Result<T, JsValue>) -> Option<T> {
    window().history().and_then(|history| act(&history)).ok()
}

/// The number of the entry that is shown; it gets one if it has none.
fn number_of_entry() -> f64 {
    let known = with_history(|history| history.state()).and_then(|state| state.as_f64());
    known.unwrap_or_else(|| {
        let entry = js_sys::Math::random();
        with_history(|history| history.replace_state(&entry.into(), ""));
        entry
    })
}

/// Does something once what has just been asked for is painted. It may ask for what the desk provides, as long as
/// that is there, and what it makes goes with the page.
pub(crate) fn after_paint(act: Box<dyn FnOnce()>) {
    let owner = Owner::current().unwrap_or_default();
    let act = move || owner.with(act);
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// Moves keyboard and screen reader to the first element that fits, if there is one.
pub(crate) fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = &found {
        if element.tab_index() < 0 {
            let _ = element.set_attribute("tabindex", "-1");
        }
        let _ = element.focus();
    }
    found.is_some()
}

/// The same once what has just been asked for is drawn; where nothing fits, to the search box.
pub(crate) fn focus_soon(selector: String) {
    request_animation_frame(move || {
        if !focus(&selector) {
            focus(SEARCH_BOX);
        }
    });
}
