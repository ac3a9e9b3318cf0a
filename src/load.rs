//! Gets the dataset: from the page itself when it is inlined there, else from the file beside it.

use crossquote_core::dataset;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::store::Store;

/// Relative, so that it works below any path.
const FILE: &str = "dataset.json";

/// Element of a page that carries its dataset inside: the saved bundle, which may not fetch.
const INLINE: &str = "crossquote-dataset";

/// The collection, or what to tell the reader.
pub(crate) async fn load() -> Result<Store, String> {
    let bytes = match document().get_element_by_id(INLINE) {
        Some(element) => element.text_content().unwrap_or_default().into_bytes(),
        None => fetch().await?,
    };
    dataset::decode(&bytes).map(Store::new).map_err(|error| error.to_string())
}

async fn fetch() -> Result<Vec<u8>, String> {
    let failed =
        |_| format!("The file {FILE}, which belongs beside this page, could not be loaded.");
    let response = JsFuture::from(window().fetch_with_str(FILE)).await.map_err(failed)?;
    let response: web_sys::Response = response.unchecked_into();
    if !response.ok() {
        let status = response.status();
        return Err(format!("The file {FILE} could not be loaded: the server answered {status}."));
    }
    let body = response.array_buffer().map_err(failed)?;
    let body = JsFuture::from(body).await.map_err(failed)?;
    Ok(js_sys::Uint8Array::new(&body).to_vec())
}
