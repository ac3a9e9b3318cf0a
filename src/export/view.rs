//! Which records of a collection a route shows: the quotations that a search finds, a statement, articles side
//! by side; everything where the page is about everything.

use crossquote_explore::search::Request;
use crossquote_export::Selection;
use crossquote_text::order::sort_and_dedup;

use crate::collection::Collection;
use crate::router::{Comparison, Route};

/// What a route shows of a collection.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ExportView {
    /// What it is, in a word, for the name of a file.
    pub(super) name: &'static str,
    records: Records,
}

/// Records by their numbers.
#[derive(Debug, PartialEq, Eq)]
enum Records {
    Quotations(Vec<u32>),
    Statement(u32),
    /// Articles side by side.
    Comparison(Vec<u32>),
    Collection,
}

impl ExportView {
    pub(super) fn for_route(collection: &Collection, route: &Route) -> ExportView {
        let quotations = |name, numbers: Option<Vec<u32>>| {
            let records = Records::Quotations(numbers.unwrap_or_default());
            ExportView { name, records }
        };
        let found = match route {
            Route::Quotes(request) => {
                let all = collection.dataset.quotations.len();
                // An export drops nothing: what is doubtful says so by its confidence.
                let request = Request { doubtful: true, ..request.clone() };
                let outcome = collection.index.search(&collection.dataset, &request, all);
                let hits = outcome.hits.iter().map(|hit| hit.quotation).collect();
                Some(quotations("quotations", Some(hits)))
            }
            Route::Quotation { id } => {
                let quotation = collection.quotation_by_id(id);
                Some(quotations("quotation", quotation.map(|quotation| vec![quotation])))
            }
            Route::Speakers { speaker: Some(id), .. } => {
                let speaker = collection.speaker_by_id(id);
                let theirs = speaker.map(|speaker| collection.quotations_by(speaker).to_vec());
                Some(quotations("speaker", theirs))
            }
            Route::Article { id, .. } => {
                let article = collection.article_by_id(id);
                let inside = article.map(|article| collection.quotations_in(article).to_vec());
                Some(quotations("article", inside))
            }
            Route::Statement { id, .. } => {
                let statement = collection.statement_by_id(id).map(Records::Statement);
                statement.map(|records| ExportView { name: "statement", records })
            }
            Route::Compare(comparison) => {
                compared_articles(collection, comparison).map(|articles| ExportView {
                    name: "comparison",
                    records: Records::Comparison(articles),
                })
            }
            Route::Story | Route::Speakers { speaker: None, .. } | Route::Unknown(_) => None,
        };
        found.unwrap_or(ExportView { name: "collection", records: Records::Collection })
    }

    /// The same as the exporters know it.
    pub(super) fn selection(&self) -> Selection<'_> {
        match &self.records {
            Records::Quotations(quotations) => Selection::Quotations(quotations),
            Records::Statement(statement) => Selection::Statement(*statement),
            Records::Comparison(articles) => Selection::Comparison(articles),
            Records::Collection => Selection::Collection,
        }
    }

    /// The quotations that are shown, in the order in which they are.
    pub(super) fn quotations(&self, collection: &Collection) -> Vec<u32> {
        let dataset = &collection.dataset;
        match &self.records {
            Records::Quotations(quotations) => quotations.clone(),
            Records::Statement(statement) => collection.statement(*statement).quotations.clone(),
            Records::Comparison(articles) => (0..)
                .zip(&dataset.quotations)
                .filter(|(_, quotation)| articles.contains(&quotation.article))
                .map(|(number, _)| number)
                .collect(),
            Records::Collection => (0..dataset.quotations.len() as u32).collect(),
        }
    }

    /// The articles whose texts an export of it needs.
    pub(super) fn articles(&self, collection: &Collection) -> Vec<u32> {
        match &self.records {
            Records::Comparison(articles) => articles.clone(),
            Records::Collection => (0..collection.article_count()).collect(),
            Records::Quotations(_) | Records::Statement(_) => {
                let quotations = self.quotations(collection).into_iter();
                let mut articles: Vec<u32> =
                    quotations.map(|number| collection.quotation(number).article).collect();
                sort_and_dedup(&mut articles);
                articles
            }
        }
    }
}

/// The articles that a comparison names; nothing of fewer than two, which cannot be compared.
fn compared_articles(collection: &Collection, comparison: &Comparison) -> Option<Vec<u32>> {
    let sides = [&comparison.left, &comparison.right, &comparison.also];
    let known = sides.into_iter().flatten().filter_map(|id| collection.article_by_id(id));
    Some(known.collect::<Vec<u32>>()).filter(|articles| articles.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossquote_explore::search::Index;
    use crossquote_model::dataset;

    /// The dataset that the explorer is built with.
    fn collection() -> Collection {
        let dataset = dataset::decode(include_bytes!("../../data/dataset/dataset.json"))
            .expect("the dataset of this repository");
        let index = Index::new(&dataset);
        Collection::new(dataset, index)
    }

    fn view(collection: &Collection, fragment: &str) -> ExportView {
        ExportView::for_route(collection, &Route::parse(fragment))
    }

    #[test]
    fn a_page_about_one_thing_shows_that_and_any_other_page_everything() {
        let collection = collection();
        let statement = &collection.statement(0).id;
        let quotation = &collection.quotation(3).id;
        for (fragment, expected) in [
            ("#/".to_owned(), "collection"),
            ("#/quotes".to_owned(), "quotations"),
            ("#/quotes?q=nato".to_owned(), "quotations"),
            (format!("#/quote/{quotation}"), "quotation"),
            ("#/speakers".to_owned(), "collection"),
            ("#/speakers/donald-trump".to_owned(), "speaker"),
            ("#/article/002-hot-phase".to_owned(), "article"),
            (format!("#/statement/{statement}"), "statement"),
            ("#/statement/nothing".to_owned(), "collection"),
            ("#/compare?left=000-give-up-my-post&right=002-hot-phase".to_owned(), "comparison"),
            ("#/compare?left=000-give-up-my-post&right=nothing".to_owned(), "collection"),
            ("#/compare".to_owned(), "collection"),
            ("#/nowhere".to_owned(), "collection"),
        ] {
            assert_eq!(view(&collection, &fragment).name, expected, "{fragment}");
        }
    }

    #[test]
    fn the_quotations_are_those_of_the_page() {
        let collection = collection();
        let all = collection.dataset.quotations.len();
        let quotations = |fragment: &str| view(&collection, fragment).quotations(&collection);
        assert_eq!(quotations("#/").len(), all);
        assert_eq!(quotations("#/quotes").len(), all);
        let speaker = collection.speaker_by_id("donald-trump");
        let theirs = quotations("#/speakers/donald-trump");
        assert!(!theirs.is_empty());
        assert!(theirs.iter().all(|&number| Some(collection.quotation(number).speaker) == speaker));
        assert_eq!(quotations("#/speakers/nobody"), [0; 0]);
        assert_eq!(quotations("#/quote/nothing"), [0; 0]);
        assert_eq!(quotations(&format!("#/quote/{}", collection.quotation(3).id)), [3]);
        let statement = collection.statement(0);
        assert_eq!(quotations(&format!("#/statement/{}", statement.id)), statement.quotations);
        let two = quotations("#/compare?left=000-give-up-my-post&right=002-hot-phase");
        assert_eq!(
            two.len(),
            collection.quotations_in(0).len() + collection.quotations_in(2).len()
        );
        assert!(two.is_sorted());
    }

    #[test]
    fn the_texts_that_are_needed_are_those_of_the_articles_shown() {
        let collection = collection();
        let articles = |fragment: &str| view(&collection, fragment).articles(&collection);
        assert_eq!(articles("#/"), [0, 1, 2, 3, 4]);
        assert_eq!(articles("#/article/002-hot-phase"), [2]);
        assert_eq!(
            articles("#/compare?left=002-hot-phase&right=000-give-up-my-post"),
            [2, 0],
            "in the order of the page"
        );
        assert_eq!(articles(&format!("#/quote/{}", collection.quotation(0).id)), [0]);
    }
}
