//! Words and letters: what extraction, search and comparison share about reading English text.

pub mod fold;
pub(crate) mod interner;
pub mod join;
pub mod key;
pub mod words;

pub use fold::fold;
pub use join::joined;
pub use key::{is_stop_word, key};
pub use words::{Word, words};
