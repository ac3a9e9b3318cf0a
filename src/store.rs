//! What is loaded: one dataset and its index, shared by every page.

use crossquote_core::dataset::parts::Texts;
use crossquote_core::model::{Article, Dataset, Quotation, Speaker};
use crossquote_core::search::Index;

use crate::provided::Provided;
use crate::texts::Later;

/// The loaded collection. It lives as long as the page, so it is leaked once and copied freely:
/// no component has to own or clone a dataset.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    pub(crate) dataset: &'static Dataset,
    pub(crate) index: &'static Index,
    /// The texts, where they come later.
    pub(crate) later: Option<&'static Later>,
}

impl Store {
    pub(crate) fn new(dataset: Dataset, index: Index) -> Store {
        let (dataset, index) = (Box::leak(Box::new(dataset)), Box::leak(Box::new(index)));
        Store { dataset, index, later: None }
    }

    /// A collection whose texts come later. The index is made of all of them where there is none that fits.
    pub(crate) async fn in_parts(
        dataset: Dataset,
        texts: Texts,
        written: Option<Vec<u8>>,
    ) -> Result<Store, String> {
        let dataset: &Dataset = Box::leak(Box::new(dataset));
        let later: &Later = Box::leak(Box::new(Later::new(dataset, texts)));
        let index = match written.and_then(|bytes| Index::of(bytes, dataset).ok()) {
            Some(index) => index,
            None => {
                later.all().await?;
                Index::new(dataset)
            }
        };
        Ok(Store { dataset, index: Box::leak(Box::new(index)), later: Some(later) })
    }

    /// The store of the page; components are shown only once it is there.
    pub(crate) fn get() -> Store {
        Provided::get().store.get_untracked()
    }

    /// The same for who is drawn anew when another collection is shown.
    pub(crate) fn follow() -> Store {
        Provided::get().store.get()
    }

    /// How many articles there are.
    pub(crate) fn articles(self) -> u32 {
        self.dataset.articles.len() as u32
    }

    pub(crate) fn quotation(self, index: u32) -> &'static Quotation {
        &self.dataset.quotations[index as usize]
    }

    pub(crate) fn article(self, index: u32) -> &'static Article {
        &self.dataset.articles[index as usize]
    }

    pub(crate) fn speaker(self, index: u32) -> &'static Speaker {
        &self.dataset.speakers[index as usize]
    }

    /// Whether the texts of articles can be read.
    pub(crate) fn has_texts(self, articles: &[u32]) -> bool {
        articles.iter().all(|&article| self.article(article).text.is_here())
    }

    /// Whether the words of a quotation can be read.
    pub(crate) fn has_text_of(self, quotation: u32) -> bool {
        self.has_texts(&[self.quotation(quotation).article])
    }

    pub(crate) fn article_named(self, id: &str) -> Option<u32> {
        self.dataset.articles.iter().position(|article| article.id == id).map(|at| at as u32)
    }

    pub(crate) fn speaker_named(self, id: &str) -> Option<u32> {
        self.dataset.speakers.iter().position(|speaker| speaker.id == id).map(|at| at as u32)
    }

    pub(crate) fn quotation_named(self, id: &str) -> Option<u32> {
        self.dataset.quotations.iter().position(|quotation| quotation.id == id).map(|at| at as u32)
    }

    /// The other quotations of the same statement.
    pub(crate) fn elsewhere(self, index: u32) -> impl Iterator<Item = u32> {
        let statement = &self.dataset.statements[self.quotation(index).statement as usize];
        statement.quotations.iter().copied().filter(move |&other| other != index)
    }

    /// The quotations of one article, in reading order.
    pub(crate) fn quotations_in(self, article: u32) -> impl Iterator<Item = u32> {
        self.index.quotations_in(article).iter().copied()
    }

    /// The quotations of one speaker, in order of article and position.
    pub(crate) fn quotations_by(self, speaker: u32) -> impl Iterator<Item = u32> {
        self.index.quotations_by(speaker).iter().copied()
    }
}
