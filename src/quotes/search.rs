//! A search: what is asked for, what is found.

use std::sync::Arc;

use crossquote_explore::search::{Outcome, Request};
use leptos::prelude::*;

use super::SEARCH_BOX_ID;
use crate::context::{use_collection, use_router};
use crate::router::{NavigateOptions, Route, Router};
use crossquote_ui::browser::focus::focus_by_id;
use crossquote_ui::browser::timing::next_frame;

/// Hits looked up with every key: more than can be in sight. Others are looked up when the list comes to them.
const HITS_AT_ONCE: usize = 24;

/// The signals that every part of the page follows.
#[derive(Clone, Copy)]
pub(super) struct Search {
    pub(super) request: Memo<Request>,
    pub(super) outcome: Memo<Arc<Outcome>>,
    /// Whether somebody types, and another request may follow with the next key.
    pub(super) typing: RwSignal<bool>,
    router: Router,
}

impl Search {
    /// Searches the collection for whatever the request is.
    pub(super) fn new(request: Memo<Request>) -> Search {
        let collection = use_collection();
        let router = use_router();
        let find = move |_: Option<&Arc<Outcome>>| {
            Arc::new(request.with(|request| collection.index.find(request, HITS_AT_ONCE)))
        };
        // Each request has an outcome of its own: comparing two would only cost time.
        let outcome = Memo::new_with_compare(find, |_, _| true);
        Search { request, outcome, typing: RwSignal::new(!router.has_returned()), router }
    }

    /// Asks for something else with a key: no step in the history.
    pub(super) fn type_on(self, request: Request) {
        self.typing.set(true);
        let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
        self.router.navigate(Route::Quotes(request), options);
    }

    /// Asks for something else with a choice: a step that Back takes back.
    pub(super) fn choose(self, request: Request) {
        self.router.navigate(Route::Quotes(request), NavigateOptions::CHOICE);
    }
}

/// Puts the focus into the search box once what has just been asked for is drawn.
pub(crate) fn focus_search_box() {
    next_frame(|| {
        focus_by_id(SEARCH_BOX_ID);
    });
}
