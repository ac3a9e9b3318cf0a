//! Which proposals are kept: each is described in numbers, the trees say how likely it is right,
//! and of those that claim the same words the set with the most right ones is taken.

mod conflicts;
mod describe;
mod feature;

pub(crate) use conflicts::choose;
pub(crate) use describe::Describer;
pub(crate) use feature::{NAMES, VALUES, Values};

use super::chain::{Scores, label};
use super::proposals::{Proposal, shared};
use super::trees::Trees;
use crate::phrases::TokenRange;

fn content(likely: &[f32]) -> f32 {
    likely[label::CONTENT] + likely[label::RESUMED] + likely[label::IN_CONTENT]
}
fn source(likely: &[f32]) -> f32 {
    likely[label::SOURCE] + likely[label::IN_SOURCE]
}
fn cue(likely: &[f32]) -> f32 {
    likely[label::CUE] + likely[label::IN_CUE]
}

/// How likely the tokens of a range are a cue, on average.
pub(crate) fn cue_likely(likely: &[Scores], (lo, hi): TokenRange) -> f32 {
    likely[lo..hi].iter().map(|row| cue(row)).sum::<f32>() / (hi - lo).max(1) as f32
}

/// How likely each proposal is right. Those that only a leaning reading suggests, over words that
/// hardly look like content, are not even described.
pub(crate) fn weigh(describer: &Describer<'_>, proposals: &[Proposal], trees: &Trees) -> Vec<f32> {
    let wanted: Vec<bool> = proposals.iter().map(|one| !describer.below_threshold(one)).collect();
    let values = described(describer, proposals, &wanted);
    let mut likely = trees.likely(&values).into_iter();
    let weighed = |&wanted: &bool| if wanted { likely.next().unwrap_or(0.0) } else { 0.0 };
    wanted.iter().map(weighed).collect()
}

/// How likely each of those at `these`, ascending, is right.
pub(crate) fn weigh_these(
    describer: &Describer<'_>,
    proposals: &[Proposal],
    these: &[usize],
    trees: &Trees,
) -> Vec<f32> {
    let mut wanted = vec![false; proposals.len()];
    for &at in these {
        wanted[at] = true;
    }
    trees.likely(&described(describer, proposals, &wanted))
}

/// The numbers of every proposal that is `wanted`.
pub(crate) fn described(
    describer: &Describer<'_>,
    proposals: &[Proposal],
    wanted: &[bool],
) -> Vec<Values> {
    // Rivals lie close by: proposals are in order of their first token.
    const LOOK: usize = 24;
    let reach: Vec<TokenRange> = proposals
        .iter()
        .map(|one| (one.content[0].0, one.content[one.content.len() - 1].1))
        .collect();
    let mut rivals: Vec<&Proposal> = Vec::new();
    (0..proposals.len())
        .filter(|&at| wanted[at])
        .map(|at| {
            let one = &proposals[at];
            let from = at.saturating_sub(LOOK);
            let to = (at + 1 + LOOK).min(proposals.len());
            let near = |two: &usize| reach[*two].0 < reach[at].1 && reach[at].0 < reach[*two].1;
            rivals.clear();
            rivals.extend(
                (from..to)
                    .filter(near)
                    .map(|two| &proposals[two])
                    .filter(|two| shared(&one.content, &two.content) > 0),
            );
            describer.describe(one, &rivals)
        })
        .collect()
}
