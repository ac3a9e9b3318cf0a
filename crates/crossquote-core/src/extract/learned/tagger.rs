//! The tagger: weights for facts and label pairs, and the labels that they give a text.

use super::chain::{self, Joints, LABELS, Scores};
use super::features::{Facts, JOINS};

/// A trained tagger.
#[derive(Clone, Debug)]
pub(crate) struct Tagger {
    /// The numbers of the facts that have a weight, ascending; row `i` of `weights` is of `facts[i]`.
    pub(crate) facts: Vec<u32>,
    /// Weights in steps of `step`: a byte each is as good as four, and stays in the cache.
    pub(crate) weights: Vec<Row>,
    pub(crate) step: f32,
    pub(crate) joints: Joints,
    places: Places,
}

/// One weight for each label, in steps.
pub(crate) type Row = [i8; LABELS];

/// The rows by fact: open addressing in one flat list, number and row side by side, because the
/// time goes into fetching them from memory, not into the sums.
#[derive(Clone, Debug)]
struct Places {
    /// Number 0 marks an empty place.
    list: Vec<(u32, Row)>,
    /// A bit for each of the 2^19 values of a number's highest bits, set when one is in the list:
    /// nine of ten questions end here, in 64 kB.
    known: Vec<u64>,
}

/// How many of a number's highest bits [`Places::known`] looks at.
const KNOWN_BITS: u32 = 19;

impl Places {
    fn new(facts: &[u32], weights: &[Row]) -> Places {
        let size = (facts.len() * 4 / 3 + 16).next_power_of_two();
        let mut places =
            Places { list: vec![(0, [0; LABELS]); size], known: vec![0; 1 << (KNOWN_BITS - 6)] };
        for (&fact, row) in facts.iter().zip(weights).filter(|(fact, _)| **fact != 0) {
            let bit = fact >> (32 - KNOWN_BITS);
            places.known[(bit >> 6) as usize] |= 1 << (bit & 63);
            let mut at = places.first(fact);
            while places.list[at].0 != 0 {
                at = (at + 1) & (size - 1);
            }
            places.list[at] = (fact, *row);
        }
        places
    }

    fn first(&self, fact: u32) -> usize {
        fact.wrapping_mul(0x9E37_79B1) as usize >> 8 & (self.list.len() - 1)
    }

    fn row(&self, fact: u32) -> Option<&Row> {
        let bit = fact >> (32 - KNOWN_BITS);
        if self.known[(bit >> 6) as usize] >> (bit & 63) & 1 == 0 {
            return None;
        }
        let mut at = self.first(fact);
        loop {
            let (number, row) = &self.list[at];
            if *number == fact {
                return Some(row);
            }
            if *number == 0 {
                return None;
            }
            at = (at + 1) & (self.list.len() - 1);
        }
    }
}

/// What the tagger makes of a text.
pub(crate) struct Tags {
    /// The most likely labels, taken together.
    pub(crate) best: Vec<u8>,
    /// How likely each label of each item is.
    pub(crate) likely: Vec<Scores>,
}

impl Tagger {
    pub(crate) fn new(facts: Vec<u32>, weights: Vec<Row>, step: f32, joints: Joints) -> Tagger {
        let places = Places::new(&facts, &weights);
        Tagger { facts, weights, step, joints, places }
    }

    /// The tagger with these weights, brought to steps: the largest becomes 127.
    #[cfg(feature = "train")]
    pub(crate) fn in_steps(facts: &[u32], weights: &[Scores], joints: Joints) -> Tagger {
        let top = weights.iter().flatten().fold(0.0f32, |top, weight| top.max(weight.abs()));
        let step = if top > 0.0 { top / 127.0 } else { 1.0 };
        let mut kept = Vec::new();
        let mut rows = Vec::new();
        for (&fact, row) in facts.iter().zip(weights) {
            let row = row.map(|weight| (weight / step).round().clamp(-127.0, 127.0) as i8);
            if row != [0; LABELS] {
                kept.push(fact);
                rows.push(row);
            }
        }
        Tagger::new(kept, rows, step, joints)
    }

    /// Labels the items that have these facts.
    pub(crate) fn tag(&self, facts: &Facts) -> Tags {
        let mut scores = Vec::with_capacity(facts.joins.len());
        for at in 0..facts.joins.len() {
            let mut sum = [0i32; LABELS];
            for &fact in facts.of(at) {
                if let Some(row) = self.places.row(fact) {
                    for (sum, &weight) in sum.iter_mut().zip(row) {
                        *sum += i32::from(weight);
                    }
                }
            }
            scores.push(sum.map(|sum| sum as f32 * self.step));
        }
        let barred = chain::barred(&self.joints);
        let best = chain::best(&scores, &facts.joins, &barred);
        let (likely, _) =
            chain::marginals(&scores, &facts.joins, &chain::exp_joints(&self.joints), None);
        Tags { best, likely }
    }
}

/// Joints that say nothing.
pub(crate) const NO_JOINTS: Joints = [[[0.0; LABELS]; LABELS]; JOINS];
