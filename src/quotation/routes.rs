//! Where one can go from a quotation.

use crate::collection::Collection;
use crate::router::{Comparison, Route};

/// Where a quotation stands in its article.
pub(crate) fn in_article_route(collection: &Collection, quotation: u32) -> Route {
    let record = collection.quotation(quotation);
    Route::Article {
        id: collection.article(record.article).id.clone(),
        quote: Some(record.id.clone()),
    }
}

/// The comparison of a quotation's article with another one, its statement in focus.
pub(crate) fn comparison_route(collection: &Collection, quotation: u32, other: u32) -> Route {
    let record = collection.quotation(quotation);
    let statement = collection.statement(record.statement);
    Route::Compare(Comparison {
        left: Some(collection.article(record.article).id.clone()),
        right: Some(collection.article(other).id.clone()),
        statement: Some(statement.id.clone()),
        // Whoever follows it finds there what it was about.
        doubtful: collection.doubtful_among(&statement.quotations) > 0,
        ..Comparison::default()
    })
}

/// The other articles that report a quotation's statement, in order, each once.
pub(super) fn other_articles(collection: &Collection, quotation: u32) -> Vec<u32> {
    let record = collection.quotation(quotation);
    let mut articles = collection.reporting_articles(record.statement);
    articles.retain(|&article| article != record.article);
    articles
}
