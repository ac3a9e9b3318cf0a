//! The versions that share too little with the base to stand in columns with it.

use leptos::prelude::*;

use super::report::VersionContent;
use super::version_sigla::VersionSigla;
use super::versions::StatementVersions;
use crossquote_ui::CollectAnyView;

/// The reworded versions, by their indices; nothing where there are none.
#[component]
pub(super) fn RewordedVersions<'v>(
    versions: &'v StatementVersions,
    reworded: &'v [usize],
) -> AnyView {
    if reworded.is_empty() {
        return ().into_any();
    }
    let items = reworded.iter().map(|&number| {
        let version = &versions.versions[number];
        view! {
            <li>
                <VersionSigla version />
                <blockquote class="card-said">
                    <VersionContent version />
                </blockquote>
            </li>
        }
    });
    view! {
        <div class="statement-reworded" data-testid="reworded">
            <h3>"Reworded"</h3>
            <p class="hint">
                "These share too few words with the base version to be set beside it word by word."
            </p>
            <ul>{items.collect_any_view()}</ul>
        </div>
    }
    .into_any()
}
