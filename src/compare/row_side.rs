//! What one article has of a statement.

use crossquote_explore::compare::{PairWording, Row, Run};
use crossquote_model::cite;
use leptos::prelude::*;

use crate::context::use_collection;
use crate::quotation::QuotationMetaLine;
use crate::records::{DiffText, QuotationContent, Side, Siglum};

/// The quotations on one side of a row, or that there are none.
#[component]
pub(super) fn RowSide<'r>(side: Side, article: u32, row: &'r Row) -> impl IntoView + use<> {
    let quotations = match side {
        Side::Left => &row.left,
        Side::Right => &row.right,
    };
    if quotations.is_empty() {
        return view! {
            <div class="row-side row-absent">
                <Siglum article />
                {format!(" No report of it was found in {}.", cite::siglum(article))}
            </div>
        }
        .into_any();
    }
    let reports = quotations.iter().map(|&quotation| {
        view! { <RowReport side quotation pair=row.wording.as_ref() /> }
    });
    let reports: Vec<_> = reports.collect();
    view! {
        <div class="row-side">
            <Siglum article />
            {reports}
        </div>
    }
    .into_any()
}

/// A quotation with its differences from the other side marked, where it was compared.
#[component]
fn RowReport<'r>(
    side: Side,
    quotation: u32,
    pair: Option<&'r PairWording>,
) -> impl IntoView + use<> {
    let collection = use_collection();
    let record = collection.quotation(quotation);
    let text: &str = &collection.article(record.article).text;
    let content = match pair.and_then(|pair| compared_runs(pair, side, quotation)) {
        Some(runs) => {
            // Runs are of all that was compared: these are the ones in this quotation.
            let is_here = |run: &&Run| record.content.iter().any(|span| span.contains(run.span));
            let runs: Vec<Run> = runs.iter().filter(is_here).copied().collect();
            view! { <DiffText text runs side kind=record.kind /> }.into_any()
        }
        None => view! { <QuotationContent quotation /> }.into_any(),
    };
    view! {
        <div class="row-version">
            <blockquote class="card-said">{content}</blockquote>
            <QuotationMetaLine quotation />
        </div>
    }
}

/// The runs of a side, where a quotation was compared and marks help.
fn compared_runs(pair: &PairWording, side: Side, quotation: u32) -> Option<&[Run]> {
    let (compared, runs) = match side {
        Side::Left => (&pair.left, &pair.wording.left),
        Side::Right => (&pair.right, &pair.wording.right),
    };
    (!pair.wording.reworded && compared.contains(&quotation)).then_some(runs.as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossquote_explore::compare::{Tag, Wording};
    use crossquote_model::Span;

    #[test]
    fn only_what_was_compared_and_is_not_reworded_is_marked() {
        let run = |start| Run { tag: Tag::Same, span: Span::new(start, start + 1) };
        let wording = Wording { left: vec![run(1)], right: vec![run(2)], ..Wording::default() };
        let mut pair = PairWording { left: vec![4], right: vec![7, 8], wording };
        assert_eq!(compared_runs(&pair, Side::Left, 4), Some(&[run(1)][..]));
        assert_eq!(compared_runs(&pair, Side::Right, 8), Some(&[run(2)][..]));
        assert_eq!(compared_runs(&pair, Side::Left, 7), None);
        pair.wording.reworded = true;
        assert_eq!(compared_runs(&pair, Side::Left, 4), None);
    }
}
