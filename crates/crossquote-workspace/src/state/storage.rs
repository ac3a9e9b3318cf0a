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
    pub(crate) fn of_error(error: LibraryError) -> Storage {
        match error {
            LibraryError::Unavailable => Storage::Unavailable,
            error => Storage::Failed(error),
        }
    }

    /// What a reader should know of the collection that is open, a sentence or two; nothing before anybody tried.
    pub(crate) fn sentence(self) -> String {
        match self {
            Storage::Untried => String::new(),
            Storage::Keeping => "Being kept…".to_owned(),
            Storage::Kept { .. } => "Kept in this browser, on this device only.".to_owned(),
            Storage::Failed(LibraryError::ChangedElsewhere) => {
                "Not kept: another tab has changed this collection since. Keep it as a copy, or save it as a file."
                    .to_owned()
            }
            Storage::Failed(error) => format!("{NOT_KEPT} {error}"),
            Storage::Unavailable | Storage::Deleted => NOT_KEPT.to_owned(),
        }
    }

    /// What a reader should know before any work is done: why nothing will be kept. `None` where it will.
    pub(crate) fn warning(self) -> Option<String> {
        match self {
            Storage::Unavailable => Some(
                "This browser keeps nothing for this page, as in a private window or in a frame of another site. What \
                 you make here is gone once the page is closed or loaded again: save it as a file."
                    .to_owned(),
            ),
            Storage::Failed(error @ (LibraryError::OtherVersion | LibraryError::Blocked)) => {
                Some(format!("What you make here is not kept. {error}"))
            }
            _ => None,
        }
    }

    /// Whether closing the page would lose something of the collection that is open.
    pub(crate) fn is_at_risk(self) -> bool {
        !matches!(self, Storage::Kept { .. })
    }
}

const NOT_KEPT: &str =
    "Not kept by this browser: closing or reloading the page loses it. Save it as a file.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_kept_is_said_with_its_reason() {
        for (storage, at_risk, said, warned) in [
            (Storage::Untried, true, "", false),
            (Storage::Unavailable, true, "Not kept by this browser", true),
            (Storage::Keeping, true, "Being kept…", false),
            (Storage::Kept { changed: 1.0 }, false, "Kept in this browser", false),
            (Storage::Failed(LibraryError::GivenUp), true, "the disk may be full", false),
            (Storage::Failed(LibraryError::ChangedElsewhere), true, "Keep it as a copy", false),
            (Storage::Failed(LibraryError::Blocked), true, "an older version", true),
            (Storage::Failed(LibraryError::OtherVersion), true, "A newer version", true),
            (Storage::Deleted, true, "Not kept by this browser", false),
        ] {
            assert!(storage.sentence().contains(said), "{storage:?}: {}", storage.sentence());
            assert_eq!(storage.is_at_risk(), at_risk, "{storage:?}");
            assert_eq!(storage.warning().is_some(), warned, "{storage:?}");
        }
    }
}
