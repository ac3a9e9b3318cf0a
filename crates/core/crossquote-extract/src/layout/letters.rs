//! Letters to the editor: from the salutation to the signature.
//!
//! ```text
//! Sir – I wound the library clock every Friday.     begins behind the dash
//! It lacks a person with a key.                     goes on
//! Ann Lee                                           ends; whose words it is
//! Mill Parade, Upper Tarn
//! ```
//!
//! Two letters, or one below a line that says "letter", are read; a single "Sir," in an article is
//! speech. A letter whose name is withheld is somebody's words, and nobody's name.

use super::Spoken;
use crate::clauses::ArticleReader;
use crate::lexicon::class::*;
use crate::phrases::TokenRange;
use crate::sentences::Kind;

/// How letters to an editor begin, in small letters.
const SALUTATIONS: &[&str] = &[
    "sir",
    "sirs",
    "madam",
    "dear sir",
    "dear madam",
    "dear sir or madam",
    "dear editor",
    "to the editor",
    "editor",
    "dear sirs",
];

/// The first words of lines between a letter and its signature.
const VALEDICTIONS: &[&str] = &["yours", "sincerely", "regards", "faithfully", "respectfully"];

/// Most lines of a letter.
const LINES: usize = 40;

/// Most words of a signature.
const WORDS: usize = 6;

/// The letters of an article.
pub(super) fn read(reader: &ArticleReader<'_>) -> Vec<Spoken> {
    let lines = reader.document.paragraphs.len();
    let starts: Vec<(usize, usize)> =
        (0..lines).filter_map(|line| Some((line, salutation(reader, line)?))).collect();
    let Some(&(first, _)) = starts.first() else { return Vec::new() };
    let said = |line: usize| reader.printed(line).to_lowercase().contains("letter");
    if starts.len() < 2 && !(first.saturating_sub(3)..first).any(said) {
        return Vec::new();
    }
    let letter = |(at, &(line, from)): (usize, &(usize, usize))| {
        let next = starts.get(at + 1).map_or(lines, |next| next.0);
        one(reader, line, from, next)
    };
    starts.iter().enumerate().filter_map(letter).collect()
}

/// Where the words begin of a line that begins with a salutation.
fn salutation(reader: &ArticleReader<'_>, line: usize) -> Option<usize> {
    let printed = reader.printed(line);
    let end = printed.find(['–', '—', ',', ':', '-']).unwrap_or(printed.len());
    let words = printed[..end].trim().to_lowercase();
    let (lo, hi) = reader.line(line);
    if lo == hi || !SALUTATIONS.contains(&words.as_str()) {
        return None;
    }
    // "SIR – " may have been taken for a dateline, and is then no token.
    let count = words.split_whitespace().count();
    let greets = reader.lower(lo) == words.split_whitespace().next().unwrap_or("");
    let mark = lo + count;
    match greets {
        true if mark < hi && !reader.token(mark).is_word() => Some(mark + 1),
        true if mark == hi => Some(hi),
        true => None,
        false => Some(lo),
    }
}

/// The letter whose words begin at token `from` of a line and that ends before the line `next`.
fn one(reader: &ArticleReader<'_>, line: usize, from: usize, next: usize) -> Option<Spoken> {
    let mut content = Vec::new();
    let (_, hi) = reader.line(line);
    if from < hi {
        content.push((from, hi));
    }
    for below in (line + 1..next).take(LINES) {
        let range = reader.line(below);
        if range.0 == range.1 || VALEDICTIONS.contains(&reader.lower(range.0).as_str()) {
            continue;
        }
        let withheld = reader.printed(below).to_lowercase().starts_with("(name");
        let source = signature(reader, range);
        if withheld || source.is_some() {
            let found = Spoken {
                rule: "signature",
                source,
                cue: None,
                content,
                means: None,
                confidence: 92,
            };
            return (!found.content.is_empty()).then_some(found);
        }
        content.push(range);
    }
    None
}

/// The name in a line that is a signature: few words with capitals, and no stop.
fn signature(reader: &ArticleReader<'_>, (lo, hi): TokenRange) -> Option<TokenRange> {
    let lo = lo + usize::from(reader.kind(lo) == Some(Kind::Dash));
    let end = (lo..hi).find(|&at| reader.kind(at) == Some(Kind::Comma)).unwrap_or(hi);
    let name = |at: usize| {
        reader.token(at).is_word() && (reader.token(at).cap || reader.is(at, PREP | TITLE))
    };
    let names = lo < end && end <= lo + WORDS && reader.token(lo).cap && (lo..end).all(name);
    (names && !reader.ends_sentence((lo, hi))).then_some((lo, end))
}
