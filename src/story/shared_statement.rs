//! One statement that several articles report, with all of its reports.

use leptos::prelude::*;

use crate::context::use_collection;
use crate::quotation::{AllVersionsLink, ReportLine, comparison_route};
use crate::records::{CheckedBadge, SpeakerLink};
use crate::router::Link;
use crossquote_ui::CollectAnyView;

/// An item of the list of shared statements.
#[component]
pub(super) fn SharedStatement(statement: u32) -> impl IntoView {
    let collection = use_collection();
    let articles = collection.reporting_articles(statement);
    let (speaker, checked, quotations) = {
        let record = collection.statement(statement);
        (record.speaker, record.checked, record.quotations.clone())
    };
    let first = quotations[0];
    let compare = comparison_route(&collection, first, articles[1]);
    let reports = quotations.into_iter().map(|quotation| view! { <ReportLine quotation /> });
    let reports = reports.collect_any_view();
    view! {
        <li class="shared" data-testid="shared-statement">
            <h3>
                <SpeakerLink speaker />
                <span class="shared-count">{format!("in {} articles", articles.len())}</span>
                <CheckedBadge checked />
            </h3>
            <ul class="versions">{reports}</ul>
            <div class="card-actions">
                <AllVersionsLink quotation=first />
                <Link to=compare attr:class="action">
                    "Compare the articles"
                </Link>
            </div>
        </li>
    }
}
