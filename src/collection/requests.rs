//! Who waits for which text: texts are fetched for what is shown, and the rest when nobody waits.
//!
//! Whoever draws words of an article puts them into `<WhenTexts>` (src/records), which shows something in their
//! place until they are there. A collection that came whole waits for nothing.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::load_error::LoadError;
use super::loaded::Collection;
use super::texts::{DeferredTexts, FetchState};
use crate::router::page_parameter;
use crossquote_text::order::sort_and_dedup;
use crossquote_ui::browser::timing::when_idle;

/// Files that are fetched though nobody asked: some 16 MB. Of larger collections only what is looked at.
const FETCHED_AHEAD: usize = 512;

/// Whether words of some articles can be shown.
pub(crate) enum Readiness {
    Ready,
    Fetching,
    /// One of the files could not be had, and why.
    Failed {
        file: usize,
        message: String,
    },
}

impl Collection {
    /// Whether the texts of articles can be read.
    pub(crate) fn has_texts(&self, articles: &[u32]) -> bool {
        articles.iter().all(|&article| self.article(article).text.is_here())
    }

    /// Whether words of some articles can be shown; asks for those that nobody has asked for. Tracks what becomes
    /// of them.
    pub(crate) fn request_texts(self: &Arc<Collection>, articles: &[u32]) -> Readiness {
        let Some(deferred) = &self.deferred else { return Readiness::Ready };
        let mut readiness = Readiness::Ready;
        for file in self.missing_files(deferred, articles) {
            match deferred.states[file].get() {
                FetchState::Failed(message) => return Readiness::Failed { file, message },
                FetchState::NotRequested => self.fetch_texts(file),
                FetchState::Requested | FetchState::Arrived => {}
            }
            readiness = Readiness::Fetching;
        }
        readiness
    }

    /// Fetches the texts of articles that are not there, for what needs every word of them at once.
    pub(crate) async fn fetch_missing_texts(&self, articles: &[u32]) -> Result<(), LoadError> {
        let Some(deferred) = &self.deferred else { return Ok(()) };
        // One that is on its way is asked for again, which costs a request at most.
        let files = self.missing_files(deferred, articles);
        deferred.fetch_files(&self.dataset, &files).await
    }

    /// The files that hold the texts of articles which are not there, each once, in order.
    fn missing_files(&self, deferred: &DeferredTexts, articles: &[u32]) -> Vec<usize> {
        let missing = articles.iter().filter(|&&article| !self.has_texts(&[article]));
        let mut files: Vec<usize> =
            missing.filter_map(|&article| deferred.texts.of(article)).collect();
        sort_and_dedup(&mut files);
        files
    }

    /// Fetches a file of texts unless somebody has; then another one, while nobody waits.
    fn fetch_texts(self: &Arc<Collection>, file: usize) {
        let collection = self.clone();
        spawn_local(async move {
            let Some(deferred) = &collection.deferred else { return };
            if deferred.states[file].get_untracked() != FetchState::NotRequested {
                return;
            }
            let arrived = deferred.fetch(&collection.dataset, file).await;
            // Where one cannot be had the next ones hardly can: they wait until somebody asks.
            if arrived.is_ok() {
                collection.fetch_ahead();
            }
        });
    }

    /// Asks anew for a file that could not be had.
    pub(crate) fn retry_texts(&self, file: usize) {
        if let Some(deferred) = &self.deferred {
            deferred.states[file].set(FetchState::NotRequested);
        }
    }

    /// Fetches a file that nobody has asked for, once the browser has nothing else to do.
    pub(crate) fn fetch_ahead(self: &Arc<Collection>) {
        // Nor does a frame in somebody's page load what its reader may never look at.
        if self.deferred.is_none() || saves_data() || page_parameter("embed").is_some() {
            return;
        }
        let collection = self.clone();
        when_idle(move || {
            let Some(deferred) = &collection.deferred else { return };
            let free =
                |file: &usize| deferred.states[*file].get_untracked() == FetchState::NotRequested;
            if let Some(file) = (0..deferred.texts.files().min(FETCHED_AHEAD)).find(free) {
                collection.fetch_texts(file);
            }
        });
    }
}

/// Whether the reader has told the browser to load no more than is needed.
fn saves_data() -> bool {
    let connection = js_sys::Reflect::get(&window().navigator(), &"connection".into());
    let saves = connection.and_then(|it| js_sys::Reflect::get(&it, &"saveData".into()));
    saves.is_ok_and(|saves| saves.is_truthy())
}
