//! The group of a verb: auxiliaries, adverbs, negations and what chains a verb of saying to another.
//!
//! ```text
//! The mayor  has  not  yet  been able to  say  whether …
//! subject    └───────── group ─────────┘  verb
//! ```

use super::tables;
use crate::clauses::{ArticleReader, Found};
use crate::cues::Form;
use crate::lexicon::class::*;
use crate::phrases::TokenRange;

/// The longest group, and the longest words thrown in between commas: longer ones are no prose.
const LONGEST: usize = 14;
const LONGEST_THROWN_IN: usize = 6;

/// A verb with what stands before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// First token of the sentence.
    pub(super) sentence: usize,
    /// First token of the group; the verb's own where nothing stands before it.
    pub(super) lo: usize,
    pub(super) verb: usize,
}

impl ArticleReader<'_> {
    /// The group of the verb of an attribution; `None` where no word signals it.
    pub(super) fn verb_group(&self, one: &Found) -> Option<Group> {
        let verb = self.verb_of(one.cue?)?;
        let sentence = self.document.sentences.get(one.sentence)?.lo.min(verb);
        let mut floor = sentence;
        if let Some(source) = one.source.filter(|source| source.1 <= verb) {
            floor = floor.max(source.1);
        }
        let before = one.content.iter().map(|range| range.1).filter(|&end| end <= verb);
        floor = floor.max(before.max().unwrap_or(floor)).max(verb.saturating_sub(LONGEST));
        let mut lo = verb;
        while let Some(next) = self.step(lo, floor) {
            lo = next;
        }
        Some(Group { sentence, lo, verb })
    }

    /// The verb that speaks among the words of a cue: "say" of "declined to say".
    fn verb_of(&self, (lo, hi): TokenRange) -> Option<usize> {
        let first = (lo..hi).find(|&at| self.token(at).cue.is_some());
        let Some(first) = first else { return (lo..hi).rev().find(|&at| self.token(at).is_word()) };
        // "declined to say", "stopped short of saying": the last of a chain.
        let chained = (first + 1..hi).rev().find(|&at| {
            let Some((_, cue)) = self.token(at).cue else { return false };
            match cue.form {
                Form::Base => (first + 1..at).any(|at| self.text_is(at, "to")),
                Form::Ing => (first + 1..at).any(|at| self.text_is(at, "of")),
                _ => false,
            }
        });
        Some(chained.unwrap_or(first))
    }

    /// One word of the group further to the left, if what stands there belongs to it.
    fn step(&self, lo: usize, floor: usize) -> Option<usize> {
        let at = lo.checked_sub(1).filter(|&at| at >= floor)?;
        if self.is_comma(at) {
            return self.thrown_in(at, floor);
        }
        let links = self.text_is(lo, "to")
            && (self.is_row(at, tables::SILENCES) || self.is_row(at, tables::EXPECTATIONS))
            || self.text_is(lo, "of") && self.text_is(at, "short");
        let participle = self.token(lo).cue.is_some_and(|(_, cue)| matches!(cue.form, Form::Ing));
        let before_participle = participle && self.is_one_of(at, &["of", "without"]);
        // "no doubt", "no longer".
        let second =
            self.is_one_of(at, &["doubt", "longer"]) && at > floor && self.text_is(at - 1, "no");
        let word = self.is(at, AUX | ADV | NOT | TIME) && !self.is(at, PRON)
            || self.is_one_of(at, &["to", "neither", "nor", "yet", "no", "well"]);
        (links || before_participle || second || word).then_some(at)
    }

    /// "did not, we note, say": over words between commas, when an auxiliary stands before them.
    pub(crate) fn thrown_in(&self, comma: usize, floor: usize) -> Option<usize> {
        let from = comma.saturating_sub(LONGEST_THROWN_IN).max(floor);
        let open =
            (from..comma).rev().find(|&at| self.is_comma(at) && !self.token(at).is_quote())?;
        let before = open.checked_sub(1).filter(|&at| at >= floor)?;
        self.is(before, AUX | NOT).then_some(open)
    }
}
