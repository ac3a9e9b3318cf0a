//! Groups quotations that report the same statement of the same speaker.

use crate::model::{Article, Quotation, Statement};

/// The statements that `quotations` report: every quotation is in exactly one.
///
/// Sorted by first quotation. Only quotations with the same `speaker` are ever grouped; those of
/// `Unattributed` speakers never are. [`Quotation::statement`] of the input is not read.
pub fn group(_articles: &[Article], _quotations: &[Quotation]) -> Vec<Statement> {
    Vec::new()
}
