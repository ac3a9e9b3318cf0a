//! What can go wrong with what a browser keeps, in sentences for readers.

use std::fmt;

/// Why something could not be kept, or is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LibraryError {
    /// This browser keeps nothing for this page: a frame without an origin, storage forbidden.
    Unavailable,
    /// It began to keep it and gave up, as where the disk is full.
    GivenUp,
    /// Another tab has kept the collection since this one read it: to write over it would lose what was done there.
    ChangedElsewhere,
}

impl fmt::Display for LibraryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LibraryError::Unavailable => "This browser keeps nothing for this page.",
            LibraryError::GivenUp => {
                "The browser could not keep it; the disk may be full, or its share of it."
            }
            LibraryError::ChangedElsewhere => {
                "The collection has been changed in another tab meanwhile."
            }
        })
    }
}

impl std::error::Error for LibraryError {}
