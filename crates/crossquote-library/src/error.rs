//! What can go wrong with what a browser keeps, in sentences for readers.

use std::fmt;

/// Why something could not be kept, or is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LibraryError {
    /// This browser keeps nothing for this page: a frame without an origin, storage forbidden.
    Unavailable,
    /// A newer version of the page has kept collections in this browser, in a layout that this one does not know.
    OtherVersion,
    /// Another tab, of an older version of the page, has them open and does not let go.
    Blocked,
    /// It began to keep it, or to read it, and gave up, as where the disk is full.
    GivenUp,
    /// Another tab has kept the collection since this one read it: to write over it would lose what was done there.
    ChangedElsewhere,
}

impl fmt::Display for LibraryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LibraryError::Unavailable => "This browser keeps nothing for this page.",
            LibraryError::OtherVersion => {
                "A newer version of this page keeps its collections in this browser. Load the page again."
            }
            LibraryError::Blocked => {
                "Another tab or window, with an older version of this page, has the collections open. Close it, and \
                 load this page again."
            }
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
