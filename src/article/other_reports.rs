//! Where else the statement of a quotation is reported.

use leptos::prelude::*;

use crate::context::use_collection;
use crate::quotation::{ComparisonLinks, ReportLine};
use crossquote_ui::CollectAnyView;

/// The other reports of a quotation's statement, or that there are none.
#[component]
pub(super) fn OtherReports(quotation: u32) -> impl IntoView {
    let others: Vec<u32> = use_collection().other_reports(quotation).collect();
    let reports = if others.is_empty() {
        view! { <p class="hint">"No other report of it was found in this collection."</p> }
            .into_any()
    } else {
        let lines = others.into_iter().map(|quotation| view! { <ReportLine quotation /> });
        view! {
            <ul class="versions">{lines.collect_any_view()}</ul>
            <p class="card-actions">
                <ComparisonLinks quotation />
            </p>
        }
        .into_any()
    };
    view! {
        <section>
            <h3>"The same statement elsewhere"</h3>
            {reports}
        </section>
    }
}
