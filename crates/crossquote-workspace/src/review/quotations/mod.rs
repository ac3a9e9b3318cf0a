//! The quotations of the article under review, one of them open: who said it, which others report the same, and
//! whether it is one.

mod alternatives;
mod editor;
mod list;
mod movement;
mod reports;
mod row;
mod rows;
mod statement;
mod steps;

pub(super) use editor::SPEAKER_FIELD;
pub(super) use list::QuotationList;
pub(super) use movement::{Movement, destination};
pub(super) use steps::use_quotation_steps;
