//! The addresses of the workspace's pages, in the fragment, as in the explorer (its router says why).
//!
//! ```text
//! workspace/#/add                          articles come in; collections of before
//! workspace/#/review  #/review/000-a       corrections to the collection; one article's
//! workspace/#/save                         files of it
//! workspace/?local=ID#/…                   with a collection that this browser keeps
//! ```

use crossquote_library::PARAMETER;
use leptos::ev;
use leptos::prelude::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use crossquote_ui::browser::focus::focus_element;
use crossquote_ui::browser::timing::next_frame;
use crossquote_ui::browser::window_events::on_window_event;

/// What stays readable in an address; everything else is percent-encoded.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A page of the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    Add,
    /// Corrections to the collection, or to one article.
    Review {
        article: Option<String>,
    },
    Save,
}

/// A page, whichever article it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Add,
    Review,
    Save,
}

impl Route {
    /// The review, at whichever article.
    pub(crate) const REVIEW: Route = Route::Review { article: None };

    /// Reads a fragment, with or without its `#`. What is no other page is the one where articles are added.
    pub(crate) fn parse(fragment: &str) -> Route {
        let path = fragment.strip_prefix('#').unwrap_or(fragment).split('?').next();
        let mut steps = path.unwrap_or_default().trim_matches('/').split('/');
        match steps.next() {
            Some("review") => {
                let article = steps.next().filter(|id| !id.is_empty()).and_then(decode);
                Route::Review { article }
            }
            Some("save") => Route::Save,
            _ => Route::Add,
        }
    }

    /// The fragment, `#` included. [`Route::parse`] gives the same route back.
    pub(crate) fn fragment(&self) -> String {
        match self {
            Route::Add => "#/add".to_owned(),
            Route::Review { article: None } => "#/review".to_owned(),
            Route::Review { article: Some(id) } => {
                format!("#/review/{}", utf8_percent_encode(id, PLAIN))
            }
            Route::Save => "#/save".to_owned(),
        }
    }

    pub(crate) fn page(&self) -> Page {
        match self {
            Route::Add => Page::Add,
            Route::Review { .. } => Page::Review,
            Route::Save => Page::Save,
        }
    }
}

fn decode(part: &str) -> Option<String> {
    percent_decode_str(part).decode_utf8().ok().map(|text| text.into_owned())
}

/// The route that is shown, and the way to others.
#[derive(Clone, Copy)]
pub(crate) struct Router {
    route: RwSignal<Route>,
    page: Memo<Page>,
}

impl Router {
    /// Reads the first route and follows the address from now on.
    pub(crate) fn start() -> Router {
        let route = RwSignal::new(current_route());
        let page = Memo::new(move |_| route.with(Route::page));
        on_window_event(ev::popstate, move |_| {
            let now = current_route();
            if route.with_untracked(|before| *before != now) {
                route.set(now);
                // Once the new page is drawn.
                next_frame(begin_at_heading);
            }
        });
        Router { route, page }
    }

    pub(crate) fn route(self) -> Signal<Route> {
        self.route.into()
    }

    /// The page that is shown; not told of another article.
    pub(crate) fn page(self) -> Memo<Page> {
        self.page
    }

    /// Goes to a route as a link does.
    pub(crate) fn navigate(self, to: &Route) {
        let _ = window().location().set_hash(&to.fragment());
    }
}

fn current_route() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Who comes to a page by keyboard or screen reader begins at its heading.
fn begin_at_heading() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        focus_element(&heading);
    }
}

/// The collection of the library that the address names.
pub(crate) fn local_parameter() -> Option<String> {
    parse_local(&window().location().search().unwrap_or_default())
}

fn parse_local(search: &str) -> Option<String> {
    let mut pairs =
        search.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    let (_, id) = pairs.find(|(name, _)| *name == PARAMETER)?;
    decode(id).filter(|id| !id.is_empty())
}

/// Has the address name a collection of the library, or none: a page that is loaded again opens it again.
pub(crate) fn set_local_parameter(id: Option<&str>) {
    let location = window().location();
    let search = id.map(local_query).unwrap_or_default();
    let address = format!(
        "{}{search}{}",
        location.pathname().unwrap_or_default(),
        location.hash().unwrap_or_default()
    );
    // Some frames forbid it; there nothing is kept anyway.
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Where the explorer shows a collection of the library.
pub(crate) fn explorer_address(id: &str) -> String {
    format!("../{}#/", local_query(id))
}

fn local_query(id: &str) -> String {
    format!("?{PARAMETER}={}", utf8_percent_encode(id, PLAIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_gives_back_the_route_that_it_is_of() {
        let review = |id: &str| Route::Review { article: Some(id.to_owned()) };
        let known = [Route::Add, Route::REVIEW, Route::Save, review("000-a"), review("a/b c?é")];
        for route in known {
            assert_eq!(Route::parse(&route.fragment()), route);
        }
        assert_eq!(Route::parse(""), Route::Add);
        assert_eq!(Route::parse("#/review/"), Route::REVIEW);
        assert_eq!(Route::parse("#/review/%FF"), Route::REVIEW);
    }

    #[test]
    fn a_collection_is_named_by_one_parameter() {
        for (search, expected) in [
            ("?local=a-1", Some("a-1")),
            ("?dark=1&local=a%20b", Some("a b")),
            ("?local=", None),
            ("?local", None),
            ("?local=%FF", None),
            ("", None),
        ] {
            assert_eq!(parse_local(search).as_deref(), expected, "{search}");
        }
        assert_eq!(explorer_address("a b"), "../?local=a%20b#/");
    }
}
