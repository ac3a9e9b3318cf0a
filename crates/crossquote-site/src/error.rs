//! What is wrong with a page that is to be finished.

use std::fmt;

/// A sentence without its full stop that says which part of the page is missing, or there too often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteError(pub(crate) String);

impl SiteError {
    /// The same, with the name of the file that it is about.
    pub(crate) fn of(self, file: &str) -> SiteError {
        SiteError(format!("{file}: {}", self.0))
    }
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SiteError {}

/// Replaces what stands in a text exactly once.
pub(crate) fn replace_once(text: &str, wanted: &str, by: &str) -> Result<String, SiteError> {
    match text.matches(wanted).count() {
        1 => Ok(text.replacen(wanted, by, 1)),
        times => Err(SiteError(format!("`{wanted}` is there {times} times, not once"))),
    }
}
