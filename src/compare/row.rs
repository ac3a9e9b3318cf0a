//! A statement as two articles report it.

use crossquote_explore::compare::Row;
use crossquote_model::Statement;
use leptos::prelude::*;

use super::row_side::RowSide;
use crate::context::use_collection;
use crate::quotation::AllVersionsLink;
use crate::records::{CheckedBadge, Side, SpeakerLink, StatementReasons};
use crossquote_ui::CollectAnyView;

/// A row of the comparison: who said it, both wordings, and what they differ in.
#[component]
pub(super) fn StatementRow<'r>(
    left: u32,
    right: u32,
    row: &'r Row,
    /// The number of the statement in focus.
    focused: Memo<Option<u32>>,
) -> impl IntoView + use<> {
    let collection = use_collection();
    let number = row.statement;
    let statement = collection.statement(number);
    let is_shared = row.wording.is_some();
    let test_id = if is_shared { "row-shared" } else { "row-single" };
    let class = move || row_class(is_shared, focused.get() == Some(number));
    let sentences = row.wording.as_ref().map(|pair| {
        let sentences = pair.wording.sentences().into_iter();
        let items = sentences.map(|sentence| view! { <li>{sentence.to_owned()}</li> });
        view! { <ul class="row-sentences">{items.collect_any_view()}</ul> }
    });
    let first = statement.quotations[0];
    let actions = is_shared.then(|| {
        view! {
            <div class="row-actions">
                <AllVersionsLink quotation=first />
            </div>
        }
        .into_any()
    });
    let reasons = reasons(row, statement);
    view! {
        <section
            class=move || class()
            data-statement=statement.id.clone()
            data-testid=test_id
        >
            <h3>
                <SpeakerLink speaker=statement.speaker />
                <CheckedBadge checked=statement.checked />
            </h3>
            <RowSide side=Side::Left article=left row />
            <RowSide side=Side::Right article=right row />
            {sentences}
            {actions}
            <StatementReasons reasons />
        </section>
    }
}

fn row_class(is_shared: bool, is_in_focus: bool) -> &'static str {
    match (is_shared, is_in_focus) {
        (true, true) => "row row-shared row-focus",
        (true, false) => "row row-shared",
        (false, true) => "row row-focus",
        (false, false) => "row",
    }
}

/// Why the quotations of a row are held to report one statement: those of links between two that are both here.
fn reasons(row: &Row, statement: &Statement) -> Vec<String> {
    let is_here = |quotation: &u32| row.left.contains(quotation) || row.right.contains(quotation);
    let links = statement.links.iter().filter(|link| is_here(&link.a) && is_here(&link.b));
    links.map(|link| link.reason.clone()).collect()
}
