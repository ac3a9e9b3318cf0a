//! Stub.

use crossquote_core::search::Request;
use leptos::prelude::*;

/// The id of the field that is typed in, for whoever moves the focus there.
pub(crate) const SEARCH_BOX_ID: &str = "search-box";

/// Quote search.
#[component]
pub(crate) fn QuotesPage(request: Memo<Request>) -> impl IntoView {
    let _ = request;
    view! { <h1>"Quotes"</h1> }
}
