//! What several articles share, to be stepped through: the statements, and in each what differs.

use crossquote_explore::compare::{self, Pairing, Wording};
use crossquote_model::{Dataset, Span};

use crate::collection::Collection;

/// The statements that several of the articles report, in the order of the first that does, and their differences.
#[derive(Debug, Default)]
pub(super) struct DifferenceNavigator {
    /// Their numbers in the dataset. What stands for one on the page is its place here, from 1.
    statements: Vec<u32>,
    /// In the order of the statements, for each pair of articles.
    differences: Vec<NumberedDifference>,
}

/// One difference between two of the articles.
#[derive(Debug, Default)]
pub(super) struct NumberedDifference {
    /// The number of its statement, from 1.
    pub(super) statement: usize,
    pub(super) sentence: String,
    /// The words that differ, with the article that they are in; none where all is worded otherwise.
    spans: Vec<(u32, Span)>,
}

/// Which way to step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Next,
    Previous,
}

impl DifferenceNavigator {
    /// Of two articles, or more. `first` compares the first two.
    pub(super) fn new(
        collection: &Collection,
        articles: &[u32],
        first: &Pairing,
    ) -> DifferenceNavigator {
        let statements = shared_statements(collection, articles);
        let others = other_pairings(&collection.dataset, articles);
        let mut pairings = vec![([articles[0], articles[1]], first)];
        pairings.extend(others.iter().map(|(pair, pairing)| (*pair, pairing)));
        let mut differences = Vec::new();
        for (number, &statement) in (1..).zip(&statements) {
            for (pair, pairing) in &pairings {
                let row = pairing.rows.iter().find(|row| row.statement == statement);
                if let Some(compared) = row.and_then(|row| row.wording.as_ref()) {
                    differences.extend(numbered(number, *pair, &compared.wording));
                }
            }
        }
        DifferenceNavigator { statements, differences }
    }

    /// How many statements are shared.
    pub(super) fn statement_count(&self) -> usize {
        self.statements.len()
    }

    pub(super) fn difference_count(&self) -> usize {
        self.differences.len()
    }

    pub(super) fn difference(&self, difference: usize) -> Option<&NumberedDifference> {
        self.differences.get(difference)
    }

    /// The number that stands for a statement of the dataset, from 1; none where it is not shared.
    pub(super) fn number(&self, statement: u32) -> Option<usize> {
        self.statements.iter().position(|&shared| shared == statement).map(|place| place + 1)
    }

    /// The statement of the dataset that a number stands for.
    pub(super) fn statement(&self, number: usize) -> u32 {
        self.statements[number - 1]
    }

    /// The differences of a statement, by its number.
    pub(super) fn differences_of(
        &self,
        number: usize,
    ) -> impl Iterator<Item = (usize, &NumberedDifference)> {
        let all = self.differences.iter().enumerate();
        all.filter(move |(_, difference)| difference.statement == number)
    }

    /// The words of an article that differ anywhere.
    pub(super) fn spans_in(&self, article: u32) -> impl Iterator<Item = Span> {
        let all = self.differences.iter().flat_map(|difference| &difference.spans);
        all.filter(move |(number, _)| *number == article).map(|(_, span)| *span)
    }

    /// Which differences some words of an article belong to.
    pub(super) fn differences_at(&self, article: u32, words: Span) -> Vec<usize> {
        let is_here = |(number, span): &(u32, Span)| *number == article && span.overlaps(words);
        let all = self.differences.iter().enumerate();
        let here = all.filter(|(_, difference)| difference.spans.iter().any(is_here));
        here.map(|(place, _)| place).collect()
    }

    /// The difference in focus: the one stepped to last, if it is of the statement in focus, else the first that
    /// this has.
    pub(super) fn current(&self, stepped: usize, focused: Option<usize>) -> Option<usize> {
        let number = focused?;
        let is_of_focus =
            self.differences.get(stepped).is_some_and(|difference| difference.statement == number);
        if is_of_focus {
            Some(stepped)
        } else {
            self.differences.iter().position(|difference| difference.statement == number)
        }
    }

    /// The difference behind the one in focus, or before it; from the last on to the first. Where a statement is in
    /// focus that has none, behind or before that. `None` where nothing differs.
    pub(super) fn step(
        &self,
        direction: Direction,
        current: Option<usize>,
        focused: Option<usize>,
    ) -> Option<usize> {
        let total = self.differences.len();
        let last = total.checked_sub(1)?;
        let stepped = match (direction, current, focused) {
            (Direction::Next, Some(current), _) => current + 1,
            (Direction::Previous, Some(current), _) => current + last,
            (Direction::Next, None, Some(number)) => self.count_before(number + 1),
            (Direction::Previous, None, Some(number)) => self.count_before(number) + last,
            (Direction::Next, None, None) => 0,
            (Direction::Previous, None, None) => last,
        };
        Some(stepped % total)
    }

    /// How many differences stand before a statement.
    fn count_before(&self, number: usize) -> usize {
        self.differences.iter().take_while(|difference| difference.statement < number).count()
    }
}

fn shared_statements(collection: &Collection, articles: &[u32]) -> Vec<u32> {
    let mut statements: Vec<u32> = Vec::new();
    for &article in articles {
        for &quotation in collection.quotations_in(article) {
            let number = collection.quotation(quotation).statement;
            let reporting = collection.reporting_articles(number);
            let reports = |article: &&u32| reporting.contains(article);
            if articles.iter().filter(reports).count() > 1 && !statements.contains(&number) {
                statements.push(number);
            }
        }
    }
    statements
}

/// Every pair of the articles but the first.
fn other_pairings(dataset: &Dataset, articles: &[u32]) -> Vec<([u32; 2], Pairing)> {
    let mut pairings = Vec::new();
    for (place, &right) in articles.iter().enumerate().skip(2) {
        for &left in &articles[..place] {
            pairings.push(([left, right], compare::articles(dataset, left, right, true)));
        }
    }
    pairings
}

/// The differences of a statement's wordings in a pair of articles.
fn numbered(
    statement: usize,
    [left, right]: [u32; 2],
    wording: &Wording,
) -> Vec<NumberedDifference> {
    if wording.reworded {
        let sentence = wording.summary.clone();
        return vec![NumberedDifference { statement, sentence, spans: vec![] }];
    }
    let in_article = |article: u32, spans: &[Span]| -> Vec<(u32, Span)> {
        spans.iter().map(|&span| (article, span)).collect()
    };
    let difference = |difference: &compare::Difference| {
        let [on_left, on_right] = &difference.spans;
        let spans = [in_article(left, on_left), in_article(right, on_right)].concat();
        NumberedDifference { statement, sentence: difference.sentence.clone(), spans }
    };
    wording.differences.iter().map(difference).collect()
}

#[cfg(test)]
#[path = "difference_navigator_tests.rs"]
mod tests;
