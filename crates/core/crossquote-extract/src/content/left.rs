//! Content to the left of a cue, or on both sides: “A,” she said; “A,” she said, “B.”

use super::{Behind, Place};
use crate::cases;
use crate::clauses::{ArticleReader, Candidate, Found, SubjectPosition};
use crate::cues::{Form, takes::*};
use crate::lexicon::class::*;
use crate::phrases::TokenRange;
use crate::sentences::Kind;

/// What stands around a cue and its source.
#[derive(Clone, Copy)]
struct Around {
    /// The token before cue and source: what is to the left ends there.
    border: usize,
    /// The border ends an utterance: “A,” or “A” and a comma.
    utterance: bool,
    /// The border is a comma or a dash.
    comma: bool,
    /// Nothing of the clause follows.
    ends: bool,
    /// A comma follows.
    comma_follows: bool,
    /// The clause of another cue follows.
    next_cuts: bool,
    /// A quotation follows, perhaps behind a comma.
    quote_follows: bool,
}

impl ArticleReader<'_> {
    pub(super) fn left_content(&self, place: Place<'_>, behind: Behind) -> Option<Found> {
        let (one, hi) = (place.cue(), place.hi);
        let around = self.around(place, behind)?;
        if !self.may_end_before(place, behind, around) {
            return None;
        }
        let Around { border, comma_follows, quote_follows, .. } = around;
        let begin = self.left_edge(place, border);
        let mut end = border + usize::from(self.token(border).is_quote());
        if around.utterance && around.comma {
            end = border;
        }
        if begin >= end {
            return None;
        }
        let left_quote = self.token(end - 1).is_quote();
        // "The bridge is safe, she said on Monday and indicated …"; but "After talks, she said …".
        let coordinated = one.position != SubjectPosition::Inverted
            && !(left_quote || around.utterance || around.ends || comma_follows);
        if coordinated && (self.is(begin, PREP | SUB) || !self.has_finite(begin, end)) {
            return None;
        }
        // A lone opening phrase is no content: "In an interview, Smith said, “…”".
        if left_quote && behind.after < hi && self.tells_where(begin, end)
            || !left_quote && quote_follows
        {
            return None;
        }
        // "Voters, she said, can wait": the clause goes on with its verb.
        let resumes = comma_follows && self.is(behind.after + 1, AUX);
        let opening = !left_quote
            && comma_follows
            && !self.has_finite(begin, end)
            && (self.is(begin, PREP | SUB) || end - begin < 5);
        if opening && !resumes {
            return self.opening_phrase(place, behind, (begin, end));
        }
        // "Which one, he declined to say"
        let asks = self.is(begin, THAT | REL);
        let clause =
            asks || self.has_finite(begin, end) || end - begin >= 5 || place.sentence.headline;
        if !(left_quote || resumes || clause) {
            return None;
        }
        let mut content = vec![(begin, end)];
        if (quote_follows || comma_follows)
            && let Some(run) = self.goes_on(place, behind, left_quote)
        {
            content.push(run);
        }
        let rule = match (one.position, content.len() > 1) {
            (_, true) => "cue-between",
            (SubjectPosition::Inverted, _) => "cue-inverted",
            _ => "cue-after",
        };
        let by_form: u8 = match (left_quote, self.has_quotation(begin, end)) {
            (true, _) => 96,
            (false, true) => 88,
            _ if content.len() > 1 => 72,
            _ => 84,
        };
        let weak = if one.cue.takes & WEAK != 0 { 10 } else { 0 };
        Some(place.found(rule, content, behind.to, by_form.saturating_sub(weak), left_quote))
    }

    /// What stands around cue and source; `None` where the cue does not take content before it.
    fn around(&self, place: Place<'_>, Behind { start, after, .. }: Behind) -> Option<Around> {
        let Place { hi, candidates, number, .. } = place;
        let (one, lo) = (place.cue(), place.sentence.lo);
        let base = one.cue.form == Form::Base && one.position != SubjectPosition::Before;
        if one.cue.takes & AFTER == 0 || base && !self.is_chained(one) {
            return None;
        }
        let source = one.source?;
        let border = match one.position {
            SubjectPosition::Inverted => one.clause,
            SubjectPosition::Inherited if !self.is_chained(one) => return None,
            _ => source.0.checked_sub(1).filter(|&p| p >= lo)?,
        };
        let comma_follows = self.is_comma(after) && !self.token(after).is_quote();
        Some(Around {
            border,
            utterance: self.ends_utterance(border)
                || self.kind(border) == Some(Kind::Comma)
                    && border > lo
                    && self.token(border - 1).is_quote(),
            comma: matches!(self.kind(border), Some(Kind::Comma | Kind::Dash)),
            ends: after >= hi || matches!(self.kind(after), Some(Kind::Semi | Kind::Close)),
            comma_follows,
            next_cuts: candidates
                .iter()
                .skip(number + 1)
                .any(|next| next.cuts && next.clause <= after + 1),
            quote_follows: self.is_quotation(start) && start < hi
                || comma_follows && after + 1 < hi && self.token(after + 1).is_quote(),
        })
    }

    /// "declined to say", "refused to say": the verb goes with the source before the first one.
    fn is_chained(&self, one: &Candidate) -> bool {
        let to = one.at.checked_sub(1).filter(|&to| self.text_is(to, "to"));
        to.is_some_and(|to| one.source.is_some_and(|source| source.1 + 1 == to))
            && to.is_some_and(|to| self.no_utterance(to))
    }

    /// Whether content may end before the cue, by what stands around it.
    fn may_end_before(&self, place: Place<'_>, behind: Behind, around: Around) -> bool {
        let Behind { start, after, .. } = behind;
        let Around { border, ends, comma_follows, .. } = around;
        let lo = place.sentence.lo;
        if place.cue().position == SubjectPosition::Inverted {
            true
        } else if around.utterance {
            // `“A,” Smith said the day after` is after; `“A,” but Smith said B` is not.
            !self.text_is(after, "that")
                && (ends
                    || comma_follows
                    || around.next_cuts
                    || around.quote_follows
                    || self.weak_tail(start, place.hi)
                    || self.ends_utterance(border))
        } else if self.token(border).is_quote() {
            ends && !self.token(border).is(NOT)
        } else {
            around.comma
                && (ends || around.next_cuts || comma_follows && !around.quote_follows)
                && (border > lo + 1 || self.is(after + 1, AUX) && border > lo)
        }
    }

    /// `In an interview on “Face the Town,” Smith said …`: a title, not words.
    fn tells_where(&self, begin: usize, end: usize) -> bool {
        let place =
            self.is(begin, PREP | SUB) || end > begin + 1 && self.is_one_of(end - 2, &["on", "in"]);
        place && self.is_title(end - 1) || self.names_work(end - 1, begin)
    }

    /// "In 2008, Smith said, the town was poor": when it was is part of what was said, but not
    /// where it was said: "in an interview".
    fn opening_phrase(
        &self,
        place: Place<'_>,
        Behind { after, to, .. }: Behind,
        (begin, end): TokenRange,
    ) -> Option<Found> {
        let tail = self.cut(place.candidates, place.number, after + 1, place.hi);
        // "…, she said, she drove home", "…, she said, lorries “will have to wait”".
        let clause = self.clause_follows(after + 1, tail)
            || self.is(after + 1, PRON)
            || self.has_quotation(after + 2, tail);
        let goes_on = after + 1 < tail
            && clause
            && !self.is(after + 1, REL | CONJ)
            && !self.looks_like_adjunct(after + 1, tail);
        if !goes_on {
            return None;
        }
        let occasion = (begin..end).any(|p| self.is(p, OCCASION)) || self.is(begin, TIME);
        let mut content = vec![(begin, end), (after + 1, tail)];
        if occasion {
            content.remove(0);
        }
        Some(place.found("cue-between", content, to, 72, false))
    }

    /// The content to the right of the cue that goes on with that to the left of it.
    fn goes_on(
        &self,
        place: Place<'_>,
        Behind { start, after, .. }: Behind,
        left_quote: bool,
    ) -> Option<TokenRange> {
        let hi = place.hi;
        let quote = self.token(start.min(hi - 1)).is_quote() && start < hi;
        let begin = if quote { start } else { after + 1 };
        let end = self.cut(place.candidates, place.number, begin, hi);
        if begin >= end || begin >= hi {
            return None;
        }
        if self.token(begin).is_quote() {
            return Some((begin, self.quote_run(begin, end)));
        }
        // "…, she said, because A": a reason is hers, where a time may be the narrator's.
        let reason = self.is_case(begin, cases::REASONS)
            && (!self.text_is(begin, "so") || self.text_is(begin + 1, "that"));
        let clause = !left_quote
            && place.cue().position != SubjectPosition::Inverted
            && !self.is(begin, REL | CONJ)
            && !self.looks_like_adjunct(begin, end);
        (clause || reason && !left_quote).then_some((begin, end))
    }

    /// Where content that ends at `border` begins: the sentence, or after an earlier attribution.
    pub(super) fn left_edge(&self, place: Place<'_>, border: usize) -> usize {
        let quoted = self.token(border).is_quote();
        let mut begin = self.behind_earlier_cues(place, border);
        // After a colon or semicolon a new clause begins.
        let clause = |&at: &usize| matches!(self.kind(at), Some(Kind::Semi | Kind::Colon));
        if quoted && let Some(at) = (begin..border).rev().find(clause) {
            begin = at + 1;
        }
        while begin < border
            && (self.is(begin, CONJ) || matches!(self.kind(begin), Some(Kind::Comma | Kind::Dash)))
        {
            begin += 1;
        }
        begin
    }

    /// The beginning of the sentence, or what is behind an earlier attribution that is complete in
    /// itself: "A said B, but C, D said".
    fn behind_earlier_cues(&self, place: Place<'_>, border: usize) -> usize {
        let lo = place.sentence.lo;
        let mut begin = lo;
        for earlier in &place.candidates[..place.number] {
            if earlier.source.is_some()
                && earlier.at < border
                && earlier.position == SubjectPosition::Inverted
            {
                begin = begin.max(earlier.source.map_or(lo, |s| s.1));
            } else if earlier.at < border
                && self.token(border).is_quote()
                && earlier.clause < border
                && let Some(comma) = (earlier.at..border).rev().find(|&p| {
                    matches!(self.kind(p), Some(Kind::Comma | Kind::Colon)) || self.is(p, CONJ)
                })
            {
                begin = begin.max(comma + 1);
            }
        }
        begin
    }

    /// Whether the words before the next border are only an adjunct: "said with a smile".
    fn weak_tail(&self, start: usize, hi: usize) -> bool {
        start >= hi || self.is(start, PREP | ADV | TIME | SUB) || self.text_is(start, "to")
    }

    fn looks_like_adjunct(&self, begin: usize, end: usize) -> bool {
        self.is(begin, DET) && !self.has_finite(begin, end)
            || self.is(begin, PREP | SUB | TIME)
            // "…, the board said, four days after the vote"
            || self.is(begin + 1, TIME) && self.is(begin + 2, PREP | SUB)
            || self.token(begin).is_word() && self.token(begin).word(self.text).ends_with("ing")
    }
}
