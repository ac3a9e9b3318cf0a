//! The dataset under review, as components follow it.

use crossquote_model::{Dataset, Quotation};
use leptos::prelude::*;

use crate::context::WorkspaceContext;
use crate::state::{SessionStoreFields, WorkspaceStoreFields};

/// Provided as context by [`super::page`].
///
/// It is lent and never given: a step changes the dataset in place, and would copy megabytes where somebody held it.
#[derive(Clone, Copy)]
pub(super) struct ReviewedDataset {
    workspace: WorkspaceContext,
    /// Changes with the dataset and at no other time; of the session components hear also when a step begins.
    revision: Memo<u32>,
}

impl ReviewedDataset {
    pub(super) fn new(workspace: WorkspaceContext) -> ReviewedDataset {
        let revision = workspace.store.session().revision();
        ReviewedDataset { workspace, revision: Memo::new(move |_| revision.get()) }
    }

    /// Has whoever follows signals run again once the dataset is another.
    pub(super) fn track(self) {
        // A memo that nobody reads follows nothing itself.
        let _ = self.revision.get();
    }

    /// Reads the dataset as it is corrected now, and follows it.
    pub(super) fn with<R>(self, read: impl FnOnce(&Dataset) -> R) -> R {
        self.track();
        self.with_untracked(read)
    }

    /// The same without following it, also where the page is gone.
    pub(super) fn with_untracked<R>(self, read: impl FnOnce(&Dataset) -> R) -> R {
        read(&self.workspace.dataset())
    }
}

pub(super) fn use_reviewed_dataset() -> ReviewedDataset {
    expect_context()
}

/// The article that is shown. By its id, as another collection may have it at another place.
#[derive(Clone, Copy)]
pub(super) struct ReviewedArticle {
    id: StoredValue<String>,
    dataset: ReviewedDataset,
}

impl ReviewedArticle {
    pub(super) fn new(id: String, dataset: ReviewedDataset) -> ReviewedArticle {
        ReviewedArticle { id: StoredValue::new(id), dataset }
    }

    /// Its id; empty where it is shown no longer.
    pub(super) fn id(self) -> String {
        self.id.try_get_value().unwrap_or_default()
    }

    /// Reads the dataset and the number that the article has in it, and follows the dataset. `None` where the article
    /// is not in it any more.
    pub(super) fn with<R>(self, read: impl FnOnce(&Dataset, u32) -> R) -> Option<R> {
        self.dataset.track();
        self.with_untracked(read)
    }

    /// The same without following the dataset.
    pub(super) fn with_untracked<R>(self, read: impl FnOnce(&Dataset, u32) -> R) -> Option<R> {
        self.dataset.with_untracked(|dataset| {
            let number = self.id.try_with_value(|id| article_number(dataset, id))??;
            Some(read(dataset, number))
        })
    }
}

/// The number of the article with an id.
pub(super) fn article_number(dataset: &Dataset, id: &str) -> Option<u32> {
    (0..).zip(&dataset.articles).find(|(_, article)| article.id == id).map(|(number, _)| number)
}

/// The number of the quotation with an id.
pub(super) fn quotation_number(dataset: &Dataset, id: &str) -> Option<u32> {
    let mut all = (0..).zip(&dataset.quotations);
    all.find(|(_, quotation)| quotation.id == id).map(|(number, _)| number)
}

/// The quotations of an article with their numbers, in order.
pub(super) fn quotations_of(
    dataset: &Dataset,
    article: u32,
) -> impl Iterator<Item = (u32, &Quotation)> {
    (0..).zip(&dataset.quotations).filter(move |(_, quotation)| quotation.article == article)
}
