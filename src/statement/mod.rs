//! Stub.

use leptos::prelude::*;

/// The page of the statement with that id. `versions`: ids of quotations that have the base version and the one
/// compared with it.
#[component]
pub(crate) fn StatementPage(
    id: String,
    versions: Memo<(Option<String>, Option<String>)>,
) -> impl IntoView {
    let _ = versions;
    view! { <h1>{id}</h1> }
}
