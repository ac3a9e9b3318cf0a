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
    /// How likely each of these is, 0 to 1. When the first [`GLANCE`] trees leave no hope for one
    /// the rest is not asked: most proposals are plainly wrong.
    ///
    /// Tree after tree, each about all, so that a tree stays close to the processor.
    pub(crate) fn likely<const N: usize>(&self, values: &[[f32; N]]) -> Vec<f32> {
        let mut sums = vec![self.base; values.len()];
        let mut open: Vec<u32> = (0..values.len() as u32).collect();
        for (number, tree) in self.trees.iter().enumerate() {
            if number > 0 && number % GLANCE == 0 {
                open.retain(|&at| sums[at as usize] > HOPELESS);
            }
            for &at in &open {
                sums[at as usize] += tree.score(&values[at as usize]);
            }
        }
        sums.into_iter().map(|sum| 1.0 / (1.0 + exp(-sum))).collect()
    }
}

/// After how many trees it is seen who is still in the running.
const GLANCE: usize = 10;

/// Score below which nothing is hoped for: 6 in 100.
const HOPELESS: f32 = -2.8;
