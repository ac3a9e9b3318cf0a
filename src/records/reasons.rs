//! Why quotations are held to report one statement.

use leptos::prelude::*;

use crossquote_ui::CollectAnyView;

/// The reasons, which unfold; nothing where there are none.
#[component]
pub(crate) fn StatementReasons(
    /// A sentence for each link between two quotations.
    reasons: Vec<String>,
) -> impl IntoView {
    if reasons.is_empty() {
        return ().into_any();
    }
    let reasons = reasons.into_iter().map(|reason| view! { <li>{reason}</li> });
    view! {
        <details class="row-reasons" data-testid="why">
            <summary>"Why these are held to be one statement"</summary>
            <ul>{reasons.collect_any_view()}</ul>
        </details>
    }
    .into_any()
}
