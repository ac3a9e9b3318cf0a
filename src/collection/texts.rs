//! Texts of articles that come later than everything else, in collections that come in parts (core's
//! dataset::parts): files of some articles each, and what has become of each file.

use crossquote_model::Dataset;
use crossquote_model::dataset::parts::Texts;
use futures::future::try_join_all;
use leptos::prelude::*;

use super::load_error::LoadError;
use crossquote_ui::browser::fetch::fetch_bytes;

/// Where files of texts lie, beside the page.
const FOLDER: &str = "texts";

/// Files that are fetched at the same time where many are needed: about what browsers ask one host for.
const FETCHED_TOGETHER: usize = 8;

/// The texts of a collection that came without them.
pub(super) struct DeferredTexts {
    pub(super) texts: Texts,
    /// By file.
    pub(super) states: Vec<ArcRwSignal<FetchState>>,
}

/// What has become of a file of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FetchState {
    NotRequested,
    /// On its way.
    Requested,
    Arrived,
    /// Why it could not be had, a sentence.
    Failed(String),
}

impl DeferredTexts {
    pub(super) fn new(texts: Texts) -> DeferredTexts {
        let states = (0..texts.files()).map(|_| ArcRwSignal::new(FetchState::NotRequested));
        DeferredTexts { states: states.collect(), texts }
    }

    /// Fetches all files, for what needs every word, before anything is shown.
    pub(super) async fn fetch_all(&self, dataset: &Dataset) -> Result<(), LoadError> {
        let files: Vec<usize> = (0..self.texts.files()).collect();
        self.fetch_files(dataset, &files).await
    }

    /// Fetches files, some at a time; ends at the first that cannot be had.
    pub(super) async fn fetch_files(
        &self,
        dataset: &Dataset,
        files: &[usize],
    ) -> Result<(), LoadError> {
        for together in files.chunks(FETCHED_TOGETHER) {
            try_join_all(together.iter().map(|&file| self.fetch(dataset, file))).await?;
        }
        Ok(())
    }

    /// Fetches a file, and tells who waits for it.
    pub(super) async fn fetch(&self, dataset: &Dataset, file: usize) -> Result<(), LoadError> {
        self.states[file].set(FetchState::Requested);
        let bytes = fetch_bytes(&format!("{FOLDER}/{}", self.texts.name(file))).await;
        let arrived = bytes
            .map_err(LoadError::from)
            .and_then(|bytes| Ok(self.texts.arrive(dataset, file, &bytes)?));
        self.states[file].set(match &arrived {
            Ok(()) => FetchState::Arrived,
            Err(error) => FetchState::Failed(error.to_string()),
        });
        arrived
    }
}
