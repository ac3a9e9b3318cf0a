//! What a reader asks of a dataset: search among its quotations, and comparison of how each outlet worded them.
//!
//! ```text
//! Dataset ──▶ search::Index; Request ──find──▶ Outcome: hits, counts by facet, what matched where
//! Dataset, quotations or articles ──compare──▶ rows, versions, passages: byte ranges and plain sentences
//! ```
//!
//! ```
//! use crossquote_explore::compare::align;
//! use crossquote_explore::search::{Index, Request};
//! use crossquote_model::Dataset;
//!
//! let index = Index::new(&Dataset::default());
//! let outcome = index.find(&Request { text: "trade".into(), ..Request::default() }, 10);
//! assert_eq!(outcome.total, 0);
//!
//! // "trade" and "exchange" stand in one place, and the same words follow.
//! let wordings = ["trade it for NATO", "exchange it for NATO"];
//! assert_eq!(align(&wordings).columns().len(), 2);
//! ```

pub mod compare;
pub mod meaning;
pub mod search;
