//! Which pairs of quotations are worth judging: those that share the most telling words.
//!
//! An inverted index, never all pairs. What one quotation costs is bounded, whatever the others
//! are: [`PROBES`] words are looked up, [`WINDOW`] neighbours of each are weighed, [`MOST`] judged.
//! The price is paid by speakers who say the same thing many hundred times in other words each
//! time: two of those reports may never be compared.

use std::collections::BTreeMap;

use super::reading::{Class, Collection};

/// How many of a quotation's rarest words are looked up to find candidates.
const PROBES: usize = 8;

/// How many quotations with a word are weighed on each side of one in reading order. Keeps a
/// speaker's pet words from making all pairs of everything they ever said.
const WINDOW: usize = 32;

/// How many candidates of one quotation are judged: those that share most of its rarest words.
const MOST: usize = 24;

impl Collection<'_> {
    /// Pairs of `members` that share a telling word, each once, smaller number first.
    pub(super) fn candidates(&self, members: &[u32]) -> Vec<(u32, u32)> {
        let weight = |stem: u32| self.stems[stem as usize].weight;
        let telling = |stem: &u32| self.stems[*stem as usize].class == Class::Telling;
        let mut postings: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &member in members {
            for &stem in self.readings[member as usize].whole.stems.iter().filter(|s| telling(s)) {
                postings.entry(stem).or_default().push(member);
            }
        }
        let mut pairs = Vec::new();
        let mut near: Vec<(u32, f32)> = Vec::new();
        for &member in members {
            let mut probes: Vec<u32> = self.readings[member as usize].whole.stems.clone();
            probes.retain(telling);
            probes.sort_by(|&x, &y| weight(y).total_cmp(&weight(x)).then(x.cmp(&y)));
            probes.truncate(PROBES);
            near.clear();
            for probe in probes {
                let posting = postings.get(&probe).map_or(&[][..], Vec::as_slice);
                let at = posting.partition_point(|&other| other < member);
                let window = at.saturating_sub(WINDOW)..(at + 1 + WINDOW).min(posting.len());
                let others = posting[window].iter().filter(|&&other| other != member);
                near.extend(others.map(|&other| (other, weight(probe))));
            }
            near.sort_unstable_by_key(|&(other, _)| other);
            near.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                if same {
                    kept.1 += next.1;
                }
                same
            });
            if near.len() > MOST {
                let order =
                    |x: &(u32, f32), y: &(u32, f32)| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0));
                near.select_nth_unstable_by(MOST - 1, order);
                near.truncate(MOST);
            }
            pairs.extend(near.iter().map(|&(other, _)| (member.min(other), member.max(other))));
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}
