//! What can go wrong with loading, in sentences for readers.

use std::fmt;

use crossquote_library::LibraryError;
use crossquote_model::dataset::DecodeError;

use crossquote_ui::browser::fetch::FetchError;

/// Why there is no collection to show, a sentence for readers.
#[derive(Clone, Debug)]
pub(crate) enum LoadError {
    Fetch(FetchError),
    /// What is wrong with a dataset, and where.
    Decode(String),
    /// The browser has no such collection of the reader's own, or none as the explorer reads it.
    NotKept {
        id: String,
    },
    /// Whether the browser has it is not to be known.
    Library {
        id: String,
        error: LibraryError,
    },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Fetch(error) => error.fmt(f),
            LoadError::Decode(message) => f.write_str(message),
            LoadError::NotKept { id } => write!(
                f,
                "The collection that this address names ({id}) is not kept in this browser: it was \
                 made on another device or in another browser, has been deleted, or was never \
                 opened from the page on which it was made."
            ),
            LoadError::Library { id, error: LibraryError::Unavailable } => write!(
                f,
                "This browser keeps nothing for this page, as in some private windows and in \
                 frames of other sites, so the collection that this address names ({id}) cannot be \
                 opened here. In a window of its own it may be there."
            ),
            LoadError::Library { id, .. } => write!(
                f,
                "The collection that this address names ({id}) is kept in this browser, which \
                 could not read it. Opening it anew from the page on which it was made may help."
            ),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_collection_that_is_not_there_it_is_said_which_and_why() {
        let id = || "193a-5f".to_owned();
        let library = |error| LoadError::Library { id: id(), error };
        for (error, expected) in [
            (LoadError::NotKept { id: id() }, "(193a-5f) is not kept in this browser: it was made"),
            (library(LibraryError::Unavailable), "names (193a-5f) cannot be opened here."),
            (library(LibraryError::GivenUp), "(193a-5f) is kept in this browser, which could not"),
        ] {
            let sentence = error.to_string();
            assert!(sentence.contains(expected), "{sentence}");
        }
    }
}
