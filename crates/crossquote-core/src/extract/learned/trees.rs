//! Boosted decision trees: from what is known of a proposal to how likely it is right.

use super::chain::exp;

/// A tree as nodes in one list; node 0 is the root.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
}

/// A question, or an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Node {
    /// Goes to `yes` (an index behind this one) when the value is at most `limit`, else to `no`.
    Ask { value: u8, limit: f32, yes: u16, no: u16 },
    /// The share of the score.
    Say(f32),
}

impl Tree {
    fn score(&self, values: &[f32]) -> f32 {
        let mut at = 0;
        loop {
            match self.nodes.get(at) {
                Some(&Node::Ask { value, limit, yes, no }) => {
                    let here = values.get(value as usize).copied().unwrap_or(0.0);
                    at = usize::from(if here <= limit { yes } else { no });
                }
                Some(&Node::Say(share)) => return share,
                None => return 0.0,
            }
        }
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
    /// How likely, 0 to 1.
    pub(crate) fn likely(&self, values: &[f32]) -> f32 {
        let sum: f32 = self.trees.iter().map(|tree| tree.score(values)).sum();
        1.0 / (1.0 + exp(-(self.base + sum)))
    }
}
