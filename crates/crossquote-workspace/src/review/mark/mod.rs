//! Marking a quotation that was missed: its words, selected in the text or typed, and who said them.

mod form;
mod marking;
mod place;
mod selection;

pub(super) use form::MarkForm;
pub(super) use marking::Marking;
