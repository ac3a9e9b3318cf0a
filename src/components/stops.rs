//! What several articles share, to be stepped through: the statements, and in each what differs.

use crossquote_core::compare::{self, Pairing};
use crossquote_core::model::Span;

use crate::store::Store;

/// The statements that several of the articles report, in the order of the first that does, and their
/// differences.
pub(crate) struct Stops {
    statements: Vec<u32>,
    /// In the order of the statements, for each pair of articles.
    pub(crate) differences: Vec<Stop>,
}

/// One difference between two of the articles.
pub(crate) struct Stop {
    /// The number of its statement, from 1.
    pub(crate) statement: usize,
    pub(crate) sentence: String,
    /// The words that differ, with the article that they are in.
    spans: Vec<(u32, Span)>,
}

impl Stops {
    /// Of two articles, or more. `first` compares the first two.
    pub(crate) fn of(articles: &[u32], first: Pairing) -> Stops {
        let dataset = Store::get().dataset;
        let mut statements: Vec<u32> = Vec::new();
        for &article in articles {
            for quotation in Store::get().quotations_in(article) {
                let statement = dataset.quotations[quotation as usize].statement;
                let quotations = &dataset.statements[statement as usize].quotations;
                let reports = |article: &&u32| {
                    quotations.iter().any(|&q| dataset.quotations[q as usize].article == **article)
                };
                if articles.iter().filter(reports).count() > 1 && !statements.contains(&statement) {
                    statements.push(statement);
                }
            }
        }
        let mut pairings = vec![(articles[0], articles[1], first)];
        for (at, &right) in articles.iter().enumerate().skip(2) {
            for &left in &articles[..at] {
                pairings.push((left, right, compare::articles(dataset, left, right)));
            }
        }
        let mut differences = Vec::new();
        for (number, &statement) in (1..).zip(&statements) {
            for (left, right, pairing) in &pairings {
                let row = pairing.rows.iter().find(|row| row.statement == statement);
                let Some(wording) = row.and_then(|row| row.wording.as_ref()) else { continue };
                let wording = &wording.wording;
                if wording.reworded {
                    let sentence = wording.summary.clone();
                    differences.push(Stop { statement: number, sentence, spans: vec![] });
                }
                for difference in &wording.differences {
                    let [on_left, on_right] = &difference.spans;
                    let here = |article: u32, spans: &[Span]| {
                        spans.iter().map(|&span| (article, span)).collect::<Vec<_>>()
                    };
                    let spans = [here(*left, on_left), here(*right, on_right)].concat();
                    let sentence = difference.sentence.clone();
                    differences.push(Stop { statement: number, sentence, spans });
                }
            }
        }
        Stops { statements, differences }
    }

    /// How many statements are shared.
    pub(crate) fn shared(&self) -> usize {
        self.statements.len()
    }

    /// The number that stands for a statement, from 1.
    pub(crate) fn number(&self, statement: u32) -> Option<usize> {
        self.statements.iter().position(|&shared| shared == statement).map(|at| at + 1)
    }

    /// The id of the statement that a number stands for.
    pub(crate) fn id(&self, number: usize) -> String {
        let statement = self.statements[number - 1];
        Store::get().dataset.statements[statement as usize].id.clone()
    }

    /// The first difference of a statement, by its number.
    pub(crate) fn first(&self, number: usize) -> Option<usize> {
        self.differences.iter().position(|stop| stop.statement == number)
    }

    /// The words of an article that differ anywhere.
    pub(crate) fn spans_in(&self, article: u32) -> impl Iterator<Item = Span> {
        let all = self.differences.iter().flat_map(|stop| &stop.spans);
        all.filter(move |(at, _)| *at == article).map(|(_, span)| *span)
    }

    /// Which differences some words of an article belong to.
    pub(crate) fn at(&self, article: u32, words: Span) -> Vec<usize> {
        let here = |(at, span): &(u32, Span)| *at == article && span.overlaps(words);
        let stops = self.differences.iter().enumerate();
        stops.filter(|(_, stop)| stop.spans.iter().any(here)).map(|(at, _)| at).collect()
    }

    /// The difference behind the one in focus, or before it; from the last on to the first. Where a
    /// statement is in focus that has none, behind or before that.
    pub(crate) fn next(&self, now: Option<usize>, focus: Option<usize>, back: bool) -> usize {
        let total = self.differences.len();
        let next = match (now, focus, back) {
            (Some(now), _, false) => now + 1,
            (Some(now), _, true) => now + total - 1,
            (None, Some(focus), false) => self.until(focus + 1),
            (None, Some(focus), true) => self.until(focus) + total - 1,
            (None, None, false) => 0,
            (None, None, true) => total - 1,
        };
        next % total.max(1)
    }

    /// How many differences stand before a statement.
    fn until(&self, number: usize) -> usize {
        self.differences.iter().take_while(|stop| stop.statement < number).count()
    }
}
