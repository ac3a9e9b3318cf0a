//! Annotated articles, and the labels that their annotations give the tokens.

use crate::boilerplate;
use crate::clauses::{ArticleReader, Found};
use crate::learned::chain::label;
use crate::learned::features::{self, Facts};
use crate::marks::{self, Region};
use crate::phrases::TokenRange;
use crate::sentences::{self, Document, Token};
use crate::{by_rules, clauses};
use crossquote_model::Span;

/// One attribution as a person annotated it; spans in bytes.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// What is attributed.
    pub content: Vec<Span>,
    /// Whose words; may be empty.
    pub source: Vec<Span>,
    /// What signals it; may be empty.
    pub cue: Vec<Span>,
}

/// An article with everything that a person annotated in it.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// Its text.
    pub text: String,
    /// Its attributions.
    pub gold: Vec<Gold>,
    /// How many times it counts, from 1: more for articles of a form that few of them have.
    pub weight: usize,
}

/// An annotated article, read as extraction reads it.
pub(crate) struct Prepared<'a> {
    pub(crate) annotated: &'a Annotated,
    pub(crate) regions: Vec<Region>,
    pub(crate) document: Document,
    pub(crate) found: Vec<Found>,
    pub(crate) facts: Facts,
    pub(crate) labels: Vec<u8>,
}

impl<'a> Prepared<'a> {
    pub(crate) fn new(annotated: &'a Annotated) -> Prepared<'a> {
        let text = annotated.text.as_str();
        let (regions, _) = marks::regions(text);
        let document = sentences::read(text, &regions, &boilerplate::find(text));
        let labels = labels(&document.tokens, &annotated.gold);
        let capitals = clauses::capitals(text, &document);
        let reader = ArticleReader { text, regions: &regions, document: &document, capitals };
        let found = by_rules(&reader);
        let facts = features::read(&reader, &found);
        Prepared { annotated, regions, document, found, facts, labels }
    }

    pub(crate) fn reader(&self) -> ArticleReader<'_> {
        let text = self.annotated.text.as_str();
        let capitals = clauses::capitals(text, &self.document);
        ArticleReader { text, regions: &self.regions, document: &self.document, capitals }
    }
}

/// The label of every token. A token is in a span when the span covers at least half of it.
fn labels(tokens: &[Token], gold: &[Gold]) -> Vec<u8> {
    let mut out = vec![label::NONE as u8; tokens.len()];
    let mut write = |(lo, hi): TokenRange, first: usize, inside: usize| {
        out[lo..hi].fill(inside as u8);
        out[lo] = first as u8;
    };
    let covered = |span: &Span| covered(tokens, *span);
    for one in gold {
        // Where the content ends so far.
        let mut end: Option<usize> = None;
        for (lo, hi) in one.content.iter().filter_map(covered) {
            let first = match end {
                None => label::CONTENT,
                Some(end) if end == lo => label::IN_CONTENT,
                Some(_) => label::RESUMED,
            };
            write((lo, hi), first, label::IN_CONTENT);
            end = Some(hi);
        }
        for range in one.source.iter().filter_map(covered) {
            write(range, label::SOURCE, label::IN_SOURCE);
        }
        for range in one.cue.iter().filter_map(covered) {
            write(range, label::CUE, label::IN_CUE);
        }
    }
    out
}

/// The tokens of which a span covers at least half.
pub(crate) fn covered(tokens: &[Token], span: Span) -> Option<(usize, usize)> {
    let from = tokens.partition_point(|token| token.end <= span.start);
    let to = tokens.partition_point(|token| token.start < span.end);
    let half = |token: &Token| {
        let shared = token.end.min(span.end).saturating_sub(token.start.max(span.start));
        shared * 2 >= token.end - token.start
    };
    let lo = (from..to).find(|&at| half(&tokens[at]))?;
    let hi = (from..to).rev().find(|&at| half(&tokens[at]))? + 1;
    Some((lo, hi))
}
