//! Where sentences end: at a stop, or with a quotation behind which a new sentence begins.

use super::{Document, Kind, Sentence, Token};
use crate::cues::Form;
use crate::lexicon::class::*;
use crate::marks::{self, Region};

/// A sentence longer than this is cut: no news sentence is, and it keeps the work linear.
const LONGEST_SENTENCE: usize = 250;

/// Splits the tokens of a paragraph from `first` on into sentences.
pub(super) fn split(
    text: &str,
    regions: &[Region],
    document: &mut Document,
    first: usize,
    headline: bool,
) {
    let Document { tokens, sentences, .. } = document;
    let mut lo = first;
    let mut at = first;
    while at < tokens.len() {
        let ends = match tokens[at].kind {
            Kind::Stop => stop_ends(text, tokens, at),
            Kind::Quote(region) => quote_ends(text, &regions[region as usize], tokens, at),
            _ => false,
        };
        if ends || at + 1 - lo >= LONGEST_SENTENCE {
            close(tokens, sentences, lo, at + 1, headline);
            lo = at + 1;
        }
        at += 1;
    }
    if lo < tokens.len() {
        let hi = tokens.len();
        close(tokens, sentences, lo, hi, headline);
    }
}

/// Whether the stop at `at` ends a sentence.
fn stop_ends(text: &str, tokens: &[Token], at: usize) -> bool {
    match tokens.get(at + 1) {
        None => true,
        Some(next) if next.is_word() => {
            // Three dots and a small letter: a pause.
            next.cap || text[next.start as usize..].starts_with(|c: char| c.is_ascii_digit())
        }
        Some(next) => next.is_quote() || matches!(next.kind, Kind::Open | Kind::Dash),
    }
}

/// Whether the outer sentence ends with the quotation at `at`.
fn quote_ends(text: &str, region: &Region, tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else { return true };
    let inner = region.inner.of(text).trim_end();
    let inner = inner.trim_end_matches(|c| marks::closes(c) || " )]".contains(c));
    let last = inner.chars().last().unwrap_or(' ');
    if !matches!(last, '.' | '!' | '?' | '…') {
        return !region.closed;
    }
    if next.is_quote() {
        return true;
    }
    if !next.is_word() || !next.cap {
        return next.is_word()
            && next.flags & AUX == 0
            && !next.cap
            && last == '.'
            && next.cue.is_none()
            && next.flags
                & (DET | PRON | POSS | ROLE | GROUP | CONJ | PREP | ADV | SUB | THAT | REL)
                == 0
            && !tokens[at + 1..].iter().take(6).any(|token| token.cue.is_some());
    }
    if last == '.' && !inner.ends_with("...") {
        return true;
    }
    // “Really?” Smith asked: the sentence goes on when a short subject and a cue follow.
    for (distance, token) in tokens[at + 1..].iter().take(8).enumerate() {
        if !token.is_word() {
            return true;
        }
        let finite = token.cue.is_some_and(|(_, cue)| matches!(cue.form, Form::Past | Form::Third));
        if distance > 0 && finite && !token.cap {
            return false;
        }
        if token.is(AUX | SUB | THAT) && !token.cap {
            return true;
        }
    }
    true
}

/// Records a sentence and takes function-word readings off capitalised words inside it.
fn close(
    tokens: &mut [Token],
    sentences: &mut Vec<Sentence>,
    lo: usize,
    hi: usize,
    headline: bool,
) {
    if !headline {
        for token in tokens[lo..hi].iter_mut().skip(1) {
            if token.cap && token.flags & PRON == 0 {
                token.flags &= !(AUX | BE | PREP | CONJ | SUB | THAT | REL | ADV | NOT | DET | OBJ);
                token.cue = None;
            }
        }
    }
    sentences.push(Sentence { lo, hi, headline });
}
