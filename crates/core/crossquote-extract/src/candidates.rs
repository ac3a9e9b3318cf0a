//! Cues of a sentence with their subjects: the first pass of reading a sentence.
//!
//! ```text
//! Hegseth  said … and indicated …, adding …      subject before, taken over, taken over
//! “…,”  said  Peter Rough                        subject behind
//! ```

use crate::clauses::{ArticleReader, Candidate, How};
use crate::cues::{self, Cue, Form, takes::*};
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Kind, Sentence, Token};

impl ArticleReader<'_> {
    pub(super) fn candidates(&self, sentence: &Sentence, hi: usize) -> Vec<Candidate> {
        let mut out: Vec<Candidate> = Vec::new();
        for at in sentence.lo..hi {
            let Some((lemma, cue)) = self.token(at).cue else { continue };
            if self.token(at).possessive {
                continue;
            }
            if let Some(candidate) = self.candidate(sentence, hi, at, lemma, cue, &out)
                && candidate
                    .source
                    .is_none_or(|source| self.can_speak(&candidate, source, sentence))
            {
                out.push(candidate);
            }
        }
        out
    }

    pub(super) fn candidate(
        &self,
        sentence: &Sentence,
        hi: usize,
        at: usize,
        lemma: &'static str,
        cue: Cue,
        earlier: &[Candidate],
    ) -> Option<Candidate> {
        let lo = sentence.lo;
        let mut rest = at + 1;
        if lemma == "make" && self.text_is(rest, "it") && self.text_is(rest + 1, "clear") {
            rest += 2;
        } else if lemma == "go" && self.text_is(rest + 1, "to") {
            return None;
        } else if rest < hi && cues::has_particle(lemma, &self.lower(rest)) {
            rest += 1;
        } else if cue.takes == 0 {
            return None;
        }
        // "said by", "reported by": passive.
        if cue.form == Form::Past && rest == at + 1 && self.text_is(rest, "by") {
            return None;
        }
        // Step back over adverbs to the word that governs the cue.
        let mut before = at;
        while before > lo && self.is(before - 1, ADV | NOT) && !self.is(before - 1, DET | PRON) {
            before -= 1;
        }
        let previous = before.checked_sub(1).filter(|&p| p >= lo);
        let make = |source: Option<TokenRange>, how: How, clause: usize, cuts: bool| {
            Some(Candidate { at, lemma, cue, source, how, clause, cuts, rest })
        };
        let inherited = || {
            earlier
                .iter()
                .rev()
                .find_map(|one| one.source)
                .or_else(|| phrases::sentence_subject(self.text, self.tokens(), lo, at))
        };
        let Some(previous) = previous else {
            // "Stated Smith: “…”"
            if matches!(cue.form, Form::Past | Form::Third)
                && cue.takes & AFTER != 0
                && let Some(source) = phrases::right(self.text, self.tokens(), rest, hi)
                && (self.kind(source.1) == Some(Kind::Colon)
                    || self.is_comma(source.1)
                        && self.tokens().get(source.1 + 1).is_some_and(Token::is_quote))
            {
                return Some(Candidate {
                    at,
                    lemma,
                    cue,
                    source: Some(source),
                    how: How::Apposition,
                    clause: at,
                    cuts: false,
                    rest: source.1,
                });
            }
            // "Citing weak growth, the bank said …": the subject comes after the comma.
            if cue.form == Form::Ing && cue.takes & (OBJECT | CLAUSAL) != 0 {
                let comma = (at..hi).find(|&p| self.kind(p) == Some(Kind::Comma))?;
                let gerund = (at..comma).any(|p| self.is(p, AUX) && !self.is(p - 1, THAT | PRON));
                if gerund {
                    return None;
                }
                let source = phrases::right(self.text, self.tokens(), comma + 1, hi)?;
                return make(Some(source), How::Inherited, at, false);
            }
            return None;
        };
        match cue.form {
            Form::Ing => {
                if self.is(previous, BE) || self.contracted(previous) {
                    return self.with_subject(sentence, hi, at, lemma, cue, rest);
                }
                if self.is_comma(previous) || self.is(previous, CONJ) {
                    let mut clause = previous;
                    if self.is(previous, CONJ) && previous > lo && self.is_comma(previous - 1) {
                        clause -= 1;
                    }
                    if self.token(clause).is_quote() {
                        clause += 1;
                    }
                    if self.is(previous, CONJ) && earlier.is_empty() {
                        return None;
                    }
                    return make(inherited(), How::Inherited, clause, true);
                }
                if self.is_one_of(previous, &["by", "after", "before", "in", "while", "when"]) {
                    let mut clause = previous;
                    if previous > lo && self.is_comma(previous - 1) {
                        clause -= 1;
                    }
                    if self.token(clause).is_quote() {
                        clause += 1;
                    }
                    return make(inherited(), How::Inherited, clause, previous > lo);
                }
                if self.is(previous, DET | POSS | PREP) {
                    return None;
                }
                let source = phrases::left(self.text, self.tokens(), lo, previous)?;
                let with = source.0.checked_sub(1).filter(|&p| p >= lo);
                let with = with.is_some_and(|p| self.text_is(p, "with"));
                let head = self.token(source.1 - 1);
                if !with && !head.is(FINDING) && !head.cap && !head.is(PRON) {
                    return None;
                }
                if !with && cue.takes & OBJECT != 0 && cue.takes & CLAUSAL == 0 && !head.cap {
                    return None;
                }
                let clause = if with { source.0 - 1 } else { source.0 };
                let comma = with && clause > lo && self.is_comma(clause - 1);
                let clause = clause - usize::from(comma && !self.token(clause - 1).is_quote());
                make(Some(source), How::Before, clause, comma)
            }
            Form::Base => {
                if self.text_is(previous, "to") {
                    // "went on to say", "continued to insist", "wants to tell": chains of one source.
                    let chain = previous > lo
                        && (self.is_one_of(
                            previous - 1,
                            &[
                                "on",
                                "continued",
                                "continues",
                                "continue",
                                "appeared",
                                "seemed",
                                "went",
                                "began",
                                "tried",
                                "sought",
                                "managed",
                                "declined",
                                "refused",
                                "began",
                            ],
                        ));
                    let quote = self.kind(rest).is_some_and(|kind| matches!(kind, Kind::Quote(_)))
                        || self.is_comma(rest)
                            && self.tokens().get(rest + 1).is_some_and(Token::is_quote);
                    if !(chain || quote && cue.takes & (BARE | CLAUSAL) != 0) {
                        return None;
                    }
                    // "To claim …" begins the sentence: there is no verb before it.
                    let verb = match previous - lo {
                        0 => lo,
                        2.. if self.text_is(previous - 1, "on") => previous - 2,
                        _ => previous - 1,
                    };
                    let source = phrases::subject(self.text, self.tokens(), lo, verb)
                        .map(|(range, _)| range)
                        .or_else(inherited);
                    return make(source, How::Inherited, source.map_or(verb, |s| s.0), false);
                }
                if self.is(previous, AUX) || self.contracted(previous) {
                    if self.is(previous, BE) {
                        return None;
                    }
                    return self.with_subject(sentence, hi, at, lemma, cue, rest);
                }
                let found = self.with_subject(sentence, hi, at, lemma, cue, rest)?;
                let source = found.source?;
                let head = self.token(source.1 - 1);
                let word = self.lower(source.1 - 1);
                let plural = head.is(GROUP | REL)
                    || self.is_one_of(
                        source.1 - 1,
                        &[
                            "i", "we", "they", "you", "some", "many", "others", "most", "few",
                            "several", "polls",
                        ],
                    )
                    || (source.0..source.1).any(|p| self.is(p, CONJ))
                    || (word.ends_with('s') && !word.ends_with("ss") && cue.takes & NOUN == 0);
                plural.then_some(found)
            }
            Form::Third => {
                if cue.takes & NOUN != 0 || self.token(at).is(SAYING | FINDING) {
                    let before = self.token(previous);
                    let ok = before.cap
                        || before.is(PRON | REL | ROLE | BODY | FINDING)
                        || matches!(before.kind, Kind::Close | Kind::Comma)
                        || before.is(CONJ) && !earlier.is_empty();
                    if !ok || before.possessive {
                        return None;
                    }
                }
                self.with_subject(sentence, hi, at, lemma, cue, rest)
            }
            Form::Past => {
                if self.is(previous, BE)
                    || self.is(previous, DET | POSS)
                        && !self.is(previous, GROUP)
                        && !self.standalone(previous)
                {
                    return None;
                }
                if self.contracted(previous) && self.token(previous).is(THAT | REL) {
                    return None;
                }
                self.with_subject(sentence, hi, at, lemma, cue, rest)
            }
        }
    }

    /// A finite cue: looks for its subject before it, then for one after it or an earlier one.
    pub(super) fn with_subject(
        &self,
        sentence: &Sentence,
        hi: usize,
        at: usize,
        lemma: &'static str,
        cue: Cue,
        rest: usize,
    ) -> Option<Candidate> {
        let lo = sentence.lo;
        let make = |source: TokenRange, how: How, clause: usize, cuts: bool| {
            Some(Candidate { at, lemma, cue, source: Some(source), how, clause, cuts, rest })
        };
        let mut verb = at;
        while verb > lo && self.is(verb - 1, ADV | NOT | AUX) && !self.is(verb - 1, DET | PRON) {
            verb -= 1;
        }
        let previous = verb.checked_sub(1).filter(|&p| p >= lo)?;
        // "…,” said Smith" comes before the search to the left, which would find the wrong comma.
        let inverts =
            verb == at && cue.takes & AFTER != 0 && cue.takes & WHOM == 0 && cue.form != Form::Base;
        if inverts
            && (self.ends_utterance(previous) || self.kind(previous) == Some(Kind::Comma))
            && let Some(source) = phrases::right(self.text, self.tokens(), rest, hi)
        {
            let quoted = self.token(previous).is_quote()
                || previous > lo && self.token(previous - 1).is_quote();
            let after = source.1;
            let closes = after >= hi
                || self.is_comma(after)
                || self.is(after, PREP | SUB | REL | TIME | ADV)
                || self.token(after).is_quote()
                || matches!(self.kind(after), Some(Kind::Open | Kind::Colon));
            let apposition = !quoted
                && phrases::subject(self.text, self.tokens(), lo, at)
                    .is_some_and(|(found, _)| found.0 == lo || self.is(found.0 - 1, THAT | SUB));
            if closes
                && !apposition
                && (quoted || after >= hi || self.is_comma(after) || self.is(after, PREP))
            {
                return make(source, How::Inverted, previous, true);
            }
        }
        if let Some((source, apposition)) = phrases::subject(self.text, self.tokens(), lo, at) {
            let mut clause = source.0;
            let mut cuts = false;
            if clause > lo && self.is(clause - 1, CONJ) {
                clause -= 1;
                cuts = true;
            } else if clause > lo
                && self.is_one_of(
                    clause - 1,
                    &["while", "as", "although", "though", "whereas", "after", "when", "because"],
                )
            {
                clause -= 1;
                cuts = clause > lo && self.is_comma(clause - 1)
                    || self.is_one_of(clause, &["while", "although", "though", "whereas"]);
            }
            if clause > lo && self.is_comma(clause - 1) {
                cuts |= clause < source.0;
                if !self.token(clause - 1).is_quote() {
                    clause -= 1;
                }
            }
            if clause > lo && matches!(self.kind(clause - 1), Some(Kind::Semi)) {
                cuts = true;
            }
            // "Asked about it, Smith said: “…”": the quotation is not part of what was asked.
            let quotes = self.tokens().get(rest).is_some_and(Token::is_quote)
                || (self.is_comma(rest) || self.kind(rest) == Some(Kind::Colon))
                    && self.tokens().get(rest + 1).is_some_and(Token::is_quote);
            cuts |= quotes && clause < source.0;
            let how = if apposition { How::Apposition } else { How::Before };
            return make(source, how, clause, cuts);
        }
        // "… and indicated": the subject of what came before.
        if self.is(previous, CONJ) || self.is_comma(previous) {
            let mut clause = previous;
            if self.is(previous, CONJ) && previous > lo && self.is_comma(previous - 1) {
                clause -= 1;
            }
            if self.token(clause).is_quote() {
                clause += 1;
            }
            let source = self.earlier_source(lo, clause)?;
            return make(source, How::Inherited, clause, true);
        }
        None
    }

    /// The nearest source to the left in the sentence: of the last cue, or the sentence's subject.
    pub(super) fn earlier_source(&self, lo: usize, before: usize) -> Option<TokenRange> {
        for at in (lo..before).rev() {
            if let Some((_, cue)) = self.token(at).cue
                && matches!(cue.form, Form::Past | Form::Third)
                && !self.is(at.saturating_sub(1), BE)
                && let Some((source, _)) = phrases::subject(self.text, self.tokens(), lo, at)
            {
                return Some(source);
            }
        }
        phrases::sentence_subject(self.text, self.tokens(), lo, before)
    }
}
