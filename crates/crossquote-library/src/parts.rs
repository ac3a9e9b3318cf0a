//! The dataset of a collection as it is corrected, in the parts that the explorer reads in steps (core's
//! `dataset::parts`, and the search index).
//!
//! ```text
//! { id, changed, lengths: [facts, index, text, …], bytes: facts index text … }     lengths in bytes
//! ```

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::database::{BytesForm, COLLECTIONS, PARTS, Stores, bytes, field, record};
use crate::error::LibraryError;

/// A dataset in parts.
#[derive(Clone, Debug)]
pub struct DatasetParts {
    /// All but the texts.
    pub facts: Uint8Array,
    /// The texts of articles, some in each file.
    pub texts: Vec<Uint8Array>,
    /// The search index.
    pub index: Uint8Array,
}

/// A dataset in parts as it was kept.
#[derive(Clone, Debug)]
pub struct KeptParts {
    /// The dataset.
    pub parts: DatasetParts,
    /// Whether the collection is still as it was then; corrections may have been made since.
    pub is_current: bool,
}

/// Keeps the parts of a collection as it was kept at `changed` ([`crate::keep`]).
pub async fn keep_parts(id: &str, changed: f64, parts: &DatasetParts) -> Result<(), LibraryError> {
    let mut kept = Err(LibraryError::GivenUp);
    for form in BytesForm::ALL {
        kept = try_keep_parts(id, changed, parts, form).await;
        if kept != Err(LibraryError::GivenUp) {
            break;
        }
    }
    kept
}

async fn try_keep_parts(
    id: &str,
    changed: f64,
    parts: &DatasetParts,
    form: BytesForm,
) -> Result<(), LibraryError> {
    let pieces: Vec<Uint8Array> =
        [&parts.facts, &parts.index].into_iter().chain(&parts.texts).cloned().collect();
    let lengths: Array = pieces.iter().map(|piece| JsValue::from(piece.length())).collect();
    let record = record(&[
        ("id", id.into()),
        ("changed", changed.into()),
        ("lengths", lengths.into()),
        ("bytes", form.of(&pieces)?),
    ]);
    let stores = Stores::to_write().await?;
    stores.put(PARTS, &record).await?;
    stores.finish().await
}

/// The parts of a collection; `None` where it is not there, or was never shown.
pub async fn parts(id: &str) -> Result<Option<KeptParts>, LibraryError> {
    let stores = Stores::to_read().await?;
    let Some(kept) = stores.get(PARTS, id).await? else { return Ok(None) };
    let collection = stores.get(COLLECTIONS, id).await?.unwrap_or_default();
    let is_current = field(&kept, "changed") == field(&collection, "changed");
    let lengths = field(&kept, "lengths").dyn_into::<Array>().map_err(|_| LibraryError::GivenUp)?;
    let all = bytes(field(&kept, "bytes")).await?;
    let mut pieces = cut(&all, &lengths).into_iter();
    let (Some(facts), Some(index)) = (pieces.next(), pieces.next()) else {
        return Err(LibraryError::GivenUp);
    };
    let parts = DatasetParts { facts, texts: pieces.collect(), index };
    Ok(Some(KeptParts { parts, is_current }))
}

fn cut(all: &Uint8Array, lengths: &Array) -> Vec<Uint8Array> {
    let mut start = 0;
    let pieces = lengths.iter().map(|length| {
        let end = start + length.as_f64().unwrap_or_default() as u32;
        let piece = all.subarray(start, end);
        start = end;
        piece
    });
    pieces.collect()
}
