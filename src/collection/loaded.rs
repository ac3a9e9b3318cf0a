//! The collection: one dataset and its index.
//!
//! Numbers are indices into the dataset's lists, as in core's data model; ids are stable names, as addresses
//! have them.

use std::collections::HashMap;
use std::sync::Arc;

use super::texts::DeferredTexts;
use crossquote_explore::search::Index;
use crossquote_model::{Article, Dataset, Quotation, Speaker, Statement};
use crossquote_ui::browser::timing::when_idle;

/// Where a collection is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The page, or a file beside it.
    Published,
    /// The reader's own, which only this browser keeps.
    Local {
        /// Its name in the library.
        id: String,
        /// Whether nothing has been corrected since the workspace gave it out to be shown.
        is_current: bool,
    },
}

/// The loaded collection; never changes but for texts that come later.
pub(crate) struct Collection {
    pub(crate) dataset: Dataset,
    pub(crate) index: Index,
    pub(crate) origin: Origin,
    /// The texts, where they come later.
    pub(super) deferred: Option<DeferredTexts>,
    articles: HashMap<String, u32>,
    speakers: HashMap<String, u32>,
    quotations: HashMap<String, u32>,
    statements: HashMap<String, u32>,
}

impl Collection {
    /// A collection whose texts are all there.
    pub(crate) fn new(dataset: Dataset, index: Index) -> Collection {
        Collection::with_texts(dataset, index, None)
    }

    pub(super) fn with_texts(
        dataset: Dataset,
        index: Index,
        deferred: Option<DeferredTexts>,
    ) -> Collection {
        Collection {
            articles: numbers_by_id(dataset.articles.iter().map(|article| &article.id)),
            speakers: numbers_by_id(dataset.speakers.iter().map(|speaker| &speaker.id)),
            quotations: numbers_by_id(dataset.quotations.iter().map(|quotation| &quotation.id)),
            statements: numbers_by_id(dataset.statements.iter().map(|statement| &statement.id)),
            dataset,
            index,
            origin: Origin::Published,
            deferred,
        }
    }

    /// The same, of another origin than most.
    pub(super) fn of_origin(self, origin: Origin) -> Collection {
        Collection { origin, ..self }
    }

    /// Whether other people can open it too.
    pub(crate) fn is_published(&self) -> bool {
        self.origin == Origin::Published
    }

    /// Has the index ready for every word, once the browser has nothing else to do: until then each key of a
    /// search has the lists of its own words made.
    pub(crate) fn prepare_index(self: &Arc<Collection>) {
        let collection = self.clone();
        when_idle(move || collection.index.prepare());
    }

    /// How many articles there are.
    pub(crate) fn article_count(&self) -> u32 {
        self.dataset.articles.len() as u32
    }

    pub(crate) fn quotation(&self, number: u32) -> &Quotation {
        &self.dataset.quotations[number as usize]
    }

    pub(crate) fn article(&self, number: u32) -> &Article {
        &self.dataset.articles[number as usize]
    }

    pub(crate) fn speaker(&self, number: u32) -> &Speaker {
        &self.dataset.speakers[number as usize]
    }

    pub(crate) fn statement(&self, number: u32) -> &Statement {
        &self.dataset.statements[number as usize]
    }

    /// Of quotations those that a list shows: what is doubtful only where it is asked for.
    pub(crate) fn listed(&self, quotations: &[u32], doubtful: bool) -> Vec<u32> {
        let is_shown = |&number: &u32| doubtful || !self.quotation(number).is_doubtful();
        quotations.iter().copied().filter(is_shown).collect()
    }

    /// How many of the quotations are doubtful.
    pub(crate) fn doubtful_among(&self, quotations: &[u32]) -> usize {
        quotations.iter().filter(|&&number| self.quotation(number).is_doubtful()).count()
    }

    /// How many quotations of the collection are doubtful.
    pub(crate) fn doubtful(&self) -> usize {
        self.dataset.quotations.iter().filter(|quotation| quotation.is_doubtful()).count()
    }

    /// The statement that a quotation reports.
    pub(crate) fn statement_of(&self, quotation: u32) -> &Statement {
        self.statement(self.quotation(quotation).statement)
    }

    pub(crate) fn article_by_id(&self, id: &str) -> Option<u32> {
        self.articles.get(id).copied()
    }

    pub(crate) fn speaker_by_id(&self, id: &str) -> Option<u32> {
        self.speakers.get(id).copied()
    }

    pub(crate) fn quotation_by_id(&self, id: &str) -> Option<u32> {
        self.quotations.get(id).copied()
    }

    pub(crate) fn statement_by_id(&self, id: &str) -> Option<u32> {
        self.statements.get(id).copied()
    }

    /// The other quotations of the same statement.
    pub(crate) fn other_reports(&self, quotation: u32) -> impl Iterator<Item = u32> {
        let all = self.statement_of(quotation).quotations.iter().copied();
        all.filter(move |&other| other != quotation)
    }

    /// The articles that report a statement, in order, each once.
    pub(crate) fn reporting_articles(&self, statement: u32) -> Vec<u32> {
        let quotations = self.statement(statement).quotations.iter();
        let mut articles: Vec<u32> =
            quotations.map(|&quotation| self.quotation(quotation).article).collect();
        // Its quotations are in order of article.
        articles.dedup();
        articles
    }

    /// The quotations of one article, in reading order.
    pub(crate) fn quotations_in(&self, article: u32) -> &[u32] {
        self.index.quotations_in(article)
    }

    /// The quotations of one speaker, in order of article and position.
    pub(crate) fn quotations_by(&self, speaker: u32) -> &[u32] {
        self.index.quotations_by(speaker)
    }
}

/// Of the same id the first counts, as for whoever looks for it from the beginning.
fn numbers_by_id<'d>(ids: impl Iterator<Item = &'d String>) -> HashMap<String, u32> {
    let mut numbers = HashMap::new();
    for (number, id) in (0..).zip(ids) {
        numbers.entry(id.clone()).or_insert(number);
    }
    numbers
}
