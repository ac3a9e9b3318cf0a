//! Search as a JavaScript module: builds an index of records, reads one, searches it.

// The benchmark's own code is no interface.
#![allow(missing_docs, unreachable_pub)]

use crossquote_explore::search::{Facet, Index, Request};
use wasm_bindgen::prelude::*;

#[path = "../records.rs"]
mod records;

/// The bytes of the index of a JSON list of records.
#[wasm_bindgen]
pub fn build(json: &str) -> Vec<u8> {
    Index::bytes_of(&records::dataset(json))
}

/// An index that can be searched.
#[wasm_bindgen]
pub struct Search(Index);

#[wasm_bindgen]
impl Search {
    /// Reads the bytes of an index.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>) -> Result<Search, JsError> {
        Ok(Search(Index::read(bytes)?))
    }

    /// Makes the lists of all words, as the app does in its first idle time.
    pub fn prepare(&self) {
        self.0.prepare();
    }

    /// The numbers of the best records, with the counts of all facets made and thrown away: the app
    /// shows them. `facet` is empty or the name of the facet that must have the value.
    pub fn find(&self, text: String, facet: &str, value: &str, limit: usize) -> Vec<u32> {
        let mut request = Request { text, doubtful: true, ..Request::default() };
        if let Some(facet) = Facet::ALL.into_iter().find(|known| known.name() == facet) {
            request.chosen.toggle(facet, value);
        }
        self.0.find(&request, limit).hits.iter().map(|hit| hit.quotation).collect()
    }
}
