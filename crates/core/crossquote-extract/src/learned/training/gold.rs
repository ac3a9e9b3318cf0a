//! Annotated articles, and the labels that their annotations give the items.

use crate::boilerplate;
use crate::clauses::{Found, Reader};
use crate::learned::chain::label;
use crate::learned::features::{self, Facts};
use crate::marks::{self, Region};
use crate::sentences::{self, Document, Item};
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
#[derive(Clone, Debug, Default)]
pub struct Annotated {
    /// Its text.
    pub text: String,
    /// Its attributions.
    pub gold: Vec<Gold>,
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
        let labels = labels(&document.items, &annotated.gold);
        let capitals = clauses::capitals(text, &document);
        let reader = Reader { text, regions: &regions, document: &document, capitals };
        let found = by_rules(&reader);
        let facts = features::read(&reader, &found);
        Prepared { annotated, regions, document, found, facts, labels }
    }

    pub(crate) fn reader(&self) -> Reader<'_> {
        let text = self.annotated.text.as_str();
        let capitals = clauses::capitals(text, &self.document);
        Reader { text, regions: &self.regions, document: &self.document, capitals }
    }
}

/// The label of every item. An item is in a span when the span covers at least half of it.
fn labels(items: &[Item], gold: &[Gold]) -> Vec<u8> {
    let mut out = vec![label::NONE as u8; items.len()];
    for one in gold {
        let mut before: Option<usize> = None;
        for (span, roles) in (one.content.iter().map(|span| (span, 0)))
            .chain(one.source.iter().map(|span| (span, 1)))
            .chain(one.cue.iter().map(|span| (span, 2)))
        {
            let Some((lo, hi)) = covered(items, *span) else { continue };
            let (first, inside) = match roles {
                0 => {
                    let adjacent = before == Some(lo);
                    let first = match before {
                        None => label::CONTENT,
                        Some(_) if adjacent => label::IN_CONTENT,
                        Some(_) => label::RESUMED,
                    };
                    before = Some(hi);
                    (first, label::IN_CONTENT)
                }
                1 => (label::SOURCE, label::IN_SOURCE),
                _ => (label::CUE, label::IN_CUE),
            };
            for (at, out) in out[lo..hi].iter_mut().enumerate() {
                *out = if at == 0 { first } else { inside } as u8;
            }
        }
    }
    out
}

/// The items of which a span covers at least half.
pub(crate) fn covered(items: &[Item], span: Span) -> Option<(usize, usize)> {
    let from = items.partition_point(|item| item.end <= span.start);
    let to = items.partition_point(|item| item.start < span.end);
    let half = |item: &Item| {
        let shared = item.end.min(span.end).saturating_sub(item.start.max(span.start));
        shared * 2 >= item.end - item.start
    };
    let lo = (from..to).find(|&at| half(&items[at]))?;
    let hi = (from..to).rev().find(|&at| half(&items[at]))? + 1;
    Some((lo, hi))
}
