//! Which two articles to compare when a reader has not said.

use crate::model::Dataset;

/// Two different articles (indices into [`Dataset::articles`]): what is given is kept, what is left
/// open is the article that shares most statements with the other, first ones first.
///
/// An article given twice counts as given once. `None` when the dataset has fewer than two
/// articles or a given index is out of range.
pub fn closest_pair(
    dataset: &Dataset,
    left: Option<u32>,
    right: Option<u32>,
) -> Option<(u32, u32)> {
    let articles = dataset.articles.len() as u32;
    let right = right.filter(|&right| left != Some(right));
    let all: Vec<u32> = (0..articles).collect();
    let candidates = |given: Option<u32>| given.map_or(all.clone(), |given| vec![given]);
    let mut best: Option<(u32, u32)> = None;
    let mut most = 0;
    for a in candidates(left) {
        for b in candidates(right) {
            if a == b || a >= articles || b >= articles {
                continue;
            }
            let shared = shared_statements(dataset, a, b);
            if best.is_none() || shared > most {
                (best, most) = (Some((a, b)), shared);
            }
        }
    }
    best
}

/// How many statements both articles report.
fn shared_statements(dataset: &Dataset, a: u32, b: u32) -> usize {
    dataset
        .statements
        .iter()
        .filter(|statement| {
            let reports = |article| {
                statement
                    .quotations
                    .iter()
                    .any(|&q| dataset.quotations[q as usize].article == article)
            };
            reports(a) && reports(b)
        })
        .count()
}
