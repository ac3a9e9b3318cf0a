//! What is attributed by a cue: to its right, to its left, or on both sides of it.
//!
//! ```text
//! “A,” she said Friday, “B.”
//! └─┘  └──┬───┘ └───┘   └──┘
//! left    cue   stepped right
//!               over
//! ```
//!
//! The left is tried first: where it can be content, what stands to the right of the cue is only an
//! adjunct, or content that goes on.

mod left;
mod parenthetical;
mod right;

pub(crate) use parenthetical::PARENTHETICAL;

use crate::clauses::{ArticleReader, Candidate, Found, SubjectPosition};
use crate::cues::{Form, takes::*};
use crate::lexicon::class::*;
use crate::phrases::TokenRange;
use crate::sentences::{Kind, Sentence};

/// A cue of a sentence whose content is looked for.
#[derive(Clone, Copy)]
pub(super) struct Place<'c> {
    /// Number of the sentence.
    pub(super) index: usize,
    pub(super) sentence: &'c Sentence,
    /// One past the last token of the sentence that is not a stop.
    pub(super) hi: usize,
    /// All cues of the sentence.
    pub(super) candidates: &'c [Candidate],
    /// Which of them.
    pub(super) number: usize,
}

impl<'c> Place<'c> {
    fn cue(self) -> &'c Candidate {
        &self.candidates[self.number]
    }

    /// What is found, once the content is known.
    fn found(
        self,
        rule: &'static str,
        content: Vec<TokenRange>,
        to: Option<TokenRange>,
        confidence: u8,
        open: bool,
    ) -> Found {
        let one = self.cue();
        Found {
            rule,
            cue: Some((one.at, one.rest)),
            source: one.source,
            content,
            to,
            confidence,
            sentence: self.index,
            open,
            ..Found::default()
        }
    }
}

/// What stands between a cue and what is to the right of it.
#[derive(Clone, Copy)]
struct Behind {
    /// Behind the addressee, or behind the source that follows the cue.
    start: usize,
    /// Behind "on Friday" and "in a statement" too.
    after: usize,
    /// The addressee.
    to: Option<TokenRange>,
}

impl ArticleReader<'_> {
    pub(super) fn content(&self, place: Place<'_>) -> Option<Found> {
        let behind = self.behind(place.cue(), place.hi)?;
        if let Some(found) =
            self.parenthetical(place, behind).or_else(|| self.left_content(place, behind))
        {
            return Some(found);
        }
        if place.cue().position == SubjectPosition::Inverted {
            return None;
        }
        self.right_content(place, behind)
    }

    fn behind(&self, one: &Candidate, hi: usize) -> Option<Behind> {
        let mut to = None;
        let mut start = one.rest;
        if one.position == SubjectPosition::Inverted {
            start = one.source?.1;
        } else if one.cue.takes & WHOM != 0
            && let Some(whom) = self.addressee(one, hi)
        {
            to = Some(whom);
            start = whom.1;
            // "told ABC’s “This Town” that": the programme belongs to the addressee.
            if start < hi && self.token(start).is_quote() && self.names_work(start, one.rest) {
                start += 1;
                to = Some((whom.0, start));
            }
        } else if self.text_is(start, "to")
            && let Some((whom, _)) = self.told(one.at, hi)
        {
            // "wrote to the council that"
            to = Some(whom);
            start = whom.1;
        }
        let (after, place) = self.adjuncts(start, hi);
        Some(Behind { start, after, to: to.or(place) })
    }

    /// A quotation and those that follow it with nothing but commas between.
    fn quote_run(&self, begin: usize, end: usize) -> usize {
        let mut last = begin + 1;
        while last < end
            && (self.token(last).is_quote()
                || self.kind(last) == Some(Kind::Comma)
                    && last + 1 < end
                    && self.token(last + 1).is_quote())
        {
            last += 1;
        }
        // `“A” is what “B”`: a quotation that goes on in paraphrase keeps the whole clause.
        if last < end && !self.ends_utterance(last - 1) {
            return end;
        }
        last
    }

    /// Whether a finite verb is in the range, as far as the lists know.
    pub(super) fn has_finite(&self, lo: usize, hi: usize) -> bool {
        (lo..hi).any(|at| {
            let token = self.token(at);
            token.is_quote()
                || token.is(AUX)
                || token.contracted
                || token.cue.is_some_and(|(_, cue)| matches!(cue.form, Form::Past | Form::Third))
                || token.is_word() && !token.cap && token.word(self.text).ends_with("ed")
        })
    }

    fn has_quotation(&self, lo: usize, hi: usize) -> bool {
        (lo..hi).any(|at| self.token(at).is_quote())
    }
}
