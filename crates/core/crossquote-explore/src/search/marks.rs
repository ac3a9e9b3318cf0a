//! What matched in a hit: where in the article's text, which words only beside the quotation, which
//! not at all. Made for the hits that are shown, not for all.

use super::index::{Index, Quotations, SPLIT};
use super::query::Scope;
use super::resolve::{ResolvedTerm, phrases};
use super::{Beside, Field, Hit, Outcome, Relaxation, Request, Zone};
use crossquote_model::{Article, Dataset, Quotation, Span};
use crossquote_text::order::sort;
use crossquote_text::words;

impl Index {
    /// Answers a request: the best `limit` hits with their marks, and all counts. `dataset` is the
    /// one that the index was made from.
    pub fn search(&self, dataset: &Dataset, request: &Request, limit: usize) -> Outcome {
        let mut outcome = self.find(request, limit);
        let mut hits = std::mem::take(&mut outcome.hits);
        for hit in &mut hits {
            self.mark(dataset, &outcome, hit);
        }
        outcome.hits = hits;
        outcome
    }

    /// Fills in what matched in a hit of an outcome of [`Index::find`]: for lists of which only a
    /// part is shown.
    pub fn mark(&self, dataset: &Dataset, outcome: &Outcome, hit: &mut Hit) {
        let quotes = outcome.scope == Scope::Quote;
        let at = hit.quotation as usize;
        let Quotations { article: articles, speaker: speakers, first, flags, .. } =
            &self.quotations;
        let (Some(&number), Some(&speaker)) = (articles.get(at), speakers.get(at)) else { return };
        let Some(quotation) = dataset.quotations.get(hit.quotation as usize) else { return };
        let Some(article) = dataset.articles.get(quotation.article as usize) else { return };
        let mut known = Vec::new();
        self.words_of(hit.quotation, &mut known);
        let before = first[at] - self.article_starts[number as usize];
        let Some(spans) = spans_of(quotation, article, before as usize, known.len()) else {
            return;
        };
        let mut had: Vec<usize> = Vec::new();
        let mut missing: Vec<(usize, Span)> = Vec::new();
        for (term, found) in outcome.terms.iter().zip(&outcome.found) {
            if term.excluded {
                continue;
            }
            had.push(term.part);
            let marked = hit.marks.len();
            phrases(term, flags[at] & SPLIT != 0, &known, &mut |places, _| {
                if quotes && places.iter().any(|&at| known[at].1 < Zone::Paraphrase as u8) {
                    return;
                }
                // Words of a phrase side by side are one mark, punctuation between them included.
                for (nth, &at) in places.iter().enumerate() {
                    match hit.marks.last_mut() {
                        Some(mark) if nth > 0 && places[nth - 1] + 1 == at => {
                            *mark = mark.cover(spans[at]);
                        }
                        _ => hit.marks.push(spans[at]),
                    }
                }
            });
            if hit.marks.len() > marked {
                continue;
            }
            let named = Field::ALL.into_iter().find(|&field| {
                let owner = match field {
                    Field::Speaker => speaker,
                    Field::Headline | Field::Outlet => number,
                };
                self.is_named(term, field, owner)
            });
            match named {
                Some(field) if !quotes => hit.beside.push(Beside { term: found.term, field }),
                _ => {
                    had.pop();
                    missing.push((term.part, found.term));
                }
            }
        }
        if outcome.relaxation != Relaxation::Nothing {
            let lacks = missing.into_iter().filter(|(part, _)| !had.contains(part));
            hit.missing.extend(lacks.map(|(_, term)| term));
        }
        join_overlapping(&mut hit.marks);
    }

    fn is_named(&self, term: &ResolvedTerm, field: Field, owner: u32) -> bool {
        let names = self.names(field, owner);
        (0..names.len()).any(|at| term.fits_all(names[at..].iter().copied()).is_some())
    }
}

/// Where the `count` words of a quotation stand: those of its own text, or, if they are cut elsewhere there than in the
/// whole text, the words of the article behind the first `before`. `None` where the index is not of this text.
fn spans_of(
    quotation: &Quotation,
    article: &Article,
    before: usize,
    count: usize,
) -> Option<Vec<Span>> {
    let whole = super::whole(quotation);
    let start = whole.range().start;
    let shifted = |span: Span| Span::new(span.range().start + start, span.range().end + start);
    let mut spans: Vec<Span> =
        words(whole.of(&article.text)).map(|word| shifted(word.span)).collect();
    if spans.len() != count {
        spans = words(&article.text).map(|word| word.span).skip(before).take(count).collect();
    }
    (spans.len() == count).then_some(spans)
}

/// Two terms may match the same words.
fn join_overlapping(marks: &mut Vec<Span>) {
    sort(marks);
    marks.dedup_by(|next, mark| {
        let one = mark.overlaps(*next);
        if one {
            *mark = mark.cover(*next);
        }
        one
    });
}
