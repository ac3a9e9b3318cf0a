//! Two wordings word by word: which runs stand on both sides.
//!
//! ```text
//! left    I can [trade]    it for NATO
//! right   I can [exchange] it for NATO
//! ```
//!
//! Words are compared folded, so case, accents, the shapes of quotation marks and dashes, and
//! punctuation never show as differences. Whole words only: marks inside a word are unreadable
//! in prose.

use std::ops::Range;

use super::diff::{Common, common};
use super::{Run, Tag};
use crate::model::{Article, Dataset, Quotation, Span};
use crate::order::{sort_and_dedup, sort_by};
use crate::text::{fold, is_stop_word, words};

/// The words of a quotation's content.
pub(super) struct Side<'d> {
    pub(super) text: &'d str,
    segments: Vec<Span>,
    pub(super) words: Vec<Span>,
    folded: Vec<String>,
}

impl<'d> Side<'d> {
    /// The contents of quotations of one article, in text order, and the number of that article.
    /// `None` where the dataset has none of them.
    pub(super) fn of(dataset: &'d Dataset, quotations: &[u32]) -> Option<(u32, Side<'d>)> {
        let known = || quotations.iter().filter_map(|&at| dataset.quotations.get(at as usize));
        let number = known().next()?.article;
        let text = dataset.articles.get(number as usize)?.text.as_str();
        let mut segments: Vec<Span> =
            known().flat_map(|quotation| &quotation.content).copied().collect();
        sort_by(&mut segments, Span::cmp);
        let mut side = Side { text, segments: Vec::new(), words: Vec::new(), folded: Vec::new() };
        for segment in &segments {
            for word in words(segment.of(text)) {
                let start = segment.start as usize;
                let range = word.span.range();
                side.words.push(Span::new(start + range.start, start + range.end));
                side.folded.push(fold(word.text));
            }
        }
        side.segments = segments;
        Some((number, side))
    }

    /// How many words a quotation's content has.
    pub(super) fn count(article: &Article, quotation: &Quotation) -> usize {
        quotation.content.iter().map(|segment| words(segment.of(&article.text)).count()).sum()
    }

    /// Whether a segment ends between the two places.
    pub(super) fn breaks(&self, end: u32, start: u32) -> bool {
        self.segments.iter().any(|segment| end <= segment.end && segment.end <= start)
    }

    /// The runs, given the tag of each word. A segment without words is [`Tag::Same`]: there is
    /// nothing in it that differs.
    pub(super) fn runs(&self, same: &[bool]) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for segment in self.segments.iter().filter(|segment| !segment.is_empty()) {
            let first = runs.len();
            let inside = self.words.iter().zip(same).filter(|(word, _)| segment.contains(**word));
            for (word, &same) in inside {
                let tag = if same { Tag::Same } else { Tag::OnlyHere };
                match runs[first..].last_mut() {
                    None => runs.push(Run { tag, span: *segment }),
                    Some(run) if run.tag != tag => {
                        run.span.end = word.start;
                        runs.push(Run { tag, span: Span { start: word.start, end: segment.end } });
                    }
                    Some(_) => {}
                }
            }
            if runs.len() == first {
                runs.push(Run { tag: Tag::Same, span: *segment });
            }
        }
        runs
    }

    fn all_stop_words(&self, range: Range<usize>) -> bool {
        self.folded[range].iter().all(|word| is_stop_word(word))
    }
}

/// One step along both sides: the same words, or words that take each other's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) same: bool,
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
}

/// Steps from the first word of both sides to the last, kinds alternating.
///
/// Swapping the sides swaps the steps: where several alignments are equally good, the one chosen
/// must not depend on which side a reader put left. So the diff always runs in one order of the
/// two, whichever sorts first.
pub(super) fn steps(left: &Side<'_>, right: &Side<'_>) -> Vec<Step> {
    let swap = left.folded > right.folded;
    let (a, b) = if swap { (right, left) } else { (left, right) };
    // Numbers instead of strings: quicker to compare.
    let mut known: Vec<&String> = a.folded.iter().chain(&b.folded).collect();
    sort_and_dedup(&mut known);
    let (a_ids, b_ids) = (numbers(&known, &a.folded), numbers(&known, &b.folded));
    let mut found = common(&a_ids, &b_ids);
    found.push(Common { a: a_ids.len(), b: b_ids.len(), length: 0 });
    let mut steps = Vec::new();
    let (mut left, mut right) = (0, 0);
    for Common { a, b, length } in found {
        if left < a || right < b {
            push(&mut steps, Step { same: false, left: left..a, right: right..b });
        }
        (left, right) = (a + length, b + length);
        if length > 0 {
            push(&mut steps, Step { same: true, left: a..left, right: b..right });
        }
    }
    let mut steps = without_chance(steps, a, b);
    if swap {
        for step in &mut steps {
            std::mem::swap(&mut step.left, &mut step.right);
        }
    }
    steps
}

/// The number of each word; equal words have equal numbers.
fn numbers(known: &[&String], words: &[String]) -> Vec<u32> {
    words.iter().map(|word| known.partition_point(|known| *known < word) as u32).collect()
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
/// Only where words stand on both sides around the run: absorbed, it is part of a replacement.
/// Between two insertions it stays, or it would be shown as left out where it was not.
fn without_chance(steps: Vec<Step>, a: &Side<'_>, b: &Side<'_>) -> Vec<Step> {
    let mut kept: Vec<Step> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let mut step = step.clone();
        if let (Some(before), Some(after)) = (kept.last(), steps.get(at + 1))
            && step.same
            && step.left.len() <= CHANCE
            && !before.same
            && before.left.len() + after.left.len() > 0
            && before.right.len() + after.right.len() > 0
            && a.all_stop_words(step.left.clone())
            && b.all_stop_words(step.right.clone())
        {
            step.same = false;
        }
        push(&mut kept, step);
    }
    kept
}
