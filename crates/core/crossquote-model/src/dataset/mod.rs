//! The dataset file: one versioned format, written and read here and nowhere else.
//!
//! ```text
//! {"format":"crossquote-dataset","version":1,
//! "title":"…","description":"…",
//! "articles":[
//! {…one article a line…}],
//! "speakers":[
//! …
//! ```
//!
//! JSON, because a dataset is also a document that researchers open; one record a line, because it
//! is committed and its changes are read. The bytes depend on the dataset alone: no clock, no
//! paths, no random order. Written by `serde_json`; read by [`mod@json`] and `read.rs`, which say why.
//!
//! [`decode`] trusts nothing: after it, every index is in range and every span lies on character
//! boundaries of its article, so that no reader of a [`Dataset`] has to check again.

use std::fmt;

use serde::Serialize;

use crate::Dataset;

pub mod json;
pub mod parts;
mod read;
mod validate;

pub use validate::validate;

/// The version that [`encode`] writes and the newest that [`decode`] reads.
pub const VERSION: u32 = 1;

/// The word that marks a file as ours.
pub const FORMAT: &str = "crossquote-dataset";

/// The bytes of a dataset file.
pub fn encode(dataset: &Dataset) -> String {
    let mut out = format!("{{\"format\":{},\"version\":{VERSION},\n", json(FORMAT));
    out.push_str(&format!("\"title\":{},\n", json(&dataset.title)));
    out.push_str(&format!("\"description\":{},\n", json(&dataset.description)));
    records(&mut out, "articles", &dataset.articles);
    out.push_str(",\n");
    records(&mut out, "speakers", &dataset.speakers);
    out.push_str(",\n");
    records(&mut out, "quotations", &dataset.quotations);
    out.push_str(",\n");
    records(&mut out, "statements", &dataset.statements);
    // Left out when empty, as it is in datasets from before there were any.
    if !dataset.related.is_empty() {
        out.push_str(",\n");
        records(&mut out, "related", &dataset.related);
    }
    out.push_str("}\n");
    out
}

fn records<T: Serialize>(out: &mut String, name: &str, values: &[T]) {
    out.push_str(&format!("\"{name}\":["));
    for (index, value) in values.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&json(value));
    }
    out.push(']');
}

/// JSON of a value of the model. These types hold strings, numbers and lists only, which
/// `serde_json` cannot fail to write.
fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Why bytes could not be read as a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// Not JSON, or JSON cut short: where, and what the parser said.
    Syntax(String),
    /// JSON, but not a dataset of ours.
    NotADataset,
    /// Made by a newer Crossquote than this one.
    Newer {
        /// The file's version; this program reads up to [`VERSION`].
        version: u64,
    },
    /// A dataset that contradicts itself: what, and in which record.
    Inconsistent(String),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::Syntax(what) => {
                write!(f, "The dataset is damaged or incomplete: {what}.")
            }
            DecodeError::NotADataset => {
                write!(
                    f,
                    "This file is not a Crossquote dataset: it does not say \"format\":\"{FORMAT}\"."
                )
            }
            DecodeError::Newer { version } => write!(
                f,
                "The dataset has format version {version}; this explorer reads up to version \
                 {VERSION}. Use a newer Crossquote, or build the dataset again with this one."
            ),
            DecodeError::Inconsistent(what) => {
                write!(
                    f,
                    "The dataset contradicts itself: {what}. Build it again from its articles."
                )
            }
        }
    }
}

impl std::error::Error for DecodeError {}

/// Reads the bytes of a dataset file and checks every index and span in it.
pub fn decode(bytes: &[u8]) -> Result<Dataset, DecodeError> {
    let (file, dataset) =
        read::dataset(bytes).map_err(|error| DecodeError::Syntax(error.to_string()))?;
    // The head first: a newer format may differ in everything else.
    if file.get("format").and_then(json::Json::text) != Some(FORMAT) {
        return Err(DecodeError::NotADataset);
    }
    let version = file.get("version").and_then(json::Json::number).unwrap_or(0);
    if version > u64::from(VERSION) {
        return Err(DecodeError::Newer { version });
    }
    if version == 0 {
        return Err(DecodeError::Inconsistent("it has no format version".to_owned()));
    }
    let dataset = dataset.map_err(DecodeError::Inconsistent)?;
    validate(&dataset).map_err(DecodeError::Inconsistent)?;
    Ok(dataset)
}
