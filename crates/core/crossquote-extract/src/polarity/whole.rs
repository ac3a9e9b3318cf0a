//! Attributions made whole before they are shown: the verb that speaks belongs to the cue, not to
//! the content, and a request for comment that stayed without one is none.
//!
//! ```text
//! declined  to say whether …       the cue is "declined to say"
//! rejected  claims that …          the cue is "rejected claims"
//! declined  to comment             nothing
//! ```

use super::{CLAIMS, tables};
use crate::cases;
use crate::clauses::{ArticleReader, Found};
use crate::cues::{Form, takes};
use crate::lexicon::class::*;
use crate::sentences::Kind;
use crossquote_model::Polarity;

/// Verbs behind "declined to" or "did not" that tell of no words at all.
const WORDLESS: &[&str] =
    &["comment", "respond", "reply", "answer", "elaborate", "discuss", "speak"];

impl ArticleReader<'_> {
    /// Makes what was found whole, and takes out requests that stayed without words.
    pub(crate) fn make_whole(&self, found: &mut Vec<Found>) {
        found.retain(|one| !self.without_words(one));
        for one in found {
            self.take_verb(one);
            self.take_claim(one);
            self.leave_narration(one);
        }
    }

    /// "declined to comment", "did not respond to a request".
    fn without_words(&self, one: &Found) -> bool {
        let Some((&(lo, hi), cue)) = one.content.first().zip(one.cue) else { return false };
        // "to comment" as content of "declined".
        if self.text_is(lo, "to")
            && lo + 1 < hi
            && self.is_one_of(lo + 1, WORDLESS)
            && self.is_row(lo - 1, tables::SILENCES)
            && cue.1 == lo
        {
            return true;
        }
        let quoted = one.content.iter().any(|&(lo, hi)| (lo..hi).any(|at| self.is_quotation(at)));
        let Some(group) = self.verb_group(one).filter(|_| !quoted) else { return false };
        self.is_one_of(group.verb, WORDLESS)
            && (self.negation(group).is_some() || self.silence(group).is_some())
    }

    /// "declined" and "to say whether …": the verb of saying belongs to the cue.
    fn take_verb(&self, one: &mut Found) {
        let (Some(cue), Some(&(lo, hi))) = (one.cue, one.content.first()) else { return };
        if cue.1 != lo || !self.text_is(lo, "to") {
            return;
        }
        let links =
            self.is_row(lo - 1, tables::SILENCES) || self.is_row(lo - 1, tables::EXPECTATIONS);
        let verb = (lo + 1..hi.min(lo + 3)).find(|&at| !self.is(at, ADV));
        let Some(verb) = verb.filter(|_| links) else { return };
        let Some((_, word)) = self.token(verb).cue else { return };
        // "to say before then whether"
        let mut begin = self.adjuncts(verb + 1, hi).0;
        let clause = self.is(begin, THAT);
        if word.form != Form::Base || word.takes & takes::CLAUSAL == 0 || !clause {
            return;
        }
        begin += usize::from(self.text_is(begin, "that"));
        if begin < hi {
            one.cue = Some((cue.0, verb + 1));
            one.content[0].0 = begin;
        }
    }

    /// "did not say whether it is safe, although the sign is gone": whoever said nothing did not say
    /// the rest either, which is the narrator's; so is what follows a semicolon.
    fn leave_narration(&self, one: &mut Found) {
        let Some((polarity, _)) = self.polarity(one) else { return };
        let Some((lo, hi)) = one.content.last().copied() else { return };
        let narrated = polarity != Polarity::Supposed;
        let end = (lo + 1..hi.saturating_sub(1)).find(|&at| match self.token(at).kind {
            Kind::Semi => true,
            Kind::Comma => narrated && self.is_case(at + 1, cases::NARRATION),
            _ => false,
        });
        let Some(end) = end else { return };
        if !(end..hi).any(|at| self.is_quotation(at)) {
            one.content.last_mut().into_iter().for_each(|range| range.1 = end);
        }
    }

    /// "rejected" and "claims that …": what is denied is behind "that".
    fn take_claim(&self, one: &mut Found) {
        let Some(group) = self.verb_group(one) else { return };
        if !(self.has_lemma(group, tables::REJECTIONS) || self.has_lemma(group, tables::DENIALS)) {
            return;
        }
        let (Some(cue), Some(&(lo, hi))) = (one.cue, one.content.first()) else { return };
        let Some(noun) = self.claim_behind(group.verb + 1) else { return };
        let begin = noun + 2;
        let fits = self.is_in(noun, &CLAIMS) && self.text_is(noun + 1, "that");
        if fits && lo <= begin && begin < hi && lo > group.verb {
            one.cue = Some((cue.0, noun + 1));
            one.content[0].0 = begin;
        }
    }
}
