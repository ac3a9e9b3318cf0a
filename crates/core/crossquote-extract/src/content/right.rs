//! Content to the right of a cue: said that B, said “B”.

use super::{Behind, Place};
use crate::cases;
use crate::clauses::{ArticleReader, Found, SubjectPosition};
use crate::cues::{Form, takes::*};
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::Kind;

impl ArticleReader<'_> {
    pub(super) fn right_content(&self, place: Place<'_>, behind: Behind) -> Option<Found> {
        let Behind { start, after, mut to } = behind;
        let one = place.cue();
        let asked = to.filter(|whom| one.lemma == "ask" && self.text_is(whom.1, "to"));
        let (mut begin, kind) = match asked {
            // "asked them to leave": whom belongs to what was asked.
            Some(whom) => (whom.0, OBJECT),
            None => self.complement(one, start, after, place.hi)?,
        };
        to = to.filter(|_| asked.is_none());
        if to.is_none()
            && kind == BARE
            && let Some(whom) = self.addressee_before_clause(place, begin)
        {
            to = Some(whom);
            begin = whom.1 + 1;
        }
        let end = self.right_edge(place, begin, kind);
        if begin >= end {
            return None;
        }
        let end = self.without_place_and_time(begin, end);
        let (content, open) = self.said(begin, end);
        let open = open || self.token(end - 1).is_quote() && end == place.hi;
        let quote_first = self.token(begin).is_quote();
        let rule = match (one.position, one.cue.form) {
            (SubjectPosition::Inherited, Form::Ing) => "cue-participle",
            (SubjectPosition::Inherited, _) => "cue-coordinated",
            (_, Form::Ing) => "cue-with-participle",
            (SubjectPosition::Apposition, _) => "cue-apposition",
            _ if quote_first => "cue-quotation",
            _ if kind == OBJECT => "cue-object",
            _ if kind == TO => "cue-intent",
            _ => "cue-clause",
        };
        let confidence = self.right_confidence(place, kind, (begin, end));
        Some(place.found(rule, content, to, confidence, open))
    }

    /// "warned Lee that", "warned Lee of": the addressee of a verb that needs none.
    fn addressee_before_clause(&self, place: Place<'_>, begin: usize) -> Option<TokenRange> {
        let one = place.cue();
        if one.cue.takes & CLAUSAL == 0 {
            return None;
        }
        let whom = phrases::right(self.text, self.tokens(), begin, place.hi)?;
        let clause =
            self.text_is(whom.1, "that") || self.text_is(whom.1, "of") && one.lemma == "warn";
        let follows = clause
            && whom.1 + 1 < place.hi
            && !self.token(whom.1 - 1).is(SAYING)
            && whom.1 - whom.0 <= 4;
        follows.then_some(whom)
    }

    /// Where content ends: at the clause of the next cue, or where narration goes on.
    fn right_edge(&self, place: Place<'_>, begin: usize, kind: u16) -> usize {
        let one = place.cue();
        let mut end = self.cut(place.candidates, place.number, begin, place.hi);
        if let Some(source) = one.source
            && source.0 > begin
            && one.position != SubjectPosition::Inverted
        {
            // "Citing weak growth, the bank …": up to the comma before the source.
            end = end.min(source.0.saturating_sub(1));
        }
        if one.lemma == "plead"
            && let Some(plea) = self.plea(begin)
        {
            return plea;
        }
        if kind == OBJECT || kind == TO {
            // "… urged restraint, but the fighting went on": the rest is narration.
            let clause = (begin + 1..end.saturating_sub(1)).find(|&p| {
                self.kind(p) == Some(Kind::Comma) && self.is_case(p + 1, cases::NARRATION)
            });
            end = clause.unwrap_or(end);
        }
        end
    }

    /// The end of content without where and when it was said.
    fn without_place_and_time(&self, begin: usize, end: usize) -> usize {
        let mut end = end;
        // "… has to resign on ABC’s “This Town”": where it was said is not what.
        if end > begin + 1 && self.token(end - 1).is_quote() && self.names_work(end - 1, begin) {
            let place = (begin + 1..end - 1)
                .rev()
                .take(6)
                .find(|&p| !self.token(p).is_word() || self.is_case(p, cases::BEFORE_WORKS));
            if let Some(place) = place.filter(|&p| self.token(p).is_word()) {
                end = place;
            }
        }
        // `said “it is safe” today`: when is not what.
        if self.token(begin).is_quote() && (begin + 1..end).all(|p| self.is(p, TIME | ADV)) {
            end = begin + 1;
        }
        end
    }

    /// What of a range was said, and whether quotations of later sentences may go on with it.
    fn said(&self, begin: usize, end: usize) -> (Vec<TokenRange>, bool) {
        let whole = (vec![(begin, end)], false);
        let quote_first = self.token(begin).is_quote();
        if !quote_first || end > begin + 1 && !self.ends_utterance(begin) {
            return whole;
        }
        if end == begin + 1 {
            return (whole.0, true);
        }
        // `He said, “A,” and left.`: words after a finished quotation are not said. But
        // `“A,” “B”` or a tail that ends in another quotation goes on.
        let tail = (begin + 1..end).rfind(|&at| self.token(at).is_quote());
        let goes_on = !self.quoted(begin).ends_with(['.', '!', '?']);
        match tail.filter(|_| goes_on) {
            Some(tail) => (vec![(begin, tail + 1)], true),
            None => (vec![(begin, begin + 1)], true),
        }
    }

    /// How sure it is that this was said, in per cent: as measured on annotated articles.
    fn right_confidence(&self, place: Place<'_>, kind: u16, (begin, end): TokenRange) -> u8 {
        let one = place.cue();
        let by_form: u8 = if self.token(begin).is_quote() {
            95
        } else if self.has_quotation(begin, end) {
            88
        } else if kind == CLAUSAL {
            82
        } else if matches!(one.lemma, "say" | "tell" | "argue" | "claim") {
            80
        } else {
            66
        };
        let weak = if one.cue.takes & WEAK != 0 { 12 } else { 0 };
        let by_subject = match one.position {
            SubjectPosition::Inherited => 8,
            SubjectPosition::Apposition => 2,
            _ => 0,
        };
        by_form.saturating_sub(weak).saturating_sub(by_subject)
    }
}
