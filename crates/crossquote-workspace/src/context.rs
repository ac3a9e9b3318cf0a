//! What every part of the workspace may ask for; provided once, by [`crate::app`].

use std::sync::Arc;

use crossquote_model::Dataset;
use futures::channel::oneshot::Sender;
use gloo::file::ObjectUrl;
use js_sys::Uint8Array;
use leptos::prelude::*;
use reactive_stores::Store;

use crate::engine::{DatasetForms, Engine};
use crate::library::Library;
use crate::review::ReviewState;
use crate::router::Router;
use crate::state::Workspace;

/// Provided as context. What a person can have done with it is in [`crate::actions`].
#[derive(Clone, Copy)]
pub(crate) struct WorkspaceContext {
    pub(crate) store: Store<Workspace>,
    pub(crate) router: Router,
    pub(crate) engine: Engine,
    pub(crate) library: Library,
    /// What is chosen on the pages of the review.
    pub(crate) review: ReviewState,
    /// The collection's dataset as it is corrected now. Not in the store: whoever has that for long would have a step
    /// copy the whole dataset, where it changes a few records in place.
    pub(crate) dataset: StoredValue<Arc<Dataset>>,
    /// The file of the dataset without corrections.
    pub(crate) base: StoredValue<Option<Uint8Array>, LocalStorage>,
    /// The files of the corrected dataset as the engine writes them, once somebody wanted them.
    pub(crate) forms: StoredValue<Option<DatasetForms>, LocalStorage>,
    /// Who waits for them.
    pub(crate) waiting_for_forms: StoredValue<Vec<Sender<DatasetForms>>, LocalStorage>,
    /// How often all reading was given up.
    pub(crate) stops: StoredValue<usize>,
    /// Whether the collection that the address names is being looked for.
    pub(crate) opening: RwSignal<bool>,
    /// Whether the collection is being written for the explorer or a file.
    pub(crate) writing: RwSignal<bool>,
    /// How many texts were pasted.
    pub(crate) pasted: StoredValue<usize>,
    /// What is typed on the page where articles are added, and not added yet.
    pub(crate) draft: RwSignal<String>,
    /// The address of a saved explorer that is shown on this page, where the browser keeps nothing.
    pub(crate) preview: RwSignal<Option<ObjectUrl>, LocalStorage>,
}

impl WorkspaceContext {
    /// The context of a page that has just been opened: nothing is there yet.
    pub(crate) fn new() -> WorkspaceContext {
        let store = Store::new(Workspace::default());
        WorkspaceContext {
            store,
            router: Router::start(),
            engine: Engine::new(),
            library: Library::new(store),
            review: ReviewState::new(),
            dataset: StoredValue::new(Arc::default()),
            base: StoredValue::new_local(None),
            forms: StoredValue::new_local(None),
            waiting_for_forms: StoredValue::new_local(Vec::new()),
            stops: StoredValue::new(0),
            opening: RwSignal::new(false),
            writing: RwSignal::new(false),
            pasted: StoredValue::new(0),
            draft: RwSignal::new(String::new()),
            preview: RwSignal::new_local(None),
        }
    }
}

/// The context of the page.
pub(crate) fn use_workspace() -> WorkspaceContext {
    expect_context()
}
