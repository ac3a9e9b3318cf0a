//! Words as numbers: equal numbers for words that fold alike.

use crate::order::sort_by_key;
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::key::fold_into;

/// Numbers words as they come.
#[derive(Default)]
pub struct Interner {
    words: IndexSet<String, FxBuildHasher>,
    folded: String,
}

impl Interner {
    /// The number of a word in its folded form.
    pub fn id(&mut self, word: &str) -> u32 {
        let mut folded = std::mem::take(&mut self.folded);
        fold_into(word, &mut folded);
        let number = self.exact_id(&folded);
        self.folded = folded;
        number
    }

    /// The number of a word as it is.
    pub fn exact_id(&mut self, word: &str) -> u32 {
        // Looked up first: most words are known, and need no copy.
        let known = self.words.get_index_of(word);
        known.unwrap_or_else(|| self.words.insert_full(word.to_owned()).0) as u32
    }

    /// A word in its folded form.
    pub fn word(&self, number: u32) -> &str {
        &self.words[number as usize]
    }

    /// The words sorted, and each word's new number by its old one.
    pub fn sorted(&self) -> (Vec<&str>, Vec<u32>) {
        let mut order: Vec<u32> = (0..self.words.len() as u32).collect();
        sort_by_key(&mut order, |&number| self.word(number));
        let mut renumbered = vec![0; order.len()];
        for (new, &old) in (0..).zip(&order) {
            renumbered[old as usize] = new;
        }
        (order.into_iter().map(|old| self.word(old)).collect(), renumbered)
    }
}
