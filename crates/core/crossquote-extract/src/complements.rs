//! What stands between a cue and its content, and where the content begins and ends.
//!
//! ```text
//! told  Sky News  on Friday  that  the bridge is safe  , and warned …
//!       addressee adjunct          └──── content ────┘ next clause cuts
//! ```

use crate::clauses::{ArticleReader, Candidate, How};
use crate::cues::{Form, takes::*};
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Kind, Token};

impl ArticleReader<'_> {
    /// The addressee of "told": a short noun phrase.
    pub(super) fn addressee(&self, one: &Candidate, hi: usize) -> Option<TokenRange> {
        let whom = phrases::right(self.text, self.tokens(), one.rest, hi)?;
        let next = self.tokens().get(whom.1);
        if one.lemma == "tell"
            || one.lemma == "remind"
            || one.lemma == "inform"
            || one.lemma == "assure"
            || one.lemma == "notify"
        {
            // "told CNN Smith would": the last capitalised word belongs to the clause.
            let verb_next = next.is_some_and(|token| {
                token.is(AUX)
                    || token
                        .cue
                        .is_some_and(|(_, cue)| matches!(cue.form, Form::Past | Form::Third))
            });
            if verb_next && whom.1 - whom.0 >= 2 {
                let mut split = whom.1 - 1;
                while split > whom.0 + 1
                    && self.token(split - 1).cap
                    && self.is(split - 1, TITLE | MALE | FEMALE | DEMONYM)
                {
                    split -= 1;
                }
                return Some((whom.0, split));
            }
            return (whom.1 < hi || !verb_next).then_some(whom);
        }
        let follows = self.is(whom.1, THAT)
            || self.text_is(whom.1, "to")
            || self.text_is(whom.1, "about")
            || self.text_is(whom.1, "for")
            || next.is_some_and(Token::is_quote)
            || self.is_comma(whom.1);
        (follows && whom.1 < hi && whom.1 - whom.0 <= 4).then_some(whom)
    }

    /// Steps over "on Friday", "in a statement", "repeatedly". Also gives "in an interview with X".
    pub(super) fn adjuncts(&self, start: usize, hi: usize) -> (usize, Option<TokenRange>) {
        let mut at = start;
        let mut to = None;
        for _ in 0..6 {
            if at >= hi {
                break;
            }
            if self.is(at, TIME) || self.is(at, ADV) && !self.is(at, DET | PRON | SUB) {
                at += 1;
                continue;
            }
            if (self.is(at, DET) || self.is_one_of(at, &["last", "earlier", "late", "early"]))
                && (at + 1..hi.min(at + 3)).any(|p| self.is(p, TIME))
                && !(self.is_one_of(at, &["the", "a"]))
            {
                at = (at + 1..hi.min(at + 3)).find(|&p| self.is(p, TIME)).unwrap_or(at) + 1;
                continue;
            }
            if self.is(at, PREP) && !self.text_is(at, "to") {
                let mut end = at + 1;
                let mut occasion = false;
                while end < hi && end < at + 18 {
                    let token = self.token(end);
                    // "said on the NBC show “This Town” that"
                    if token.is_quote() && self.names_work(end, at) {
                        occasion = true;
                        end += 1;
                        continue;
                    }
                    if !token.is_word()
                        || token.is(PRON | THAT | AUX | CONJ | REL)
                        || token.is(SUB) && !token.is(PREP)
                    {
                        break;
                    }
                    // "in a statement Smith would": a name after the occasion begins the clause.
                    if occasion
                        && token.cap
                        && !self.token(end - 1).cap
                        && !self.is(end - 1, PREP | DET | POSS)
                        && !token.is(TIME)
                    {
                        break;
                    }
                    if occasion && token.is(DET | POSS) && !self.is(end - 1, PREP | DET) {
                        break;
                    }
                    occasion |= end < at + 6 && token.is(OCCASION | TIME);
                    if self.is_one_of(end, &["with", "by", "on", "to", "from"])
                        && occasion
                        && let Some(name) = phrases::right(self.text, self.tokens(), end + 1, hi)
                        && self.token(name.0).cap
                        && !self.is(name.0, TIME)
                        && self.text_is(end, "with")
                    {
                        to = Some(name);
                    }
                    end += 1;
                }
                let stops = end >= hi
                    || self.is_comma(end)
                    || self.token(end).is_quote()
                    || self.is(end, THAT | PRON)
                    || matches!(self.kind(end), Some(Kind::Colon | Kind::Semi));
                // "said per the Daily Telegraph": through whom.
                if self.is_one_of(at, &["per", "via"]) && end > at + 1 {
                    to = Some((at + 1, end));
                    at = end;
                    continue;
                }
                if stops || occasion {
                    at = end;
                    continue;
                }
            }
            break;
        }
        (at, to)
    }

    /// Where the content after a cue begins, and by which sort of complement.
    pub(super) fn complement(
        &self,
        one: &Candidate,
        start: usize,
        after: usize,
        hi: usize,
    ) -> Option<(usize, u16)> {
        let takes = if one.cue.takes == 0 || one.rest > one.at + 1 {
            one.cue.takes | BARE | OBJECT | QUOTE | CLAUSAL
        } else {
            one.cue.takes
        };
        let particle = one.rest > one.at + 1;
        // Directly after the cue first: "said in Paris he saw …" may be content as well.
        let begin = after;
        if begin >= hi {
            return None;
        }
        let token = self.token(begin);
        match token.kind {
            Kind::Quote(_) => {
                return (takes & (QUOTE | BARE | OBJECT) != 0).then_some((begin, QUOTE));
            }
            Kind::Colon => {
                return (takes & (QUOTE | CLAUSAL) != 0 && begin + 1 < hi)
                    .then_some((begin + 1, QUOTE));
            }
            Kind::Comma | Kind::Dash => {
                let next = begin + 1;
                if next < hi && self.token(next).is_quote() {
                    return (takes & QUOTE != 0).then_some((next, QUOTE));
                }
                // "said, in part, that", "said Friday, after talks, that"
                for at in next..hi.min(next + 16) {
                    if self.text_is(at, "that") && self.is_comma(at - 1) {
                        return (takes & CLAUSAL != 0).then_some((at + 1, CLAUSAL));
                    }
                    if self.token(at).is_quote() && self.is_comma(at - 1) {
                        return (takes & QUOTE != 0 && at < next + 12).then_some((at, QUOTE));
                    }
                    if matches!(self.kind(at), Some(Kind::Colon))
                        && at + 1 < hi
                        && self.token(at + 1).is_quote()
                    {
                        return (takes & QUOTE != 0).then_some((at + 1, QUOTE));
                    }
                }
                return None;
            }
            Kind::Word => {}
            _ => return None,
        }
        if one.rest == one.at + 1 && self.text_is(start, "to") {
            return (takes & TO != 0).then_some((start, TO));
        }
        if self.text_is(begin, "that") && takes & (CLAUSAL | BARE) != 0 {
            // "said that, in his view, …" and "denied that"
            return (begin + 1 < hi).then_some((begin + 1, CLAUSAL));
        }
        if token.is(THAT) {
            return (takes & (CLAUSAL | BARE) != 0).then_some((begin, CLAUSAL));
        }
        if one.lemma == "ask" && start == one.rest && self.is(start, PREP) {
            return None;
        }
        if self.is(start, PREP) && after == start && !particle {
            // "called for" is a phrase; other prepositions do not open content.
            let speech = matches!(one.lemma, "say" | "tell");
            return (speech && takes & BARE != 0).then_some((start, BARE));
        }
        if takes & (BARE | OBJECT) != 0 {
            if takes & OBJECT != 0 && takes & AFTER == 0 {
                // "dismissed by", "called off": no object.
                return (!token.is(AUX | CONJ | SUB)).then_some((begin, OBJECT));
            }
            if token.is(CONJ) || token.is(AUX) {
                return None;
            }
            return Some((begin, BARE));
        }
        if takes & CLAUSE != 0 {
            let clause = token.is(PRON) || self.clause_follows(begin, hi);
            return clause.then_some((begin, BARE));
        }
        None
    }

    /// Whether a subject and a finite verb follow.
    pub(super) fn clause_follows(&self, begin: usize, hi: usize) -> bool {
        let token = self.token(begin);
        if !(token.cap || token.is(DET | POSS | PRON) || phrases::nounish(token)) {
            return false;
        }
        (begin + 1..hi.min(begin + 12)).take_while(|&at| self.token(at).is_word()).any(|at| {
            let token = self.token(at);
            token.is(AUX)
                || token.cue.is_some_and(|(_, cue)| matches!(cue.form, Form::Past | Form::Third))
        })
    }

    /// Where content that begins at `begin` ends: at the border of a later cue's clause.
    pub(super) fn cut(
        &self,
        candidates: &[Candidate],
        number: usize,
        begin: usize,
        hi: usize,
    ) -> usize {
        let mut end = hi;
        for later in candidates.iter().skip(number + 1) {
            let cuts = later.cuts
                // "… to resign, Smith said Friday": the last words name who reports all of it.
                || later.how != How::Inherited
                    && self.kind(later.clause) == Some(Kind::Comma)
                    && self.adjuncts(later.rest, hi).0 >= hi;
            if cuts && later.clause > begin {
                end = end.min(later.clause);
            }
        }
        for at in begin..end {
            if at > begin
                && self.is_comma(at - 1)
                && self.text_is(at, "according")
                && self.text_is(at + 1, "to")
            {
                end = at - usize::from(!self.token(at - 1).is_quote());
                break;
            }
        }
        while end > begin
            && (matches!(self.kind(end - 1), Some(Kind::Comma | Kind::Dash | Kind::Semi))
                || self.is(end - 1, CONJ))
        {
            end -= 1;
        }
        end
    }
}
