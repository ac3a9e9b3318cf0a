//! One article's report of a version.

use crossquote_explore::compare::{Report, Version};
use leptos::prelude::*;

use crate::context::use_collection;
use crate::quotation::QuotationMetaLine;
use crate::records::{ArticleLink, Gap, Provenance, QuotationContent};
use crossquote_ui::CollectAnyView;

/// How one article reports a version: its words where it prints them otherwise, and kind, cue and addressee of
/// each quotation, with the way there.
#[component]
pub(super) fn ReportItem<'r>(report: &'r Report) -> AnyView {
    let article = report.article;
    let otherwise = report.printed_otherwise.then(|| {
        view! {
            <div class="statement-printed" data-testid="printed-otherwise">
                <p class="hint">"The same words, printed so:"</p>
                <blockquote class="card-said">
                    <ReportContent report />
                </blockquote>
            </div>
        }
        .into_any()
    });
    let lines = report.quotations.iter().map(|&quotation| view! { <QuotationLine quotation /> });
    view! {
        <li class="statement-report">
            <ArticleLink article />
            <p class="row-meta">
                <Provenance article />
            </p>
            {otherwise}
            {lines.collect_any_view()}
        </li>
    }
    .into_any()
}

/// Kind, cue and addressee of a quotation.
#[component]
fn QuotationLine(quotation: u32) -> impl IntoView {
    let collection = use_collection();
    let record = collection.quotation(quotation);
    let text = &collection.article(record.article).text;
    let said_to = record.to.map(|span| format!("to or through: {}", span.of(text)));
    view! {
        <QuotationMetaLine quotation>
            {said_to.map(|said_to| view! { <span class="row-cue">{said_to}</span> }.into_any())}
        </QuotationMetaLine>
    }
}

/// The words of a version as its first report prints them.
#[component]
pub(super) fn VersionContent<'v>(version: &'v Version) -> AnyView {
    view! { <ReportContent report=&version.reports[0] /> }.into_any()
}

/// The words of a report, a gap between its quotations.
#[component]
pub(super) fn ReportContent<'r>(report: &'r Report) -> AnyView {
    let quotations = report.quotations.iter().enumerate().map(|(at, &quotation)| {
        view! {
            <span>
                {(at > 0).then(|| view! { <Gap /> })} <QuotationContent quotation />
            </span>
        }
    });
    quotations.collect_any_view().into_any()
}
