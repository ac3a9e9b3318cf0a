//! Stub.

use leptos::prelude::*;

use crate::router::Comparison;

/// Two or three articles side by side.
#[component]
pub(crate) fn ComparePage(comparison: Memo<Comparison>) -> impl IntoView {
    let _ = comparison;
    view! { <h1>"Compare"</h1> }
}
