//! Noun phrases of sources, found from the word next to the cue.
//!
//! ```text
//!                Kremlin spokesperson Dmitry Peskov  dismissed …
//!                ◀──────────────────────────────────┘ read leftwards
//! Peter Rough, a senior fellow at the Institute, believes …
//! ◀─────────┘  └──────── apposition, stepped over ─────┘
//! ```
//!
//! No part-of-speech tagger: closed word classes end a phrase, everything else continues it. The
//! limit: a plain verb that is not in a list is read as a noun.

use crate::cues::{Form, takes};
use crate::lexicon::class::*;
use crate::sentences::{Kind, Token};

/// A range of tokens.
pub(crate) type TokenRange = (usize, usize);

/// Noun phrases longer than this are cut: it keeps the work linear.
const LONGEST: usize = 24;

/// Whether the token can be inside a noun phrase, other than as its determiner.
pub(crate) fn nounish(token: &Token) -> bool {
    if !token.is_word() || token.contracted {
        return false;
    }
    if token.is(AUX | PREP | CONJ | THAT | REL | PRON | OBJ | NOT) {
        return false;
    }
    if token.is(ADV | SUB) && !token.is(DEMONYM | ROLE | GROUP | DET) {
        return false;
    }
    if let Some((_, cue)) = token.cue
        && !token.cap
    {
        let noun = cue.takes & takes::NOUN != 0 || token.is(SAYING | FINDING | OCCASION | ROLE);
        return match cue.form {
            Form::Base => true,
            Form::Third => noun,
            Form::Past => false,
            Form::Ing => noun,
        };
    }
    true
}

/// The noun phrase whose last word is token `last`, not reaching before `lo`.
pub(crate) fn left(text: &str, tokens: &[Token], lo: usize, last: usize) -> Option<TokenRange> {
    let lo = lo.max((last + 1).saturating_sub(LONGEST));
    phrase_left(text, tokens, lo, last, 0)
}

fn phrase_left(
    text: &str,
    tokens: &[Token],
    lo: usize,
    last: usize,
    depth: usize,
) -> Option<TokenRange> {
    let head = tokens.get(last)?;
    if head.is(PRON) || (head.is(REL) && last > lo) {
        return Some((last, last + 1));
    }
    if head.kind == Kind::Close {
        // Sen. Jones (R-SC): step over the bracket.
        let open = (lo..last).rev().take(8).find(|&at| tokens[at].kind == Kind::Open)?;
        if open == lo {
            return None;
        }
        return phrase_left(text, tokens, lo, open - 1, depth);
    }
    if head.is(POSS) || head.possessive || !nounish(head) || head.is(TIME) && !head.cap {
        return None;
    }
    let mut start = last;
    if head.cap && !head.is(DET) {
        while start > lo && continues_name(text, tokens, start) {
            start -= 1;
        }
        let before = start.checked_sub(1).filter(|&at| at >= lo).map(|at| &tokens[at]);
        if let Some(before) = before
            && !before.cap
            && (before.is(ROLE | TITLE | GROUP | DEMONYM | BODY) || before.possessive)
            && nounish(before)
        {
            start = modifiers(tokens, lo, start);
        } else if let Some(before) = before
            && !before.cap
            && nounish(before)
            && !before.is(TIME)
            && tokens[start].is(TITLE | ROLE)
            && (start - 1 == lo || !tokens[start - 2].is_word())
        {
            // "…,” panel Chairman Lee said": a noun alone before the title belongs to it.
            start -= 1;
        } else if start > lo && tokens[start - 1].is(DET | POSS) && !tokens[start - 1].is(SUB) {
            start -= 1;
        }
    } else {
        start = modifiers(tokens, lo, start);
    }
    if start == last && head.is(DET) && !is_pronoun_like(text, head) {
        return None;
    }
    // "a spokesman for the ministry", "the head of the office"
    if depth < 3 && start >= lo + 2 && tokens[start - 1].is(PREP) {
        let before = &tokens[start - 2];
        let of = tokens[start - 1].is_text(text, "of");
        let takes_phrase = before.is(ROLE | GROUP | BODY | FINDING)
            || is_pronoun_like(text, before)
            || (of && !before.is(TIME | OCCASION));
        if nounish(before)
            && takes_phrase
            && let Some((from, _)) = phrase_left(text, tokens, lo, start - 2, depth + 1)
        {
            let clause = from == lo || !tokens[from - 1].is(PREP) || of;
            if clause {
                start = from;
            }
        }
    }
    // "Trump and Ryan", when the first name begins the clause
    if depth < 2 && start >= lo + 2 && tokens[start - 1].is(CONJ) {
        let mut before = start - 2;
        if tokens[before].kind == Kind::Comma && before > lo {
            before -= 1;
        }
        if nounish(&tokens[before])
            && !tokens[before].possessive
            && (tokens[before].cap || tokens[before].is(GROUP | ROLE))
            && let Some((from, _)) = phrase_left(text, tokens, lo, before, depth + 1)
        {
            let begins = from == lo
                || tokens[from - 1].is(THAT | SUB)
                || matches!(tokens[from - 1].kind, Kind::Dash | Kind::Semi);
            if begins {
                start = from;
            }
        }
    }
    Some((start, last + 1))
}

/// Words that stand alone as a source though they are determiners: some, many, others, one.
fn is_pronoun_like(text: &str, token: &Token) -> bool {
    token.is_one_of(
        text,
        &[
            "some", "many", "others", "several", "most", "few", "both", "all", "one", "another",
            "each", "two", "three", "more", "other", "this", "those",
        ],
    )
}

/// Whether the token before `start` belongs to the same name.
fn continues_name(text: &str, tokens: &[Token], start: usize) -> bool {
    let before = &tokens[start - 1];
    if !before.is_word() || before.contracted {
        return false;
    }
    if before.cap {
        // The first word of a sentence may be an ordinary word: "On", "But", "The".
        return !before.is(PREP | CONJ | SUB | THAT | DET | POSS | ADV | AUX | PRON)
            || before.is(TITLE | MALE | FEMALE);
    }
    before.is_one_of(text, &["de", "van", "von", "der", "den", "bin", "al", "el", "du", "da", "di"])
        && start >= 2
        && tokens[start - 2].cap
}

/// Walks left over modifiers and the determiner.
fn modifiers(tokens: &[Token], lo: usize, mut start: usize) -> usize {
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

/// The noun phrase that begins at token `first`: short reading, for "said X" and "told X".
pub(crate) fn right(text: &str, tokens: &[Token], first: usize, hi: usize) -> Option<TokenRange> {
    let hi = hi.min(first + LONGEST);
    if first >= hi {
        return None;
    }
    let head = &tokens[first];
    if head.is(PRON | OBJ) && !head.contracted {
        return Some((first, first + 1));
    }
    if !head.is_word() || (!nounish(head) && !head.is(DET | POSS)) {
        return None;
    }
    let mut end = first + 1;
    let mut named = head.cap && !head.is(DET | POSS | TITLE | ROLE | DEMONYM);
    while end < hi {
        let token = &tokens[end];
        if token.is(PREP) && !token.cap && end + 1 < hi {
            let before = &tokens[end - 1];
            let of = token.is_text(text, "of");
            let joins = of
                || (before.is(ROLE | GROUP | BODY | DET)
                    && token.is_one_of(text, &["for", "at", "with", "from"]));
            let next = &tokens[end + 1];
            if joins && (nounish(next) || next.is(DET | POSS)) && !named {
                end += 2;
                named = next.cap;
                continue;
            }
            break;
        }
        if !nounish(token) || token.is(TIME) && !token.possessive {
            break;
        }
        if token.is(DET) && !token.cap {
            break;
        }
        // After a name only capitals go on, or a role after a possessive.
        if named && !token.cap && !tokens[end - 1].possessive && !token.is(ROLE | GROUP | BODY) {
            break;
        }
        named |= token.cap && !token.is(TITLE | ROLE | DEMONYM);
        end += 1;
    }
    if end == first + 1 && head.is(DET | POSS) && !is_pronoun_like(text, head) {
        return None;
    }
    Some((first, end))
}

/// The noun phrase after "according to": goes on over prepositions to the next clause border.
pub(crate) fn right_long(
    text: &str,
    tokens: &[Token],
    first: usize,
    hi: usize,
) -> Option<TokenRange> {
    let mut end = first;
    while end < hi.min(first + LONGEST) {
        let token = &tokens[end];
        let stop = match token.kind {
            Kind::Word => {
                token.is(AUX | THAT | PRON)
                    || (token.is(SUB) && !token.is(PREP))
                    || (token.is(CONJ) && !tokens.get(end + 1).is_some_and(nounish))
            }
            Kind::Quote(_) => end == first || !short_quote(token),
            _ => true,
        };
        if stop {
            break;
        }
        end += 1;
    }
    // A trailing "in" or "on Friday" is not part of the name.
    while end > first
        && (tokens[end - 1].is(PREP | CONJ | TIME | DET)
            && !is_pronoun_like(text, &tokens[end - 1]))
    {
        end -= 1;
    }
    (end > first).then_some((first, end))
}

fn short_quote(token: &Token) -> bool {
    token.end - token.start < 30
}

/// The part of a source that names somebody: without the apposition that people annotate with it.
///
/// "Ann Lee, who leads the council," is Ann Lee; so is "the council's head, Ann Lee".
pub(crate) fn named_part(text: &str, tokens: &[Token], source: TokenRange) -> TokenRange {
    let (lo, hi) = source;
    let border = |from: usize| {
        (from..hi).find(|&at| matches!(tokens[at].kind, Kind::Comma | Kind::Dash)).unwrap_or(hi)
    };
    let first = border(lo);
    if first == lo || first == hi {
        // Without a comma: up to a relative clause, "people who know him".
        let who = (lo + 1..hi).find(|&at| tokens[at].is_text(text, "who"));
        return if first == lo { source } else { (lo, who.unwrap_or(hi)) };
    }
    let second = (first + 1, border(first + 1));
    let cap = |(lo, hi): TokenRange| lo < hi && (lo..hi).all(|at| tokens[at].cap);
    let junior = second.1 == second.0 + 1
        && tokens[second.0].is_one_of(text, &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]);
    if junior {
        return (lo, second.1);
    }
    let named =
        (lo..first).any(|at| tokens[at].cap && !tokens[at].is(DET | POSS | DEMONYM | ROLE | BODY));
    if !named && second.1 - first <= 5 && cap(second) { second } else { (lo, first) }
}

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
    while at > lo && tokens[at - 1].is(AUX | ADV | NOT) && !tokens[at - 1].is(DET | ROLE | PRON)
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
                || tokens[at - 1].is_one_of(text, &["last", "this", "earlier", "late", "early"]))
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
    for open in (lo + 1..comma).rev().take(45) {
        if tokens[open].kind != same {
            continue;
        }
        tried += 1;
        if tried > 6 {
            return None;
        }
        let Some(found) = left(text, tokens, lo, open - 1) else { continue };
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
    None
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

fn ends_with_ing(text: &str, token: &Token) -> bool {
    token.is_word() && token.word(text).ends_with("ing") && token.word(text).len() > 5
}
