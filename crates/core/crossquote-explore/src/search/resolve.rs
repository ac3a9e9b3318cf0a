//! A term looked up: which words of the dictionary each of its words may stand for, and whether words in a
//! row are such words.

use std::ops::Range;

use super::Zone;
use super::index::Index;
use super::lookup::{Alternative, MatchKind, Reach};
use super::query::{Node, Term};

/// A term looked up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ResolvedTerm {
    /// What each of its words may stand for.
    pub(super) words: Vec<Vec<Alternative>>,
    pub(super) excluded: bool,
    /// Which part of the query it belongs to: of those joined by `OR` one is enough.
    pub(super) part: usize,
    /// How rare it is; known once its lists are.
    pub(super) rarity: f32,
}

impl ResolvedTerm {
    /// All words that any of its words may stand for.
    pub(super) fn all_words(&self) -> impl Iterator<Item = Range<u32>> {
        self.words.iter().flatten().map(|known| known.words.clone())
    }

    /// How a word in a text fits the term's word at `at`.
    fn fits(&self, at: usize, word: u32) -> Option<MatchKind> {
        let fitting = self.words[at].iter().filter(|known| known.words.contains(&word));
        fitting.map(|known| known.kind).min()
    }

    /// How words in a row fit all of the term's.
    pub(super) fn fits_all(&self, mut words: impl Iterator<Item = u32>) -> Option<MatchKind> {
        let mut worst = MatchKind::Exact;
        for at in 0..self.words.len() {
            worst = worst.max(self.fits(at, words.next()?)?);
        }
        Some(worst)
    }
}

impl Index {
    /// Looks a term up, going as far as `reach`.
    pub(super) fn resolve(&self, term: &Term, reach: Reach) -> ResolvedTerm {
        let exactly = |word: &String| {
            let words = self.exact(word);
            vec![Alternative { words, kind: MatchKind::Exact }]
        };
        let reach = if term.phrase { Reach::Exact } else { reach };
        let last = term.words.len() - 1;
        let mut words: Vec<Vec<Alternative>> = Vec::with_capacity(term.words.len());
        for (at, word) in term.words.iter().enumerate() {
            let open = term.open && at == last;
            if reach == Reach::Exact && !open {
                words.push(exactly(word));
                continue;
            }
            let single = Term { words: vec![word.clone()], open, ..term.clone() };
            words.push(self.alternatives(&single, reach));
        }
        if term.excluded {
            // What a reader keeps out is meant as typed.
            words.iter_mut().for_each(|word| word.retain(|found| found.kind <= MatchKind::Begins));
        }
        ResolvedTerm { words, excluded: term.excluded, part: 0, rarity: 0.0 }
    }
}

/// Notes of every term below a node which part of the query it belongs to.
pub(super) fn assign_part(node: &Node, part: usize, terms: &mut [ResolvedTerm]) {
    match node {
        Node::Term(term) => terms[*term].part = part,
        Node::Filter(_) => {}
        Node::All(nodes) | Node::Any(nodes) => {
            nodes.iter().for_each(|node| assign_part(node, part, terms));
        }
        Node::Not(node) => assign_part(node, part, terms),
    }
}

/// Where the words of a phrase stand in a quotation, each time they do.
///
/// In the words as they come, and where the content has several segments in the content alone: an
/// attribution in between (“A,” she said, “B”) is the reporter's, not the speaker's.
pub(super) fn phrases(
    term: &ResolvedTerm,
    split: bool,
    words: &[(u32, u8)],
    found: &mut dyn FnMut(&[usize], MatchKind),
) {
    let length = term.words.len();
    let plain: Vec<usize> = (0..words.len()).collect();
    let content: Vec<usize> = match split && length > 1 {
        true => plain.iter().copied().filter(|&at| words[at].1 >= Zone::Paraphrase as u8).collect(),
        false => Vec::new(),
    };
    for (places, again) in [(&plain, false), (&content, true)] {
        for places in places.windows(length) {
            // What is together in the words as they come was found there.
            if again && places[length - 1] - places[0] == length - 1 {
                continue;
            }
            if let Some(kind) = term.fits_all(places.iter().map(|&at| words[at].0)) {
                found(places, kind);
            }
        }
    }
}
