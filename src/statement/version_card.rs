//! One wording of the statement, and each article that prints it.

use crossquote_explore::compare::Report;
use leptos::prelude::*;

use super::report::{ReportItem, VersionContent};
use super::version_sigla::VersionSigla;
use super::versions::StatementVersions;
use crate::wording::count;

/// A version of the statement, an item of a list. Where there is only one it is not told to be the fullest or
/// the first.
#[component]
pub(super) fn VersionCard<'v>(
    versions: &'v StatementVersions,
    /// Index into the statement's versions.
    number: usize,
) -> AnyView {
    let version = &versions.versions[number];
    let is_one_of_several = versions.versions.len() > 1;
    let is_fullest = is_one_of_several && number == 0;
    let is_first = is_one_of_several && versions.is_first_seen(version);
    let item = |report: &Report| view! { <ReportItem report /> };
    let reports: Vec<AnyView> =
        version.reports.iter().map(|report| item(report).into_any()).collect();
    view! {
        <li class="card statement-version" data-testid="version">
            <p class="statement-badges">
                <VersionSigla version />
                {count(version.words as usize, "word")}
                {is_fullest.then(|| view! { <span class="badge">"fullest"</span> }.into_any())}
                {is_first.then(|| view! { <span class="badge">"first seen"</span> }.into_any())}
            </p>
            <blockquote class="card-said">
                <VersionContent version />
            </blockquote>
            <ul>{reports}</ul>
        </li>
    }
    .into_any()
}
