//! All corrections of the collection, in words, each with who says so, why, and a way to take it back.

mod lines;
mod note_form;
mod row;
mod view;

pub(super) use view::CorrectionsView;
