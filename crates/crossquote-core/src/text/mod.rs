//! Words and letters: what extraction, search and comparison share about reading English text.

pub mod fold;
pub mod words;

pub use fold::fold;
pub use words::{Word, words};
