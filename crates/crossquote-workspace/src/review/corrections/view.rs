//! The part of the review that shows all corrections.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use super::lines::lines;
use super::row::CorrectionRow;
use crate::context::use_workspace;
use crate::review::dataset::use_reviewed_dataset;
use crate::state::WorkspaceStoreFields;
use crossquote_ui::{LongList, ShowAll};

/// Corrections that are shown before "show all".
const FIRST: usize = 100;

/// The list, or that there are none.
#[component]
pub(in crate::review) fn CorrectionsView() -> impl IntoView {
    let dataset = use_reviewed_dataset();
    let workspace = use_workspace();
    let lines = Memo::new(move |_| {
        // The history goes back when that is asked for, what is shown does when it is done.
        dataset.track();
        let lines = workspace.store.session().with_untracked(|session| {
            let unneeded = session.collection.as_ref().map(|collection| &*collection.unneeded);
            let unneeded = unneeded.map_or(&[][..], Vec::as_slice);
            lines(session.history.corrections(), unneeded)
        });
        lines.into_iter().map(Arc::new).collect::<Vec<_>>()
    });
    let total = Memo::new(move |_| lines.with(Vec::len));
    let expanded = workspace.review.corrections_expanded;
    let list = move || LongList::new(total.get(), FIRST, (expanded.into(), expanded.into()));
    let shown = move || lines.with(|lines| lines[list().rows()].to_vec());
    let container = AnyNodeRef::new();
    let fallback = || {
        view! {
            <p class="hint">
                "There are none yet. What you put right under “Articles” and “Speakers” is listed here."
            </p>
        }
    };
    view! {
        <div class="review-all">
            <Show when=move || { total.get() > 0 } fallback>
                <ul class="review-corrections" data-testid="corrections" node_ref=container>
                    <For each=shown key=|line| line.clone() let:line>
                        <CorrectionRow line />
                    </For>
                </ul>
                <div>
                    {move || view! { <ShowAll list=list() container noun="corrections" /> }}
                </div>
            </Show>
        </div>
    }
}
