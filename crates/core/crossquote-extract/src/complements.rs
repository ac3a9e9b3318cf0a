//! What stands between a cue and its content, and where the content begins and ends.
//!
//! ```text
//! told  Sky News  on Friday  that  the bridge is safe  , and warned …
//!       addressee adjunct          └──── content ────┘ next clause cuts
//! ```

use crate::clauses::{ArticleReader, Candidate, SubjectPosition};
use crate::cues::{Form, takes::*};
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Kind, Token};

/// Verbs that are never without an addressee: what follows them names one in any case.
const NEED_ADDRESSEES: &[&str] = &["tell", "remind", "inform", "assure", "notify"];

/// Adjuncts of one cue that are stepped over, and tokens of one: no sentence has more.
const MOST_ADJUNCTS: usize = 6;
const LONGEST_ADJUNCT: usize = 18;

/// A phrase that a preposition opens, "in an interview with Ann Lee".
struct AdverbialPhrase {
    /// One past its last token.
    end: usize,
    /// To whom it says that something was said.
    to: Option<TokenRange>,
}

/// Whether the token is a finite verb, as far as the lists know.
fn is_finite(token: &Token) -> bool {
    token.is(AUX) || token.cue.is_some_and(|(_, cue)| matches!(cue.form, Form::Past | Form::Third))
}

impl ArticleReader<'_> {
    /// The addressee of "told": a short noun phrase.
    pub(super) fn addressee(&self, one: &Candidate, hi: usize) -> Option<TokenRange> {
        let whom = phrases::right(self.text, self.tokens(), one.rest, hi)?;
        if NEED_ADDRESSEES.contains(&one.lemma) {
            return self.needed_addressee(whom, hi);
        }
        let follows = self.is(whom.1, THAT)
            || self.is_one_of(whom.1, &["to", "about", "for"])
            || self.is_quotation(whom.1)
            || self.is_comma(whom.1);
        (follows && whom.1 < hi && whom.1 - whom.0 <= 4).then_some(whom)
    }

    /// Whether a verb is never without an addressee.
    pub(crate) fn needs_addressee(&self, lemma: &str) -> bool {
        NEED_ADDRESSEES.contains(&lemma)
    }

    /// The addressee of a verb that is never without: the phrase behind it, or its beginning.
    pub(crate) fn needed_addressee(&self, whom: TokenRange, hi: usize) -> Option<TokenRange> {
        let verb_next = self.tokens().get(whom.1).is_some_and(is_finite);
        // "told CNN Smith would": the last capitalised word belongs to the clause.
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
        (whom.1 < hi || !verb_next).then_some(whom)
    }

    /// Steps over "on Friday", "in a statement", "repeatedly". Also gives "in an interview with X".
    pub(crate) fn adjuncts(&self, start: usize, hi: usize) -> (usize, Option<TokenRange>) {
        let mut at = start;
        let mut to = None;
        for _ in 0..MOST_ADJUNCTS {
            if at >= hi {
                break;
            }
            if self.is(at, TIME) || self.is(at, ADV) && !self.is(at, DET | PRON | SUB) {
                at += 1;
            } else if let Some(time) = self.determined_time(at, hi) {
                at = time + 1;
            } else if let Some(phrase) = self.adverbial_phrase(at, hi) {
                at = phrase.end;
                to = phrase.to.or(to);
            } else {
                break;
            }
        }
        (at, to)
    }

    /// The time word behind "this" or "last": "this past Friday", but not "the Friday".
    fn determined_time(&self, at: usize, hi: usize) -> Option<usize> {
        let determiner = self.is(at, DET) && !self.is_one_of(at, &["the", "a"]);
        if !determiner && !self.is_one_of(at, phrases::BEFORE_TIMES) {
            return None;
        }
        (at + 1..hi.min(at + 3)).find(|&p| self.is(p, TIME))
    }

    /// The phrase that the preposition at `at` opens, where it tells when, where or through whom
    /// something was said: "in a statement", "per the Daily Telegraph".
    fn adverbial_phrase(&self, at: usize, hi: usize) -> Option<AdverbialPhrase> {
        if !self.is(at, PREP) || self.text_is(at, "to") {
            return None;
        }
        let (phrase, occasion) = self.prepositional_phrase(at, hi);
        let end = phrase.end;
        // "said per the Daily Telegraph": through whom.
        if self.is_one_of(at, &["per", "via"]) && end > at + 1 {
            return Some(AdverbialPhrase { end, to: Some((at + 1, end)) });
        }
        let stops = end >= hi
            || self.is_comma(end)
            || self.token(end).is_quote()
            || self.is(end, THAT | PRON)
            || matches!(self.kind(end), Some(Kind::Colon | Kind::Semi));
        (stops || occasion).then_some(phrase)
    }

    /// The words that the preposition at `at` governs, with who is named after "with" in them; and
    /// whether they name an occasion or a time.
    fn prepositional_phrase(&self, at: usize, hi: usize) -> (AdverbialPhrase, bool) {
        let mut phrase = AdverbialPhrase { end: at + 1, to: None };
        let mut occasion = false;
        while phrase.end < hi && phrase.end < at + LONGEST_ADJUNCT {
            let end = phrase.end;
            // "said on the NBC show “This Town” that"
            if self.token(end).is_quote() && self.names_work(end, at) {
                occasion = true;
                phrase.end += 1;
                continue;
            }
            if self.ends_phrase(end, occasion) {
                break;
            }
            occasion |= end < at + 6 && self.is(end, OCCASION | TIME);
            if occasion
                && self.text_is(end, "with")
                && let Some(name) = phrases::right(self.text, self.tokens(), end + 1, hi)
                && self.token(name.0).cap
                && !self.is(name.0, TIME)
            {
                phrase.to = Some(name);
            }
            phrase.end += 1;
        }
        (phrase, occasion)
    }

    /// Whether the token at `end` belongs no more to the phrase of a preposition before it.
    fn ends_phrase(&self, end: usize, occasion: bool) -> bool {
        let token = self.token(end);
        if !token.is_word()
            || token.is(PRON | THAT | AUX | CONJ | REL)
            || token.is(SUB) && !token.is(PREP)
        {
            return true;
        }
        if !occasion {
            return false;
        }
        // "in a statement Smith would": a name after the occasion begins the clause.
        let name = token.cap
            && !self.token(end - 1).cap
            && !self.is(end - 1, PREP | DET | POSS)
            && !token.is(TIME);
        name || token.is(DET | POSS) && !self.is(end - 1, PREP | DET)
    }

    /// Where the content after a cue begins, and by which sort of complement.
    ///
    /// `start` is right behind the cue, its particle and its addressee, `after` behind adjuncts too.
    pub(super) fn complement(
        &self,
        one: &Candidate,
        start: usize,
        after: usize,
        hi: usize,
    ) -> Option<(usize, u16)> {
        if after >= hi {
            return None;
        }
        let particle = one.rest > one.at + 1;
        let takes = if one.cue.takes == 0 || particle {
            one.cue.takes | BARE | OBJECT | QUOTE | CLAUSAL
        } else {
            one.cue.takes
        };
        match self.token(after).kind {
            Kind::Quote(_) => (takes & (QUOTE | BARE | OBJECT) != 0).then_some((after, QUOTE)),
            Kind::Colon => {
                (takes & (QUOTE | CLAUSAL) != 0 && after + 1 < hi).then_some((after + 1, QUOTE))
            }
            Kind::Comma | Kind::Dash => self.complement_behind_comma(takes, after, hi),
            Kind::Word => self.complement_in_words(one, takes, (start, after), hi),
            _ => None,
        }
    }

    /// A complement that begins with a word, behind the cue and behind its adjuncts.
    fn complement_in_words(
        &self,
        one: &Candidate,
        takes: u16,
        (start, begin): (usize, usize),
        hi: usize,
    ) -> Option<(usize, u16)> {
        let particle = one.rest > one.at + 1;
        // "told them to leave"
        if one.lemma == "tell" && start > one.rest && self.text_is(start, "to") {
            return Some((start, TO));
        }
        // "pleaded not guilty to"
        if one.lemma == "plead" && self.plea(start).is_some() {
            return Some((start, OBJECT));
        }
        if !particle && self.text_is(start, "to") {
            return (takes & TO != 0).then_some((start, TO));
        }
        let clausal = takes & (CLAUSAL | BARE) != 0;
        if clausal && self.text_is(begin, "that") {
            // "said that, in his view, …" and "denied that"
            return (begin + 1 < hi).then_some((begin + 1, CLAUSAL));
        }
        if self.is(begin, THAT) {
            return clausal.then_some((begin, CLAUSAL));
        }
        if self.is(start, PREP) {
            if one.lemma == "ask" && start == one.rest {
                return None;
            }
            if start == begin && !particle {
                // "called for" is a phrase; other prepositions do not open content.
                let speech = matches!(one.lemma, "say" | "tell");
                return (speech && takes & BARE != 0).then_some((start, BARE));
            }
        }
        self.bare_complement(takes, begin, hi)
    }

    /// Where a plea ends that begins at `begin`: "guilty", "not guilty".
    pub(crate) fn plea(&self, begin: usize) -> Option<usize> {
        let at = begin + usize::from(self.is(begin, NOT));
        self.text_is(at, "guilty").then_some(at + 1)
    }

    /// A clause without "that", or an object: "said he …", "dismissed the plan".
    fn bare_complement(&self, takes: u16, begin: usize, hi: usize) -> Option<(usize, u16)> {
        let token = self.token(begin);
        if takes & OBJECT != 0 && takes & AFTER == 0 {
            // "dismissed by", "called off": no object.
            return (!token.is(AUX | CONJ | SUB)).then_some((begin, OBJECT));
        }
        if takes & (BARE | OBJECT) != 0 {
            // "denied having been there"
            let deed = self.text_is(begin, "having");
            return (deed || !token.is(CONJ | AUX)).then_some((begin, BARE));
        }
        let clause = takes & CLAUSE != 0 && (token.is(PRON) || self.clause_follows(begin, hi));
        clause.then_some((begin, BARE))
    }

    /// "said, in part, that", "said Friday, after talks, that", "said, “…”".
    fn complement_behind_comma(&self, takes: u16, comma: usize, hi: usize) -> Option<(usize, u16)> {
        let next = comma + 1;
        if next < hi && self.token(next).is_quote() {
            return (takes & QUOTE != 0).then_some((next, QUOTE));
        }
        for at in next..hi.min(next + 16) {
            if self.text_is(at, "that") && self.is_comma(at - 1) {
                return (takes & CLAUSAL != 0).then_some((at + 1, CLAUSAL));
            }
            if self.token(at).is_quote() && self.is_comma(at - 1) {
                return (takes & QUOTE != 0 && at < next + 12).then_some((at, QUOTE));
            }
            if self.kind(at) == Some(Kind::Colon) && at + 1 < hi && self.token(at + 1).is_quote() {
                return (takes & QUOTE != 0).then_some((at + 1, QUOTE));
            }
        }
        None
    }

    /// Whether a subject and a finite verb follow.
    pub(super) fn clause_follows(&self, begin: usize, hi: usize) -> bool {
        let token = self.token(begin);
        if !(token.cap || token.is(DET | POSS | PRON) || phrases::nounish(token)) {
            return false;
        }
        let words = self.tokens()[..hi.min(begin + 12)].iter().skip(begin + 1);
        words.take_while(|token| token.is_word()).any(is_finite)
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
                || later.position != SubjectPosition::Inherited
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
