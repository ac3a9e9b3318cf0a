//! How near each other the words typed stand in a quotation.

use super::index::Index;
use super::lookup::MatchKind;
use super::rank;
use super::resolve::ResolvedTerm;

/// How near each other the words of a quotation stand that were typed one after the other.
pub(super) struct Proximity {
    /// For each word of the dictionary, the place of its term in the order typed, from 1.
    places: Vec<u8>,
    pairs: f32,
}

impl Proximity {
    pub(super) fn new(index: &Index, terms: &[ResolvedTerm], order: &[usize]) -> Proximity {
        let mut places = vec![0; index.letters.len()];
        for (place, &term) in (1..=u8::MAX).zip(order) {
            for known in terms[term].words.iter().take(1).flatten() {
                for word in known.words.clone() {
                    let old = &mut places[word as usize];
                    // The word itself belongs to its own term, not to one that it is a form of.
                    if *old == 0 || known.kind == MatchKind::Exact {
                        *old = place;
                    }
                }
            }
        }
        Proximity { places, pairs: order.len() as f32 - 1.0 }
    }

    /// What a quotation gains: for each two terms typed one after the other, by how far apart they
    /// stand where they are nearest.
    pub(super) fn bonus(&self, words: &[(u32, u8)]) -> f32 {
        let mut last = [0_u32; 256];
        let mut nearest = [0.0_f32; 256];
        for (at, &(word, _)) in (1..).zip(words) {
            let place = usize::from(self.places.get(word as usize).copied().unwrap_or(0));
            if place == 0 {
                continue;
            }
            last[place] = at;
            let mut pair = |other: usize, pair: usize, keeps: f32| {
                if last[other] > 0 {
                    let apart = at - last[other];
                    let near = keeps * (1.0 - (apart - 1) as f32 / rank::FAR as f32);
                    nearest[pair] = nearest[pair].max(near);
                }
            };
            pair(place - 1, place - 1, 1.0);
            if place < 255 {
                pair(place + 1, place, rank::REVERSED);
            }
        }
        rank::TOGETHER * nearest.iter().sum::<f32>() / self.pairs
    }
}
