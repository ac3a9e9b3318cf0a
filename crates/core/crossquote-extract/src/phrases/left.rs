//! Noun phrases read leftwards, from their last word: "a spokesman for the ministry" from "ministry".

use super::{LONGEST, TokenRange, is_pronoun_like, nounish};
use crate::lexicon::{class::*, lists::PARTICLES};
use crate::sentences::{Kind, Token};

/// How deep phrases are read within phrases: "the head of the office of the mayor" is three.
const DEEPEST: usize = 3;

/// The same for names that "and" joins.
const DEEPEST_JOINED: usize = 2;

/// The noun phrase whose last word is token `last`, not reaching before `lo`.
pub(crate) fn left(text: &str, tokens: &[Token], lo: usize, last: usize) -> Option<TokenRange> {
    let lo = lo.max((last + 1).saturating_sub(LONGEST));
    LeftReader { text, tokens, lo }.phrase(last, 0)
}

/// Reads noun phrases leftwards, not before the token `lo`.
struct LeftReader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    lo: usize,
}

impl LeftReader<'_> {
    /// The noun phrase whose last word is token `last`, itself inside `depth` others.
    fn phrase(&self, last: usize, depth: usize) -> Option<TokenRange> {
        let LeftReader { text, tokens, lo } = *self;
        let head = tokens.get(last)?;
        if head.is(PRON) || (head.is(REL) && last > lo) {
            return Some((last, last + 1));
        }
        if head.kind == Kind::Close {
            // Sen. Jones (R-SC): step over the bracket.
            let open = (lo..last).rev().take(8).find(|&at| tokens[at].kind == Kind::Open)?;
            return if open == lo { None } else { self.phrase(open - 1, depth) };
        }
        if head.is(POSS) || head.possessive || !nounish(head) || head.is(TIME) && !head.cap {
            return None;
        }
        let start = if head.cap && !head.is(DET) {
            self.name_start(last)
        } else {
            self.before_modifiers(last)
        };
        if start == last && head.is(DET) && !is_pronoun_like(text, head) {
            return None;
        }
        let start = self.with_governing_noun(start, depth);
        let start = self.with_coordinated_name(start, depth);
        Some((start, last + 1))
    }

    /// Where a name that ends with token `last` begins, with the role or the article before it.
    fn name_start(&self, last: usize) -> usize {
        let LeftReader { tokens, lo, .. } = *self;
        let mut start = last;
        while start > lo && self.continues_name(start) {
            start -= 1;
        }
        if start == lo {
            return start;
        }
        let before = &tokens[start - 1];
        if !before.cap && nounish(before) {
            if before.is(ROLE | TITLE | GROUP | DEMONYM | BODY) || before.possessive {
                return self.before_modifiers(start);
            }
            // "…,” panel Chairman Lee said": a noun alone before the title belongs to it.
            let alone = start - 1 == lo || !tokens[start - 2].is_word();
            if alone && !before.is(TIME) && tokens[start].is(TITLE | ROLE) {
                return start - 1;
            }
        }
        start - usize::from(before.is(DET | POSS) && !before.is(SUB))
    }

    /// Whether the token before `start` belongs to the same name.
    fn continues_name(&self, start: usize) -> bool {
        let LeftReader { text, tokens, .. } = *self;
        let before = &tokens[start - 1];
        if !before.is_word() || before.contracted {
            return false;
        }
        if before.cap {
            // The first word of a sentence may be an ordinary word: "On", "But", "The".
            return !before.is(PREP | CONJ | SUB | THAT | DET | POSS | ADV | AUX | PRON)
                || before.is(TITLE | MALE | FEMALE);
        }
        PARTICLES.has_word(before, text) && start >= 2 && tokens[start - 2].cap
    }

    /// Where a phrase begins with the modifiers and the determiner before token `start`.
    fn before_modifiers(&self, mut start: usize) -> usize {
        let LeftReader { tokens, lo, .. } = *self;
        while start > lo {
            let before = &tokens[start - 1];
            if before.is(DET | POSS) {
                // "some of the many officials": determiners end the phrase, after their like.
                start -= 1;
                if start > lo && tokens[start - 1].is(DET) && tokens[start - 1].is_word() {
                    start -= 1;
                }
                break;
            }
            if !nounish(before) || (before.is(TIME) && !before.possessive) {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Where a phrase begins with the noun that governs it: "a spokesman for the ministry", "the
    /// head of the office".
    fn with_governing_noun(&self, start: usize, depth: usize) -> usize {
        let LeftReader { text, tokens, lo } = *self;
        if depth >= DEEPEST || start < lo + 2 || !tokens[start - 1].is(PREP) {
            return start;
        }
        let noun = &tokens[start - 2];
        let of = tokens[start - 1].is_text(text, "of");
        let governs = noun.is(ROLE | GROUP | BODY | FINDING)
            || is_pronoun_like(text, noun)
            || (of && !noun.is(TIME | OCCASION));
        if !nounish(noun) || !governs {
            return start;
        }
        match self.phrase(start - 2, depth + 1) {
            Some((from, _)) if from == lo || !tokens[from - 1].is(PREP) || of => from,
            _ => start,
        }
    }

    /// Where a phrase begins with a name that "and" joins to it, "Trump and Ryan", when that name
    /// begins the clause.
    fn with_coordinated_name(&self, start: usize, depth: usize) -> usize {
        let LeftReader { tokens, lo, .. } = *self;
        if depth >= DEEPEST_JOINED || start < lo + 2 || !tokens[start - 1].is(CONJ) {
            return start;
        }
        let mut before = start - 2;
        if tokens[before].kind == Kind::Comma && before > lo {
            before -= 1;
        }
        let name = &tokens[before];
        if !nounish(name) || name.possessive || !(name.cap || name.is(GROUP | ROLE)) {
            return start;
        }
        let begins = |from: usize| {
            from == lo
                || tokens[from - 1].is(THAT | SUB)
                || matches!(tokens[from - 1].kind, Kind::Dash | Kind::Semi)
        };
        match self.phrase(before, depth + 1) {
            Some((from, _)) if begins(from) => from,
            _ => start,
        }
    }
}
