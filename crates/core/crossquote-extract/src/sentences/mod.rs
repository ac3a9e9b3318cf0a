//! Paragraphs, sentences and their tokens: words, punctuation, and quotations as single tokens.
//!
//! ```text
//! He said “it is. Over.” twice.   →   He · said · “it is. Over.” · twice · .
//! ```
//!
//! A quotation is one token, so the sentence around it can be read as a sentence. Full stops inside
//! it end the outer sentence only where the quotation ends and a new sentence begins after it.

mod borders;
mod lex;
mod openings;
mod token;

pub(crate) use token::{Kind, Token};

use crate::marks::Region;
use borders::split;
use crossquote_model::{Boilerplate, Span};
use lex::lex;
use openings::{is_headline, opens_with_speech, prefix_len};

/// Fewer bytes than a token takes, spaces and quoted words included, in nearly all articles.
const BYTES_A_TOKEN: usize = 5;

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

impl Document {
    /// The first sentence of the paragraph that a sentence stands in.
    pub(crate) fn paragraph_start(&self, sentence: usize) -> Option<usize> {
        let at = self.paragraphs.partition_point(|(range, _)| range.end <= sentence);
        self.paragraphs.get(at).map(|(range, _)| range.start)
    }
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
        let headline = first_line && is_headline(line) && !opens_with_speech(text);
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
