//! Subjects: of a verb, to the left of it, and of a whole sentence.

use super::{BEFORE_TIMES, TokenRange, left, nounish, right};
use crate::cues::Form;
use crate::lexicon::{class::*, lists::PARTICLES};
use crate::sentences::{Kind, Token};

/// Words behind a subject that stress it: "the mayor herself has said".
const REFLEXIVES: &[&str] = &["himself", "herself", "itself", "themselves"];

/// The subject to the left of token `verb`, stepping over auxiliaries, adverbs and appositions.
///
/// Returns the phrase and whether an apposition was stepped over.
pub(crate) fn subject(
    text: &str,
    tokens: &[Token],
    lo: usize,
    verb: usize,
) -> Option<(TokenRange, bool)> {
    let mut at = verb;
    // Auxiliaries and adverbs.
    while at > lo && tokens[at - 1].is_one_of(text, REFLEXIVES)
        || at > lo && tokens[at - 1].is(AUX | ADV | NOT) && !tokens[at - 1].is(DET | ROLE | PRON)
        || at > lo && tokens[at - 1].is_text(text, "to") && at - 1 > lo && tokens[at - 2].is(AUX)
    {
        at -= 1;
    }
    if at == lo {
        return None;
    }
    // "Trump on Friday said"
    let timed = at;
    while at > lo && tokens[at - 1].is(TIME) && !tokens[at - 1].possessive {
        at -= 1;
        while at > lo
            && (tokens[at - 1].is(DET | PREP)
                || tokens[at - 1].is_one_of(text, BEFORE_TIMES)
                || tokens[at - 1].is_text(text, "this"))
        {
            at -= 1;
        }
    }
    if at == lo {
        at = timed;
    }
    let before = &tokens[at - 1];
    if before.is_word() || before.kind == Kind::Close {
        if let Some(found) = left(text, tokens, lo, at - 1) {
            let relative = tokens[found.0].is(REL);
            return Some((found, relative));
        }
        return who_clause(text, tokens, lo, at).map(|found| (found, true));
    }
    if matches!(before.kind, Kind::Comma | Kind::Dash) {
        return apposition(text, tokens, lo, at - 1).map(|found| (found, true));
    }
    None
}

/// "people who know him said": the phrase before "who".
fn who_clause(text: &str, tokens: &[Token], lo: usize, at: usize) -> Option<TokenRange> {
    for who in (lo + 1..at).rev().take(14) {
        if !tokens[who].is_word() {
            return None;
        }
        if tokens[who].is_text(text, "who") || tokens[who].is_text(text, "familiar") {
            return left(text, tokens, lo, who - 1);
        }
    }
    None
}

/// "Peter Rough, a senior fellow at X, believes": the phrase before the comma that opens the
/// apposition which ends at token `comma`.
fn apposition(text: &str, tokens: &[Token], lo: usize, comma: usize) -> Option<TokenRange> {
    let same = tokens[comma].kind;
    let mut tried = 0;
    let mut beside = None;
    for open in (lo + 1..comma).rev().take(45) {
        if tokens[open].kind != same {
            continue;
        }
        tried += 1;
        if tried > 6 {
            return beside;
        }
        let Some(found) = left(text, tokens, lo, open - 1) else { continue };
        // "Ine Falk, an actor in Oslo, who runs it, said": what she is has an apposition of its own.
        let is_behind_name = found.0 >= lo + 2
            && tokens[found.0].is_one_of(text, &["a", "an"])
            && tokens[found.0 - 1].kind == same
            && tokens[found.0 - 2].is_word()
            && tokens[found.0 - 2].cap;
        if is_behind_name {
            beside = beside.or(Some(found));
            continue;
        }
        let head = &tokens[found.0];
        let inside = &tokens[open + 1];
        let named = head.cap || head.is(DET | POSS | PRON | GROUP);
        let begins = found.0 == lo
            || tokens[found.0 - 1].is(THAT | SUB | CONJ)
            || tokens[found.0 - 1].is_quote()
            || matches!(
                tokens[found.0 - 1].kind,
                Kind::Comma | Kind::Dash | Kind::Semi | Kind::Colon
            )
            || tokens[found.0 - 1].cue.is_some();
        let opens = inside.is_word() && !inside.is(CONJ) || inside.is_quote();
        if named && begins && opens {
            return Some(found);
        }
    }
    beside
}

/// The subject of the sentence: its first noun phrase, after an opening phrase with a comma.
pub(crate) fn sentence_subject(
    text: &str,
    tokens: &[Token],
    lo: usize,
    hi: usize,
) -> Option<TokenRange> {
    let mut at = lo;
    for _ in 0..4 {
        while at < hi && tokens[at].is(CONJ | ADV) && !tokens[at].is(DET) {
            at += 1;
            if at < hi && tokens[at].kind == Kind::Comma {
                at += 1;
            }
        }
        if at >= hi {
            return None;
        }
        let opening = tokens[at].is(PREP | SUB)
            || tokens[at].cue.is_some_and(|(_, cue)| matches!(cue.form, Form::Ing | Form::Past))
            || ends_with_ing(text, &tokens[at])
            || !tokens[at].is_word();
        if !opening {
            return right(text, tokens, at, hi);
        }
        let comma = (at..hi).find(|&at| tokens[at].kind == Kind::Comma)?;
        at = comma + 1;
    }
    None
}

/// Most words in small letters between a body and the name of who has a role there: "RSL sub-branch president Ine Falk".
const WORDS_OF_ROLE: usize = 4;

/// A subject that was cut at its first word in small letters, with the role and the name behind it.
pub(crate) fn with_name_behind_role(
    text: &str,
    tokens: &[Token],
    (lo, end): TokenRange,
    hi: usize,
) -> TokenRange {
    let limit = hi.min(end + WORDS_OF_ROLE);
    let is_small = |at: usize| tokens[at].is_word() && !tokens[at].cap && nounish(&tokens[at]);
    let name = (end..limit).find(|&at| !is_small(at)).unwrap_or(limit);
    let is_named = name < hi && tokens[name].is_word() && tokens[name].cap;
    if name == end || !is_named || !tokens[name - 1].is(ROLE | TITLE) {
        return (lo, end);
    }
    let goes_on = |at: usize| {
        tokens[at].is_word() && (tokens[at].cap || PARTICLES.has_word(&tokens[at], text))
    };
    let end = (name..hi).find(|&at| !goes_on(at)).unwrap_or(hi);
    (lo, end)
}

/// "Guild treasurer and former diver Ine Falk": one person with two roles, of which the one beside the name is kept.
/// Where a name, several people or a body stand before "and", or "the" behind it, there may be two.
pub(super) fn behind_first_role(tokens: &[Token], (lo, hi): TokenRange) -> TokenRange {
    let Some(and) = (lo + 1..hi).find(|&at| tokens[at].is(CONJ)) else { return (lo, hi) };
    let Some(name) = (and + 1..hi).find(|&at| tokens[at].cap) else { return (lo, hi) };
    let is_small = |at: usize| tokens[at].is_word() && !tokens[at].cap && !tokens[at].is(CONJ);
    let is_plain = (lo + 1..and).all(is_small) && (and + 1..name).all(is_small);
    let is_role = !tokens[and - 1].is(GROUP | BODY | PREP) && tokens[name - 1].is(ROLE | TITLE);
    let begins = name > and + 1 && !tokens[and + 1].is(DET | POSS | PREP);
    let is_named = hi > name + 1
        && (name..hi).all(|at| tokens[at].is_word() && tokens[at].cap && !tokens[at].possessive);
    if is_plain && is_role && begins && is_named { (and + 1, hi) } else { (lo, hi) }
}

fn ends_with_ing(text: &str, token: &Token) -> bool {
    token.is_word() && token.word(text).ends_with("ing") && token.word(text).len() > 5
}
