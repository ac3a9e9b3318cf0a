//! Text into tokens: where words and marks begin and end, and what the lists know of a word.

use super::{Kind, Token};
use crate::cues;
use crate::lexicon::{self, class::*, lists::ABBREVIATIONS};
use crate::marks::Region;

/// Appends the tokens of `text[from..to]`.
pub(super) fn lex(
    text: &str,
    from: usize,
    to: usize,
    regions: &[Region],
    region_base: usize,
    tokens: &mut Vec<Token>,
) {
    let mut at = from.min(to);
    let mut region = 0;
    let mut lower = String::new();
    while at < to {
        while regions.get(region).is_some_and(|r| (r.outer.end as usize) <= at) {
            region += 1;
        }
        if let Some(r) = regions.get(region)
            && r.outer.start as usize <= at
        {
            let end = r.outer.end as usize;
            if r.inner.of(text).chars().any(char::is_alphanumeric) {
                tokens.push(plain(Kind::Quote((region_base + region) as u32), at, end));
            }
            at = end;
            continue;
        }
        let limit = regions.get(region).map_or(to, |r| (r.outer.start as usize).min(to));
        let rest = &text[at..limit];
        let Some(c) = rest.chars().next() else { break };
        let len = c.len_utf8();
        // "@portelm_mayor": the sign is part of the name.
        let handle = c == '@' && rest[1..].starts_with(char::is_alphanumeric);
        if c.is_alphanumeric() || handle {
            let sign = usize::from(handle);
            let end = at + sign + word_len(&rest[sign..]);
            tokens.push(word(text, at, end, limit, &mut lower));
            at = end;
            continue;
        }
        let kind = match c {
            ',' => Some(Kind::Comma),
            '.' | '!' | '?' | '…' => Some(Kind::Stop),
            ';' => Some(Kind::Semi),
            ':' => Some(Kind::Colon),
            '(' | '[' => Some(Kind::Open),
            ')' | ']' => Some(Kind::Close),
            '–' | '—' | '―' => Some(Kind::Dash),
            '-' if rest.starts_with("--") || rest[1..].starts_with(' ') => Some(Kind::Dash),
            _ => None,
        };
        if let Some(kind) = kind {
            tokens.push(plain(kind, at, at + len));
        }
        at += len;
        // Dots and dashes in a row are one mark.
        if matches!(kind, Some(Kind::Stop | Kind::Dash)) {
            while text[at..limit].starts_with(c) {
                at += len;
                if let Some(last) = tokens.last_mut() {
                    last.end = at as u32;
                    last.bare = at as u32;
                }
            }
        }
    }
}

fn plain(kind: Kind, start: usize, end: usize) -> Token {
    Token {
        kind,
        start: start as u32,
        end: end as u32,
        bare: end as u32,
        flags: 0,
        cue: None,
        cap: false,
        possessive: false,
        contracted: false,
    }
}

/// Length of the word that `rest` begins with: letters, digits, inner apostrophes, hyphens and
/// dots, and the stop of an abbreviation.
fn word_len(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        let inside = c.is_alphanumeric()
            || matches!(c, '\u{0300}'..='\u{036F}' | '\u{00AD}')
            || (matches!(c, '\'' | '\u{2019}') && next.is_alphabetic())
            || (matches!(c, '-' | '\u{2011}' | '/' | '&' | '@' | '_') && next.is_alphanumeric())
            || (matches!(c, '.' | ',') && next.is_ascii_digit() && ends_in_digit(&rest[..at]))
            || (c == '.' && next.is_alphanumeric());
        if !inside {
            if c == '.' {
                let word = &rest[..at];
                let initial = word.chars().count() == 1
                    && word.chars().next().is_some_and(char::is_uppercase);
                let dotted = word.contains('.') && word.split('.').all(|p| p.chars().count() == 1);
                let lower = word.to_lowercase();
                if initial || dotted || ABBREVIATIONS.has(&lower) {
                    return at + 1;
                }
            }
            break;
        }
        end = at + c.len_utf8();
    }
    end.max(rest.chars().next().map_or(0, char::len_utf8))
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

/// Builds a word token. `lower` is room for its lower case: one for all words.
fn word(text: &str, start: usize, end: usize, limit: usize, lower: &mut String) -> Token {
    let mut token = plain(Kind::Word, start, end);
    let printed = &text[start..end];
    token.cap = printed.chars().next().is_some_and(char::is_uppercase);
    let mut bare = end;
    if printed.contains(['\'', '’']) {
        for ending in ["'s", "’s", "'S", "’S"] {
            if printed.ends_with(ending) {
                bare = end - ending.len();
                token.possessive = true;
            }
        }
        for ending in ["'ve", "’ve", "'d", "’d", "'ll", "’ll", "'re", "’re", "'m", "’m"] {
            if printed.ends_with(ending) {
                bare = end - ending.len();
                token.contracted = true;
            }
        }
    }
    if !token.possessive && printed.ends_with('s') && text[end..limit].starts_with(['\'', '’']) {
        let after = text[end..limit].chars().nth(1).unwrap_or('.');
        token.possessive = after == ' ';
    }
    token.bare = bare as u32;
    lower.clear();
    let printed = &text[start..bare];
    if printed.is_ascii() {
        lower.push_str(printed);
        lower.make_ascii_lowercase();
    } else {
        lower.push_str(&printed.to_lowercase().replace('’', "'"));
    }
    token.flags = lexicon::classes(lower);
    token.cue = cues::lookup(lower);
    if token.possessive && token.flags & (PRON | REL | THAT) != 0 {
        token.possessive = false;
        token.contracted = true;
    }
    token
}
