//! Reads a dataset in the parts that the engine hands over, in steps between which the browser gets a turn.

use crossquote_core::dataset::parts::{self, Texts};
use crossquote_core::model::Dataset;
use js_sys::{Array, Date, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// How long something is done before the browser gets a turn, milliseconds.
const AT_ONCE: f64 = 10.0;

/// Reads facts, as long as it takes, but never long at once.
async fn read(facts: &[u8]) -> Result<(Dataset, Texts), String> {
    let mut reading = parts::Reading::begin(facts).map_err(|error| error.to_string())?;
    while reading.step() {
        pause().await;
    }
    pause().await;
    let read = reading.end().map_err(|error| error.to_string())?;
    pause().await;
    Ok(read)
}

/// A dataset in the forms that the engine hands over (`tell_with` in crates/crossquote-engine: file, facts, texts,
/// index), read like [`read`], with its texts; `None` where they are others, as of another version. A large one as one
/// file of JSON would hold up the page for half a second.
pub(crate) async fn handed(whole: &Array) -> Result<Option<Dataset>, String> {
    if whole.length() < 4 {
        return Ok(None);
    }
    let facts: Uint8Array = whole.get(1).unchecked_into();
    let (dataset, later) = read(&facts.to_vec()).await?;
    let mut rested = Date::now();
    for (file, bytes) in whole.get(2).unchecked_into::<Array>().iter().enumerate() {
        let bytes = bytes.unchecked_into::<Uint8Array>().to_vec();
        later.arrive(&dataset, file, &bytes).map_err(|error| error.to_string())?;
        if Date::now() - rested > AT_ONCE {
            pause().await;
            rested = Date::now();
        }
    }
    pause().await;
    Ok(Some(dataset))
}

/// Lets the browser do what waits: one long task would keep it from answering the reader.
async fn pause() {
    let waiting = js_sys::Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback(&done);
    });
    let _ = JsFuture::from(waiting).await;
}
