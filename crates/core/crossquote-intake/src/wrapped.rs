//! Text whose lines end at a width, as mail, wire copy and PDF give it: its lines made paragraphs again.
//!
//! ```text
//! “We will not wait for the insurers,” Mara Voss↵      “We will not wait for the insurers,” Mara Voss told
//! told reporters.↵                               ─▶    reporters.↵
//! ↵                                                    ↵
//! ```
//!
//! The extraction takes a line for a paragraph, so a quotation over two such lines would end at the first. Each
//! line break within a paragraph becomes a blank, each byte of it one, and with it the marks of a cited mail (`> `)
//! and the indent before the next line. Nothing moves: every offset into the joined text is the same offset into the
//! text as received. So a word that was divided at a line's end stays divided (`har- bour`), as nobody can tell it
//! from one that has a hyphen.
//!
//! Whether a text is wrapped is told from its line breaks alone: in prose that somebody broke at a width most of
//! them are amid a sentence and most lines are nearly as long as the longest. Verse and lists fail the second,
//! paragraphs of one line each the first. A text of fewer than [`FEWEST`] such breaks is left as it is.

/// Line breaks between lines with words that a text must have to be looked at.
const FEWEST: usize = 3;

/// Code points in the longest line of a wrapped text: fewer are a list or a column of figures, more are paragraphs.
const WIDTHS: std::ops::RangeInclusive<usize> = 36..=132;

/// Of a hundred lines before a break, how many must at least be broken amid a sentence, before a small letter, and how
/// many be long.
const AMID: usize = 40;
const LONG: usize = 60;

/// Of the width, in per cent: what a long line has.
const IS_LONG: usize = 65;

/// How far a line with the first word of the next must reach, in per cent of the width, to be joined: after the end of
/// a sentence, and amid one where the next line begins with a capital or a mark. In print, where letters differ in
/// breadth, full lines differ by a tenth in length.
const REACHES_AFTER_SENTENCE: usize = 95;
const REACHES_AMID_SENTENCE: usize = 85;

/// A text that was joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// As long in bytes as the text received, with the same words at the same offsets.
    pub text: String,
    /// Code points in its longest line that was joined to the next.
    pub width: usize,
}

/// The text with its paragraphs in one line each; `None` where its lines do not end at a width. Takes time in
/// proportion to the text.
#[must_use]
pub fn join_lines(text: &str) -> Option<Joined> {
    let lines = lines(text);
    let breaks: Vec<(&Line<'_>, &Line<'_>)> = lines
        .windows(2)
        .map(|pair| (&pair[0], &pair[1]))
        .filter(|(a, b)| a.may_go_on_in(b))
        .collect();
    let width = width(&breaks)?;
    let joined = breaks.iter().filter(|(line, next)| goes_on(line, next, width));
    let mut bytes = text.as_bytes().to_vec();
    let mut longest = None;
    for (line, next) in joined {
        bytes[line.end..next.start].fill(b' ');
        longest = longest.max(Some(line.length));
    }
    Some(Joined { text: String::from_utf8(bytes).ok()?, width: longest? })
}

/// A line of a text.
struct Line<'t> {
    /// Where its words begin and end, in bytes: without white space around them and marks of a cited mail before.
    start: usize,
    end: usize,
    /// Its words.
    words: &'t str,
    /// Code points of all of it to the last word, indent and marks of mail too.
    length: usize,
    /// Code points before its first word.
    indent: usize,
}

impl<'t> Line<'t> {
    /// `line` begins at byte `start`.
    fn new(start: usize, line: &'t str) -> Line<'t> {
        let line = line.trim_end();
        let words = line.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
        let before = line.len() - words.len();
        Line {
            start: start + before,
            end: start + line.len(),
            words,
            length: line.chars().count(),
            indent: line[..before].chars().count(),
        }
    }

    /// Whether both have words and nothing about the next says that it begins something else.
    fn may_go_on_in(&self, next: &Line<'_>) -> bool {
        // A second blank between two words may stand before the next line.
        let is_indented = next.indent > self.indent + 1;
        !self.words.is_empty()
            && !next.words.is_empty()
            && !is_indented
            && !next.begins_item()
            && !next.begins_labelled()
    }

    /// An item of a list: `- `, `* `, `• `, `1. `, `12) `; `2014. ` is a year.
    fn begins_item(&self) -> bool {
        let number = self.words.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = self.words.len() - number.len();
        let numbered =
            matches!(digits, 1 | 2) && [". ", ") "].iter().any(|end| number.starts_with(end));
        numbered || ["- ", "* ", "• ", "· "].iter().any(|mark| self.words.starts_with(mark))
    }

    /// A field of a mail's head or a turn of a transcript: `Subject: `, `MR. VOSS: `.
    fn begins_labelled(&self) -> bool {
        let mut label = self
            .words
            .split_whitespace()
            .take(3)
            .take_while(|word| word.starts_with(char::is_uppercase));
        label.any(|word| word.ends_with(':'))
    }

    /// Whether its last words end a sentence; quotation marks and brackets behind the stop belong to it.
    fn ends_sentence(&self) -> bool {
        let words = self.words.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
        words.ends_with(['.', '!', '?', '…', ':'])
    }

    fn begins_small(&self) -> bool {
        self.words.chars().next().is_some_and(char::is_lowercase)
    }

    fn first_word(&self) -> usize {
        self.words.split_whitespace().next().map_or(0, |word| word.chars().count())
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut all = Vec::new();
    for line in text.split_inclusive('\n') {
        all.push(Line::new(start, line));
        start += line.len();
    }
    all
}

/// The width at which the lines of a text end, in code points; `None` where they end at none.
fn width(breaks: &[(&Line<'_>, &Line<'_>)]) -> Option<usize> {
    if breaks.len() < FEWEST {
        return None;
    }
    let mut lengths: Vec<usize> = breaks.iter().map(|(line, _)| line.length).collect();
    lengths.sort_unstable();
    // The longest but one in twenty: an address may stand out.
    let width = lengths[(lengths.len() - 1) * 19 / 20];
    // Headlines below each other are broken nowhere amid a sentence, and seldom before a small letter.
    let is_amid = |line: &Line<'_>, next: &Line<'_>| !line.ends_sentence() && next.begins_small();
    let amid = breaks.iter().filter(|(line, next)| is_amid(line, next)).count();
    let long = lengths.iter().filter(|&&length| length * 100 >= width * IS_LONG).count();
    let is_wrapped = WIDTHS.contains(&width)
        && amid * 100 >= breaks.len() * AMID
        && long * 100 >= breaks.len() * LONG;
    is_wrapped.then_some(width)
}

/// Whether a sentence or paragraph goes on in the next line. A line that had room for the next one's first word was
/// ended by whoever wrote it.
fn goes_on(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let reaches = |share: usize| (line.length + 1 + next.first_word()) * 100 > width * share;
    if line.ends_sentence() {
        reaches(REACHES_AFTER_SENTENCE)
    } else {
        next.begins_small() || reaches(REACHES_AMID_SENTENCE)
    }
}
