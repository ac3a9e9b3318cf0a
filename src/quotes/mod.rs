//! Stub.

use crossquote_core::search::Request;
use leptos::prelude::*;

/// Quote search.
#[component]
pub(crate) fn QuotesPage(request: Memo<Request>) -> impl IntoView {
    let _ = request;
    view! { <h1>"Quotes"</h1> }
}
