//! The subject of a finite cue: before it, behind it, or that of what came before.

use super::CueWord;
use crate::cases;
use crate::clauses::{ArticleReader, Candidate, SubjectPosition};
use crate::cues::{Form, takes::*};
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::Kind;

/// Tokens of a subject that is read from the comma before it.
const LONGEST_SUBJECT: usize = 12;

impl ArticleReader<'_> {
    /// A finite cue: looks for its subject before it, then for one after it or an earlier one.
    pub(super) fn with_subject(&self, word: CueWord<'_>) -> Option<Candidate> {
        let lo = word.lo();
        let verb = self.step_back(word.at, lo, ADV | NOT | AUX);
        let previous = verb.checked_sub(1).filter(|&p| p >= lo)?;
        // "…,” said Smith" comes before the search to the left, which would find the wrong comma.
        self.inverted(word, verb, previous)
            .or_else(|| self.subject_before(word))
            .or_else(|| self.coordinated(word, previous))
    }

    /// "…,” said Smith": the subject comes after the cue.
    fn inverted(&self, word: CueWord<'_>, verb: usize, previous: usize) -> Option<Candidate> {
        let CueWord { hi, at, cue, rest, .. } = word;
        let lo = word.lo();
        // Who was asked stands before the question or nowhere: "“Which one?” asked Lee."
        let asks = word.lemma == "ask"
            && self.token(previous).is_quote()
            && self.quoted(previous).ends_with('?');
        let may = verb == at
            && cue.takes & AFTER != 0
            && (cue.takes & WHOM == 0 || asks)
            && cue.form != Form::Base
            && (self.ends_utterance(previous) || self.kind(previous) == Some(Kind::Comma));
        if !may {
            return None;
        }
        let source = phrases::right(self.text, self.tokens(), rest, hi)?;
        let quoted =
            self.token(previous).is_quote() || previous > lo && self.token(previous - 1).is_quote();
        let after = source.1;
        let closes = after >= hi
            || self.is_comma(after)
            || self.is(after, PREP | SUB | REL | TIME | ADV)
            || self.token(after).is_quote()
            || matches!(self.kind(after), Some(Kind::Open | Kind::Colon));
        // "Smith, the mayor, said Friday": the comma closes an apposition.
        let apposition = !quoted
            && phrases::subject(self.text, self.tokens(), lo, at)
                .is_some_and(|(found, _)| found.0 == lo || self.is(found.0 - 1, THAT | SUB));
        let inverts = closes
            && !apposition
            && (quoted || after >= hi || self.is_comma(after) || self.is(after, PREP));
        if inverts {
            word.with(Some(source), SubjectPosition::Inverted, previous, true)
        } else {
            None
        }
    }

    /// "Smith said": the subject comes before the cue.
    fn subject_before(&self, word: CueWord<'_>) -> Option<Candidate> {
        let lo = word.lo();
        let (source, apposition) = phrases::subject(self.text, self.tokens(), lo, word.at)?;
        let source = self.last_subject(word, source).unwrap_or(source);
        let (mut clause, mut cuts) = self.with_conjunction(source.0, lo);
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
        let rest = word.rest;
        let quotes = self.is_quotation(rest)
            || (self.is_comma(rest) || self.kind(rest) == Some(Kind::Colon))
                && self.is_quotation(rest + 1);
        cuts |= quotes && clause < source.0;
        let position =
            if apposition { SubjectPosition::Apposition } else { SubjectPosition::Before };
        word.with(Some(source), position, clause, cuts)
    }

    /// "…, a team of specialists at two hospitals has found": at the end of a sentence, behind a comma, all the
    /// words before the verb are its subject, whatever they are.
    fn last_subject(&self, word: CueWord<'_>, source: TokenRange) -> Option<TokenRange> {
        let lo = word.lo();
        if self.adjuncts(word.rest, word.hi).0 < word.hi || word.cue.takes & AFTER == 0 {
            return None;
        }
        let from = source.0.saturating_sub(LONGEST_SUBJECT).max(lo + 1);
        let comma = (from..source.0).rev().find(|&at| !self.token(at).is_word())?;
        let begin = comma + 1;
        let plain = self.kind(comma) == Some(Kind::Comma)
            && (self.is(begin, DET | POSS | GROUP) || self.token(begin).cap)
            && begin < source.0;
        let one_phrase = (begin..source.0).all(|at| {
            phrases::nounish(self.token(at)) || self.is(at, PREP | DET | POSS) && !self.is(at, SUB)
        });
        (plain && one_phrase && !self.has_finite(begin, source.0)).then_some((begin, source.1))
    }

    /// Where a clause begins whose subject begins at `subject`: with the conjunction before it, if
    /// it has one; and whether that ends the content of an earlier cue.
    pub(super) fn with_conjunction(&self, subject: usize, lo: usize) -> (usize, bool) {
        let Some(before) = subject.checked_sub(1).filter(|&p| p >= lo) else {
            return (subject, false);
        };
        if self.is(before, CONJ) || self.is_case(before, cases::CONTRASTS) {
            return (before, true);
        }
        if self.is_case(before, cases::CIRCUMSTANCES) {
            return (before, before > lo && self.is_comma(before - 1));
        }
        (subject, false)
    }

    /// "… and indicated": the subject of what came before.
    fn coordinated(&self, word: CueWord<'_>, previous: usize) -> Option<Candidate> {
        let lo = word.lo();
        let conjunction = self.is(previous, CONJ);
        if !conjunction && !self.is_comma(previous) {
            return None;
        }
        let clause = self.clause_start(previous, lo, conjunction);
        let source = self.earlier_source(lo, clause)?;
        word.with(Some(source), SubjectPosition::Inherited, clause, true)
    }

    /// The nearest source to the left in the sentence: of the last cue, or the sentence's subject.
    fn earlier_source(&self, lo: usize, before: usize) -> Option<TokenRange> {
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
