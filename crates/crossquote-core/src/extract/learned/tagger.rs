//! The tagger: weights for facts and label pairs, and the labels that they give a text.

use super::chain::{self, Joints, LABELS, Scores};
use super::features::{Facts, JOINS};
use super::table::Table;

/// A trained tagger.
#[derive(Clone, Debug)]
pub(crate) struct Tagger {
    /// The numbers of the facts that have a weight, ascending; row `i` of `weights` is of `facts[i]`.
    pub(crate) facts: Vec<u32>,
    pub(crate) weights: Vec<Scores>,
    pub(crate) joints: Joints,
    table: Table,
}

/// What the tagger makes of a text.
pub(crate) struct Tags {
    /// The most likely labels, taken together.
    pub(crate) best: Vec<u8>,
    /// How likely each label of each item is.
    pub(crate) likely: Vec<Scores>,
}

impl Tagger {
    pub(crate) fn new(facts: Vec<u32>, weights: Vec<Scores>, joints: Joints) -> Tagger {
        let table = Table::new(&facts);
        Tagger { facts, weights, joints, table }
    }

    /// Labels the items that have these facts.
    pub(crate) fn tag(&self, facts: &Facts) -> Tags {
        let mut scores = Vec::with_capacity(facts.joins.len());
        for at in 0..facts.joins.len() {
            let mut sum: Scores = [0.0; LABELS];
            for &fact in facts.of(at) {
                if let Some(row) = self.table.row(fact) {
                    for (sum, weight) in sum.iter_mut().zip(&self.weights[row]) {
                        *sum += weight;
                    }
                }
            }
            scores.push(sum);
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
