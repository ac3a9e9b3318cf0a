//! What the engine says, as it travels: JSON, or an array of JSON and a dataset in all its forms.

use crossquote_engine::FromEngine;
use crossquote_explore::search::Index;
use crossquote_model::dataset::parts;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;

use crate::engine::Whole;

/// A message on its way, and the buffers in it, which a worker hands over without copying.
pub(crate) struct Spoken {
    /// The message as JSON; with a dataset an array of that, its file as `dataset.json` has it, and what a page reads
    /// in short steps instead: facts, texts (a list of files) and search index, each of them bytes.
    pub(crate) told: JsValue,
    pub(crate) buffers: Array,
}

/// A message as it travels.
pub(crate) fn spoken(told: &FromEngine, whole: Option<Whole>) -> Spoken {
    let buffers = Array::new();
    // No message has what JSON cannot say.
    let json = JsValue::from(serde_json::to_string(told).unwrap_or_default());
    let Some(Whole { file, dataset }) = whole else { return Spoken { told: json, buffers } };
    let bytes = |bytes: &[u8]| {
        let bytes = Uint8Array::from(bytes);
        buffers.push(&bytes.buffer());
        JsValue::from(bytes)
    };
    let parts::Split { facts, texts } = parts::split(dataset);
    let texts: Array = texts.iter().map(|(_, text)| bytes(text)).collect();
    let index = Index::bytes_of(dataset);
    let told = Array::of5(&json, &bytes(file), &bytes(&facts), &texts, &bytes(&index)).into();
    Spoken { told, buffers }
}
