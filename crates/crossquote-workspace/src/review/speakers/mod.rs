//! All speakers of the collection: two or more that are one.

mod joining;
mod listing;
mod row;
mod view;

pub(super) use view::SpeakersView;
