//! Everything that compares versions: two, all, and what was kept of the base.

use std::sync::Arc;

use leptos::prelude::*;

use super::alignment_table::AlignmentTable;
use super::apparatus::Apparatus;
use super::comparison::Comparison;
use super::coverage::Coverage;
use super::two_versions::TwoVersions;
use super::versions::StatementVersions;
use crate::context::use_collection;
use crossquote_ui::Remount;

/// The comparisons of a statement that has several versions.
#[component]
pub(super) fn Comparisons(
    statement: u32,
    versions: Arc<StatementVersions>,
    /// Ids of quotations that have the base version and the one compared with it.
    named: Memo<(Option<String>, Option<String>)>,
) -> impl IntoView {
    let collection = use_collection();
    let compared = {
        let (collection, versions) = (collection.clone(), versions.clone());
        let quotation =
            move |id: &Option<String>| id.as_deref().and_then(|id| collection.quotation_by_id(id));
        Memo::new(move |_| {
            named.with(|(base, with)| versions.compared(quotation(base), quotation(with)))
        })
    };
    let comparison = Memo::new(move |_| Comparison::new(&collection, statement, compared.get()));
    // Another version beside the same base leaves what is below as it is.
    let beside_base = Memo::new(move |_| comparison.with(|chosen| chosen.beside_base.clone()));
    let table = {
        let versions = versions.clone();
        move || {
            let beside_base = beside_base.get();
            view! { <AlignmentTable versions=&versions beside_base=&beside_base /> }
        }
    };
    let coverage = {
        let versions = versions.clone();
        move || {
            let beside_base = beside_base.get();
            view! { <Coverage versions=&versions beside_base=&beside_base /> }
        }
    };
    view! {
        <div class="statement">
            <TwoVersions statement versions comparison />
            <Remount view=table />
            <Remount view=coverage />
            <Apparatus beside_base />
        </div>
    }
}
