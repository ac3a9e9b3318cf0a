//! Words as numbers: equal numbers for words that fold alike.

use super::key::fold_into;
use crate::hash::fnv1a;

/// Numbers words as they come: their letters one after the other, found again by a hash.
///
/// Not a map of the standard library: those are written out anew for every type, and this was the
/// only ordered one in the download.
#[derive(Default)]
pub struct Interner {
    letters: String,
    /// Where the letters of each word end.
    ends: Vec<usize>,
    /// Each word's number, from 1, at the place that its hash says, or at the next one free; 0 where
    /// there is none. At least every second is free, and their number is a power of two.
    places: Vec<u32>,
    folded: String,
}

impl Interner {
    /// The number of a word in its folded form.
    pub fn id(&mut self, word: &str) -> u32 {
        fold_into(word, &mut self.folded);
        self.numbered()
    }

    /// The number of a word as it is.
    pub fn exact_id(&mut self, word: &str) -> u32 {
        self.folded.clear();
        self.folded.push_str(word);
        self.numbered()
    }

    #[inline(never)]
    fn numbered(&mut self) -> u32 {
        if self.places.len() <= self.ends.len() * 2 {
            self.places = vec![0; (self.places.len() * 2).max(1 << 10)];
            for number in 0..self.ends.len() as u32 {
                let place = self.place(self.word(number));
                self.places[place] = number + 1;
            }
        }
        let place = self.place(&self.folded);
        if self.places[place] == 0 {
            self.letters.push_str(&self.folded);
            self.ends.push(self.letters.len());
            self.places[place] = self.ends.len() as u32;
        }
        self.places[place] - 1
    }

    /// Where a word is, or where it would be.
    fn place(&self, word: &str) -> usize {
        // Its better upper half folded into the lower.
        let hash = fnv1a(word.bytes());
        let mut place = (hash ^ hash >> 16) as usize;
        loop {
            place &= self.places.len() - 1;
            match self.places[place] {
                0 => return place,
                number if self.word(number - 1) == word => return place,
                _ => place += 1,
            }
        }
    }

    /// A word in its folded form.
    pub fn word(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.letters[start..self.ends[number]]
    }

    /// The words sorted, and each word's new number by its old one.
    pub fn sorted(&self) -> (Vec<&str>, Vec<u32>) {
        let mut order: Vec<u32> = (0..self.ends.len() as u32).collect();
        order.sort_by(|&a, &b| self.word(a).cmp(self.word(b)));
        let mut renumbered = vec![0; order.len()];
        for (new, &old) in (0..).zip(&order) {
            renumbered[old as usize] = new;
        }
        (order.into_iter().map(|old| self.word(old)).collect(), renumbered)
    }
}
