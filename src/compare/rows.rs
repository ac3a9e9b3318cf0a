//! Statement by statement: a row for each that either article reports.

use std::sync::Arc;

use crossquote_explore::compare::Pairing;
use leptos::html::Div;
use leptos::prelude::*;

use super::row::StatementRow;
use crate::context::use_collection;
use crate::records::DiffLegend;
use crossquote_ui::browser::timing::next_frame;

/// The rows of two articles; the one of the statement in focus comes into view.
#[component]
pub(super) fn StatementRows(
    left: u32,
    right: u32,
    pairing: Arc<Pairing>,
    /// The id of the statement in focus.
    statement: Memo<Option<String>>,
) -> impl IntoView {
    let collection = use_collection();
    let focused = Memo::new(move |_| statement.with(|id| collection.statement_by_id(id.as_ref()?)));
    let container = NodeRef::<Div>::new();
    let rows: Vec<_> =
        pairing.rows.iter().map(|row| view! { <StatementRow left right row focused /> }).collect();
    Effect::new(move |_| {
        let Some(focused) = focused.get() else { return };
        let row = pairing.rows.iter().position(|row| row.statement == focused);
        if let Some(row) = row {
            next_frame(move || bring_into_view(container, row));
        }
    });
    view! {
        <div>
            <h2>"Quotation by quotation"</h2>
            <DiffLegend />
        </div>
        <div class="compare-rows" data-testid="rows" node_ref=container>
            {rows}
        </div>
    }
}

/// By its place among the rows: an id may come from a hostile address, and would have no place in a selector.
fn bring_into_view(container: NodeRef<Div>, row: usize) {
    let row =
        container.try_get_untracked().flatten().and_then(|rows| rows.children().item(row as u32));
    if let Some(row) = row {
        row.scroll_into_view_with_bool(true);
    }
}
