//! What the layout says, line by line: turns of transcripts and interviews, statements that are
//! pasted in, credits below quotations, letters with a signature.
//!
//! ```text
//! MR. VOSS: And you read them?          a turn: the label says whose words the line is
//! Statement by Ruth Voss:⏎I resign.     a block: the paragraphs below the line are the words
//! “Best soup in town.”⏎– Jo Lee         a credit: the name alone in the line below
//! Sir – I wound the clock. ⏎Ann Lee     a letter: from the salutation to the signature
//! ```
//!
//! None of this is a sentence, so neither the rules for sentences nor what was learned from news
//! prose can weigh it: where the layout is plain it decides, and what was found in the same words is
//! part of them (A's turn reports B) or goes. Where it is not plain nothing is read here. The limit:
//! a label is plain only by its neighbours, so that a single turn in an article is not found.

mod blocks;
mod labels;
mod letters;
#[cfg(test)]
mod tests;
mod turns;
mod who;

use crate::clauses::{ArticleReader, Found};
use crate::lexicon::lists::List;
use crate::phrases::TokenRange;
use crate::sentences::{Kind, Token};
use crate::taken::Taken;
use std::sync::LazyLock;

/// Words with which the one who speaks or writes means himself or whom he speaks to.
static SPEECH: LazyLock<List> = LazyLock::new(|| List::new(include_str!("speech.txt")));

/// Sureness from which what was found within a turn is kept as a report within it.
const INNER_LEAST: u8 = 60;

/// Most tokens of a direction between the sentences of a turn: "(Laughs.)".
const DIRECTION: usize = 4;

/// Words that the layout gives to somebody.
pub(crate) struct Spoken {
    rule: &'static str,
    source: Option<TokenRange>,
    cue: Option<TokenRange>,
    content: Vec<TokenRange>,
    means: Option<TokenRange>,
    confidence: u8,
}

/// Everything that the layout of an article says, in text order, none of it over words of another.
pub(crate) fn read(reader: &ArticleReader<'_>) -> Vec<Spoken> {
    let mut all = turns::read(reader);
    all.extend(blocks::read(reader));
    all.extend(letters::read(reader));
    // Of two readings of one line the one that was read first stays.
    let mut taken = Taken::none(reader.tokens().len());
    all.retain(|one| taken.take(&one.content) && !one.content.is_empty());
    all
}

/// Adds what the layout says to what was found. What was found within its words is a report within
/// them; what shares words with it or with its labels in another way goes.
pub(crate) fn settle(reader: &ArticleReader<'_>, spoken: Vec<Spoken>, found: &mut Vec<Found>) {
    drop_no_sources(reader, found);
    if spoken.is_empty() {
        return;
    }
    // By token the segment of content that holds it, with its turn; labels belong to no segment.
    let mut holder: Vec<Option<(usize, usize)>> = vec![None; reader.tokens().len()];
    for (number, one) in spoken.iter().enumerate() {
        for (part, &(lo, hi)) in one.content.iter().enumerate() {
            holder[lo..hi].fill(Some((number, part)));
        }
        for (lo, hi) in one.source.into_iter().chain(one.cue) {
            holder[lo..hi].fill(Some((number, usize::MAX)));
        }
    }
    found.retain_mut(|one| {
        let ranges = one.content.iter().copied().chain(one.cue).chain(one.source);
        let mut holders = ranges.flat_map(|(lo, hi)| holder[lo..hi].iter().copied());
        let Some(first) = holders.next() else { return true };
        let Some((number, part)) = first else { return holders.all(|other| other.is_none()) };
        let outer = &spoken[number];
        if part == usize::MAX || one.confidence < INNER_LEAST && !of_the_speaker(reader, one) {
            return false;
        }
        let whole = one.cue.is_some() && one.source.is_some() && holders.all(|each| each == first);
        one.inner = true;
        if of_the_speaker(reader, one) {
            one.means = outer.means.or(outer.source);
        }
        whole && one.confidence >= INNER_LEAST
    });
    found.extend(spoken.into_iter().map(|one| one.found(reader)));
    found.sort_by_key(|one| (one.sentence, one.content[0]));
}

/// Who only hears is no source, "the court heard", and neither is a time, "4.12pm: …".
fn drop_no_sources(reader: &ArticleReader<'_>, found: &mut [Found]) {
    for one in found {
        let Some((lo, hi)) = one.source else { continue };
        let is_time = hi == lo + 1 && is_time(reader.token(lo).word(reader.text));
        if is_time || reader.only_hears(one) {
            (one.source, one.phrase) = (None, None);
        }
    }
}

/// Whether a word is a time of the day: "4.12pm", "14:05", "12h30".
fn is_time(word: &str) -> bool {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let word = word.to_ascii_lowercase();
    let digits = word.trim_end_matches("am").trim_end_matches("pm");
    let mut parts = digits.split(['.', ':', 'h']);
    let is_number = |part: &str| {
        part.len() <= 2 && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let marked = digits.len() < word.len() || digits.contains([':', 'h']);
    marked && parts.clone().count() <= 2 && parts.all(is_number)
}

/// Whether the source is "I".
fn of_the_speaker(reader: &ArticleReader<'_>, one: &Found) -> bool {
    one.source.is_some_and(|(lo, hi)| hi == lo + 1 && reader.text_is(lo, "i"))
}

impl Spoken {
    fn found(self, reader: &ArticleReader<'_>) -> Found {
        let anchor = self.source.map_or(self.content[0].0, |source| source.0);
        let sentences = &reader.document.sentences;
        Found {
            rule: self.rule,
            cue: self.cue,
            source: self.source,
            sentence: sentences.partition_point(|one| one.lo <= anchor).saturating_sub(1),
            content: self.content,
            confidence: self.confidence,
            means: self.means,
            spoken: true,
            ..Found::default()
        }
    }
}

impl ArticleReader<'_> {
    /// The tokens of a line, which is a paragraph.
    fn line(&self, number: usize) -> TokenRange {
        let sentences = &self.document.paragraphs[number].0;
        if sentences.is_empty() {
            return (0, 0);
        }
        let all = &self.document.sentences;
        (all[sentences.start].lo, all[sentences.end - 1].hi)
    }

    /// The text of a line as printed, dateline and marks included.
    fn printed(&self, number: usize) -> &str {
        self.document.paragraphs[number].1.of(self.text).trim()
    }

    /// Whether the line is the article's headline.
    fn is_headline(&self, number: usize) -> bool {
        let sentences = &self.document.paragraphs[number].0;
        self.document.sentences.get(sentences.start).is_some_and(|one| one.headline)
    }

    /// Whether a line ends like a sentence.
    fn ends_sentence(&self, (lo, hi): TokenRange) -> bool {
        self.tokens()[lo..hi].last().is_some_and(|token| {
            // "So do I." ends in a word that is read as an initial.
            let initial = self.text[token.start as usize..token.end as usize] == *"I.";
            initial || matches!(token.kind, Kind::Stop | Kind::Close | Kind::Quote(_))
        })
    }

    /// Whether a line is nothing but quotations.
    fn only_quotations(&self, (lo, hi): TokenRange) -> bool {
        lo < hi
            && self.tokens()[lo..hi]
                .iter()
                .all(|token| !token.is_word() && token.kind != Kind::Dash)
            && self.tokens()[lo..hi].iter().any(Token::is_quote)
    }

    /// Whether somebody speaks of himself or to somebody, outside quotation marks.
    fn addresses(&self, (lo, hi): TokenRange) -> bool {
        (lo..hi).any(|at| self.is_in(at, &SPEECH))
    }

    /// Whether words in quotation marks stand in a line.
    fn quotes_in(&self, (lo, hi): TokenRange) -> bool {
        self.tokens()[lo..hi].iter().any(Token::is_quote)
    }

    /// The words of a turn without the directions between them: "No. [pause] I read the top one."
    fn without_directions(&self, (lo, hi): TokenRange) -> Vec<TokenRange> {
        let mut out = Vec::new();
        let mut from = lo;
        let mut at = lo;
        while at < hi {
            let close = match self.kind(at) {
                Some(Kind::Open) => self.direction(at, lo, hi),
                _ => None,
            };
            let Some(close) = close else {
                at += 1;
                continue;
            };
            if from < at {
                out.push((from, at));
            }
            at = close + 1;
            from = at;
        }
        if from < hi {
            out.push((from, hi));
        }
        out
    }

    /// Where the direction closes that opens at `open`: a few words in brackets between sentences.
    /// "[The mayor] said" in the middle of one is the editor's help and part of the words.
    fn direction(&self, open: usize, lo: usize, hi: usize) -> Option<usize> {
        let between = open == lo || matches!(self.kind(open - 1), Some(Kind::Stop | Kind::Close));
        let near = hi.min(open + DIRECTION + 3);
        let close = (open + 1..near).find(|&at| self.kind(at) == Some(Kind::Close))?;
        let words = (open + 1..close).filter(|&at| self.token(at).is_word()).count();
        let after = close + 1 == hi
            || self.token(close + 1).cap
            || self.is_quotation(close + 1)
            || self.kind(close + 1) == Some(Kind::Open);
        (between && after && words <= DIRECTION).then_some(close)
    }
}
