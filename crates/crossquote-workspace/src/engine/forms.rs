//! A dataset as the engine writes it: as one file, and in parts that a page reads in steps.

use crossquote_library::DatasetParts;
use crossquote_model::Dataset;
use crossquote_ui::browser::dataset_parts::read_parts;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;

/// All files of one dataset.
#[derive(Clone, Debug)]
pub(crate) struct DatasetForms {
    /// `dataset.json`.
    pub(crate) file: Uint8Array,
    pub(crate) parts: DatasetParts,
}

impl DatasetForms {
    /// From `[message, file, facts, [text, …], index]`; `None` for what is no such array.
    pub(super) fn from_array(all: &Array) -> Option<DatasetForms> {
        let bytes = |place: u32| all.get(place).dyn_into::<Uint8Array>().ok();
        let texts = all.get(3).dyn_into::<Array>().ok()?;
        let texts = texts.iter().map(|text| text.dyn_into().ok()).collect::<Option<Vec<_>>>()?;
        let parts = DatasetParts { facts: bytes(2)?, texts, index: bytes(4)? };
        Some(DatasetForms { file: bytes(1)?, parts })
    }

    /// Reads the dataset, in steps. Fails with a sentence.
    pub(crate) async fn read(&self) -> Result<Dataset, String> {
        let read = read_parts(&self.parts.facts, &self.parts.texts).await;
        read.map_err(|error| error.to_string())
    }
}
