//! Boosted decision trees: from what is known of a proposal to how likely it is right.

use super::chain::exp;

/// A tree as nodes in one list: the root first, behind each question the part for "yes", then the
/// part for "no".
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
}

/// Marks an answer among the questions.
pub(crate) const LEAF: u8 = u8::MAX;

/// Questions from root to leaf, at most: 2 to the power of this, twice, still fits `skip`.
pub(crate) const DEEPEST: usize = 6;

/// A question, or an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Node {
    /// "At most `limit`?" is asked of this value; [`LEAF`] marks an answer.
    pub(crate) value: u8,
    /// How many nodes further on the part for "no" begins.
    pub(crate) skip: u8,
    /// The border; of an answer the share of the score.
    pub(crate) limit: f32,
}

impl Tree {
    fn score(&self, values: &[f32]) -> f32 {
        let mut at = 0;
        while let Some(node) = self.nodes.get(at) {
            if node.value == LEAF {
                return node.limit;
            }
            let here = values.get(node.value as usize).copied().unwrap_or(0.0);
            at += if here <= node.limit { 1 } else { usize::from(node.skip) };
        }
        0.0
    }
}

/// Trees whose shares add up.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Trees {
    /// Score before any tree.
    pub(crate) base: f32,
    pub(crate) trees: Vec<Tree>,
}

impl Trees {
    /// How likely, 0 to 1. When the first [`GLANCE`] trees leave no hope the rest is not asked: most
    /// proposals are plainly wrong.
    pub(crate) fn likely(&self, values: &[f32]) -> f32 {
        let (first, rest) = self.trees.split_at(self.trees.len().min(GLANCE));
        let mut sum = self.base + first.iter().map(|tree| tree.score(values)).sum::<f32>();
        if sum > HOPELESS {
            sum += rest.iter().map(|tree| tree.score(values)).sum::<f32>();
        }
        1.0 / (1.0 + exp(-sum))
    }
}

/// Trees that are asked about every proposal.
const GLANCE: usize = 40;

/// Score after those below which nothing is hoped for: 3 in 100.
const HOPELESS: f32 = -3.5;
