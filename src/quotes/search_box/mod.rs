//! The search box: a combobox whose list offers ways to go on. What a word may be meant as, and where nothing
//! is typed, searches made before.

mod caret;
mod combobox;
mod hint;
mod keys;
mod recent;
mod suggestion;

pub(super) use combobox::SearchBox;
