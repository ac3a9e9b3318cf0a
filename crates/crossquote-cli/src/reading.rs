//! Extraction from many articles, side by side on all processors.

use std::sync::Mutex;
use std::thread;

use crossquote_extract::collection;
use crossquote_extract::{Extraction, Model};
use crossquote_model::Article;
use indicatif::ProgressBar;

/// What each article says, in their order; the same as one after the other, sooner.
pub(crate) fn read(
    model: Option<&Model>,
    articles: &mut [Article],
    progress: &ProgressBar,
) -> Vec<Extraction> {
    progress.set_length(articles.len() as u64);
    let mut found: Vec<Extraction> = articles.iter().map(|_| Extraction::default()).collect();
    // One at a time: articles differ in length, and shares made ahead would end one long after another.
    let waiting = Mutex::new(articles.iter_mut().zip(&mut found));
    let next = || waiting.lock().ok()?.next();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((article, place)) = next() {
                    *place = collection::read(model, article);
                    progress.inc(1);
                }
            });
        }
    });
    found
}
