//! Witnesses: wordings cut into words, with the marks that an outlet itself has put into them.
//!
//! ```text
//! “I can … trade [the post] for NATO”
//!    I can   trade  the post  for NATO      words
//!          …                                a cut
//!                   ^^^ ^^^^                in brackets
//! ```
//!
//! Words are compared folded, so case, accents, the shapes of quotation marks and dashes, and
//! punctuation never show as differences. Whole words only: marks inside a word are unreadable
//! in prose.

use crossquote_model::{Dataset, Polarity, Span};
use crossquote_text::interner::Interner;
use crossquote_text::key::{bare, stem};
use crossquote_text::order::sort;
use crossquote_text::{is_stop_word, words};

/// The words of several witnesses: equal numbers for equal words.
#[derive(Default)]
pub(super) struct Lexicon {
    words: Interner,
    known: Vec<Sort>,
    stems: Interner,
}

/// What is known of a word.
#[derive(Clone, Copy, Default)]
pub(super) struct Sort {
    /// Its number.
    pub(super) id: u32,
    /// Equal for forms of one word, and for long words that begin alike.
    pub(super) near: u32,
    /// It only holds sentences together.
    pub(super) stop: bool,
}

impl Lexicon {
    pub(super) fn id(&mut self, word: &str) -> u32 {
        let id = self.words.id(word);
        if id as usize == self.known.len() {
            let folded = self.words.word(id);
            let stop = is_stop_word(folded);
            let mut near = stem(bare(folded));
            // "negotiate", "negotiations": what long words begin with is what they mean.
            if near.len() > NEAR && near.is_ascii() {
                near.truncate(NEAR);
            }
            self.known.push(Sort { id, near: self.stems.id(&near), stop });
        }
        id
    }

    pub(super) fn sort(&self, id: u32) -> Sort {
        self.known.get(id as usize).copied().unwrap_or_default()
    }

    pub(super) fn is_stop_word(&self, id: u32) -> bool {
        self.sort(id).stop
    }

    /// A word in its folded form.
    pub(super) fn word(&self, id: u32) -> &str {
        self.words.word(id)
    }
}

/// A number with the signs that make it another one: currency, minus, per cent. €5 is not $5.
fn with_signs(text: &str, word: Span) -> Span {
    if !word.of(text).starts_with(|c: char| c.is_ascii_digit()) {
        return word;
    }
    let before = &text[..word.start as usize];
    let mut rest = before.trim_end_matches(['$', '€', '£', '¥', '₴', '₽', '−', '-']);
    // A hyphen behind a letter or a digit joins, as in "2024-11".
    if rest.ends_with(char::is_alphanumeric) {
        rest = before;
    }
    let after = &text[word.end as usize..];
    let behind = after.chars().next().filter(|c| matches!(c, '%' | '‰' | '€' | '£'));
    Span::new(rest.len(), word.end as usize + behind.map_or(0, char::len_utf8))
}

/// Letters in which long words are alike.
const NEAR: usize = 6;

/// One wording.
#[derive(Default)]
pub(super) struct Witness<'d> {
    pub(super) text: &'d str,
    segments: Vec<Span>,
    /// Whether it is said at all. Quotations of one statement have one polarity, unless an editor put them
    /// together: then it is the first one's.
    pub(super) polarity: Polarity,
    /// Where each word stands in the text.
    pub(super) words: Vec<Span>,
    /// The same with the signs that make a number another one.
    pub(super) printed: Vec<Span>,
    /// Each word's number.
    pub(super) ids: Vec<u32>,
    /// Which words stand in brackets: the outlet's own.
    pub(super) bracketed: Vec<bool>,
    /// Which words stand in quotation marks.
    pub(super) quoted: Vec<bool>,
    /// The ellipses: the number of the word behind each, and where it stands.
    pub(super) cuts: Vec<(usize, Span)>,
}

impl<'d> Witness<'d> {
    /// The words of a text's segments, which are in text order and do not overlap.
    pub(super) fn new(text: &'d str, segments: Vec<Span>, lexicon: &mut Lexicon) -> Witness<'d> {
        let mut witness = Witness { text, ..Witness::default() };
        for segment in segments.iter().filter(|segment| !segment.is_empty()) {
            let mut bracket = false;
            let mut end = segment.start;
            let start = segment.start as usize;
            for word in words(segment.of(text)) {
                let span =
                    Span::new(start + word.span.range().start, start + word.span.range().end);
                witness.read_gap(end, span.start, &mut bracket);
                witness.words.push(span);
                let printed = with_signs(segment.of(text), word.span);
                witness.ids.push(lexicon.id(printed.of(segment.of(text))));
                let printed = printed.range();
                witness.printed.push(Span::new(start + printed.start, start + printed.end));
                witness.bracketed.push(bracket);
                end = span.end;
            }
            witness.read_gap(end, segment.end, &mut bracket);
        }
        witness.quoted = vec![false; witness.words.len()];
        witness.segments = segments;
        witness
    }

    /// The contents of quotations of one article, in text order, and the number of that article.
    /// `None` where the dataset has none of them.
    pub(super) fn of(
        dataset: &'d Dataset,
        quotations: &[u32],
        lexicon: &mut Lexicon,
    ) -> Option<(u32, Witness<'d>)> {
        let known = || quotations.iter().filter_map(|&at| dataset.quotations.get(at as usize));
        let number = known().next()?.article;
        let text = dataset.articles.get(number as usize)?.text.as_str();
        let mut segments: Vec<Span> =
            known().flat_map(|quotation| &quotation.content).copied().collect();
        sort(&mut segments);
        let mut witness = Witness::new(text, segments, lexicon);
        witness.polarity = known().next()?.polarity;
        let quoted: Vec<Span> = known().flat_map(|quotation| &quotation.quoted).copied().collect();
        for (inside, word) in witness.quoted.iter_mut().zip(&witness.words) {
            *inside = quoted.iter().any(|run| run.contains(*word));
        }
        Some((number, witness))
    }

    /// Looks for brackets and ellipses between words.
    fn read_gap(&mut self, from: u32, to: u32, bracket: &mut bool) {
        let gap = Span { start: from, end: to }.of(self.text);
        let mut read_until = 0;
        for (at, c) in gap.char_indices() {
            if at < read_until {
                continue;
            }
            let rest = &gap[at..];
            let dots = match c {
                '…' => c.len_utf8(),
                '.' => {
                    ["...", ". . ."].iter().find(|d| rest.starts_with(**d)).map_or(0, |d| d.len())
                }
                _ => 0,
            };
            if dots > 0 {
                read_until = at + dots;
                let in_brackets = gap[..at].ends_with('[') && gap[read_until..].starts_with(']');
                let aside = u32::from(in_brackets);
                let (start, end) = (from + at as u32 - aside, from + read_until as u32 + aside);
                self.cuts.push((self.words.len(), Span { start, end }));
            }
            match c {
                '[' => *bracket = true,
                ']' => *bracket = false,
                _ => {}
            }
        }
    }

    /// Whether a segment ends between the two places.
    pub(super) fn breaks(&self, end: u32, start: u32) -> bool {
        self.segments.iter().any(|segment| end <= segment.end && segment.end <= start)
    }

    /// What is printed, on one line, with straight quotation marks and without those around it.
    pub(super) fn printing(&self) -> String {
        let mut printed = String::new();
        for segment in &self.segments {
            for word in segment.of(self.text).split_whitespace() {
                printed.push_str(if printed.is_empty() { "" } else { " " });
                printed.extend(word.chars().map(|c| match c {
                    '“' | '”' | '„' | '«' | '»' => '"',
                    '‘' | '’' => '\'',
                    c => c,
                }));
            }
        }
        // A stop or comma inside the last mark is the outlet's house style.
        printed.trim_matches(['"', '\'', ',', '.']).to_owned()
    }

    /// The bytes of runs of words, with what stands between the words of a segment.
    pub(super) fn spans(&self, runs: &[std::ops::Range<usize>]) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for run in runs {
            let first = spans.len();
            for &word in self.printed.get(run.clone()).unwrap_or(&[]) {
                match spans[first..].last_mut() {
                    Some(last) if !self.breaks(last.end, word.start) => *last = last.cover(word),
                    _ => spans.push(word),
                }
            }
        }
        spans
    }

    /// Cuts the segments where the key of their words changes: every byte of every segment once. What
    /// opens a word, as a quotation mark or a bracket does, belongs to it, other punctuation and spaces
    /// to what is before; an ellipsis is a piece of its own where it has a key. What is before the first
    /// word of a segment is its, and a segment without words has the key `none`.
    pub(super) fn pieces(&self, keys: &[u32], cut: Option<u32>, none: u32) -> Vec<(u32, Span)> {
        let mut pieces: Vec<(u32, Span)> = Vec::new();
        for segment in self.segments.iter().filter(|segment| !segment.is_empty()) {
            let first = pieces.len();
            let mut begin = |key: u32, start: u32| {
                let start = if pieces.len() == first { segment.start } else { start };
                if let Some(piece) = pieces[first..].last_mut() {
                    if piece.0 == key {
                        return;
                    }
                    piece.1.end = start;
                }
                pieces.push((key, Span { start, end: segment.end }));
            };
            let mut cuts = self.cuts.iter().map(|cut| cut.1).filter(|cut| segment.contains(*cut));
            let mut next = cuts.next();
            let words = self.words.iter().zip(keys).filter(|(word, _)| segment.contains(**word));
            for (word, &word_key) in words {
                while let Some(ellipsis) = next.filter(|ellipsis| ellipsis.start < word.start) {
                    cut.into_iter().for_each(|key| begin(key, ellipsis.start));
                    next = cuts.next();
                }
                begin(word_key, self.opened(*word, segment.start));
            }
            while let (Some(ellipsis), Some(key)) = (next, cut) {
                begin(key, ellipsis.start);
                next = cuts.next();
            }
            if pieces.len() == first {
                pieces.push((none, *segment));
            }
        }
        pieces
    }

    /// Where a word begins, with what opens it.
    fn opened(&self, word: Span, least: u32) -> u32 {
        let before = Span { start: least, end: word.start }.of(self.text);
        let opens = |c: char| matches!(c, '“' | '‘' | '«' | '„' | '"' | '\'' | '(' | '[');
        let bare = before.trim_end_matches(opens);
        // Marks without space before them close something as well.
        if bare.is_empty() || bare.ends_with(char::is_whitespace) || bare.ends_with(['—', '–'])
        {
            least + bare.len() as u32
        } else {
            word.start
        }
    }
}
