//! Whether the source says the content, says that it is not so, or does not say it at all.
//!
//! ```text
//! Lee  did not say      whether …     not-said    the negation stands before the verb
//! Lee  denied           that …        denied      the verb denies
//! Lee  is expected to say that …      supposed    it is only looked forward to
//! if   Lee says         that …        supposed    the clause tells of no utterance that happened
//! Lee  said             it is not …   said        a negation within the content is none of ours
//! ```
//!
//! The verb's group, read leftwards from the verb to its subject, decides, then what stands before
//! the subject. A parser would see further: what a clause three levels up makes of it is not seen.

mod group;
mod tables;
mod whole;

use std::sync::LazyLock;

use crate::clauses::{ArticleReader, Found};
use crate::cues::{Form, takes};
use crate::lexicon::class::*;
use crate::lexicon::lists::List;
use crate::phrases::TokenRange;
use crossquote_model::Polarity;
use group::Group;
use tables::Row;

/// Nouns for what somebody else has claimed.
static CLAIMS: LazyLock<List> = LazyLock::new(|| List::new(include_str!("claims.txt")));

/// How far into an object the noun for a claim is looked for: "the opposition leader's repeated claims".
const MOST_BEFORE_CLAIM: usize = 6;

/// A polarity and the words that decided.
pub(crate) type Decided = (Polarity, TokenRange);

impl ArticleReader<'_> {
    /// The polarity of what was found; `None` where the source just says it.
    pub(crate) fn polarity(&self, one: &Found) -> Option<Decided> {
        let group = self.verb_group(one)?;
        self.opened(one, group)
            .or_else(|| self.negated(one, group))
            .or_else(|| self.fell_short(group))
            .or_else(|| self.supposed(one, group))
            .or_else(|| self.denied(one, group))
    }

    /// Whether the words themselves show beyond doubt that somebody's words are told of, though they
    /// were denied or not said: a verb of saying with a clause behind it, under a sign of polarity.
    pub(crate) fn is_plain(&self, one: &Found) -> bool {
        let (Some(cue), Some(source)) = (one.cue, one.source) else { return false };
        let weak = self.token(cue.1 - 1).cue.is_some_and(|(_, cue)| cue.takes & takes::WEAK != 0);
        let begins = one.content.first().map_or(0, |range| range.0);
        let clause = begins >= cue.1
            && (cue.1..=begins + 1).any(|at| {
                self.is(at, THAT)
                    || self.is_in(at, &CLAIMS)
                    || self.is_one_of(at, &["whom", "which"])
            });
        // "denied having been there", "ruled out calling off the fair".
        let deed = begins < self.tokens().len()
            && self.token(begins).is_word()
            && self.token(begins).word(self.text).ends_with("ing")
            && self.verb_group(one).is_some_and(|group| self.has_lemma(group, tables::DENIALS));
        let sentence = self.document.sentences[one.sentence];
        (clause || deed)
            && !weak
            && self.is_speaker(source, &sentence)
            && self.polarity(one).is_some()
    }

    /// Whether the words before "to" make the verb behind it one of no utterance, whose subject is
    /// theirs: "is expected to", "has yet to", "is to".
    pub(crate) fn no_utterance(&self, to: usize) -> bool {
        let Some(word) = to.checked_sub(1) else { return false };
        self.is_row(word, tables::SILENCES)
            || self.is_row(word, tables::EXPECTATIONS)
            || self.is(word, BE)
    }

    /// The first token of a range that a table has.
    fn first_of(&self, (lo, hi): TokenRange, rows: &[Row]) -> Option<usize> {
        (lo..hi).find(|&at| self.is_row(at, rows))
    }

    fn is_row(&self, at: usize, rows: &[Row]) -> bool {
        let Some(token) = self.tokens().get(at) else { return false };
        rows.iter().any(|row| token.is_one_of(self.text, row.words))
    }

    /// Whether the verb of the group is in a table, by its dictionary form.
    fn has_lemma(&self, group: Group, rows: &[Row]) -> bool {
        let lemma = self.token(group.verb).cue.map(|(lemma, _)| lemma);
        lemma.is_some_and(|lemma| rows.iter().any(|row| row.words.contains(&lemma)))
    }

    fn is_lemma(&self, at: usize, lemma: &str) -> bool {
        self.token(at).cue.is_some_and(|(found, _)| found == lemma)
    }

    /// "if she says", "suppose he says", but not "if, as she says": the word before the subject.
    fn opened(&self, one: &Found, group: Group) -> Option<Decided> {
        let subject = one.source.filter(|source| source.1 <= group.lo)?.0;
        let before = subject.checked_sub(1).filter(|&at| at >= group.sentence)?;
        self.is_row(before, tables::OPENERS).then_some((Polarity::Supposed, (before, before + 1)))
    }

    /// "did not say", "declined to say", "nobody has said", "nor did she say".
    fn negated(&self, one: &Found, group: Group) -> Option<Decided> {
        let words = self
            .negation(group)
            .or_else(|| self.silence(group))
            .or_else(|| self.nobody(one, group))
            .or_else(|| self.inverted_negation(one, group))?;
        let opinion = self.has_lemma(group, tables::OPINIONS) && self.is_not(words.0);
        Some((if opinion { Polarity::Denied } else { Polarity::NotSaid }, words))
    }

    /// Whether the word at `at` is a negation: "not", "never", "didn't".
    fn is_not(&self, at: usize) -> bool {
        let Some(token) = self.tokens().get(at).filter(|token| token.is_word()) else {
            return false;
        };
        let word = token.word(self.text);
        let contracted = word.ends_with("n't") || word.ends_with("n’t");
        contracted || self.is_row(at, tables::NEGATIONS)
    }

    fn negation(&self, group: Group) -> Option<TokenRange> {
        let at = (group.lo..group.verb).find(|&at| {
            self.is_not(at) && self.first_of((at + 1, group.verb), tables::MORE_THAN_SAID).is_none()
                || self.text_is(at, "longer") && at > group.lo && self.text_is(at - 1, "no")
        })?;
        Some((at, group.verb))
    }

    /// "declined to say", "has yet to say": without "to" such a word is an adverb or a verb of its own.
    fn silence(&self, group: Group) -> Option<TokenRange> {
        let at = self.first_of((group.lo, group.verb), tables::SILENCES)?;
        self.text_is(at + 1, "to").then_some((at, group.verb))
    }

    /// The subject is nobody: "none of them", "no minister", "no one in the village".
    fn nobody(&self, one: &Found, group: Group) -> Option<TokenRange> {
        let source = one.source.filter(|source| source.1 <= group.lo)?;
        let lo = source.0.saturating_sub(1).max(group.sentence);
        let at = (lo..=source.0).find(|&at| self.is_row(at, tables::NOBODY))?;
        Some((at, at + 1))
    }

    /// "nor did she say", "at no point did she say": the auxiliary stands before the subject.
    fn inverted_negation(&self, one: &Found, group: Group) -> Option<TokenRange> {
        let subject = one.source.filter(|source| source.1 <= group.lo)?.0;
        Some((self.negation_before(subject, group.sentence)?, subject))
    }

    /// The negation before the auxiliary before a subject: "nor did she".
    pub(crate) fn negation_before(&self, subject: usize, lo: usize) -> Option<usize> {
        let auxiliary = subject.checked_sub(1).filter(|&at| at > lo)?;
        if !self.is(auxiliary, AUX) {
            return None;
        }
        let from = auxiliary.saturating_sub(3).max(lo);
        (from..auxiliary).find(|&at| self.is_not(at) || self.text_is(at, "no"))
    }

    /// "without saying", "stopped short of saying".
    fn fell_short(&self, group: Group) -> Option<Decided> {
        let participle =
            self.token(group.verb).cue.is_some_and(|(_, cue)| matches!(cue.form, Form::Ing));
        let at = self.first_of((group.lo, group.verb), tables::SHORT_OF).filter(|_| participle)?;
        Some((Polarity::NotSaid, (at, group.verb)))
    }

    /// "is expected to say", "will say", "to admit" behind whom somebody urged.
    fn supposed(&self, one: &Found, group: Group) -> Option<Decided> {
        let words = self
            .expectation(one, group)
            .or_else(|| self.modal(one, group))
            .or_else(|| self.contracted_future(group))?;
        Some((Polarity::Supposed, words))
    }

    fn expectation(&self, one: &Found, group: Group) -> Option<TokenRange> {
        let to = (group.lo..group.verb).rev().find(|&at| self.text_is(at, "to"))?;
        if to > group.lo {
            let word = to - 1;
            let looked_forward = self.is_row(word, tables::EXPECTATIONS)
                || self.is(word, BE)
                || self.is(word, TIME | ADV) && (group.lo..word).any(|at| self.is(at, BE));
            return looked_forward.then_some((word, group.verb));
        }
        // "urged the minister to admit", "Council to announce": the verb's own subject stands there.
        let source = one.source?;
        let behind = source.1 == to || source.1 + 1 == to && self.is_comma(source.1);
        let last = self.is_one_of(source.1 - 1, &["first", "last", "only", "one"]);
        (behind && !last).then_some((to, group.verb))
    }

    fn modal(&self, one: &Found, group: Group) -> Option<TokenRange> {
        let at = self.first_of((group.lo, group.verb), tables::MODALS)?;
        // "would say only that": this much was said.
        let only = self.text_is(group.verb + 1, "only");
        let narrated = only || self.first_of((at + 1, group.verb), tables::NARRATED).is_some();
        // "My father would say, “Work”" tells of what he said often, "I would say" says it.
        let often = self.text_is(at, "would")
            && one.content.iter().all(|&(lo, hi)| (lo..hi).all(|at| !self.token(at).is_word()));
        let own = one.source.is_some_and(|(lo, _)| self.is_one_of(lo, &["i", "we"]));
        (!narrated && !often && !own).then_some((at, group.verb))
    }

    /// "she’ll say".
    fn contracted_future(&self, group: Group) -> Option<TokenRange> {
        let at = group.lo.checked_sub(1).filter(|&at| at >= group.sentence)?;
        let token = self.token(at);
        let ending = self.text.get(token.bare as usize..token.end as usize)?;
        (token.contracted && ending.ends_with("ll")).then_some((at, group.verb))
    }

    /// "denied that", "rejected claims that", "his denial that".
    fn denied(&self, one: &Found, group: Group) -> Option<Decided> {
        let words = (group.verb, group.verb + 1);
        // "ruled out", not "ruled".
        let particle = !self.is_lemma(group.verb, "rule") || self.text_is(group.verb + 1, "out");
        if self.has_lemma(group, tables::DENIALS) && particle
            || self.is_one_of(group.verb, &["denial", "denials"])
        {
            return Some((Polarity::Denied, words));
        }
        if !self.has_lemma(group, tables::REJECTIONS) {
            return None;
        }
        let noun = self.claim_behind(group.verb + 1)?;
        // "dismissed the claims as “nonsense”" says what they are.
        let called = one.content.iter().any(|&(lo, hi)| {
            (lo..hi).any(|at| self.text_is(at, "as") && self.is_quotation(at + 1))
        });
        (!called).then_some((Polarity::Denied, (group.verb, noun + 1)))
    }

    /// The noun for a claim in the noun phrase that begins at `begin`.
    fn claim_behind(&self, begin: usize) -> Option<usize> {
        let end = self.tokens().len().min(begin + MOST_BEFORE_CLAIM);
        for at in begin..end {
            if self.is_in(at, &CLAIMS) {
                return Some(at);
            }
            if !self.token(at).is_word() || self.is(at, PREP | AUX | THAT | CONJ) {
                return None;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use crossquote_model::Polarity::{self, *};

    fn polarities(text: &str) -> Vec<(&str, Polarity)> {
        let found = crate::extract(text, &[]).attributions;
        found.iter().map(|one| (one.content[0].of(text), one.polarity)).collect()
    }

    #[test]
    fn what_stands_within_the_content_decides_nothing() {
        for (text, content) in [
            ("Ann Lee said the bridge was not safe.", "the bridge was not safe"),
            ("Ann Lee said that nobody would deny it.", "nobody would deny it"),
            ("“I will not say,” Ann Lee said.", "“I will not say,”"),
        ] {
            assert!(polarities(text).contains(&(content, Said)), "{text}: {:?}", polarities(text));
        }
    }

    #[test]
    fn two_signs_together() {
        for (text, content, polarity) in [
            ("Ann Lee did not deny that the bridge fell.", "the bridge fell", NotSaid),
            ("Ann Lee is expected to deny that the bridge fell.", "the bridge fell", Supposed),
            ("Ann Lee refused to rule out a new bridge.", "a new bridge", NotSaid),
            ("If Ann Lee does not say that the bridge fell, we will.", "the bridge fell", Supposed),
            ("Nor did Ann Lee say that the bridge fell.", "the bridge fell", NotSaid),
            ("Ann Lee did not, though, say that the bridge fell.", "the bridge fell", NotSaid),
        ] {
            let found = polarities(text);
            let given = found.iter().any(|one| one.0.starts_with(content) && one.1 == polarity);
            assert!(given, "{text}: {found:?}");
        }
    }
}
