//! Short stable names: made from content, so that they survive other articles coming and going.

use std::collections::BTreeSet;

use crossquote_text::fold;
use crossquote_text::hash::fnv1a;

/// Hands out names that are unique within one dataset.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    taken: BTreeSet<String>,
}

impl Ids {
    /// Hands out names that differ from these too.
    pub fn besides<'n>(taken: impl Iterator<Item = &'n str>) -> Ids {
        Ids { taken: taken.map(str::to_owned).collect() }
    }

    /// The id of a quotation: `q` and eight hex digits of its article and words.
    ///
    /// The same words twice in one article get the digits of words and number, in text order.
    pub fn quotation(&mut self, article: &str, words: &str) -> String {
        let mut hash = fnv1a(article.bytes().chain([0]).chain(words.bytes()));
        let mut number: u32 = 1;
        loop {
            let id = format!("q{hash:08x}");
            if self.taken.insert(id.clone()) {
                return id;
            }
            number += 1;
            hash =
                fnv1a(article.bytes().chain([0]).chain(words.bytes()).chain(number.to_le_bytes()));
        }
    }

    /// The id of a speaker: the folded name, numbered from the second of that name on.
    pub fn speaker(&mut self, name: &str) -> String {
        let mut slug = String::new();
        for c in fold(name).chars() {
            if c.is_alphanumeric() {
                slug.push(c);
            } else if c != '\'' && !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        let slug = slug.trim_end_matches('-');
        // Whole descriptions can be sources; an id need not hold all of one.
        let slug: String = slug.chars().take(60).collect();
        self.numbered(if slug.is_empty() { "speaker" } else { &slug })
    }

    /// The name itself; from the second of that name on with a number.
    pub fn numbered(&mut self, name: &str) -> String {
        let mut id = name.to_owned();
        let mut number = 1;
        while !self.taken.insert(id.clone()) {
            number += 1;
            id = format!("{name}-{number}");
        }
        id
    }

    /// Lets a name be handed out again.
    pub fn give_back(&mut self, name: &str) {
        self.taken.remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn ids_are_stable_and_unique() {
        let mut ids = Ids::default();
        assert_eq!(ids.speaker("Some analysts"), "some-analysts");
        assert_eq!(ids.speaker("some analysts"), "some-analysts-2");
        assert_eq!(ids.speaker("O’Neill, Paul"), "oneill-paul");
        assert_eq!(ids.speaker("…"), "speaker");
        let mut ids = Ids::default();
        let first = ids.quotation("a", "We won");
        let second = ids.quotation("a", "We won");
        assert_ne!(first, second);
        assert_eq!(first, Ids::default().quotation("a", "We won"));
    }
}
