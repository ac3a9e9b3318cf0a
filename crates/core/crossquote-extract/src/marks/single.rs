//! Single quotation marks: which of them open and close a quotation, and which are apostrophes.
//!
//! ```text
//! ‘The workers’ union rang at nine,’ she said.     opens · apostrophe · closes
//! ‘fen creams’ that line the road                  opens · closes, since nothing later would
//! 'Fence 'em out,' said the '07 champion           opens · apostrophe · closes · apostrophe
//! ```
//!
//! A mark is judged by its neighbours first. What then stays unsure (a mark behind an "s", with more
//! words behind it) is an apostrophe where a mark closes later, and closes where none does. Curly and
//! straight marks are read apart: text with curly quotation marks may have straight apostrophes. One
//! pass forwards and one backwards over a line. Where an apostrophe drops the beginning of a word
//! that `elisions.txt` lacks, it is taken for an opening mark if something closes later.

use std::sync::LazyLock;

use crate::lexicon::lists::List;

/// Words whose beginning an apostrophe stands for.
static ELISIONS: LazyLock<List> = LazyLock::new(|| List::new(include_str!("elisions.txt")));
/// Words whose end an apostrophe stands for.
static CLIPPED: LazyLock<List> = LazyLock::new(|| List::new(include_str!("clipped.txt")));

/// What a mark does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// Opens where a quotation may begin: at the start, behind punctuation.
    Open,
    /// Opens behind a word.
    OpenWithin,
    /// The same as `Open` if a mark behind punctuation closes next, else an apostrophe: "’Tis".
    Elided,
    /// Closes behind punctuation.
    Close,
    /// Closes behind a word.
    CloseWord,
    /// Closes or shows a possessive: "workers’ ".
    Unsure,
}

/// A single mark that may open or close.
struct Mark {
    at: usize,
    sign: Sign,
}

/// A quotation in single marks.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    /// Where the closing mark begins; `None` where it runs on in the next paragraph.
    pub(super) close: Option<usize>,
    /// Whether the closing mark could be an apostrophe as well.
    pub(super) unsure: bool,
}

/// The single marks of one line.
#[derive(Default)]
pub(super) struct Singles {
    curly: Vec<Mark>,
    straight: Vec<Mark>,
    /// Quotations that open and close as utterances do.
    pub(super) utterances: usize,
}

impl Singles {
    /// Reads a line.
    pub(super) fn read(line: &str) -> Singles {
        let mut out = Singles::default();
        if !line.contains(['\'', '‘', '`']) {
            return out;
        }
        // The character before, and the last one that is no space.
        let (mut before, mut solid) = (' ', ' ');
        let mut skip_to = 0;
        for (at, c) in line.char_indices() {
            if at >= skip_to && is_single(c) {
                if super::mark(&line[at..], c).is_some() {
                    // Two of them are a double mark.
                    skip_to = at + 2 * c.len_utf8();
                } else if let Some(sign) = sign(line, at, c, (before, solid)) {
                    let curly = matches!(c, '‘' | '’');
                    let marks = if curly { &mut out.curly } else { &mut out.straight };
                    marks.push(Mark { at, sign });
                }
            }
            before = c;
            if !c.is_whitespace() {
                solid = c;
            }
        }
        out.utterances = settle(&mut out.curly) + settle(&mut out.straight);
        out
    }

    /// The quotation that the mark at `at` opens. `goes_on` says whether one that nothing closes may
    /// go on in the next paragraph, which opens with a mark.
    pub(super) fn opened_at(&self, at: usize, goes_on: bool) -> Option<Pair> {
        [&self.curly, &self.straight].into_iter().find_map(|marks| {
            let first = marks.binary_search_by_key(&at, |mark| mark.at).ok()?;
            pair(&marks[first..], goes_on)
        })
    }
}

/// The quotation that the first of the marks opens: up to the mark that closes it. Those within it
/// are passed over where one opens behind a word: ‘a ‘so-called’ plan,’. Every search ends at the next
/// mark like the one that it began with, so that all together pass a mark twice at most.
fn pair(marks: &[Mark], goes_on: bool) -> Option<Pair> {
    let (first, rest) = marks.split_first()?;
    if !matches!(first.sign, Sign::Open | Sign::OpenWithin) {
        return None;
    }
    let mut within = 0;
    for mark in rest {
        match mark.sign {
            Sign::OpenWithin if first.sign == Sign::Open => within += 1,
            Sign::Open | Sign::OpenWithin => return None,
            Sign::Unsure if goes_on => {}
            Sign::CloseWord | Sign::Unsure if within > 0 => within -= 1,
            Sign::Close | Sign::CloseWord | Sign::Unsure => {
                return Some(Pair { close: Some(mark.at), unsure: mark.sign == Sign::Unsure });
            }
            Sign::Elided => {}
        }
    }
    (goes_on && first.sign == Sign::Open).then_some(Pair { close: None, unsure: true })
}

/// Settles from the end what is unsure; apostrophes go. Counts the marks that open where the next
/// one that is sure closes behind punctuation.
fn settle(marks: &mut Vec<Mark>) -> usize {
    let mut next = None;
    let mut utterances = 0;
    for mark in marks.iter_mut().rev() {
        match mark.sign {
            Sign::Elided if next == Some(Sign::Close) => mark.sign = Sign::Open,
            Sign::Unsure if matches!(next, Some(Sign::Close | Sign::CloseWord)) => {
                mark.sign = Sign::Elided;
            }
            _ => {}
        }
        if matches!(mark.sign, Sign::Elided | Sign::Unsure) {
            continue;
        }
        let opens = matches!(mark.sign, Sign::Open | Sign::OpenWithin);
        utterances += usize::from(opens && next == Some(Sign::Close));
        next = Some(mark.sign);
    }
    marks.retain(|mark| mark.sign != Sign::Elided);
    utterances
}

/// Whether a paragraph begins with a single mark that opens.
pub(super) fn opens(line: &str) -> bool {
    let line = line.trim_start();
    let Some(c) = line.chars().next().filter(|&c| is_single(c)) else { return false };
    super::mark(line, c).is_none() && sign(line, 0, c, (' ', ' ')) == Some(Sign::Open)
}

pub(super) fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '`')
}

/// What the mark `c` at `at` does, by its neighbours; `None` for an apostrophe within a word, a foot.
fn sign(line: &str, at: usize, c: char, (before, solid): (char, char)) -> Option<Sign> {
    let rest = &line[at + c.len_utf8()..];
    let after = rest.chars().next().unwrap_or(' ');
    let left = before.is_whitespace() || "([{-–—/:\"“".contains(before);
    let word_follows = after.is_alphanumeric() || "$£€₹".contains(after);
    if c != '’' && left && word_follows {
        return opening(rest, solid);
    }
    let closes = matches!(c, '’' | '\'')
        && !before.is_whitespace()
        && !"([{“".contains(before)
        && !after.is_alphanumeric();
    if closes {
        return closing(&line[..at], before, rest);
    }
    let begins = !after.is_whitespace() && !".,;:!?)]}’".contains(after);
    (c != '’' && left && (begins || rest.starts_with("..."))).then(|| opening(rest, solid))?
}

/// The sign of a mark that may open, before `rest`.
fn opening(rest: &str, solid: char) -> Option<Sign> {
    let begins = !solid.is_alphanumeric();
    match (is_elided(rest), begins) {
        (true, true) => Some(Sign::Elided),
        (true, false) => None,
        (false, true) => Some(Sign::Open),
        (false, false) => Some(Sign::OpenWithin),
    }
}

/// The sign of a mark that may close, between `head` and `rest`.
fn closing(head: &str, before: char, rest: &str) -> Option<Sign> {
    if !before.is_alphanumeric() {
        return Some(Sign::Close);
    }
    let start = word_start(head);
    let word = &head[start..];
    // rock ’n’ roll
    let elided = head[..start].ends_with(['\'', '’', '‘', '`']) && word.eq_ignore_ascii_case("n");
    if elided {
        return None;
    }
    let goes_on = rest.starts_with('-')
        || rest.starts_with(char::is_whitespace) && !rest.trim_start().is_empty();
    let lower = word.to_lowercase();
    if goes_on && CLIPPED.has(&lower) {
        return None;
    }
    let possessive = before.is_ascii_digit()
        || lower.ends_with(['s', 'z'])
        || lower.ends_with("in") && lower.len() > 3;
    Some(if goes_on && possessive { Sign::Unsure } else { Sign::CloseWord })
}

/// Bytes that a word which is looked up has at most.
const LONGEST: usize = 24;

/// Where the word begins that `head` ends in, or the last letters of a long one.
fn word_start(head: &str) -> usize {
    head.char_indices()
        .rev()
        .take_while(|&(at, c)| c.is_alphanumeric() && head.len() - at <= LONGEST)
        .last()
        .map_or(head.len(), |(at, _)| at)
}

/// Whether an apostrophe stands for the beginning of the word that follows: ’em, ’90s, ’74.
fn is_elided(rest: &str) -> bool {
    let end = rest
        .char_indices()
        .take(LONGEST)
        .find(|&(_, c)| !c.is_alphanumeric())
        .map_or(rest.len().min(LONGEST), |(at, _)| at);
    let Some(word) = rest.get(..end) else { return false };
    let digits = word.strip_suffix('s').unwrap_or(word);
    let year = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
    year || ELISIONS.has(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::lexicon::lists::check;

    #[test]
    fn every_file_is_a_list_of_words() {
        check(include_str!("elisions.txt"));
        check(include_str!("clipped.txt"));
    }
}
