//! Two witnesses of an alignment step by step: the same words, words that take each other's place,
//! and words that stand elsewhere on the other side.

use crossquote_text::order::sort_by_key;
use std::ops::Range;

use super::align::{NONE, Places};
use super::witness::{Lexicon, Witness};

/// One step along both sides: the same words, or words that take each other's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) same: bool,
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
}

/// A phrase that both sides have, each in another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Move {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
}

/// Steps from the first word of both sides to the last, kinds alternating.
pub(super) fn steps(
    places: &Places,
    [a, b]: [usize; 2],
    [left, right]: [&Witness<'_>; 2],
    lexicon: &Lexicon,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut at_left, mut at_right) = (0, 0);
    for row in places.rows() {
        let (one, other) = (row[a], row[b]);
        let next_left = at_left + usize::from(one != NONE);
        let next_right = at_right + usize::from(other != NONE);
        let same =
            one != NONE && other != NONE && left.ids[one as usize] == right.ids[other as usize];
        if next_left + next_right > at_left + at_right {
            push(&mut steps, Step { same, left: at_left..next_left, right: at_right..next_right });
        }
        (at_left, at_right) = (next_left, next_right);
    }
    without_chance(steps, left, lexicon)
}

/// Appends a step, joining it to the last one if both are of one kind.
fn push(steps: &mut Vec<Step>, step: Step) {
    match steps.last_mut() {
        Some(last) if last.same == step.same => {
            last.left.end = step.left.end;
            last.right.end = step.right.end;
        }
        _ => steps.push(step),
    }
}

/// Longest run of stop words that can be chance.
const CHANCE: usize = 2;

/// Takes runs for different that are the same by chance: one or two stop words ("the", "of a")
/// between replaced words. Marking them cuts one readable replacement into scraps.
///
/// Only between words that take each other's place: absorbed, it is part of a replacement. Between
/// insertions it stays, or it would be shown as left out where it was not.
fn without_chance(steps: Vec<Step>, left: &Witness<'_>, lexicon: &Lexicon) -> Vec<Step> {
    let mut kept: Vec<Step> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let mut step = step.clone();
        if let (Some(before), Some(after)) = (kept.last(), steps.get(at + 1))
            && step.same
            && step.left.len() <= CHANCE
            && !before.same
            && replaces(before)
            && replaces(after)
            && left.ids[step.left.clone()].iter().all(|&id| lexicon.is_stop_word(id))
        {
            step.same = false;
        }
        push(&mut kept, step);
    }
    kept
}

fn replaces(step: &Step) -> bool {
    !step.left.is_empty() && !step.right.is_empty()
}

/// Phrases that stand on both sides, but in different places: the longest first, each word in one
/// at most. The two sides are given in an order that follows from their words, so that swapping
/// them swaps the answer.
pub(super) fn moves(
    steps: &[Step],
    left: &Witness<'_>,
    right: &Witness<'_>,
    lexicon: &Lexicon,
) -> Vec<Move> {
    let mut free = [vec![false; left.ids.len()], vec![false; right.ids.len()]];
    for step in steps.iter().filter(|step| !step.same) {
        free[0][step.left.clone()].fill(true);
        free[1][step.right.clone()].fill(true);
    }
    let mut found = Vec::new();
    loop {
        let mut best: Option<Move> = None;
        // How many words match from this left word, or the one behind it, and each right one on.
        let mut lengths = vec![0; right.ids.len() + 1];
        for at in (0..left.ids.len()).rev() {
            if !free[0][at] {
                lengths.fill(0);
                continue;
            }
            for other in 0..right.ids.len() {
                let fits = free[1][other] && left.ids[at] == right.ids[other];
                let length = if fits { lengths[other + 1] + 1 } else { 0 };
                lengths[other] = length;
                let longest = best.as_ref().map_or(1, |best| best.left.len());
                if length >= longest && is_phrase(&left.ids[at..at + length], lexicon) {
                    best = Some(Move { left: at..at + length, right: other..other + length });
                }
            }
        }
        let Some(best) = best else { break };
        free[0][best.left.clone()].fill(false);
        free[1][best.right.clone()].fill(false);
        found.push(best);
    }
    sort_by_key(&mut found, |a| a.left.start);
    found
}

/// Whether words are enough to be known again elsewhere: two with content, or one and two more.
fn is_phrase(ids: &[u32], lexicon: &Lexicon) -> bool {
    let content = ids.iter().filter(|&&id| !lexicon.is_stop_word(id)).count();
    content >= 2 || content == 1 && ids.len() >= 3
}
