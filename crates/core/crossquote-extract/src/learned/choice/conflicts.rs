//! Of proposals that claim the same words, those that are kept.
//!
//! Two attributions cannot share words, so some proposals exclude others. Proposals that are tied
//! to one another in this way form a conflict set; each set is resolved for itself, which is the
//! same as resolving all at once and far cheaper.

use crate::learned::proposals::{Proposal, shared};

/// Most proposals of one conflict set that are tried in every combination: 2 to the power of this.
/// In a larger set the likeliest is taken first, then the next that fits, and so on.
const EXACT: usize = 14;

/// Most proposals of one conflict set that are looked at: the likeliest.
const MOST: usize = 200;

/// The proposals to keep: those that share no words with one another and whose likelihoods, each
/// less its threshold, sum up highest.
pub(crate) fn choose(proposals: &[Proposal], likely: &[f32], thresholds: &[f32]) -> Vec<usize> {
    // Only those above their threshold can be in the best set.
    let mut order: Vec<usize> =
        (0..proposals.len()).filter(|&at| likely[at] > thresholds[at]).collect();
    order.sort_by_key(|&at| proposals[at].content[0].0);
    let conflicts = Conflicts { proposals, likely, thresholds };
    let mut kept = Vec::new();
    let mut conflict_set: Vec<usize> = Vec::new();
    let mut reach = 0;
    for at in order {
        let content = &proposals[at].content;
        if !conflict_set.is_empty() && content[0].0 >= reach {
            kept.extend(conflicts.resolve_conflicts(&conflict_set));
            conflict_set.clear();
            reach = 0;
        }
        reach = reach.max(content[content.len() - 1].1);
        conflict_set.push(at);
    }
    kept.extend(conflicts.resolve_conflicts(&conflict_set));
    kept.sort_unstable();
    kept
}

struct Conflicts<'a> {
    proposals: &'a [Proposal],
    likely: &'a [f32],
    thresholds: &'a [f32],
}

impl Conflicts<'_> {
    /// The proposals of one set that are kept.
    fn resolve_conflicts(&self, conflict_set: &[usize]) -> Vec<usize> {
        let best = self.likeliest_of_each_content(conflict_set);
        if best.len() > EXACT { self.greedy(&best) } else { self.exact(&best) }
    }

    /// The set without those that cannot win: of proposals with one content only the likeliest can.
    fn likeliest_of_each_content(&self, conflict_set: &[usize]) -> Vec<usize> {
        let mut order = conflict_set.to_vec();
        order.sort_by(|&a, &b| self.likely[b].total_cmp(&self.likely[a]).then(a.cmp(&b)));
        let mut best: Vec<usize> = Vec::new();
        for at in order {
            if best.len() >= MOST {
                break;
            }
            let content = &self.proposals[at].content;
            if !best.iter().any(|&other| self.proposals[other].content == *content) {
                best.push(at);
            }
        }
        best
    }

    fn clash(&self, a: usize, b: usize) -> bool {
        shared(&self.proposals[a].content, &self.proposals[b].content) > 0
    }

    /// The likeliest, then each that shares no words with those taken.
    fn greedy(&self, best: &[usize]) -> Vec<usize> {
        let mut taken: Vec<usize> = Vec::new();
        for &at in best {
            if !taken.iter().any(|&other| self.clash(at, other)) {
                taken.push(at);
            }
        }
        taken
    }

    /// Of all combinations the one with the highest sum.
    fn exact(&self, best: &[usize]) -> Vec<usize> {
        // For each, as bits, those that it shares words with.
        let rivals: Vec<u32> = best
            .iter()
            .map(|&a| {
                let rival = |(at, &b): (usize, &usize)| u32::from(a != b && self.clash(a, b)) << at;
                best.iter().enumerate().map(rival).sum()
            })
            .collect();
        let mut top = (0.0f32, 0u32);
        for set in 1u32..1 << best.len() {
            let members = || (0..best.len()).filter(move |&at| set >> at & 1 == 1);
            if members().any(|at| rivals[at] & set != 0) {
                continue;
            }
            let gain: f32 =
                members().map(|at| self.likely[best[at]] - self.thresholds[best[at]]).sum();
            if gain > top.0 {
                top = (gain, set);
            }
        }
        (0..best.len()).filter(|&at| top.1 >> at & 1 == 1).map(|at| best[at]).collect()
    }
}
