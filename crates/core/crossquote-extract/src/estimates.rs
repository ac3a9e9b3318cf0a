//! Estimates as the object of a verb that says nothing else: "puts the loss at four metres", "see the rate at 5%".
//!
//! ```text
//! The paper   puts   the loss at 4.4 metres a year
//! source      cue    content
//! ```
//!
//! Such a verb is a cue only with "at" and a number behind its object: else it tells of no words.

use crate::clauses::{ArticleReader, Found};
use crate::lexicon::class::*;
use crate::phrases;
use crate::sentences::{Kind, Sentence};

/// Forms of the verbs.
const VERBS: &[&str] =
    &["put", "puts", "putting", "see", "sees", "saw", "estimate", "estimates", "estimated"];

/// Tokens of the object, and from "at" to the number.
const LONGEST_OBJECT: usize = 8;
const LONGEST_BEFORE_NUMBER: usize = 5;

/// Numbers in words with which an estimate begins.
const NUMBERS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "half",
    "zero",
    "hundreds",
    "thousands",
    "millions",
    "billions",
];

/// Sureness, in per cent: what an estimate is stands there, whose it is nearly always.
const SURE: u8 = 72;

impl ArticleReader<'_> {
    /// The estimates of a sentence.
    pub(super) fn estimates(
        &self,
        index: usize,
        sentence: &Sentence,
        hi: usize,
        found: &mut Vec<Found>,
    ) {
        for verb in sentence.lo + 1..hi {
            if self.is_one_of(verb, VERBS)
                && let Some(one) = self.estimate(index, sentence, verb, hi)
            {
                found.push(one);
            }
        }
    }

    fn estimate(&self, index: usize, sentence: &Sentence, verb: usize, hi: usize) -> Option<Found> {
        let at = (verb + 2..hi.min(verb + LONGEST_OBJECT)).find(|&at| self.text_is(at, "at"))?;
        let is_object = self.is(verb + 1, DET | POSS | PRON | OBJ) || self.token(verb + 1).cap;
        // "put the cup on the table at two"
        let words = (verb + 1..at)
            .all(|at| self.token(at).is_word() && (!self.is(at, PREP) || self.text_is(at, "of")));
        let number =
            (at + 1..hi.min(at + LONGEST_BEFORE_NUMBER)).any(|at| self.counts_something(at));
        if !(is_object && words && number) {
            return None;
        }
        let (source, _) = phrases::subject(self.text, self.tokens(), sentence.lo, verb)?;
        let border = |&at: &usize| {
            matches!(self.kind(at), Some(Kind::Comma | Kind::Semi | Kind::Dash))
                || self.is(at, CONJ)
        };
        let end = (at + 1..hi).find(border).unwrap_or(hi);
        self.is_speaker(source, sentence).then(|| Found {
            rule: "cue-object",
            cue: Some((verb, verb + 1)),
            source: Some(source),
            content: vec![(verb + 1, end)],
            confidence: SURE,
            sentence: index,
            ..Found::default()
        })
    }

    /// Whether a number stands there, in digits or in words.
    fn counts_something(&self, at: usize) -> bool {
        let token = self.token(at);
        let digits =
            token.is_word() && token.word(self.text).contains(|c: char| c.is_ascii_digit());
        digits || self.is_one_of(at, NUMBERS)
    }
}

#[cfg(test)]
mod tests {
    /// A sentence, and the source and content found in it; nothing where it estimates nothing.
    const CASES: &[(&str, &str)] = &[
        (
            "The report puts the loss at 4.4 metres a year.",
            "The report > the loss at 4.4 metres a year",
        ),
        ("Ann Lee put it at two hours, and left.", "Ann Lee > it at two hours"),
        ("Ann Lee sees the rate at 5% by June.", "Ann Lee > the rate at 5% by June"),
        ("Ann Lee saw the mayor at the fair.", ""),
        ("Ann Lee put the cup on the table at two.", ""),
    ];

    #[test]
    fn every_case() {
        for &(text, finds) in CASES {
            assert_eq!(crate::cases::read_as_cases(text).join("; "), finds, "{text}");
        }
    }
}
