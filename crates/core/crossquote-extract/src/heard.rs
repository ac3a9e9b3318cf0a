//! What a court or an inquiry heard, and headlines that end in who says it.
//!
//! ```text
//! The driver laughed, a jury was told.            who only hears it is no source
//! Gang “studied” cameras for a week: police       a headline whose speaker comes last
//! ```

use crate::clauses::{ArticleReader, Found};
use crate::lexicon::class::*;
use crate::phrases::nounish;
use crate::sentences::{Kind, Sentence};

/// Bodies before which something is said, and that only hear it.
const HEARERS: &[&str] = &["court", "jury", "jurors", "inquest", "inquiry", "tribunal", "hearing"];

/// Before these, too, something is said; but a judge who "heard" may have spoken.
const OTHER_HEARERS: &[&str] = &["judge", "trial"];

/// This one only hears, too; but what "a panel was told" may be told by anybody.
const PANEL: &str = "panel";

/// Verbs, behind "was" or "has" or alone in headlines, by which they were told.
const HEARD: &[&str] = &["told", "heard", "hears"];

/// Verbs of those who only hear, as cues: "the inquest heard".
const HEAR: &[&str] = &["hear", "hears", "heard"];

/// Tokens from the comma to the end: "a jury at Aldersyke Crown Court has heard".
const LONGEST_HEARER: usize = 12;

/// Tokens of a speaker behind the colon of a headline.
const LONGEST_SPEAKER: usize = 3;

/// Sureness, in per cent.
const SURE: u8 = 70;

impl ArticleReader<'_> {
    /// "…, a jury was told": words whose source the sentence does not name.
    pub(super) fn heard(&self, index: usize, sentence: &Sentence, hi: usize) -> Option<Found> {
        let lo = sentence.lo;
        let verb = hi.checked_sub(1).filter(|&verb| verb > lo && self.is_one_of(verb, HEARD))?;
        let from = verb.saturating_sub(LONGEST_HEARER).max(lo + 1);
        let comma = (from..verb).rev().find(|&at| self.kind(at) == Some(Kind::Comma))?;
        let hearer = (comma + 1..verb)
            .any(|at| self.is_one_of(at, HEARERS) || self.is_one_of(at, OTHER_HEARERS));
        let others = (comma + 1..verb)
            .any(|at| !self.token(at).is_word() || self.is(at, PRON | CONJ | SUB | REL));
        let article = self.is(comma + 1, DET | POSS) || sentence.headline;
        if !hearer || others || !article {
            return None;
        }
        let cue = verb - usize::from(self.is(verb - 1, AUX));
        Some(Found {
            rule: "cue-after",
            cue: Some((cue, verb + 1)),
            content: vec![(lo, comma)],
            confidence: SURE,
            sentence: index,
            ..Found::default()
        })
    }

    /// "The court heard that": who only hears is no source.
    pub(super) fn only_hears(&self, one: &Found) -> bool {
        let (Some(cue), Some((_, hi))) = (one.cue, one.source) else { return false };
        let hears = (cue.0..cue.1).any(|at| self.is_one_of(at, HEAR));
        hears && (self.is_one_of(hi - 1, HEARERS) || self.text_is(hi - 1, PANEL))
    }

    /// "Gang “studied” cameras: police": a headline with its speaker last.
    pub(super) fn headline_end(
        &self,
        index: usize,
        sentence: &Sentence,
        hi: usize,
    ) -> Option<Found> {
        let lo = sentence.lo;
        let from = hi.saturating_sub(LONGEST_SPEAKER + 1).max(lo + 3);
        let colon = (from..hi.saturating_sub(1)).find(|&at| self.kind(at) == Some(Kind::Colon))?;
        let named = (colon + 1..hi).all(|at| nounish(self.token(at)) && !self.is(at, PREP));
        let speaks = self.is(hi - 1, GROUP | BODY | ROLE | FINDING) || self.is_name_again(hi);
        (named && speaks).then(|| Found {
            rule: "headline-colon",
            cue: Some((colon, colon + 1)),
            source: Some((colon + 1, hi)),
            content: vec![(lo, colon)],
            confidence: SURE,
            sentence: index,
            ..Found::default()
        })
    }

    /// Whether the last word of a headline, which ends at `hi`, is a name that comes again in the article.
    fn is_name_again(&self, hi: usize) -> bool {
        let last = self.token(hi - 1);
        last.cap && self.capitals.contains(last.word(self.text))
    }
}

#[cfg(test)]
mod tests {
    /// A text, and the source and content found in its first line; nothing where nobody is told of.
    const CASES: &[(&str, &str)] = &[
        (
            "The driver laughed and drove off, a jury was told.",
            " > The driver laughed and drove off",
        ),
        ("The driver laughed, a jury at Aldersyke Crown Court has heard.", " > The driver laughed"),
        ("The jury, which had laughed, was told.", ""),
    ];

    #[test]
    fn every_case() {
        for &(text, finds) in CASES {
            assert_eq!(crate::cases::read_as_cases(text).join("; "), finds, "{text}");
        }
    }
}
