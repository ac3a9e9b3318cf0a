//! Lines that are not the article's own text: what scraping brings along.

use crate::model::Boilerplate;

/// The boilerplate of `text`, whole lines, in text order, never overlapping.
pub fn find(_text: &str) -> Vec<Boilerplate> {
    Vec::new()
}
