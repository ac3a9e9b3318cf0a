//! What is attributed by a cue: to its right, to its left, or on both sides of it.
//!
//! ```text
//! “A,” she said Friday, “B.”
//! └─┘  └──┬───┘ └───┘   └──┘
//! left    cue   stepped right
//!               over
//! ```

use crate::clauses::{ArticleReader, Candidate, Found, How};
use crate::cues::{Form, takes::*};
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Kind, Sentence, Token};

impl ArticleReader<'_> {
    pub(super) fn content(
        &self,
        index: usize,
        sentence: &Sentence,
        hi: usize,
        candidates: &[Candidate],
        number: usize,
    ) -> Option<Found> {
        let one = &candidates[number];
        let mut to = None;
        let mut start = one.rest;
        if one.how == How::Inverted {
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
        }
        let (after, place) = self.adjuncts(start, hi);
        if to.is_none() {
            to = place;
        }
        if let Some(found) = self.after(index, sentence, hi, candidates, number, start, after, to) {
            return Some(found);
        }
        if one.how == How::Inverted {
            return None;
        }
        // Content to the right of the cue.
        let (mut begin, kind) = self.complement(one, start, after, hi)?;
        if to.is_none()
            && kind == BARE
            && one.cue.takes & CLAUSAL != 0
            && let Some(whom) = phrases::right(self.text, self.tokens(), begin, hi)
            && (self.text_is(whom.1, "that") || self.text_is(whom.1, "of") && one.lemma == "warn")
            && whom.1 + 1 < hi
            && !self.token(whom.1 - 1).is(SAYING)
            && whom.1 - whom.0 <= 4
        {
            to = Some(whom);
            begin = whom.1 + 1;
        }
        let mut end = self.cut(candidates, number, begin, hi);
        if let Some(source) = one.source
            && source.0 > begin
            && one.how != How::Inverted
        {
            // "Citing weak growth, the bank …": up to the comma before the source.
            end = end.min(source.0.saturating_sub(1));
        }
        if kind == OBJECT || kind == TO {
            // "… urged restraint, but the fighting went on": the rest is narration.
            let clause = (begin + 1..end.saturating_sub(1)).find(|&p| {
                self.kind(p) == Some(Kind::Comma)
                    && self.is_one_of(p + 1, &["but", "while", "although", "though", "whereas"])
            });
            end = clause.unwrap_or(end);
        }
        if begin >= end {
            return None;
        }
        // "… has to resign on ABC’s “This Town”": where it was said is not what.
        if end > begin + 1 && self.token(end - 1).is_quote() && self.names_work(end - 1, begin) {
            let place = (begin + 1..end - 1)
                .rev()
                .take(6)
                .find(|&p| !self.token(p).is_word() || self.is_one_of(p, &["on", "in", "to"]));
            if let Some(place) = place.filter(|&p| self.token(p).is_word()) {
                end = place;
            }
        }
        let quote_first = self.token(begin).is_quote();
        // `said “it is safe” today`: when is not what.
        if quote_first && (begin + 1..end).all(|p| self.is(p, TIME | ADV)) {
            end = begin + 1;
        }
        let mut content = vec![(begin, end)];
        let mut open = false;
        if quote_first && (end == begin + 1 || self.ends_utterance(begin)) {
            // `He said, “A,” and left.`: words after a finished quotation are not said.
            open = true;
            if self.ends_utterance(begin) && end > begin + 1 {
                content = vec![(begin, begin + 1)];
                // `“A,” “B”` or a tail that ends in another quotation.
                let tail = (begin + 1..end).rfind(|&at| self.token(at).is_quote());
                if let Some(tail) = tail
                    && !self.quoted(begin).ends_with(['.', '!', '?'])
                {
                    content = vec![(begin, tail + 1)];
                }
            }
        }
        let has_quote = (begin..end).any(|at| self.token(at).is_quote());
        open |= self.token(end - 1).is_quote() && end == hi;
        let rule = match (one.how, one.cue.form) {
            (How::Inherited, Form::Ing) => "cue-participle",
            (How::Inherited, _) => "cue-coordinated",
            (_, Form::Ing) => "cue-with-participle",
            (How::Apposition, _) => "cue-apposition",
            _ if quote_first => "cue-quotation",
            _ if kind == OBJECT => "cue-object",
            _ if kind == TO => "cue-intent",
            _ => "cue-clause",
        };
        let mut confidence: u8 = if quote_first {
            95
        } else if has_quote {
            88
        } else if kind == CLAUSAL {
            82
        } else if matches!(one.lemma, "say" | "tell" | "argue" | "claim") {
            80
        } else {
            66
        };
        if one.cue.takes & WEAK != 0 {
            confidence = confidence.saturating_sub(12);
        }
        match one.how {
            How::Inherited => confidence = confidence.saturating_sub(8),
            How::Apposition => confidence = confidence.saturating_sub(2),
            _ => {}
        }
        Some(Found {
            rule,
            cue: Some((one.at, one.rest)),
            source: one.source,
            content,
            to,
            confidence,
            sentence: index,
            open,
            holds: None,
            inner: false,
            phrase: None,
        })
    }

    /// Content to the left of the cue: "…," she said.
    #[allow(clippy::too_many_arguments, reason = "one caller; a struct would only rename them")]
    pub(super) fn after(
        &self,
        index: usize,
        sentence: &Sentence,
        hi: usize,
        candidates: &[Candidate],
        number: usize,
        start: usize,
        after: usize,
        to: Option<TokenRange>,
    ) -> Option<Found> {
        let one = &candidates[number];
        let lo = sentence.lo;
        if one.cue.takes & AFTER == 0 || one.cue.form == Form::Base && one.how != How::Before {
            return None;
        }
        let source = one.source?;
        let border = match one.how {
            How::Inverted => one.clause,
            How::Inherited => return None,
            _ => source.0.checked_sub(1).filter(|&p| p >= lo)?,
        };
        let utterance = self.ends_utterance(border)
            || self.kind(border) == Some(Kind::Comma)
                && border > lo
                && self.token(border - 1).is_quote();
        let comma = matches!(self.kind(border), Some(Kind::Comma | Kind::Dash));
        // What stands to the right of the cue.
        let ends = after >= hi || matches!(self.kind(after), Some(Kind::Semi | Kind::Close));
        let comma_follows = self.is_comma(after) && !self.token(after).is_quote();
        let next_cuts =
            candidates.iter().skip(number + 1).any(|next| next.cuts && next.clause <= after + 1);
        let quote_follows = self.tokens().get(start).is_some_and(Token::is_quote) && start < hi
            || comma_follows && after + 1 < hi && self.token(after + 1).is_quote();
        let plain_end = ends || comma_follows || next_cuts;
        let accepted = if one.how == How::Inverted {
            true
        } else if utterance {
            // `“A,” Smith said the day after` is after; `“A,” but Smith said B` is not.
            !self.text_is(after, "that")
                && (plain_end
                    || quote_follows
                    || self.weak_tail(start, hi)
                    || self.ends_utterance(border))
        } else if self.token(border).is_quote() {
            ends && !self.token(border).is(NOT)
        } else {
            comma
                && (ends || comma_follows && !quote_follows)
                && (border > lo + 1 || self.is(after + 1, AUX) && border > lo)
        };
        if !accepted {
            return None;
        }
        let begin = self.left_edge(lo, border, candidates, number);
        let mut end = border + usize::from(self.token(border).is_quote());
        if utterance && comma {
            end = border;
        }
        if begin >= end {
            return None;
        }
        let left_quote = self.token(end - 1).is_quote();
        // `In an interview on “Face the Town,” Smith said …`: a title, not words.
        if left_quote && after < hi {
            let place = self.is(begin, PREP | SUB)
                || end > begin + 1 && self.is_one_of(end - 2, &["on", "in"]);
            if place && self.is_title(end - 1) || self.names_work(end - 1, begin) {
                return None;
            }
        }
        // "Voters, she said, can wait": the clause goes on with its verb.
        let resumes = comma_follows && self.is(after + 1, AUX);
        // A lone opening phrase is no content: "In an interview, Smith said, “…”".
        if !left_quote && quote_follows {
            return None;
        }
        let opening = !left_quote
            && comma_follows
            && !self.has_finite(begin, end)
            && (self.is(begin, PREP | SUB) || end - begin < 5);
        if opening && !resumes {
            // "In 2008, Smith said, the town was poor": when it was is part of what was said,
            // but not where it was said: "in an interview".
            let tail = self.cut(candidates, number, after + 1, hi);
            let goes_on = after + 1 < tail
                && self.clause_follows(after + 1, tail)
                && !self.is(after + 1, REL | CONJ)
                && !self.looks_like_adjunct(after + 1, tail);
            if !goes_on {
                return None;
            }
            let place = (begin..end).any(|p| self.is(p, OCCASION)) || self.is(begin, TIME);
            let mut content = vec![(begin, end), (after + 1, tail)];
            if place {
                content.remove(0);
            }
            return Some(Found {
                rule: "cue-between",
                cue: Some((one.at, one.rest)),
                source: Some(source),
                content,
                to,
                confidence: 72,
                sentence: index,
                open: false,
                holds: None,
                inner: false,
                phrase: None,
            });
        }
        let clause = self.has_finite(begin, end) || end - begin >= 5 || sentence.headline;
        if !(left_quote || resumes || clause) {
            return None;
        }
        let mut content = vec![(begin, end)];
        let mut open = left_quote;
        if quote_follows || comma_follows {
            let begin = if self.token(start.min(hi - 1)).is_quote() && start < hi {
                start
            } else {
                after + 1
            };
            let end = self.cut(candidates, number, begin, hi);
            if begin < end && begin < hi {
                let quote = self.token(begin).is_quote();
                if quote {
                    content.push((begin, self.quote_run(begin, end)));
                } else if !left_quote
                    && one.how != How::Inverted
                    && !self.is(begin, REL | CONJ)
                    && !self.looks_like_adjunct(begin, end)
                {
                    content.push((begin, end));
                    open = false;
                }
            }
        }
        let rule = match (one.how, content.len() > 1) {
            (_, true) => "cue-between",
            (How::Inverted, _) => "cue-inverted",
            _ => "cue-after",
        };
        let has_quote = (begin..end).any(|at| self.token(at).is_quote());
        let mut confidence: u8 = match (left_quote, has_quote) {
            (true, _) => 96,
            (false, true) => 88,
            _ if content.len() > 1 => 72,
            _ => 84,
        };
        if one.cue.takes & WEAK != 0 {
            confidence = confidence.saturating_sub(10);
        }
        Some(Found {
            rule,
            cue: Some((one.at, one.rest)),
            source: Some(source),
            content,
            to,
            confidence,
            sentence: index,
            open,
            holds: None,
            inner: false,
            phrase: None,
        })
    }

    /// Where content that ends at `border` begins: the sentence, or after an earlier attribution.
    pub(super) fn left_edge(
        &self,
        lo: usize,
        border: usize,
        candidates: &[Candidate],
        number: usize,
    ) -> usize {
        let mut begin = lo;
        for earlier in &candidates[..number] {
            // An earlier attribution that is complete in itself: "A said B, but C, D said".
            if earlier.source.is_some() && earlier.at < border && earlier.how == How::Inverted {
                begin = begin.max(earlier.source.map_or(lo, |s| s.1));
            } else if earlier.at < border
                && self.token(border).is_quote()
                && earlier.clause < border
                && let Some(comma) = (earlier.at..border).rev().find(|&p| {
                    self.kind(p) == Some(Kind::Comma)
                        || self.kind(p) == Some(Kind::Colon)
                        || self.is(p, CONJ)
                })
            {
                begin = begin.max(comma + 1);
            }
        }
        // After a colon or semicolon a new clause begins.
        for at in (begin..border).rev() {
            if matches!(self.kind(at), Some(Kind::Semi | Kind::Colon))
                && self.token(border).is_quote()
            {
                begin = at + 1;
                break;
            }
        }
        while begin < border
            && (self.is(begin, CONJ)
                || self.kind(begin) == Some(Kind::Comma)
                || self.kind(begin) == Some(Kind::Dash))
        {
            begin += 1;
        }
        begin
    }

    /// A quotation and those that follow it with nothing but commas between.
    pub(super) fn quote_run(&self, begin: usize, end: usize) -> usize {
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

    /// Whether the words before the next border are only an adjunct: "said with a smile".
    pub(super) fn weak_tail(&self, start: usize, hi: usize) -> bool {
        start >= hi || self.is(start, PREP | ADV | TIME | SUB) || self.text_is(start, "to")
    }

    pub(super) fn looks_like_adjunct(&self, begin: usize, end: usize) -> bool {
        self.is(begin, DET) && !self.has_finite(begin, end)
            || self.is(begin, PREP | SUB | TIME)
            || self.token(begin).is_word() && self.token(begin).word(self.text).ends_with("ing")
    }
}
