//! Gets the dataset and its search index: the dataset from the page itself when it is inlined there,
//! else from the file beside it, or from the file of its facts, with the texts of articles to come
//! later (src/texts.rs). A reader's own comes from the engine, in the same parts.

use std::pin::Pin;

use crossquote_core::dataset;
use crossquote_core::dataset::parts::{self, Texts};
use crossquote_core::model::Dataset;
use crossquote_core::search::Index;
use js_sys::{Array, Date, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::store::Store;

/// Relative, so that they work below any path.
const DATASET: &str = "dataset.json";
const INDEX: &str = "search.index";
/// In place of [`DATASET`] where a collection comes in parts (`crossquote bundle`).
const FACTS: &str = "dataset.facts";

/// Element of a page that carries its dataset inside: the saved bundle, which may not fetch.
const INLINE: &str = "crossquote-dataset";

/// How long something is done before the browser gets a turn, milliseconds.
const AT_ONCE: f64 = 10.0;

/// The collection, or what to tell the reader.
pub(crate) async fn load() -> Result<Store, String> {
    if asked_for(FACTS) {
        return in_parts().await;
    }
    let inline = document().get_element_by_id(INLINE);
    let alone = inline.is_some();
    let bytes = match inline {
        Some(element) => element.text_content().unwrap_or_default().into_bytes(),
        None => fetch(DATASET).await?,
    };
    let dataset = dataset::decode(&bytes).map_err(|error| error.to_string())?;
    pause().await;
    let written = match !alone && dataset.quotations.len() >= Index::WORTH_READING {
        true => fetch(INDEX).await.ok(),
        false => None,
    };
    // Without one that fits it is made here, which gives the same and takes longer.
    let read = written.and_then(|bytes| Index::of(bytes, &dataset).ok());
    let index = read.unwrap_or_else(|| Index::new(&dataset));
    pause().await;
    Ok(Store::new(dataset, index))
}

/// A collection whose page says that it comes in parts: all but the texts, and then what is shown of those.
async fn in_parts() -> Result<Store, String> {
    let (dataset, texts) = read(&fetch(FACTS).await?).await?;
    let written = fetch(INDEX).await.ok();
    let store = Store::in_parts(dataset, texts, written).await?;
    pause().await;
    Ok(store)
}

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

/// Whether the page has the browser fetch a file ahead.
fn asked_for(file: &str) -> bool {
    let link = document().query_selector(&format!("link[href=\"{file}\"]"));
    link.is_ok_and(|link| link.is_some())
}

/// Lets the browser do what waits: one long task would keep it from answering the reader.
pub(crate) async fn pause() {
    let waiting = js_sys::Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback(&done);
    });
    let _ = JsFuture::from(waiting).await;
}

/// The bytes of a file beside the page. Boxed: several wait for it, and each would carry its code.
pub(crate) fn fetch(file: &str) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, String>>>> {
    Box::pin(fetched(file.to_owned()))
}

async fn fetched(file: String) -> Result<Vec<u8>, String> {
    let failed =
        |_| format!("The file {file}, which belongs beside this page, could not be loaded.");
    let response = JsFuture::from(window().fetch_with_str(&file)).await.map_err(failed)?;
    let response: web_sys::Response = response.unchecked_into();
    if !response.ok() {
        let status = response.status();
        return Err(format!("The file {file} could not be loaded: the server answered {status}."));
    }
    let body = response.array_buffer().map_err(failed)?;
    let body = JsFuture::from(body).await.map_err(failed)?;
    Ok(Uint8Array::new(&body).to_vec())
}
