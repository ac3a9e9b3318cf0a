//! What every part of the explorer may ask for; provided once, by [`crate::app`].

use std::sync::Arc;

use leptos::prelude::*;

use crate::collection::Collection;
use crate::router::{Route, Router};
use crossquote_ui::Notices;

/// Provided as context. Parts ask by the functions below.
#[derive(Clone, Copy)]
pub(crate) struct AppContext {
    /// The collection that is shown, the same for the whole visit.
    pub(crate) collection: StoredValue<Arc<Collection>>,
    /// The route that is shown, and the way to others.
    pub(crate) router: Router,
    /// What the page tells its reader in passing.
    pub(crate) notices: Notices,
}

/// The collection that is shown.
pub(crate) fn use_collection() -> Arc<Collection> {
    expect_context::<AppContext>().collection.get_value()
}

/// The router of the page.
pub(crate) fn use_router() -> Router {
    expect_context::<AppContext>().router
}

/// The route that is shown.
pub(crate) fn use_route() -> Signal<Route> {
    use_router().route()
}
