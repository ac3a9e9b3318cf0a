//! The address bar: reads the route from it, writes the route to it, puts scroll and focus right.
//!
//! Shaped like leptos_router, and our own because that one needs the browser's history and paths: from
//! `file://` and in sandboxed frames there is neither (leptos-rs/leptos#2184). An address here is the
//! fragment, which works everywhere and is never sent to a server.
//!
//! ```text
//! <Link to=…>, Back, Forward ── popstate ──▶ Router ──▶ use_route(): Signal<Route> ──▶ pages
//! navigate(route, options) ────────────────▶   │   ──▶ address bar, history entry
//! ```

mod history;
mod link;
mod local;
mod query;
mod route;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crossquote_ui::browser::focus::focus_element;
use crossquote_ui::browser::timing::after_paint;
use crossquote_ui::browser::window_events::on_window_event;
use history::{EntryId, HistoryEntryState, VisitedEntries};

pub(crate) use link::Link;
pub(crate) use local::{absolute_address, local_collection, local_query};
pub(crate) use query::parameter;
pub(crate) use route::{Comparison, Place, Route};

/// How to go to a route; by default as a link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NavigateOptions {
    /// Takes the place of the entry of the history that is shown: for typing.
    pub(crate) replace: bool,
    /// Goes to the top, and the focus to the heading, of a page that is new. `false` leaves both as they
    /// are: for choices on a page.
    pub(crate) scroll: bool,
}

impl NavigateOptions {
    /// For a choice on a page: a step of the history that leaves the page where it is.
    pub(crate) const CHOICE: NavigateOptions = NavigateOptions { replace: false, scroll: false };
}

impl Default for NavigateOptions {
    fn default() -> NavigateOptions {
        NavigateOptions { replace: false, scroll: true }
    }
}

/// The route that is shown, and the way to others.
#[derive(Clone, Copy)]
pub(crate) struct Router {
    route: RwSignal<Route>,
    place: Memo<Place>,
    /// Names of the long lists of the page that are shown whole.
    expanded: RwSignal<Vec<&'static str>>,
    visited: StoredValue<VisitedEntries>,
    /// Whether the entry that is shown was shown before.
    returned: StoredValue<bool>,
    /// Whether the route was replaced and the address does not say so yet.
    pending: StoredValue<bool>,
}

impl Router {
    /// Reads the first route and follows the address from now on.
    pub(crate) fn start() -> Router {
        let route = RwSignal::new(Route::parse(&first_address()));
        let router = Router {
            route,
            place: Memo::new(move |_| route.with(Route::place)),
            expanded: RwSignal::new(Vec::new()),
            visited: StoredValue::new(VisitedEntries::begin(history::current_entry())),
            returned: StoredValue::new(false),
            pending: StoredValue::new(false),
        };
        history::take_over_scrolling();
        // `popstate` comes for links, for Back and Forward, and for an address that was typed.
        on_window_event(ev::popstate, move |_| router.follow_address());
        // The window hears of a click before the browser follows the link, and before anything on the page does:
        // in the capture phase, for which Leptos has no listener. The router is there as long as the page is.
        let early = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let clicked = move |event: &web_sys::Event| {
            router.flush_pending();
            if let Some(fragment) = link::unfollowed_link(event) {
                event.prevent_default();
                router.follow_link(&fragment);
            }
        };
        EventListener::new_with_options(&window(), "click", early, clicked).forget();
        router
    }

    /// The route that is shown.
    pub(crate) fn route(self) -> Signal<Route> {
        self.route.into()
    }

    /// The page that is shown, with what it is about; not told of choices made on it.
    pub(crate) fn place(self) -> Memo<Place> {
        self.place
    }

    /// A choice made on a page, as the route has it: what `read` gives for the routes of that page. Once the
    /// route has left the page it stays as it was: what is shown is about to go, and should not change first.
    pub(crate) fn choice<T>(
        self,
        read: impl Fn(&Route) -> Option<T> + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: Clone + Default + PartialEq + Send + Sync + 'static,
    {
        let route = self.route;
        Memo::new(move |before: Option<&T>| {
            route.with(&read).or_else(|| before.cloned()).unwrap_or_default()
        })
    }

    /// Whether what is doubtful is listed on the page that is shown.
    pub(crate) fn doubtful(self) -> Memo<bool> {
        self.choice(Route::doubtful)
    }

    /// Lists what is doubtful, or no longer: a choice on the page.
    pub(crate) fn toggle_doubtful(self) {
        let route = self.route.get_untracked();
        let listed = route.doubtful().unwrap_or_default();
        self.navigate(route.with_doubtful(!listed), NavigateOptions::CHOICE);
    }

    /// Goes to a route.
    pub(crate) fn navigate(self, to: Route, options: NavigateOptions) {
        if options.replace {
            self.expanded.set(Vec::new());
            self.route.set(to);
            // Browsers take a millisecond to write it, which the paint should not wait for.
            self.pending.set_value(true);
            after_paint(move || self.flush_pending());
        } else if options.scroll {
            self.follow_link(&to.fragment());
        } else {
            self.flush_pending();
            let entry = history::new_entry();
            self.move_to_entry(entry);
            history::push(entry, &to.fragment());
            self.route.set(to);
        }
    }

    /// Goes to an address as the browser follows a link.
    fn follow_link(self, fragment: &str) {
        if history::browser_follows_links() {
            // And tells of it.
            let _ = window().location().set_hash(fragment);
        } else {
            self.flush_pending();
            history::push(history::new_entry(), fragment);
            self.follow_address();
        }
    }

    /// Whether a long list of the page is shown whole, and what sets that: not on a new entry of the history,
    /// and as it was left on the way back.
    pub(crate) fn expanded(self, list: &'static str) -> (Signal<bool>, SignalSetter<bool>) {
        let expanded = self.expanded;
        let set = move |now: bool| {
            expanded.update(|lists| {
                lists.retain(|known| *known != list);
                lists.extend(now.then_some(list));
            });
        };
        let is_expanded = Signal::derive(move || expanded.with(|lists| lists.contains(&list)));
        (is_expanded, SignalSetter::map(set))
    }

    /// Whether the page is shown as it was left, on the way back to it.
    pub(crate) fn has_returned(self) -> bool {
        self.returned.get_value()
    }

    /// Writes into the address what was replaced and is not there yet: also before a link is followed, so
    /// that Back leads to all that was typed.
    fn flush_pending(self) {
        if self.pending.get_value() {
            self.pending.set_value(false);
            let entry = self.visited.with_value(VisitedEntries::shown);
            history::replace(entry, &self.route.with_untracked(Route::fragment));
        }
    }

    fn follow_address(self) {
        let before = self.route.get_untracked();
        let now = Route::parse(&fragment());
        // A choice on a page leaves scroll and focus alone; another article or speaker is a new page.
        let new_page = now.place() != before.place();
        // Before the new page is drawn, while the old one is still as long as it was.
        let restored = self.move_to_entry(history::current_entry());
        if now != before {
            self.route.set(now);
        }
        // After the new page is drawn.
        request_animation_frame(move || {
            if new_page {
                focus_heading();
            }
            match restored {
                Some(left) => window().scroll_to_with_x_and_y(0.0, left.scrolled),
                None if new_page => window().scroll_to_with_x_and_y(0.0, 0.0),
                None => {}
            }
        });
    }

    /// Notes how the entry that is left looks; gives, and restores, what was noted of the one that is now
    /// shown.
    fn move_to_entry(self, entry: EntryId) -> Option<HistoryEntryState> {
        self.pending.set_value(false);
        let left = HistoryEntryState {
            scrolled: window().scroll_y().unwrap_or(0.0),
            expanded: self.expanded.get_untracked(),
        };
        let restored =
            self.visited.try_update_value(|visited| visited.move_to(entry, left)).flatten();
        self.returned.set_value(restored.is_some());
        self.expanded.set(restored.clone().unwrap_or_default().expanded);
        restored
    }
}

/// The value of a parameter in the part of the address behind `?`, which stays the same for the whole visit.
pub(crate) fn page_parameter(name: &str) -> Option<String> {
    parameter(window().location().search().unwrap_or_default().trim_start_matches('?'), name)
}

/// The address that the page is opened with. Pages that embed one may lose what is behind `#`, or put a secret
/// of theirs there: then `view` says what is to be shown.
fn first_address() -> String {
    let fragment = fragment();
    let bare = fragment.trim_start_matches('#').split('?').next().unwrap_or_default();
    match page_parameter("view") {
        Some(view) if bare.is_empty() => format!("#/{}", view.trim_start_matches(['#', '/'])),
        _ => fragment,
    }
}

/// The part of the address behind `#`, with it.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Who comes to a page by keyboard or screen reader begins at its heading.
fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        focus_element(&heading);
    }
}
