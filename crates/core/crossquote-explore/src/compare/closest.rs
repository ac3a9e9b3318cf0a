//! Which two articles to compare when a reader has not said.

use crossquote_model::Dataset;
use crossquote_text::order::sort_and_dedup;

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
    let candidates = |given: Option<u32>| match given {
        Some(given) => given..given.saturating_add(1).min(articles),
        None => 0..articles,
    };
    let (reporting, reported) = reports(dataset);
    let mut best: Option<(u32, u32)> = None;
    let mut most = 0;
    for a in candidates(left) {
        // How many statements each other article shares with this one.
        let mut shared = vec![0; articles as usize];
        for &statement in reported.get(a as usize).unwrap_or(&vec![]) {
            reporting[statement].iter().for_each(|&other| shared[other as usize] += 1);
        }
        for b in candidates(right).filter(|&b| b != a) {
            if best.is_none() || shared[b as usize] > most {
                (best, most) = (Some((a, b)), shared[b as usize]);
            }
        }
    }
    best
}

/// The articles that report each statement, and the statements that each article reports.
fn reports(dataset: &Dataset) -> (Vec<Vec<u32>>, Vec<Vec<usize>>) {
    let mut reported = vec![Vec::new(); dataset.articles.len()];
    let mut reporting = Vec::new();
    for (number, statement) in dataset.statements.iter().enumerate() {
        let quotations = statement.quotations.iter();
        let articles = quotations.filter_map(|&at| dataset.quotations.get(at as usize));
        let mut articles: Vec<u32> = articles.map(|quotation| quotation.article).collect();
        sort_and_dedup(&mut articles);
        for &article in &articles {
            if let Some(reported) = reported.get_mut(article as usize) {
                reported.push(number);
            }
        }
        reporting.push(articles);
    }
    (reporting, reported)
}
