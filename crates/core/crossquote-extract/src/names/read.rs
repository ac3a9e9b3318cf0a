//! Where a name begins and ends, whether it is a person's, and of which gender.

use std::collections::BTreeSet;

use super::lists::{self, is_particle, is_place};
use super::{Gender, Mention};
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Document, Kind, Token};
use crossquote_text::fold;

/// The name that begins at token `at`, between the tokens `lo` and `hi`: (with titles, name alone).
pub(super) fn name_at(
    text: &str,
    tokens: &[Token],
    at: usize,
    lo: usize,
    hi: usize,
) -> Option<(TokenRange, TokenRange)> {
    let reader = NameReader { text, tokens, lo, hi };
    if !reader.may_begin(at) {
        return None;
    }
    let (name, end) = reader.capitalised(at);
    let (name, end) = reader.behind_small_roles(name, end);
    let name = reader.behind_titles(name, end);
    Some(((reader.with_titles_before(at), end), (name, end)))
}

/// Reads names within a sentence, from the tokens `lo` to `hi`.
struct NameReader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    lo: usize,
    hi: usize,
}

impl NameReader<'_> {
    /// Whether a name may begin at token `at`.
    fn may_begin(&self, at: usize) -> bool {
        let first = &self.tokens[at];
        // "Officials said": a capital that only the beginning of the sentence gives.
        let common = at == self.lo
            && first.is(GROUP | FINDING | SAYING)
            && !self.tokens.get(at + 1).is_some_and(|next| next.cap);
        is_name_word(first) && !common
    }

    /// The words with capitals from token `at` on: where the name begins that they hold, and where
    /// they end.
    fn capitalised(&self, at: usize) -> TokenRange {
        let Some(name) = self.behind_office(at) else { return (at, self.last_capital(at + 1)) };
        (name, self.last_capital(name))
    }

    /// Where the name begins behind an office with "of": "U.S. Secretary of State Marco Rubio".
    fn behind_office(&self, at: usize) -> Option<usize> {
        let NameReader { text, tokens, hi, .. } = *self;
        let of = (at..hi).find(|&p| !is_title(&tokens[p]) || !tokens[p].cap).unwrap_or(hi);
        let office = of > at
            && of + 2 < hi
            && tokens[of].is_text(text, "of")
            && tokens[of + 1].cap
            && tokens[of + 1].is_word()
            && !tokens[of + 1].possessive
            && is_name_word(&tokens[of + 2]);
        if !office {
            return None;
        }
        // "Secretary of Homeland Security John Lee": a given name tells where the name begins.
        let given = |p: usize| p < hi && tokens[p].is(MALE | FEMALE);
        let two = !given(of + 2) && given(of + 3) && tokens.get(of + 4).is_some_and(is_name_word);
        Some(of + 2 + usize::from(two))
    }

    /// Where the words with capitals end that go on at `end`, "de" and "van" between them included.
    fn last_capital(&self, mut end: usize) -> usize {
        let NameReader { text, tokens, hi, .. } = *self;
        while end < hi && !tokens[end - 1].possessive {
            // "Bill de Blasio"
            let particle = |p: usize| p < hi && is_particle(&tokens[p], text) && !tokens[p].cap;
            let after = (end..end + 2).find(|&p| !particle(p)).unwrap_or(end + 2);
            if is_name_word(&tokens[end]) {
                end += 1;
            } else if after > end
                && after < hi
                && is_name_word(&tokens[after])
                && !tokens[end - 1].is(TITLE)
            {
                end = after + 1;
            } else {
                break;
            }
        }
        end
    }

    /// Steps over roles in small letters between a title and the name: "Kremlin spokesman Dmitry …".
    fn behind_small_roles(&self, mut name: usize, mut end: usize) -> TokenRange {
        let NameReader { tokens, hi, .. } = *self;
        while end + 1 < hi
            && !tokens[end].cap
            && tokens[end].is(ROLE | TITLE)
            && !tokens[end - 1].possessive
            && is_name_word(&tokens[end + 1])
        {
            name = end + 1;
            end += 2;
            while end < hi && is_name_word(&tokens[end]) && !tokens[end - 1].possessive {
                end += 1;
            }
        }
        (name, end)
    }

    /// Where the name begins behind its titles: "US Defense Secretary Pete Hegseth".
    fn behind_titles(&self, mut name: usize, end: usize) -> usize {
        while name + 1 < end && is_title(&self.tokens[name]) {
            name += 1;
        }
        // Everything up to the last title is title.
        let title = (name..end.saturating_sub(1))
            .rev()
            .find(|&p| self.tokens[p].is(TITLE | ROLE) && !self.tokens[p].is(MALE | FEMALE));
        title.map_or(name, |title| title + 1)
    }

    /// Where a mention begins with the roles in small letters before it: "former President …",
    /// "campaign manager …".
    fn with_titles_before(&self, at: usize) -> usize {
        let NameReader { tokens, lo, .. } = *self;
        let Some(title) = at.checked_sub(1).filter(|&p| p >= lo) else { return at };
        // "the president's Pacific roots"
        let role =
            !tokens[title].cap && tokens[title].is(ROLE | TITLE) && !tokens[title].possessive;
        if !role {
            return at;
        }
        let mut begin = title;
        while begin > lo
            && phrases::nounish(&tokens[begin - 1])
            && !tokens[begin - 1].is(DET)
            && tokens[begin - 1].is(DEMONYM | BODY)
        {
            begin -= 1;
        }
        begin
    }
}

/// Whether the token can be a word of a name: with a capital, and none of the words that have one
/// only where a sentence or a title begins.
fn is_name_word(token: &Token) -> bool {
    token.is_word()
        && token.cap
        && !token.contracted
        && !token.is(PRON | DET | POSS | OBJ | THAT | REL | AUX | CONJ | PREP | TIME)
        && !token.is(SUB | ADV | NOT)
}

/// Whether the token is a title before a name, and no given name.
fn is_title(token: &Token) -> bool {
    token.is(TITLE | ROLE | DEMONYM) && !token.is(MALE | FEMALE)
}

/// Whether a name of two or more words is a person's.
pub(super) fn is_person(
    text: &str,
    document: &Document,
    mention: &Mention,
    alone: &BTreeSet<String>,
) -> bool {
    let tokens = &document.tokens;
    let (lo, hi) = mention.name;
    let last = &tokens[hi - 1];
    let acronym = (lo..hi).any(|p| {
        let word = tokens[p].word(text);
        word.len() > 2 && word.chars().all(char::is_uppercase) && !word.contains('.')
    });
    if hi - lo > 4 || (last.is(BODY) && !tokens[lo].is(MALE | FEMALE)) {
        return false;
    }
    if tokens[lo].is(MALE | FEMALE) {
        return !last.is(BODY | GROUP);
    }
    if acronym || (lo..hi).any(|p| tokens[p].is(BODY | DEMONYM | GROUP | TIME)) {
        return false;
    }
    if is_place(&fold(tokens[hi - 1].word(text))) || is_place(&fold(tokens[lo].word(text))) {
        return false;
    }
    let article = mention.whole.0.checked_sub(1).is_some_and(|p| tokens[p].is(DET));
    let titled = mention.whole.0 < lo && (mention.whole.0..lo).any(|p| tokens[p].is(TITLE | ROLE));
    if titled {
        return true;
    }
    if article {
        return false;
    }
    let described = tokens.get(hi).is_some_and(|token| token.kind == Kind::Comma)
        && (hi + 1..(hi + 7).min(tokens.len()))
            .take_while(|&p| tokens[p].is_word())
            .any(|p| tokens[p].is(ROLE) && !tokens[p].cap || tokens[p].is_text(text, "who"));
    let word = fold(last.word(text));
    described
        || hi - lo <= 3
            && (mention.subject || alone.contains(&word))
            && !lists::NO_SURNAME.has(&word)
}

/// The gender that a name, its title or its description shows.
pub(super) fn gender(text: &str, document: &Document, mention: &Mention) -> Gender {
    for p in mention.whole.0..mention.name.0 {
        let token = &document.tokens[p];
        if lists::MEN.has_word(token, text) {
            return Gender::Male;
        }
        if lists::WOMEN.has_word(token, text) {
            return Gender::Female;
        }
    }
    if mention.name.1 - mention.name.0 < 2 {
        return Gender::Unknown;
    }
    let first = &document.tokens[mention.name.0];
    match (first.is(MALE), first.is(FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}
