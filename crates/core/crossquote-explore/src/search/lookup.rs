//! Looks words up: as typed, in other forms, unfinished, mistyped.
//!
//! ```text
//! typed    zelenskiy                    nothing in the dictionary is that
//! forms    same stem, possessive        range of words that begin alike, compared by stem
//! typos    zelensky, zelenskyy          letters of every word compared first: two instructions a
//!                                       word leave a handful to be compared letter by letter
//! ```
//!
//! A pass over all words instead of an automaton over a trie: for 17,000 words it takes 20 µs, and
//! there is nothing to build, to ship or to validate.

use std::ops::Range;

use super::index::Index;
use super::query::Term;
use crossquote_text::key::{bare, stem};
use strsim::osa_distance;

/// How a word found is related to the word typed, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// It is the word typed.
    Exact,
    /// Another form of it: plural, tense, possessive.
    Form,
    /// Another spelling of the same name.
    Variant,
    /// It begins with what was typed.
    Begins,
    /// One letter was left out, or two stand the other way round.
    Slip,
    /// One letter is too many, or another one.
    Typo,
    /// Two such mistakes.
    Typos,
}

/// Words that one word typed may stand for: numbers of the dictionary that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alternative {
    pub(super) words: Range<u32>,
    pub(super) kind: MatchKind,
}

/// Which ways a search may take. Each is tried only where the one before finds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// The words typed and nothing else.
    Exact,
    /// Other forms too; mistakes in words that stand nowhere.
    Forms,
    /// Mistakes in every word: what was mistyped may be a word as well.
    Typos,
}

/// From this length on a word may have one mistake: of shorter ones every second is another word
/// with one letter changed.
const ONE_TYPO: usize = 4;

/// From this length on two.
const TWO_TYPOS: usize = 8;

impl Index {
    /// The number of a word, or of the first word behind where it would stand.
    fn lower_bound(&self, word: &[u8]) -> u32 {
        let mut range = 0..self.letters.len() as u32;
        while !range.is_empty() {
            let middle = range.start.midpoint(range.end);
            if self.word(middle) < word {
                range.start = middle + 1;
            } else {
                range.end = middle;
            }
        }
        range.start
    }

    /// The word itself; empty where it stands nowhere.
    pub(super) fn exact(&self, word: &str) -> Range<u32> {
        let at = self.lower_bound(word.as_bytes());
        let known = (at as usize) < self.letters.len() && self.word(at) == word.as_bytes();
        at..at + u32::from(known)
    }

    /// The words that begin with `start`.
    pub(super) fn beginning(&self, start: &str) -> Range<u32> {
        let from = self.lower_bound(start.as_bytes());
        // No word has a byte 0xFF, which no UTF-8 has.
        let mut behind = start.as_bytes().to_vec();
        behind.push(0xFF);
        let to = self.lower_bound(&behind);
        from..to
    }

    /// What a term's single word may stand for, nearest first.
    pub(super) fn alternatives(&self, term: &Term, reach: Reach) -> Vec<Alternative> {
        let mut found: Vec<Alternative> = Vec::new();
        let Some(word) = term.words.first() else { return found };
        let exact = self.exact(word);
        let mut add = |words: Range<u32>, kind: MatchKind| {
            let known = found
                .iter()
                .any(|known| known.words.start <= words.start && words.end <= known.words.end);
            if !words.is_empty() && !known {
                found.push(Alternative { words, kind });
            }
        };
        add(exact.clone(), MatchKind::Exact);
        if reach == Reach::Exact && !term.open {
            return found;
        }
        let mut known = !exact.is_empty();
        if term.open {
            // Exact comes first among the words that begin with it.
            let begins = self.beginning(word);
            known |= !begins.is_empty();
            add(exact.end.max(begins.start)..begins.end, MatchKind::Begins);
        }
        if reach == Reach::Exact {
            return found;
        }
        self.forms(word, &mut |number| add(number..number + 1, MatchKind::Form));
        let whole = exact.clone();
        let variants = self.variants.iter().filter(|pair| whole.contains(&pair.0));
        variants.for_each(|&(_, other)| add(other..other + 1, MatchKind::Variant));
        if (reach == Reach::Typos || !known) && word.bytes().all(|b| !b.is_ascii_digit()) {
            // A number with another digit is another number.
            let mut typos = 0;
            if word.len() >= ONE_TYPO {
                self.near(word.as_bytes(), 1, &mut |number, kind| {
                    typos += 1;
                    add(number..number + 1, kind);
                });
            }
            if typos == 0 && !known && word.len() >= TWO_TYPOS {
                self.near(word.as_bytes(), 2, &mut |number, kind| add(number..number + 1, kind));
            }
        }
        found
    }

    /// Words with the same stem, possessives put aside.
    fn forms(&self, word: &str, add: &mut dyn FnMut(u32)) {
        let wanted = stem(bare(word));
        // Stemming changes the last letter at most: all forms begin with the others.
        let shared = wanted.char_indices().next_back().map_or(0, |(last, _)| last);
        let least = wanted.char_indices().nth(1).map_or(wanted.len(), |(at, _)| at);
        let start = &wanted[..shared.max(least)];
        // All words that begin with a letter or two are many, and no other forms of so short a one,
        // but for the possessive.
        let start = if word.len() <= SHORTEST { word } else { start };
        for number in self.beginning(start) {
            let known = self.text_of(number);
            // Endings are short: a longer word is another one.
            if known.len() <= wanted.len() + LONGEST_ENDING && stem(bare(known)) == wanted {
                add(number);
            }
        }
    }

    /// Words that differ by at most `most` mistakes, the word itself left out.
    fn near(&self, word: &[u8], most: u32, add: &mut dyn FnMut(u32, MatchKind)) {
        let wanted = letters(word);
        let typed = std::str::from_utf8(word).unwrap_or_default();
        for (number, &known) in (0..).zip(&self.letters) {
            // A mistake adds and removes one letter at most.
            if (known ^ wanted).count_ones() > 2 * most {
                continue;
            }
            let known = self.word(number);
            if known.len().abs_diff(word.len()) > most as usize || known == word {
                continue;
            }
            if most == 1 {
                one_mistake(word, known).into_iter().for_each(|kind| add(number, kind));
            } else if osa_distance(typed, self.text_of(number)) <= 2 {
                add(number, MatchKind::Typos);
            }
        }
    }
}

/// Up to so many letters a word has no other form than its possessive.
const SHORTEST: usize = 2;

/// The longest ending that stemming and a possessive take away together: `ning's`.
const LONGEST_ENDING: usize = 6;

/// Which letters a word has: one bit for each of a to z, the rest share what is left.
pub(super) fn letters(word: &[u8]) -> u32 {
    let bit = |byte: u8| match byte.wrapping_sub(b'a') {
        letter @ 0..26 => letter,
        _ => 26 + (byte & 3),
    };
    word.iter().fold(0, |bits, &byte| bits | 1 << bit(byte))
}

/// What one mistake makes `typed` of `known`, if one does. Compares bytes: outside ASCII one letter
/// may count as two.
///
/// There are few ways to leave a letter out or to swap two, and many to type a wrong one: so what
/// is a slip away is more often what was meant than what is a wrong letter away.
fn one_mistake(typed: &[u8], known: &[u8]) -> Option<MatchKind> {
    let same = |pairs: std::iter::Zip<std::slice::Iter<u8>, std::slice::Iter<u8>>| {
        pairs.take_while(|(a, b)| a == b).count()
    };
    let start = same(typed.iter().zip(known));
    match (&typed[start..], &known[start..]) {
        (typed, [_, known @ ..]) if typed == known => Some(MatchKind::Slip),
        ([a, b, typed @ ..], [c, d, known @ ..]) if a == d && b == c && typed == known => {
            Some(MatchKind::Slip)
        }
        ([_, typed @ ..], known) if typed == known => Some(MatchKind::Typo),
        ([_, typed @ ..], [_, known @ ..]) if typed == known => Some(MatchKind::Typo),
        _ => None,
    }
}
