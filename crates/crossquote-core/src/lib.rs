//! Finds who said what in news articles, and compares how each article worded it.
//!
//! Pure: text in, plain data and byte ranges out; no files, clock, environment or markup, so the
//! same code runs natively and in the browser.
//!
//! ```text
//! any file ──intake──▶ Article      (behind the feature `intake`)
//! article file ──article──▶ Article ──extract──▶ Extraction ──collection──▶ Dataset ──corrections─┐
//!                                                                             │ ◀──────────────────┘
//!                         dataset (bytes ⇄ Dataset)  search (query → hits)  compare (rows, marks)  export (→ formats)
//! ```
//!
//! Read [`model`] first: it defines every word that the rest uses.

pub mod article;
pub mod boilerplate;
pub mod cite;
pub mod collection;
pub mod compare;
pub mod corrections;
pub mod dataset;
pub mod export;
pub mod extract;
mod hash;
#[cfg(feature = "intake")]
pub mod intake;
pub mod model;
pub mod order;
pub mod search;
pub mod text;
