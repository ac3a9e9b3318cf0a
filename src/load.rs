//! Gets the dataset and its search index: the dataset from the page itself when it is inlined there,
//! else from the file beside it.

use crossquote_core::dataset;
use crossquote_core::search::Index;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::store::Store;

/// Relative, so that they work below any path.
const DATASET: &str = "dataset.json";
const INDEX: &str = "search.index";

/// Element of a page that carries its dataset inside: the saved bundle, which may not fetch.
const INLINE: &str = "crossquote-dataset";

/// The collection, or what to tell the reader.
pub(crate) async fn load() -> Result<Store, String> {
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

/// Lets the browser do what waits: one long task would keep it from answering the reader.
async fn pause() {
    let waiting = js_sys::Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback(&done);
    });
    let _ = JsFuture::from(waiting).await;
}

async fn fetch(file: &'static str) -> Result<Vec<u8>, String> {
    let failed =
        |_| format!("The file {file}, which belongs beside this page, could not be loaded.");
    let response = JsFuture::from(window().fetch_with_str(file)).await.map_err(failed)?;
    let response: web_sys::Response = response.unchecked_into();
    if !response.ok() {
        let status = response.status();
        return Err(format!("The file {file} could not be loaded: the server answered {status}."));
    }
    let body = response.array_buffer().map_err(failed)?;
    let body = JsFuture::from(body).await.map_err(failed)?;
    Ok(js_sys::Uint8Array::new(&body).to_vec())
}
