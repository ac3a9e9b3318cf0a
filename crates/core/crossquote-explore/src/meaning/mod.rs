//! Search by meaning: which quotations come near what was typed, though they say it in other words.
//!
//! ```text
//! data/model/meaning.cqmeaning ──read──▶ Table: entries (words, pieces of words, pairs of words) ─▶ vectors
//! text ──pieces──▶ entries ──sum──▶ Meaning;  many of them: Index ──nearest──▶ Near: item, likeness
//! two texts ──why──▶ Link: the words of either that come nearest each other
//! ```
//!
//! A text's vector is the sum of its entries' vectors, which were fitted so that such sums lie to each other as a large
//! model says of whole sentences (docs/MEANING.md). So word order, negation and who did what to whom are not seen:
//! what is near may say the opposite. It is for proposing, behind what words find, and never counts as a match.
//!
//! Nearest are found by comparing with all: a graph or lists of near ones would be larger than the vectors, and a
//! collection has no more of them than a browser compares in a few milliseconds.

mod format;
mod index;
mod pieces;
mod table;
mod vector;
mod why;

pub use format::MeaningError;
pub use index::{Index, Near};
pub use pieces::form;
pub use table::Table;
pub use vector::Meaning;
pub use why::Link;
