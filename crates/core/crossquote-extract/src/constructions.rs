//! Attributions without a verb of saying: "according to", "X’s claim that", "Name: headline".

use crate::clauses::{ArticleReader, Candidate, Found};
use crate::cues::{Form, takes};
use crate::lexicon::{class::*, lists::PROMISES};
use crate::phrases;
use crate::sentences::{Kind, Sentence};

/// Tokens of a relative clause behind a source.
const LONGEST_CLAUSE: usize = 16;

impl ArticleReader<'_> {
    /// "According to X, …" and "…, according to X".
    pub(super) fn according_to(
        &self,
        index: usize,
        sentence: &Sentence,
        hi: usize,
        candidates: &[Candidate],
        found: &mut Vec<Found>,
    ) {
        let lo = sentence.lo;
        for at in lo..hi {
            let two = self.text_is(at, "according") && self.text_is(at + 1, "to");
            let per = self.text_is(at, "per")
                && at > lo
                && (self.is_comma(at - 1) || self.token(at - 1).is_quote());
            if !two && !per {
                continue;
            }
            let cue = (at, at + 1 + usize::from(two));
            let Some(source) = phrases::right_long(self.text, self.tokens(), cue.1, hi) else {
                continue;
            };
            let opening = (lo..at).all(|p| self.is(p, CONJ | ADV) || self.is_comma(p));
            let mut content = Vec::new();
            if opening {
                // The first comma behind the source that does not open an apposition.
                let mut comma = source.1;
                while comma < hi && !self.is_comma(comma) {
                    comma += 1;
                }
                if self.is(comma + 1, REL | DET) && !self.has_finite(comma + 1, hi.min(comma + 6)) {
                    let second = (comma + 1..hi).find(|&p| self.kind(p) == Some(Kind::Comma));
                    comma = second.unwrap_or(comma);
                }
                let begin = if comma < hi { comma + 1 } else { source.1 };
                let end = self.cut(candidates, 0, begin, hi);
                if begin < end {
                    content.push((begin, end));
                }
            } else {
                let mut begin = lo;
                while begin < at
                    && (self.is(begin, CONJ)
                        || self.is_comma(begin) && !self.token(begin).is_quote())
                {
                    begin += 1;
                }
                let mut end = at;
                while end > begin && self.kind(end - 1) == Some(Kind::Comma) {
                    end -= 1;
                }
                content.push((begin, end));
                let close = self.behind_source(source.1, hi);
                if close + 1 < hi
                    && self.is_comma(close)
                    && (self.is_verb(close + 1) || self.token(close + 1).is_quote())
                {
                    // "Steel is dear, and the mill, according to Lee, is shut": only the mill is his.
                    content[0].0 = self.part_begins(begin, end);
                    content.push((close + 1, hi));
                }
            }
            let quoted = content.iter().any(|&(lo, hi)| (lo..hi).any(|p| self.token(p).is_quote()));
            found.push(Found {
                rule: "according-to",
                cue: Some(cue),
                source: Some(source),
                content,
                to: None,
                confidence: if quoted { 88 } else { 84 },
                sentence: index,
                open: false,
                holds: None,
                inner: false,
                phrase: None,
                means: None,
                spoken: false,
            });
        }
    }

    /// Behind a source and the relative clause that tells more of it: "a letter that was sent on Friday".
    fn behind_source(&self, end: usize, hi: usize) -> usize {
        if !self.is(end, THAT | REL) {
            return end;
        }
        (end..hi.min(end + LONGEST_CLAUSE)).find(|&at| self.is_comma(at)).unwrap_or(end)
    }

    /// Whether a finite verb stands there, as far as the lists know.
    fn is_verb(&self, at: usize) -> bool {
        let cue = self.tokens().get(at).and_then(|token| token.cue);
        self.is(at, AUX) || cue.is_some_and(|(_, cue)| cue.form != Form::Ing)
    }

    /// "Trump’s claim that …", "his pledge to …".
    pub(super) fn noun_cues(
        &self,
        index: usize,
        sentence: &Sentence,
        hi: usize,
        found: &mut Vec<Found>,
    ) {
        let lo = sentence.lo;
        for at in lo + 1..hi {
            if !self.is(at, SAYING) || self.token(at).cap && !sentence.headline {
                continue;
            }
            // The possessor, with at most two adjectives between.
            let owner =
                (lo..at).rev().take(3).find(|&p| self.token(p).possessive || self.is(p, POSS));
            let Some(owner) = owner else { continue };
            if (owner + 1..at).any(|p| !self.token(p).is_word() || self.is(p, PREP | AUX | CONJ)) {
                continue;
            }
            let source = if self.is(owner, POSS) {
                (owner, owner + 1)
            } else {
                let begin = self.possessor(lo, owner);
                (begin, owner + 1)
            };
            let (after, _) = self.adjuncts(at + 1, hi);
            let promise = self.text_is(at + 1, "to") && self.is_in(at, &PROMISES);
            let begin = if self.text_is(after, "that") {
                after + 1
            } else if promise || self.quoted(at + 1).split_whitespace().count() > 4 {
                at + 1
            } else {
                continue;
            };
            // A claim in mid-sentence ends with its clause.
            let end = (begin..hi)
                .find(|&p| matches!(self.kind(p), Some(Kind::Comma | Kind::Dash | Kind::Semi)))
                .unwrap_or(hi);
            if begin >= end {
                continue;
            }
            let quoted = (begin..end).any(|p| self.token(p).is_quote());
            found.push(Found {
                rule: "noun-cue",
                cue: Some((at, at + 1)),
                source: Some(source),
                content: vec![(begin, end)],
                to: None,
                confidence: if quoted { 74 } else { 64 },
                sentence: index,
                open: false,
                holds: None,
                inner: false,
                phrase: None,
                means: None,
                spoken: false,
            });
        }
    }

    /// "The plan has been called a “gift” by Ann Lee": the speaker comes last.
    pub(super) fn passive(
        &self,
        index: usize,
        sentence: &Sentence,
        hi: usize,
        found: &mut Vec<Found>,
    ) {
        for at in sentence.lo + 1..hi {
            let Some((_, cue)) = self.token(at).cue else { continue };
            if cue.form != Form::Past || cue.takes & takes::OBJECT == 0 {
                continue;
            }
            let mut before = at - 1;
            while before > sentence.lo && self.is(before, ADV) {
                before -= 1;
            }
            let begin = at + 1 + usize::from(self.text_is(at + 1, "as"));
            let Some(quote) = (begin..hi.min(begin + 4)).find(|&p| self.token(p).is_quote()) else {
                continue;
            };
            let Some(by) = (quote + 1..hi.min(quote + 4)).find(|&p| self.text_is(p, "by")) else {
                continue;
            };
            let active = self.is(before, PRON) || before == sentence.lo && !self.is(before, BE);
            let Some(source) = phrases::right(self.text, self.tokens(), by + 1, hi) else {
                continue;
            };
            if active || !self.is_speaker(source, sentence) {
                continue;
            }
            found.push(Found {
                rule: "cue-passive",
                cue: Some((at, at + 1)),
                source: Some(source),
                content: vec![(begin, by)],
                to: None,
                confidence: 84,
                sentence: index,
                open: false,
                holds: None,
                inner: false,
                phrase: None,
                means: None,
                spoken: false,
            });
        }
    }

    /// First token of the name that ends in the possessive at `owner`.
    pub(super) fn possessor(&self, lo: usize, owner: usize) -> usize {
        let mut begin = owner;
        while begin > lo
            && self.token(begin - 1).is_word()
            && (self.token(begin - 1).cap && !self.is(begin - 1, PREP | SUB | CONJ | AUX)
                || self.is(begin - 1, DET | POSS | DEMONYM | ROLE | TITLE))
        {
            begin -= 1;
            if self.is(begin, DET | POSS) {
                break;
            }
        }
        begin
    }

    /// "“Words.” — Name": a quotation with its speaker behind a dash, as in pull quotes and letters.
    pub(super) fn dash_credit(
        &self,
        index: usize,
        sentence: &Sentence,
        hi: usize,
    ) -> Option<Found> {
        let lo = sentence.lo;
        let dash = (lo..hi).find(|&at| !self.token(at).is_quote())?;
        if dash == lo || self.kind(dash) != Some(Kind::Dash) {
            return None;
        }
        let name = dash + 1;
        let end = (name..hi).find(|&at| !self.token(at).is_word()).unwrap_or(hi);
        // Two words at least: one alone may be how the sentence goes on.
        let named = (name..end).all(|at| {
            let token = self.token(at);
            token.cap || token.is(PREP | DET | TITLE | ROLE) && token.cue.is_none()
        });
        if !named || end < name + 2 || end > name + 8 || !self.token(name).cap {
            return None;
        }
        // Behind the name nothing or an apposition: "― Jo Lee, a teacher in Ohio".
        if (end..hi).any(|at| self.token(at).is_quote() || self.token(at).cue.is_some()) {
            return None;
        }
        Some(Found {
            rule: "dash-credit",
            cue: Some((dash, dash + 1)),
            source: Some((name, end)),
            content: vec![(lo, dash)],
            to: None,
            confidence: 88,
            sentence: index,
            open: false,
            holds: None,
            inner: false,
            phrase: None,
            means: None,
            spoken: false,
        })
    }

    /// "Graham: Rhetoric destroys the party's chances": a headline with its speaker first.
    pub(super) fn headline(&self, index: usize, sentence: &Sentence, hi: usize) -> Option<Found> {
        let lo = sentence.lo;
        let colon = (lo + 1..hi.min(lo + 7)).find(|&at| self.kind(at) == Some(Kind::Colon))?;
        let name = (lo..colon).all(|at| self.token(at).cap && phrases::nounish(self.token(at)));
        if !name || colon + 2 > hi {
            return None;
        }
        // The name must come again in the article: "Exclusive:" does not, a speaker does.
        let last = self.token(colon - 1).word(self.text);
        let again = self.tokens()[hi..]
            .iter()
            .take(2000)
            .any(|token| token.is_word() && token.cap && token.word(self.text) == last);
        again.then(|| Found {
            rule: "headline-colon",
            cue: Some((colon, colon + 1)),
            source: Some((lo, colon)),
            content: vec![(colon + 1, hi)],
            to: None,
            confidence: 60,
            sentence: index,
            open: false,
            holds: None,
            inner: false,
            phrase: None,
            means: None,
            spoken: false,
        })
    }
}
