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
use crate::sentences::{Item, Kind};

/// A range of items.
pub(crate) type Range = (usize, usize);

/// Noun phrases longer than this are cut: it keeps the work linear.
const LONGEST: usize = 24;

/// Whether the item can be inside a noun phrase, other than as its determiner.
pub(crate) fn nounish(item: &Item) -> bool {
    if !item.is_word() || item.contracted {
        return false;
    }
    if item.is(AUX | PREP | CONJ | THAT | REL | PRON | OBJ | NOT) {
        return false;
    }
    if item.is(ADV | SUB) && !item.is(DEMONYM | ROLE | GROUP | DET) {
        return false;
    }
    if let Some((_, cue)) = item.cue
        && !item.cap
    {
        let noun = cue.takes & takes::NOUN != 0 || item.is(SAYING | FINDING | OCCASION | ROLE);
        return match cue.form {
            Form::Base => true,
            Form::Third => noun,
            Form::Past => false,
            Form::Ing => noun,
        };
    }
    true
}

/// The noun phrase whose last word is item `last`, not reaching before `lo`.
pub(crate) fn left(text: &str, items: &[Item], lo: usize, last: usize) -> Option<Range> {
    let lo = lo.max((last + 1).saturating_sub(LONGEST));
    phrase_left(text, items, lo, last, 0)
}

fn phrase_left(text: &str, items: &[Item], lo: usize, last: usize, depth: usize) -> Option<Range> {
    let head = items.get(last)?;
    if head.is(PRON) || (head.is(REL) && last > lo) {
        return Some((last, last + 1));
    }
    if head.kind == Kind::Close {
        // Sen. Jones (R-SC): step over the bracket.
        let open = (lo..last).rev().take(8).find(|&at| items[at].kind == Kind::Open)?;
        if open == lo {
            return None;
        }
        return phrase_left(text, items, lo, open - 1, depth);
    }
    if head.is(POSS) || head.possessive || !nounish(head) || head.is(TIME) && !head.cap {
        return None;
    }
    let mut start = last;
    if head.cap && !head.is(DET) {
        while start > lo && continues_name(text, items, start) {
            start -= 1;
        }
        let before = start.checked_sub(1).filter(|&at| at >= lo).map(|at| &items[at]);
        if let Some(before) = before
            && !before.cap
            && (before.is(ROLE | TITLE | GROUP | DEMONYM | BODY) || before.possessive)
            && nounish(before)
        {
            start = modifiers(items, lo, start);
        } else if let Some(before) = before
            && !before.cap
            && nounish(before)
            && !before.is(TIME)
            && items[start].is(TITLE | ROLE)
            && (start - 1 == lo || !items[start - 2].is_word())
        {
            // "…,” panel Chairman Lee said": a noun alone before the title belongs to it.
            start -= 1;
        } else if start > lo && items[start - 1].is(DET | POSS) && !items[start - 1].is(SUB) {
            start -= 1;
        }
    } else {
        start = modifiers(items, lo, start);
    }
    if start == last && head.is(DET) && !is_pronoun_like(text, head) {
        return None;
    }
    // "a spokesman for the ministry", "the head of the office"
    if depth < 3 && start >= lo + 2 && items[start - 1].is(PREP) {
        let before = &items[start - 2];
        let of = items[start - 1].is_text(text, "of");
        let takes_phrase = before.is(ROLE | GROUP | BODY | FINDING)
            || is_pronoun_like(text, before)
            || (of && !before.is(TIME | OCCASION));
        if nounish(before)
            && takes_phrase
            && let Some((from, _)) = phrase_left(text, items, lo, start - 2, depth + 1)
        {
            let clause = from == lo || !items[from - 1].is(PREP) || of;
            if clause {
                start = from;
            }
        }
    }
    // "Trump and Ryan", when the first name begins the clause
    if depth < 2 && start >= lo + 2 && items[start - 1].is(CONJ) {
        let mut before = start - 2;
        if items[before].kind == Kind::Comma && before > lo {
            before -= 1;
        }
        if nounish(&items[before])
            && !items[before].possessive
            && (items[before].cap || items[before].is(GROUP | ROLE))
            && let Some((from, _)) = phrase_left(text, items, lo, before, depth + 1)
        {
            let begins = from == lo
                || items[from - 1].is(THAT | SUB)
                || matches!(items[from - 1].kind, Kind::Dash | Kind::Semi);
            if begins {
                start = from;
            }
        }
    }
    Some((start, last + 1))
}

/// Words that stand alone as a source though they are determiners: some, many, others, one.
fn is_pronoun_like(text: &str, item: &Item) -> bool {
    item.is_one_of(
        text,
        &[
            "some", "many", "others", "several", "most", "few", "both", "all", "one", "another",
            "each", "two", "three", "more", "other", "this", "those",
        ],
    )
}

/// Whether the item before `start` belongs to the same name.
fn continues_name(text: &str, items: &[Item], start: usize) -> bool {
    let before = &items[start - 1];
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
        && items[start - 2].cap
}

/// Walks left over modifiers and the determiner.
fn modifiers(items: &[Item], lo: usize, mut start: usize) -> usize {
    while start > lo {
        let before = &items[start - 1];
        if before.is(DET | POSS) {
            // "some of the many officials": determiners end the phrase, after their like.
            start -= 1;
            if start > lo && items[start - 1].is(DET) && items[start - 1].is_word() {
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

/// The noun phrase that begins at item `first`: short reading, for "said X" and "told X".
pub(crate) fn right(text: &str, items: &[Item], first: usize, hi: usize) -> Option<Range> {
    let hi = hi.min(first + LONGEST);
    if first >= hi {
        return None;
    }
    let head = &items[first];
    if head.is(PRON | OBJ) && !head.contracted {
        return Some((first, first + 1));
    }
    if !head.is_word() || (!nounish(head) && !head.is(DET | POSS)) {
        return None;
    }
    let mut end = first + 1;
    let mut named = head.cap && !head.is(DET | POSS | TITLE | ROLE | DEMONYM);
    while end < hi {
        let item = &items[end];
        if item.is(PREP) && !item.cap && end + 1 < hi {
            let before = &items[end - 1];
            let of = item.is_text(text, "of");
            let joins = of
                || (before.is(ROLE | GROUP | BODY | DET)
                    && item.is_one_of(text, &["for", "at", "with", "from"]));
            let next = &items[end + 1];
            if joins && (nounish(next) || next.is(DET | POSS)) && !named {
                end += 2;
                named = next.cap;
                continue;
            }
            break;
        }
        if !nounish(item) || item.is(TIME) && !item.possessive {
            break;
        }
        if item.is(DET) && !item.cap {
            break;
        }
        // After a name only capitals go on, or a role after a possessive.
        if named && !item.cap && !items[end - 1].possessive && !item.is(ROLE | GROUP | BODY) {
            break;
        }
        named |= item.cap && !item.is(TITLE | ROLE | DEMONYM);
        end += 1;
    }
    if end == first + 1 && head.is(DET | POSS) && !is_pronoun_like(text, head) {
        return None;
    }
    Some((first, end))
}

/// The noun phrase after "according to": goes on over prepositions to the next clause border.
pub(crate) fn right_long(text: &str, items: &[Item], first: usize, hi: usize) -> Option<Range> {
    let mut end = first;
    while end < hi.min(first + LONGEST) {
        let item = &items[end];
        let stop = match item.kind {
            Kind::Word => {
                item.is(AUX | THAT | PRON)
                    || (item.is(SUB) && !item.is(PREP))
                    || (item.is(CONJ) && !items.get(end + 1).is_some_and(nounish))
            }
            Kind::Quote(_) => end == first || !short_quote(item),
            _ => true,
        };
        if stop {
            break;
        }
        end += 1;
    }
    // A trailing "in" or "on Friday" is not part of the name.
    while end > first
        && (items[end - 1].is(PREP | CONJ | TIME | DET) && !is_pronoun_like(text, &items[end - 1]))
    {
        end -= 1;
    }
    (end > first).then_some((first, end))
}

fn short_quote(item: &Item) -> bool {
    item.end - item.start < 30
}

/// The part of a source that names somebody: without the apposition that people annotate with it.
///
/// "Ann Lee, who leads the council," is Ann Lee; so is "the council's head, Ann Lee".
pub(crate) fn named_part(text: &str, items: &[Item], source: Range) -> Range {
    let (lo, hi) = source;
    let border = |from: usize| {
        (from..hi).find(|&at| matches!(items[at].kind, Kind::Comma | Kind::Dash)).unwrap_or(hi)
    };
    let first = border(lo);
    if first == lo || first == hi {
        // Without a comma: up to a relative clause, "people who know him".
        let who = (lo + 1..hi).find(|&at| items[at].is_text(text, "who"));
        return if first == lo { source } else { (lo, who.unwrap_or(hi)) };
    }
    let second = (first + 1, border(first + 1));
    let cap = |(lo, hi): Range| lo < hi && (lo..hi).all(|at| items[at].cap);
    let junior = second.1 == second.0 + 1
        && items[second.0].is_one_of(text, &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]);
    if junior {
        return (lo, second.1);
    }
    let named =
        (lo..first).any(|at| items[at].cap && !items[at].is(DET | POSS | DEMONYM | ROLE | BODY));
    if !named && second.1 - first <= 5 && cap(second) { second } else { (lo, first) }
}

/// The subject to the left of item `verb`, stepping over auxiliaries, adverbs and appositions.
///
/// Returns the phrase and whether an apposition was stepped over.
pub(crate) fn subject(text: &str, items: &[Item], lo: usize, verb: usize) -> Option<(Range, bool)> {
    let mut at = verb;
    // Auxiliaries and adverbs.
    while at > lo && items[at - 1].is(AUX | ADV | NOT) && !items[at - 1].is(DET | ROLE | PRON)
        || at > lo && items[at - 1].is_text(text, "to") && at - 1 > lo && items[at - 2].is(AUX)
    {
        at -= 1;
    }
    if at == lo {
        return None;
    }
    // "Trump on Friday said"
    let timed = at;
    while at > lo && items[at - 1].is(TIME) && !items[at - 1].possessive {
        at -= 1;
        while at > lo
            && (items[at - 1].is(DET | PREP)
                || items[at - 1].is_one_of(text, &["last", "this", "earlier", "late", "early"]))
        {
            at -= 1;
        }
    }
    if at == lo {
        at = timed;
    }
    let before = &items[at - 1];
    if before.is_word() || before.kind == Kind::Close {
        if let Some(found) = left(text, items, lo, at - 1) {
            let relative = items[found.0].is(REL);
            return Some((found, relative));
        }
        return who_clause(text, items, lo, at).map(|found| (found, true));
    }
    if matches!(before.kind, Kind::Comma | Kind::Dash) {
        return apposition(text, items, lo, at - 1).map(|found| (found, true));
    }
    None
}

/// "people who know him said": the phrase before "who".
fn who_clause(text: &str, items: &[Item], lo: usize, at: usize) -> Option<Range> {
    for who in (lo + 1..at).rev().take(14) {
        if !items[who].is_word() {
            return None;
        }
        if items[who].is_text(text, "who") || items[who].is_text(text, "familiar") {
            return left(text, items, lo, who - 1);
        }
    }
    None
}

/// "Peter Rough, a senior fellow at X, believes": the phrase before the comma that opens the
/// apposition which ends at item `comma`.
fn apposition(text: &str, items: &[Item], lo: usize, comma: usize) -> Option<Range> {
    let same = items[comma].kind;
    let mut tried = 0;
    for open in (lo + 1..comma).rev().take(45) {
        if items[open].kind != same {
            continue;
        }
        tried += 1;
        if tried > 6 {
            return None;
        }
        let Some(found) = left(text, items, lo, open - 1) else { continue };
        let head = &items[found.0];
        let inside = &items[open + 1];
        let named = head.cap || head.is(DET | POSS | PRON | GROUP);
        let begins = found.0 == lo
            || items[found.0 - 1].is(THAT | SUB | CONJ)
            || items[found.0 - 1].is_quote()
            || matches!(
                items[found.0 - 1].kind,
                Kind::Comma | Kind::Dash | Kind::Semi | Kind::Colon
            )
            || items[found.0 - 1].cue.is_some();
        let opens = inside.is_word() && !inside.is(CONJ) || inside.is_quote();
        if named && begins && opens {
            return Some(found);
        }
    }
    None
}

/// The subject of the sentence: its first noun phrase, after an opening phrase with a comma.
pub(crate) fn sentence_subject(text: &str, items: &[Item], lo: usize, hi: usize) -> Option<Range> {
    let mut at = lo;
    for _ in 0..4 {
        while at < hi && items[at].is(CONJ | ADV) && !items[at].is(DET) {
            at += 1;
            if at < hi && items[at].kind == Kind::Comma {
                at += 1;
            }
        }
        if at >= hi {
            return None;
        }
        let opening = items[at].is(PREP | SUB)
            || items[at].cue.is_some_and(|(_, cue)| matches!(cue.form, Form::Ing | Form::Past))
            || ends_with_ing(text, &items[at])
            || !items[at].is_word();
        if !opening {
            return right(text, items, at, hi);
        }
        let comma = (at..hi).find(|&at| items[at].kind == Kind::Comma)?;
        at = comma + 1;
    }
    None
}

fn ends_with_ing(text: &str, item: &Item) -> bool {
    item.is_word() && item.word(text).ends_with("ing") && item.word(text).len() > 5
}
