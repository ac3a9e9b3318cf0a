//! What can go wrong with loading, in sentences for readers.

use std::fmt;

use crossquote_core::dataset::DecodeError;

use crossquote_ui::browser::fetch::FetchError;

/// Why there is no collection to show, a sentence for readers.
#[derive(Clone, Debug)]
pub(crate) enum LoadError {
    Fetch(FetchError),
    /// What is wrong with a dataset, and where.
    Decode(String),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Fetch(error) => error.fmt(f),
            LoadError::Decode(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for LoadError {}

impl From<FetchError> for LoadError {
    fn from(error: FetchError) -> LoadError {
        LoadError::Fetch(error)
    }
}

impl From<DecodeError> for LoadError {
    fn from(error: DecodeError) -> LoadError {
        LoadError::Decode(error.to_string())
    }
}
