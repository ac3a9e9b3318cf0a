//! Which pairs of quotations are worth judging: those that share a telling word.

use std::collections::BTreeMap;

use super::reading::{Class, Collection};

/// How many of a quotation's rarest words are looked up to find candidates.
const PROBES: usize = 8;

/// How many quotations with a word are tried on each side of one in reading order. Keeps a
/// speaker's pet words from making all pairs of everything they ever said.
const WINDOW: usize = 32;

impl Collection<'_> {
    /// Pairs of `members` that share a rare word, each once, smaller number first.
    pub(super) fn candidates(&self, members: &[u32]) -> Vec<(u32, u32)> {
        let mut postings: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &member in members {
            for &stem in &self.readings[member as usize].whole.stems {
                if self.stems[stem as usize].class == Class::Telling {
                    postings.entry(stem).or_default().push(member);
                }
            }
        }
        let mut pairs = Vec::new();
        for &member in members {
            let mut probes: Vec<u32> = self.readings[member as usize].whole.stems.clone();
            probes.retain(|&stem| self.stems[stem as usize].class == Class::Telling);
            probes.sort_by(|&x, &y| {
                let weight = |stem: u32| self.stems[stem as usize].weight;
                weight(y).total_cmp(&weight(x)).then(x.cmp(&y))
            });
            probes.truncate(PROBES);
            for probe in probes {
                let posting = postings.get(&probe).map_or(&[][..], Vec::as_slice);
                let at = posting.partition_point(|&other| other < member);
                let near = at.saturating_sub(WINDOW)..(at + 1 + WINDOW).min(posting.len());
                for &other in posting[near].iter().filter(|&&other| other != member) {
                    pairs.push((member.min(other), member.max(other)));
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}
