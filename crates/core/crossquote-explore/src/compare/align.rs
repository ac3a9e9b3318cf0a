//! Alignment: which words of several witnesses stand in one place.
//!
//! ```text
//! witness 0   I can trade    it for NATO          one place a column; a witness has one word or
//! witness 1   I can exchange it for NATO          none in a place, and its words in their order
//! witness 2   I can trade    it
//! ```
//!
//! Two witnesses are aligned by dynamic programming with affine gaps (O. Gotoh, "An improved
//! algorithm for matching biological sequences", 1982); more, by aligning the two groups that share
//! most again and again, each group as the profile of its places, and by taking each witness out
//! once more and aligning it with all others: what the first steps could not know is mended so.
//!
//! The answer does not depend on the order in which witnesses are given. They are put into an order
//! that follows from their words alone, and those with the same words are aligned as one.

use crossquote_text::order::{sort, sort_by};
use std::cmp::Ordering;

use super::path::{CONTENT, STOP, Step, path};
use super::witness::{Lexicon, Sort, Witness};

/// No word: the witness has nothing in this place.
pub(super) const NONE: u32 = u32::MAX;

/// For each place, the number of each witness's word, or [`NONE`].
pub(super) struct Places {
    witnesses: usize,
    words: Vec<u32>,
}

impl Places {
    pub(super) fn rows(&self) -> impl Iterator<Item = &[u32]> + Clone {
        self.words.chunks_exact(self.witnesses.max(1))
    }
}

/// Aligns witnesses.
pub(super) fn places(witnesses: &[Witness<'_>], lexicon: &Lexicon) -> Places {
    // Those with the same words, as one; these in the order of their words.
    let mut order: Vec<usize> = (0..witnesses.len()).collect();
    sort_by(&mut order, |&a, &b| by_words(&witnesses[a], &witnesses[b], lexicon));
    let classes: Vec<&[usize]> =
        order.chunk_by(|&a, &b| witnesses[a].ids == witnesses[b].ids).collect();
    let texts: Vec<&[u32]> = classes.iter().map(|class| &witnesses[class[0]].ids[..]).collect();
    let aligned = Aligner { texts: &texts, lexicon }.all();
    let mut words = vec![NONE; aligned.len() * witnesses.len()];
    for (row, place) in words.chunks_exact_mut(witnesses.len().max(1)).zip(&aligned) {
        for &(class, word) in &place.words {
            for &witness in classes[class as usize] {
                row[witness] = word;
            }
        }
    }
    Places { witnesses: witnesses.len(), words }
}

/// Numbers of words depend on who came first: their letters do not.
pub(super) fn by_words(a: &Witness<'_>, b: &Witness<'_>, lexicon: &Lexicon) -> Ordering {
    a.ids.iter().map(|&id| lexicon.word(id)).cmp(b.ids.iter().map(|&id| lexicon.word(id)))
}

/// Words in one place, each of another witness: the witness and the number of its word.
#[derive(Clone, Default)]
pub(super) struct Place {
    pub(super) words: Vec<(u32, u32)>,
    /// Which words these are, and how many of each: what a comparison of places looks at.
    pub(super) profile: Vec<(Sort, f32)>,
}

impl Place {
    fn add(&mut self, witness: u32, word: u32, sort: Sort) {
        self.words.push((witness, word));
        match self.profile.iter_mut().find(|known| known.0.id == sort.id) {
            Some(known) => known.1 += 1.0,
            None => self.profile.push((sort, 1.0)),
        }
    }

    pub(super) fn count(&self) -> f32 {
        self.words.len() as f32
    }
}

/// Places of a group of witnesses, in order.
pub(super) struct Group {
    pub(super) witnesses: f32,
    pub(super) places: Vec<Place>,
}

struct Aligner<'w> {
    texts: &'w [&'w [u32]],
    lexicon: &'w Lexicon,
}

impl Aligner<'_> {
    fn all(&self) -> Vec<Place> {
        let mut groups: Vec<Group> =
            (0..self.texts.len() as u32).map(|at| self.alone(at)).collect();
        let likeness = self.likeness();
        // Which witnesses a group has, for how much two groups share.
        let mut members: Vec<Vec<usize>> = (0..groups.len()).map(|at| vec![at]).collect();
        while groups.len() > 1 {
            let (mut best, mut most) = ((0, 1), f32::MIN);
            for a in 0..groups.len() {
                for b in a + 1..groups.len() {
                    let pairs =
                        members[a].iter().flat_map(|&a| members[b].iter().map(move |&b| (a, b)));
                    let count = (members[a].len() * members[b].len()) as f32;
                    let mean = pairs.map(|(a, b)| likeness[a][b]).sum::<f32>() / count;
                    if mean > most {
                        (best, most) = ((a, b), mean);
                    }
                }
            }
            let joined = members.remove(best.1);
            members[best.0].extend(joined);
            let other = groups.remove(best.1);
            let one =
                std::mem::replace(&mut groups[best.0], Group { witnesses: 0.0, places: vec![] });
            groups[best.0] = self.joined(one, other);
        }
        let Some(mut all) = groups.pop() else { return vec![] };
        if self.texts.len() > 2 {
            for witness in 0..self.texts.len() as u32 {
                all = self.again(all, witness);
            }
        }
        all.places
    }

    /// The places of one witness.
    fn alone(&self, witness: u32) -> Group {
        let place = |(word, &id): (u32, &u32)| {
            let mut place = Place::default();
            place.add(witness, word, self.lexicon.sort(id));
            place
        };
        let places = (0..).zip(self.texts[witness as usize]).map(place).collect();
        Group { witnesses: 1.0, places }
    }

    /// Takes one witness out and aligns it with all others.
    fn again(&self, all: Group, witness: u32) -> Group {
        let without = |place: Place| {
            let mut left = Place::default();
            for (other, word) in place.words.into_iter().filter(|&(other, _)| other != witness) {
                left.add(other, word, self.sort(other, word));
            }
            left
        };
        let places = all.places.into_iter().map(without).filter(|left| !left.words.is_empty());
        let others = Group { witnesses: all.witnesses - 1.0, places: places.collect() };
        self.joined(others, self.alone(witness))
    }

    /// For each two witnesses, the weight of the words that both have in that of the shorter one's.
    fn likeness(&self) -> Vec<Vec<f32>> {
        let sorted: Vec<Vec<u32>> = self
            .texts
            .iter()
            .map(|text| {
                let mut ids = text.to_vec();
                sort(&mut ids);
                ids
            })
            .collect();
        let weight = |ids: &[u32]| ids.iter().map(|&id| self.weight(id)).sum::<f32>();
        let of = |a: &[u32], b: &[u32]| {
            let (mut at, mut shared) = (0, 0.0);
            for &id in a {
                at += b[at..].iter().take_while(|&&other| other < id).count();
                if b.get(at) == Some(&id) {
                    shared += self.weight(id);
                    at += 1;
                }
            }
            shared / weight(a).min(weight(b)).max(1.0)
        };
        sorted.iter().map(|a| sorted.iter().map(|b| of(a, b)).collect()).collect()
    }

    fn weight(&self, id: u32) -> f32 {
        if self.lexicon.sort(id).stop { STOP } else { CONTENT }
    }

    fn sort(&self, witness: u32, word: u32) -> Sort {
        self.lexicon.sort(self.texts[witness as usize][word as usize])
    }

    /// Two groups as one.
    fn joined(&self, a: Group, b: Group) -> Group {
        let path = path(&a, &b);
        let witnesses = a.witnesses + b.witnesses;
        let mut places = Vec::with_capacity(path.len());
        let (mut left, mut right) = (a.places.into_iter(), b.places.into_iter());
        for step in path {
            let mut place = match step {
                Step::Right => Place::default(),
                _ => left.next().unwrap_or_default(),
            };
            if step != Step::Left {
                for (witness, word) in right.next().unwrap_or_default().words {
                    place.add(witness, word, self.sort(witness, word));
                }
            }
            places.push(place);
        }
        Group { witnesses, places }
    }
}
