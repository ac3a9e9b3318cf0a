//! Words, letters and byte ranges: what extraction, search and comparison share about reading English text.
//!
//! ```text
//! “I’m ready,” U.S.-led  ──words──▶  I’m · ready · U.S. · led      each with its Span
//! Zelénskyy’s            ──fold───▶  zelenskyy's                    to compare
//! resigned, resigning    ──key────▶  resign                         to find
//! ```
//!
//! A word found by one of them is a word for the others.
//!
//! ```
//! use crossquote_text::{fold, words};
//!
//! let text = "“I’m ready,” he said.";
//! let second = words(text).nth(1).expect("there are four");
//! assert_eq!(second.span.of(text), "ready");
//! assert_eq!(fold("Zelénskyy"), "zelenskyy");
//! ```

pub mod codec;
pub mod fold;
pub mod hash;
pub mod interner;
pub mod key;
pub mod order;
mod span;
pub mod words;

pub use fold::fold;
pub use key::{is_stop_word, key};
pub use span::Span;
pub use words::{Word, words};
