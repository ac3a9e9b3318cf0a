//! Boundaries: where one side's quotation marks begin and end, and the other side's do not.

use std::ops::Range;

use super::sentences::{excerpt, sentence};
use super::steps::Step;
use super::witness::Witness;
use super::{Difference, Pair};

/// Words that both have and one only puts in quotation marks: the outlet's word for it that they
/// were said so, or its own words.
pub(super) struct Boundaries {
    parts: Vec<Part>,
    /// All words that both have are quoted by the same side, and only by it.
    whole: bool,
}

/// A run of such words.
pub(super) struct Part {
    /// The side that has them in quotation marks.
    by: usize,
    ranges: [Range<usize>; 2],
}

impl Boundaries {
    pub(super) fn of(sides: [&Witness<'_>; 2], pair: &Pair) -> Boundaries {
        let mut parts: Vec<Part> = Vec::new();
        for step in pair.steps.iter().filter(|step| step.same) {
            for (left, right) in step.left.clone().zip(step.right.clone()) {
                let by = match (sides[0].quoted[left], sides[1].quoted[right]) {
                    (true, false) => 0,
                    (false, true) => 1,
                    _ => continue,
                };
                match parts.last_mut() {
                    Some(last)
                        if last.by == by
                            && last.ranges[0].end == left
                            && last.ranges[1].end == right =>
                    {
                        last.ranges =
                            [last.ranges[0].start..left + 1, last.ranges[1].start..right + 1];
                    }
                    _ => parts.push(Part { by, ranges: [left..left + 1, right..right + 1] }),
                }
            }
        }
        let same = pair.steps.iter().filter(|step| step.same).map(|step| step.left.len());
        let same: usize = same.sum();
        let mut boundaries = Boundaries { parts, whole: false };
        boundaries.whole = same > 0 && [0, 1].iter().any(|&by| boundaries.words(by) == same);
        boundaries
    }

    /// How many of these words one side has in quotation marks.
    pub(super) fn words(&self, by: usize) -> usize {
        self.parts.iter().filter(|part| part.by == by).map(|part| part.ranges[0].len()).sum()
    }

    /// The difference that one side quotes whatever both have, and the other none of it.
    pub(super) fn all(
        &self,
        names: &[String; 2],
        sides: [&Witness<'_>; 2],
        pair: &Pair,
    ) -> Option<Difference> {
        let by = self.parts.first().filter(|_| self.whole)?.by;
        let same = || pair.steps.iter().filter(|step| step.same);
        let ranges = [0, 1].map(|side| {
            let range =
                |step: &Step| if side == 0 { step.left.clone() } else { step.right.clone() };
            same().map(range).collect::<Vec<_>>()
        });
        let spans = [0, 1].map(|side| sides[side].spans(&ranges[side]));
        let sentence = sentence(&[
            &names[by],
            " has what both share in quotation marks, ",
            &names[1 - by],
            " has none of it in quotation marks",
        ]);
        Some(Difference { sentence, spans })
    }

    /// The parts in a step, where not all is one difference.
    pub(super) fn within(&self, step: &Step) -> impl Iterator<Item = &Part> {
        let left = step.left.clone();
        let here = move |part: &&Part| left.contains(&part.ranges[0].start);
        self.parts.iter().filter(|_| !self.whole).filter(here)
    }
}

impl Part {
    pub(super) fn told(&self, names: &[String; 2], sides: [&Witness<'_>; 2]) -> Difference {
        let Part { by, ref ranges } = *self;
        let words = excerpt(sides[by], ranges[by].clone());
        let other = &names[1 - by];
        let sentence =
            sentence(&[&names[by], " has ", &words, " in quotation marks, ", other, " has not"]);
        Difference { sentence, spans: [0, 1].map(|side| sides[side].spans(&ranges[side..=side])) }
    }
}
