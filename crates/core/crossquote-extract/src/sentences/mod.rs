//! Paragraphs, sentences and their tokens: words, punctuation, and quotations as single tokens.
//!
//! ```text
//! He said “it is. Over.” twice.   →   He · said · “it is. Over.” · twice · .
//! ```
//!
//! A quotation is one token, so the sentence around it can be read as a sentence. Full stops inside
//! it end the outer sentence only where the quotation ends and a new sentence begins after it.

use crate::cues::{self, Cue, Form};
use crate::lexicon::{self, class::*};
use crate::marks::Region;
use crossquote_model::{Boilerplate, Span};

/// A sentence longer than this is cut: no news sentence is, and it keeps the work linear.
const LONGEST_SENTENCE: usize = 250;

/// Fewer bytes than a token takes, spaces and quoted words included, in nearly all articles.
const BYTES_A_TOKEN: usize = 5;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word or number.
    Word,
    /// A quotation: index into the regions.
    Quote(u32),
    /// Comma.
    Comma,
    /// Full stop, question mark, exclamation mark.
    Stop,
    /// Semicolon.
    Semi,
    /// Colon.
    Colon,
    /// Opening bracket.
    Open,
    /// Closing bracket.
    Close,
    /// Dash between words.
    Dash,
}

/// A word, a punctuation mark or a whole quotation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: Kind,
    /// Where, in bytes.
    pub(crate) start: u32,
    /// One past its last byte.
    pub(crate) end: u32,
    /// End without a possessive `’s` or a contracted verb.
    pub(crate) bare: u32,
    /// Classes from the lexicon.
    pub(crate) flags: u32,
    /// The cue it may be.
    pub(crate) cue: Option<(&'static str, Cue)>,
    /// Begins with a capital.
    pub(crate) cap: bool,
    /// Ends in a possessive `’s`.
    pub(crate) possessive: bool,
    /// Ends in a contracted verb: he’s, they’ve.
    pub(crate) contracted: bool,
}

impl Token {
    /// Whether it is a word with one of these classes.
    pub(crate) fn is(&self, flags: u32) -> bool {
        self.kind == Kind::Word && self.flags & flags != 0
    }

    /// Whether it is a word.
    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether it is a quotation.
    pub(crate) fn is_quote(&self) -> bool {
        matches!(self.kind, Kind::Quote(_))
    }

    /// The word without possessive ending.
    pub(crate) fn word<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.bare as usize).unwrap_or("")
    }

    /// Whether the word is this one, in any case.
    pub(crate) fn is_text(&self, text: &str, word: &str) -> bool {
        self.is_word() && self.word(text).eq_ignore_ascii_case(word)
    }

    /// Whether the word is one of these, in any case.
    pub(crate) fn is_one_of(&self, text: &str, words: &[&str]) -> bool {
        self.is_word() && words.iter().any(|word| self.word(text).eq_ignore_ascii_case(word))
    }
}

/// A sentence: a range of tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence {
    /// First token.
    pub(crate) lo: usize,
    /// One past the last token.
    pub(crate) hi: usize,
    /// Whether it is a headline: first line, no full stop.
    pub(crate) headline: bool,
}

/// The whole text, read.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// All tokens in order.
    pub(crate) tokens: Vec<Token>,
    /// All sentences in order.
    pub(crate) sentences: Vec<Sentence>,
    /// For each paragraph, its range of sentences and its place.
    pub(crate) paragraphs: Vec<(std::ops::Range<usize>, Span)>,
}

/// Reads `text`, leaving out what `boilerplate` covers and the datelines before sentences.
pub(crate) fn read(text: &str, regions: &[Region], boilerplate: &[Boilerplate]) -> Document {
    let mut document = Document::default();
    // Room for as many as an article has: growing in steps copies each token twice.
    document.tokens.reserve(text.len() / BYTES_A_TOKEN);
    let mut next_region = 0;
    let mut next_boilerplate = 0;
    let mut base = 0;
    let mut first_line = true;
    for line in text.split('\n') {
        let (start, end) = (base, base + line.trim_end().len());
        base += line.len() + 1;
        while regions.get(next_region).is_some_and(|region| (region.outer.end as usize) <= start) {
            next_region += 1;
        }
        while boilerplate
            .get(next_boilerplate)
            .is_some_and(|lines| (lines.span.end as usize) <= start)
        {
            next_boilerplate += 1;
        }
        let hidden = boilerplate
            .get(next_boilerplate)
            .is_some_and(|lines| (lines.span.start as usize) < end && start < end);
        if line.trim().is_empty() || hidden {
            continue;
        }
        let headline = first_line && is_headline(line);
        first_line = false;
        let mut from = start + prefix_len(line);
        // A quotation that reaches over the prefix makes it part of the text.
        if regions.get(next_region).is_some_and(|region| (region.outer.start as usize) < from) {
            from = start;
        }
        let first_token = document.tokens.len();
        lex(text, from, end, &regions[next_region..], next_region, &mut document.tokens);
        let first_sentence = document.sentences.len();
        split(text, regions, &mut document, first_token, headline);
        document.paragraphs.push((first_sentence..document.sentences.len(), Span::new(start, end)));
    }
    document
}

/// A first line without a full stop at its end, or with every longer word capitalised.
fn is_headline(line: &str) -> bool {
    const SMALL: &[&str] = &[
        "a", "an", "the", "of", "to", "in", "on", "for", "and", "at", "by", "with", "from", "as",
        "or", "but", "is", "if", "vs", "vs.", "over", "into",
    ];
    let line = line.trim();
    if line.len() > 160 {
        return false;
    }
    if !line.ends_with(['.', '”', '"', ',']) {
        return true;
    }
    line.split_whitespace().count() >= 4
        && line
            .split_whitespace()
            .all(|word| SMALL.contains(&word) || !word.starts_with(|c: char| c.is_lowercase()))
}

/// Bytes before the first sentence of a paragraph: a `date 2025-02-24` stamp or a dateline such as
/// `NEW YORK, Nov. 19 (UPI) —`.
fn prefix_len(line: &str) -> usize {
    let trimmed = line.trim_start();
    let indent = line.len() - trimmed.len();
    if let Some(rest) = trimmed.strip_prefix("date ") {
        let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(rest.len());
        if digits >= 8 {
            return indent + 5 + digits;
        }
    }
    let window = line.char_indices().nth(70).map_or(line.len(), |(at, _)| at);
    for dash in [" -- ", " — ", " – ", " - ", "— ", "– "] {
        if let Some(at) = line[..window].find(dash) {
            let head = line[..at].trim();
            let upper = head
                .split(|c: char| !c.is_alphabetic())
                .next()
                .is_some_and(|word| word.len() > 2 && word.chars().all(char::is_uppercase));
            let agency = head.ends_with(')') && head.contains('(');
            if (upper || agency)
                && head.split_whitespace().count() <= 8
                && !head.contains(['"', '“', '”'])
            {
                return at + dash.len();
            }
        }
    }
    indent
}

/// Appends the tokens of `text[from..to]`.
fn lex(
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
        if c.is_alphanumeric() {
            let end = at + word_len(rest);
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
            || (matches!(c, '-' | '\u{2011}' | '/' | '&' | '@') && next.is_alphanumeric())
            || (matches!(c, '.' | ',') && next.is_ascii_digit() && ends_in_digit(&rest[..at]))
            || (c == '.' && next.is_alphanumeric());
        if !inside {
            if c == '.' {
                let word = &rest[..at];
                let initial = word.chars().count() == 1
                    && word.chars().next().is_some_and(char::is_uppercase);
                let dotted = word.contains('.') && word.split('.').all(|p| p.chars().count() == 1);
                let lower = word.to_lowercase();
                if initial || dotted || lexicon::is_abbreviation(&lower) {
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

/// Splits the tokens of a paragraph from `first` on into sentences.
fn split(text: &str, regions: &[Region], document: &mut Document, first: usize, headline: bool) {
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
    let inner = inner.trim_end_matches(['\'', '’', ' ', ')', ']']);
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
