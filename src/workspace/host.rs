//! What the explorer does for the workspace's program, which calls it by these names.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::user_collection::UserCollection;

/// Given to the workspace with its place on the page.
#[wasm_bindgen]
pub struct WorkspaceHost(UserCollection);

#[wasm_bindgen]
impl WorkspaceHost {
    /// Shows a dataset: its file, the first page of it where `go`, and all forms of it that the engine gives
    /// ([`super::engine_forms`]).
    pub async fn show(&self, file: Uint8Array, go: bool, forms: Option<Array>) {
        self.0.show(file, go, forms).await;
    }

    /// Says where the collection is stored, a sentence.
    pub fn kept(&self, sentence: String) {
        self.0.note_storage(sentence);
    }
}

impl WorkspaceHost {
    pub(super) fn new(user_collection: UserCollection) -> WorkspaceHost {
        WorkspaceHost(user_collection)
    }
}
