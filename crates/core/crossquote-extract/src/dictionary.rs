//! Words and what is known of each, found by hash.
//!
//! Every word of every article is looked up twice. A `BTreeMap` compares some ten words to find one,
//! which was a fifth of the time of the rules; the standard `HashMap` seeds itself from the system
//! and is banned in core, because nothing here may depend on where it runs.

use crossquote_text::hash::fnv1a;

/// Words with a value each.
#[derive(Debug)]
pub(crate) struct Dictionary<T> {
    /// Open addressing: at most half of the places are taken, and how many there are is a power of
    /// two.
    places: Vec<Option<(Box<str>, T)>>,
}

impl<T: Copy> Dictionary<T> {
    /// Of words that differ from one another.
    pub(crate) fn new<S: Into<Box<str>>>(words: impl ExactSizeIterator<Item = (S, T)>) -> Self {
        let size = (words.len() * 2 + 1).next_power_of_two();
        let mut places: Vec<Option<(Box<str>, T)>> = (0..size).map(|_| None).collect();
        for (word, value) in words {
            let word = word.into();
            let mut at = hash(&word) & (size - 1);
            while places[at].is_some() {
                at = (at + 1) & (size - 1);
            }
            places[at] = Some((word, value));
        }
        Dictionary { places }
    }

    pub(crate) fn get(&self, word: &str) -> Option<T> {
        let last = self.places.len() - 1;
        let mut at = hash(word) & last;
        while let Some((known, value)) = &self.places[at] {
            if **known == *word {
                return Some(*value);
            }
            at = (at + 1) & last;
        }
        None
    }
}

/// The upper half, the better one, is folded into the lower.
fn hash(word: &str) -> usize {
    let hash = fnv1a(word.bytes());
    (hash ^ hash >> 16) as usize
}
