//! Where a name begins and ends, whether it is a person's, and of which gender.

use std::collections::BTreeSet;

use super::lists::{self, PARTICLES, is_place};
use super::{Gender, Mention};
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Document, Kind, Token};
use crossquote_text::fold;

/// The name that begins at token `at`: (with titles, name alone).
pub(super) fn name_at(
    text: &str,
    tokens: &[Token],
    at: usize,
    lo: usize,
    hi: usize,
) -> Option<(TokenRange, TokenRange)> {
    let starts = |token: &Token| {
        token.is_word()
            && token.cap
            && !token.contracted
            && !token.is(PRON | DET | POSS | OBJ | THAT | REL | AUX | CONJ | PREP | TIME)
            && !(token.is(SUB | ADV | NOT))
    };
    let first = &tokens[at];
    if !starts(first) {
        return None;
    }
    if at == lo && first.is(GROUP | FINDING | SAYING) && !tokens.get(at + 1).is_some_and(|i| i.cap)
    {
        return None;
    }
    let mut end = at + 1;
    let mut name = at;
    let titled = |token: &Token| token.is(TITLE | ROLE | DEMONYM) && !token.is(MALE | FEMALE);
    // "U.S. Secretary of State Marco Rubio"
    let of = (at..hi).find(|&p| !titled(&tokens[p]) || !tokens[p].cap).unwrap_or(hi);
    if of > at
        && of + 2 < hi
        && tokens[of].is_text(text, "of")
        && tokens[of + 1].cap
        && tokens[of + 1].is_word()
        && !tokens[of + 1].possessive
        && starts(&tokens[of + 2])
    {
        // "Secretary of Homeland Security John Lee": a given name tells where the name begins.
        let given = |p: usize| p < hi && tokens[p].is(MALE | FEMALE);
        let two = !given(of + 2) && given(of + 3) && tokens.get(of + 4).is_some_and(starts);
        end = of + 2 + usize::from(two);
        name = end;
    }
    while end < hi && (!tokens[end - 1].possessive || end == at) {
        // "Bill de Blasio"
        let particle = |p: usize| p < hi && tokens[p].is_one_of(text, PARTICLES) && !tokens[p].cap;
        let after = (end..end + 2).find(|&p| !particle(p)).unwrap_or(end + 2);
        if starts(&tokens[end]) {
            end += 1;
        } else if after > end && after < hi && starts(&tokens[after]) && !tokens[end - 1].is(TITLE)
        {
            end = after + 1;
        } else {
            break;
        }
    }
    // Lower-case role words between title and name: "Kremlin spokesman Dmitry …"
    while end < hi
        && !tokens[end].cap
        && tokens[end].is(ROLE | TITLE)
        && !tokens[end - 1].possessive
        && tokens.get(end + 1).is_some_and(|token| end + 1 < hi && starts(token) && !token.is(TIME))
    {
        name = end + 1;
        end += 2;
        while end < hi && starts(&tokens[end]) && !tokens[end - 1].possessive {
            end += 1;
        }
    }
    while name + 1 < end && titled(&tokens[name]) {
        name += 1;
    }
    // "US Defense Secretary Pete Hegseth": everything up to the last title is title.
    let last_title = (name..end.saturating_sub(1))
        .rev()
        .find(|&p| tokens[p].is(TITLE | ROLE) && !tokens[p].is(MALE | FEMALE));
    if let Some(title) = last_title {
        name = title + 1;
    }
    let mut whole = at;
    // "former President …", "campaign manager …" before a capital
    while whole > lo
        && whole == at
        && !tokens[whole - 1].cap
        && tokens[whole - 1].is(ROLE | TITLE)
        // "the president's Pacific roots"
        && !tokens[whole - 1].possessive
    {
        whole -= 1;
        while whole > lo
            && phrases::nounish(&tokens[whole - 1])
            && !tokens[whole - 1].is(DET)
            && tokens[whole - 1].is(DEMONYM | BODY)
        {
            whole -= 1;
        }
    }
    Some(((whole, end), (name, end)))
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
