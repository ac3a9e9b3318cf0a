//! Whether the browser keeps the collection.

use crossquote_library::LibraryError;

/// What became of keeping the collection that is open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Storage {
    /// Nobody has tried yet.
    #[default]
    Untried,
    /// This browser keeps nothing for this page.
    Unavailable,
    /// It is being kept.
    Keeping,
    /// It is kept as it is, since this many milliseconds after 1970.
    Kept { changed: f64 },
    /// It could not be kept as it is.
    Failed(LibraryError),
    /// It was deleted from the browser, and is still here until the page is closed.
    Deleted,
}

impl Storage {
    /// What a reader should know, a sentence or two; nothing before there is a collection.
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Storage::Untried => "",
            Storage::Keeping => "Being kept…",
            Storage::Kept { .. } => "Kept in this browser, on this device only.",
            Storage::Failed(LibraryError::ChangedElsewhere) => {
                "Not kept: another tab has changed this collection since. Keep it as a copy, or save it as a file."
            }
            Storage::Unavailable | Storage::Failed(_) | Storage::Deleted => {
                "Not kept by this browser: closing or reloading the page loses it. Save it as a file."
            }
        }
    }

    /// Whether closing the page would lose something.
    pub(crate) fn is_at_risk(self) -> bool {
        !matches!(self, Storage::Untried | Storage::Kept { .. })
    }
}
