//! The data that every part of Crossquote shares: articles, quotations, speakers, statements.
//!
//! Words used here have one meaning everywhere (docs/GLOSSARY.md): a *quotation* is one attribution
//! of words or claims to a *source*; its *content* is what is attributed; the *cue* is the word that
//! signals it; the *speaker* is the person or body that the source names; a *statement* is what
//! several quotations report.
//!
//! Positions are [`Span`]s: half-open **byte** ranges into [`Article::text`], always on character
//! boundaries. Text is never stored twice: whoever shows a quotation slices the article.
//!
//! ```text
//! article file ──article──▶ Article
//! dataset file ◀──dataset──▶ Dataset ──cite──▶ names, citations
//! corrections file ──▶ Corrections ◀──revise── Edit
//! ```
//!
//! ```
//! use crossquote_model::dataset::{decode, encode};
//! use crossquote_model::{Article, Dataset, Span};
//!
//! let article = Article { id: "one".into(), text: "“We stay,” she said.".into(), ..Article::default() };
//! assert_eq!(Span::new(3, 10).of(&article.text), "We stay");
//! let dataset = Dataset { articles: vec![article], ..Dataset::default() };
//! assert_eq!(decode(encode(&dataset).as_bytes()), Ok(dataset));
//! ```
//!
//! These types can be deserialised for messages between parts of one program, which trust each other
//! ([`crate::corrections::Changes`]). Files are read by [`crate::dataset`], which checks them.

pub mod address;
pub mod article;
pub mod characters;
pub mod cite;
pub mod corrections;
mod data;
pub mod dataset;
pub mod date;
pub mod ids;
pub mod markup;
mod rules;
mod text;

pub use crossquote_text::Span;
pub use data::*;
pub use rules::{RULES, Rule};
pub use text::Text;
