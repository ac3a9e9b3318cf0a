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

/// Questions from root to leaf, at most.
pub(crate) const DEEPEST: usize = 5;

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

/// A tree as it is asked: filled up to [`DEEPEST`] questions on each way, so that every way is
/// equally long and which one is taken needs no guess of the processor. What the filling asks does
/// not matter: both answers lead to the same share.
#[derive(Clone, Debug)]
struct Full {
    /// Of question `at`, "yes" leads to question `2 * at + 1`, "no" to the one behind.
    values: [u8; QUESTIONS],
    limits: [f32; QUESTIONS],
    /// Where the last questions lead.
    shares: [f32; QUESTIONS + 1],
}

const QUESTIONS: usize = (1 << DEEPEST) - 1;

impl Full {
    fn new(tree: &Tree) -> Full {
        let mut full =
            Full { values: [0; QUESTIONS], limits: [0.0; QUESTIONS], shares: [0.0; QUESTIONS + 1] };
        full.fill(&tree.nodes, 0, 0);
        full
    }

    /// Copies the node `from` and those below it to place `at`.
    fn fill(&mut self, nodes: &[Node], from: usize, at: usize) {
        let Some(node) = nodes.get(from) else { return };
        if at >= QUESTIONS {
            self.shares[at - QUESTIONS] = node.limit;
            return;
        }
        let (mut yes, mut no) = (from, from);
        if node.value != LEAF {
            self.values[at] = node.value;
            self.limits[at] = node.limit;
            (yes, no) = (from + 1, from + usize::from(node.skip));
        }
        self.fill(nodes, yes, 2 * at + 1);
        self.fill(nodes, no, 2 * at + 2);
    }

    fn score<const N: usize>(&self, values: &[f32; N]) -> f32 {
        let mut at = 0;
        for _ in 0..DEEPEST {
            let here = values.get(usize::from(self.values[at])).copied().unwrap_or(0.0);
            at = 2 * at + 1 + usize::from(here > self.limits[at]);
        }
        self.shares[at - QUESTIONS]
    }
}

/// Trees whose shares add up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trees {
    /// Score before any tree.
    pub(crate) base: f32,
    pub(crate) trees: Vec<Tree>,
    full: Vec<Full>,
}

impl Trees {
    pub(crate) fn new(base: f32, trees: Vec<Tree>) -> Trees {
        let full = trees.iter().map(Full::new).collect();
        Trees { base, trees, full }
    }

    /// How likely each of these is, 0 to 1. One whose score is
    /// below [`LEAST_SCORE`] after every [`STOP_EVERY`] trees is given up, and the rest is not asked:
    /// most proposals are plainly wrong.
    ///
    /// Tree after tree, each about all, so that a tree stays close to the processor.
    pub(crate) fn likely<const N: usize>(&self, values: &[[f32; N]]) -> Vec<f32> {
        let mut sums = vec![self.base; values.len()];
        let mut open: Vec<u32> = (0..values.len() as u32).collect();
        for (number, tree) in self.full.iter().enumerate() {
            if number > 0 && number % STOP_EVERY == 0 {
                open.retain(|&at| sums[at as usize] > LEAST_SCORE);
            }
            for &at in &open {
                sums[at as usize] += tree.score(&values[at as usize]);
            }
        }
        sums.into_iter().map(|sum| 1.0 / (1.0 + exp(-sum))).collect()
    }
}

/// After how many trees it is seen, again and again, who is still in the running.
const STOP_EVERY: usize = 10;

/// Score up to which a proposal is given up: a likelihood of 6 in 100.
const LEAST_SCORE: f32 = -2.8;
