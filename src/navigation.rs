//! The address bar: reads the route from it, writes the route to it, puts scroll and focus right.
//!
//! Links are plain `<a href="#/…">`: the browser moves, the `popstate` that follows tells us. Only
//! changes while typing are written from here, without a step in the history.

use std::cell::RefCell;

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, ScrollRestoration};

use crate::route::Route;

thread_local! {
    /// How far each address was scrolled when it was left, in CSS pixels, for the way back.
    static SCROLLED: RefCell<Vec<(String, f64)>> = const { RefCell::new(Vec::new()) };
}

/// The current route; provided as context.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    route: RwSignal<Route>,
}

impl Navigation {
    /// Reads the first route and follows the address from now on.
    pub(crate) fn start() -> Navigation {
        let navigation = Navigation { route: RwSignal::new(Route::parse(&fragment())) };
        if let Ok(history) = window().history() {
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        // `popstate` comes for links, for Back and Forward, and for an address that was typed.
        EventListener::new(&window(), "popstate", move |_| navigation.follow()).forget();
        navigation
    }

    /// The navigation of the page.
    pub(crate) fn get() -> Navigation {
        expect_context::<Navigation>()
    }

    pub(crate) fn route(self) -> Signal<Route> {
        self.route.into()
    }

    /// Shows a variation of the page, without a step in the history: for typing.
    pub(crate) fn amend(self, route: Route) {
        write(&route, |history, url| history.replace_state_with_url(&JsValue::NULL, "", Some(url)));
        self.route.set(route);
    }

    /// Goes to a route as a link would, without moving scroll and focus: for choices on a page.
    pub(crate) fn choose(self, route: Route) {
        write(&route, |history, url| history.push_state_with_url(&JsValue::NULL, "", Some(url)));
        self.route.set(route);
    }

    fn follow(self) {
        let before = self.route.get_untracked();
        let now = Route::parse(&fragment());
        if now == before {
            return;
        }
        // A choice on a page leaves scroll and focus alone; another article or speaker is a new page.
        let new_page = now.place() != before.place();
        // Before the new page is drawn, while the old one is still as long as it was.
        let back = if new_page { exchange_scroll(&before, &now) } else { None };
        self.route.set(now);
        if !new_page {
            return;
        }
        // After the new page is drawn.
        request_animation_frame(move || match back {
            Some(y) => window().scroll_to_with_x_and_y(0.0, y),
            None => {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                focus_main();
            }
        });
    }
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Remembers how far the page that is left was scrolled; gives what is remembered of the new one.
fn exchange_scroll(left: &Route, now: &Route) -> Option<f64> {
    let y = window().scroll_y().unwrap_or(0.0);
    let (left, now) = (left.fragment(), now.fragment());
    SCROLLED.with_borrow_mut(|places| {
        places.retain(|(other, _)| *other != left);
        places.push((left, y));
        let at = places.iter().position(|(place, _)| *place == now)?;
        Some(places.swap_remove(at).1)
    })
}

/// Some frames forbid writing the address; the page works without it.
fn write(route: &Route, to: impl Fn(&web_sys::History, &str) -> Result<(), JsValue>) {
    if let Ok(history) = window().history() {
        let _ = to(&history, &route.fragment());
    }
}

/// Moves keyboard and screen reader to the heading of the page that just opened.
fn focus_main() {
    use wasm_bindgen::JsCast;
    if let Ok(Some(heading)) = document().query_selector("main h1")
        && let Ok(heading) = heading.dyn_into::<HtmlElement>()
    {
        let _ = heading.set_attribute("tabindex", "-1");
        let _ = heading.focus();
    }
}
