//! One article's report of a version.

use crossquote_core::compare::{Report, Version};
use leptos::prelude::*;

use crate::context::use_collection;
use crate::quotation::in_article_route;
use crate::records::{ArticleLink, Gap, Provenance, QuotationBadges, QuotationContent};
use crate::router::Link;

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
    });
    let lines = report.quotations.iter().map(|&quotation| view! { <QuotationLine quotation /> });
    view! {
        <li class="statement-report">
            <ArticleLink article />
            <p class="row-meta">
                <Provenance article />
            </p>
            {otherwise}
            {lines.collect::<Vec<_>>()}
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
    let cue: Vec<&str> = record.cue.iter().map(|span| span.of(text)).collect();
    let cue = cue.join(" … ");
    let cue = (!cue.is_empty()).then(|| format!("cue: {cue}"));
    let said_to = record.to.map(|span| format!("to or through: {}", span.of(text)));
    let notes = [cue, said_to].into_iter().flatten();
    let notes = notes.map(|note| view! { <span class="row-cue">{note}</span> });
    view! {
        <p class="row-meta">
            <QuotationBadges quotation />
            {notes.collect::<Vec<_>>()}
            <Link to=in_article_route(&collection, quotation) attr:class="action">
                "Open in article"
            </Link>
        </p>
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
    quotations.collect::<Vec<_>>().into_any()
}
