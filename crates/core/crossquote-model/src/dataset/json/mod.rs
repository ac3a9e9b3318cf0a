//! Reads the JSON that datasets are written in, and writes that of exports: text, whole numbers, lists,
//! records.
//!
//! Own code rather than `serde_json`, which writes our datasets, with serde's derive and `serde_path_to_error`, which
//! would name the field: a program that reads a dataset is 23,300 bytes larger with them after brotli, 49,377 instead
//! of 26,063, some 400,000 being all that the explorer's page may be. Derived readers are compiled for each record,
//! and the tables for fractions, which a dataset never has, do not compress. `tests/it/dataset.rs` holds the two against each other: what this reads, `serde_json`
//! reads the same; what `serde_json` refuses, this refuses. The limits: numbers are whole, not
//! negative and below 2^64, and values nest at most [`DEEPEST`] levels.

mod read;
mod write;

use std::borrow::Cow;

pub use read::{DEEPEST, Take, Unreadable, read, read_lists};
pub use write::write;

/// A value. Of a file that was read, names and texts without escapes are the file's own bytes: a large
/// dataset has a million of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json<'b> {
    /// `null`
    Null,
    /// `true`, `false`
    Truth(bool),
    /// `42`
    Number(u64),
    /// `"text"`
    Text(Cow<'b, str>),
    /// `[…]`
    List(Vec<Json<'b>>),
    /// `{…}`, in the order of the file; of two fields with one name the last counts.
    Record(Vec<(Cow<'b, str>, Json<'b>)>),
}

impl<'b> Json<'b> {
    /// The field of a record with that name.
    pub fn get(&self, name: &str) -> Option<&Json<'b>> {
        match self {
            Json::Record(fields) => {
                fields.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<u64> {
        match self {
            Json::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The values of a list, if it is one.
    pub fn list(&self) -> Option<&[Json<'b>]> {
        match self {
            Json::List(values) => Some(values),
            _ => None,
        }
    }
}
