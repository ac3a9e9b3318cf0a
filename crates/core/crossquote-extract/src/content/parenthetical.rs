//! An attribution in the middle of what it attributes, between two commas.
//!
//! ```text
//! Because the bridge is listed, he explained, every bolt needs a letter.    a frame and its clause
//! Steel is dear, and the brewery, people say, has signed elsewhere.         a subject and its verb
//! The dust, she argued, which had closed the domes, “comes off the road.”   without what the narrator adds
//! Prices rose and, they say, nobody came to look.                           only what follows is theirs
//! ```
//!
//! Here what stands before the first comma is no whole sentence, or what stands behind the second one
//! is none: the two belong together, whatever else they look like. Two that are whole each by itself
//! are left to [`super::left`]. The limit: verbs that no list has show only by their place.

use super::{Behind, Place};
use crate::cases;
use crate::clauses::{ArticleReader, Found, SubjectPosition};
use crate::cues::{Form, takes::*};
use crate::lexicon::class::*;
use crate::phrases::TokenRange;
use crate::sentences::Kind;

/// Sureness, in per cent, where what stands around it shows that an attribution interrupts its content.
pub(crate) const PARENTHETICAL: u8 = 86;

/// Tokens of an apposition behind a source that follows its cue: "warned Ine Falk, an analyst at Sundbank, if …".
const LONGEST_APPOSITION: usize = 12;

/// Tokens of a relative clause between an attribution and the verb that its content goes on with.
const LONGEST_ADDITION: usize = 24;

/// Tokens of a prepositional phrase that completes what was said.
const LONGEST_COMPLETION: usize = 12;

/// Tokens from which words before "and" are a clause though no list has its verb.
const LEAST_OF_CLAUSE: usize = 5;

impl ArticleReader<'_> {
    /// What is found where cue and source stand between two commas, within their content.
    pub(super) fn parenthetical(&self, place: Place<'_>, behind: Behind) -> Option<Found> {
        let open = self.comma_before(place)?;
        let close = self.comma_behind(place, behind.after)?;
        let end = self.cut(place.candidates, place.number, close + 1, place.hi);
        let begin = self.behind_addition(close + 1, end);
        let lo = self.left_edge(place, open);
        let left = (self.part_begins(lo, open), open);
        // "…, but at least, she said, there had been": words that "but" parts from what is before.
        let loose = lo < left.0 && left.0 < open && self.begins_clause(begin)
            // "it was steam, he insists, from his own kettle"
            || close == place.cue().rest && self.completes(begin, end);
        if begin >= end || !(loose || self.belong_together(left, (begin, end))) {
            return None;
        }
        let quoted = self.is_quotation(begin);
        let right = (begin, if quoted { self.quote_run(begin, end) } else { end });
        let content = if left.0 < left.1 { vec![left, right] } else { vec![right] };
        Some(place.found("cue-between", content, behind.to, PARENTHETICAL, false))
    }

    /// The comma before cue and source, with plain words before it.
    fn comma_before(&self, place: Place<'_>) -> Option<usize> {
        let (one, lo) = (place.cue(), place.sentence.lo);
        let source = one.source?;
        let stands_behind = one.cue.takes & AFTER != 0
            || one.lemma == "tell"
            || self.is_case(one.rest - 1, cases::PARTICLES_BEHIND);
        let open = match one.position {
            SubjectPosition::Inverted => one.clause,
            SubjectPosition::Inherited => return None,
            _ => source.0.checked_sub(1)?,
        };
        // "…, which, she remarked, “is late”": what is before it is the narrator's.
        let plain = open > lo
            && self.kind(open) == Some(Kind::Comma)
            && !self.is_quotation(open - 1)
            && !self.is(open - 1, REL)
            && !self.is(source.0, REL);
        (stands_behind && plain).then_some(open)
    }

    /// The comma behind cue, source and addressee; behind an apposition too, where the source
    /// follows its cue.
    fn comma_behind(&self, place: Place<'_>, after: usize) -> Option<usize> {
        let is_comma = |at: usize| at + 1 < place.hi && self.kind(at) == Some(Kind::Comma);
        if !is_comma(after) {
            return None;
        }
        if place.cue().position != SubjectPosition::Inverted || !self.is(after + 1, DET | ROLE) {
            return Some(after);
        }
        let limit = place.hi.min(after + LONGEST_APPOSITION);
        let close = (after + 1..limit).find(|&at| is_comma(at));
        close.filter(|&close| !self.has_finite(after + 1, close)).or(Some(after))
    }

    /// Where the part of the sentence begins that the attribution interrupts: behind a semicolon or
    /// a colon, and behind "and" where what follows it needs what is behind the attribution.
    pub(crate) fn part_begins(&self, lo: usize, end: usize) -> usize {
        let border = |&at: &usize| matches!(self.kind(at), Some(Kind::Semi | Kind::Colon));
        let mut begin = (lo..end).rev().find(border).map_or(lo, |at| at + 1);
        let join = (begin + 1..end).rev().find(|&at| {
            let alone = at + 1 == end;
            let joins = alone || self.kind(at - 1) == Some(Kind::Comma);
            let clause = self.has_finite(begin, at) || at >= begin + LEAST_OF_CLAUSE;
            self.is(at, CONJ) && joins && (alone || clause)
        });
        if let Some(join) = join.filter(|&join| !self.has_finite(join + 1, end)) {
            begin = join + 1;
        }
        while begin < end && (self.is(begin, CONJ) || self.kind(begin) == Some(Kind::Comma)) {
            begin += 1;
        }
        begin
    }

    /// "which had closed the domes, “comes off the road”": behind a relative clause between commas that
    /// the content goes on behind with its verb.
    fn behind_addition(&self, begin: usize, end: usize) -> usize {
        if !self.is(begin, REL) {
            return begin;
        }
        let limit = end.min(begin + LONGEST_ADDITION);
        let close = (begin..limit).find(|&at| self.kind(at) == Some(Kind::Comma));
        match close.map(|close| close + 1).filter(|&next| next < end) {
            Some(next) if self.is(next, AUX) || self.is_quotation(next) => next,
            _ => begin,
        }
    }

    /// Whether neither part is whole without the other.
    fn belong_together(&self, left: TokenRange, right: TokenRange) -> bool {
        let (first, end) = right;
        let begins = self.begins_clause(first);
        if left.0 >= left.1 {
            return begins && !self.is_quotation(first);
        }
        if self.is_quotation(first) {
            return self.goes_on_small(first) && !self.is_frame(left);
        }
        if self.begins_with_verb(first, left) {
            return true;
        }
        // "Because the bridge is listed", "Had she waited": its main clause follows.
        if self.is(left.0, SUB) && !self.is(left.0, PREP) || self.is(left.0, AUX) {
            return begins;
        }
        let goes_on =
            self.is_case(first, cases::REASONS) || self.is_case(first, cases::AFTERTHOUGHTS);
        if goes_on && (!self.text_is(first, "so") || self.text_is(first + 1, "that")) {
            return true;
        }
        // "…, she said, and his policy was worth a million"
        let joined = self.is(first, CONJ)
            && self.has_finite(left.0, left.1)
            && self.is(first + 1, PRON | POSS | DET)
            && first + 2 < end;
        joined && self.has_finite(first + 1, end)
    }

    /// Whether what is behind a bare "he said" completes what is before it: from, to or on whom it is, but not
    /// when or where it was said.
    fn completes(&self, begin: usize, end: usize) -> bool {
        self.is_case(begin, cases::COMPLETIONS)
            && end <= begin + LONGEST_COMPLETION
            && !(begin..end).any(|at| self.is(at, OCCASION | TIME))
    }

    /// Whether the token may be the first of a clause with a subject.
    fn begins_clause(&self, at: usize) -> bool {
        let token = self.token(at);
        let subject = token.is(PRON | DET | POSS) || token.cap || crate::phrases::nounish(token);
        let other = token.is(PREP | SUB | REL | CONJ | TIME) && !token.is(DET | PRON);
        subject && !other && !self.is_ing(at)
    }

    /// Whether the token ends like a participle: "having", "citing".
    fn is_ing(&self, at: usize) -> bool {
        self.token(at).is_word() && !self.token(at).cap && self.lower(at).ends_with("ing")
    }

    /// Whether a quotation goes on with words before it: it begins with a small letter.
    fn goes_on_small(&self, at: usize) -> bool {
        self.quoted(at).starts_with(char::is_lowercase)
    }

    /// Whether the words tell when and where something was said: "In an interview", "On Monday".
    fn is_frame(&self, (lo, hi): TokenRange) -> bool {
        self.is(lo, PREP | ADV | TIME) && (lo..hi).any(|at| self.is(at, OCCASION | TIME))
    }

    /// Whether content goes on with its verb: "the brewery, they say, has signed".
    fn begins_with_verb(&self, mut at: usize, left: TokenRange) -> bool {
        while self.is(at, ADV | NOT) && !self.is(at, DET | PRON) {
            at += 1;
        }
        let Some(token) = self.tokens().get(at) else { return false };
        let past = token.cue.is_some_and(|(_, cue)| matches!(cue.form, Form::Past | Form::Third))
            || token.is_word() && !token.cap && token.word(self.text).ends_with("ed");
        token.is(AUX) && !self.is_ing(at) || past && !self.has_finite(left.0, left.1)
    }
}
