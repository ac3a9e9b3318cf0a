//! The desk, the program in which people make collections of their own; only those who go there load it.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

fn main() {}

/// Shows the desk in an element, in place of what is there: the page that the address asks for. `host` is
/// what the explorer does for it (src/own.rs).
#[wasm_bindgen]
pub fn open(place: web_sys::HtmlElement, host: Object) {
    crossquote_app::desk::open(place, host);
}

/// Takes it from there; what is on the desk stays.
#[wasm_bindgen]
pub fn close(place: web_sys::HtmlElement) {
    crossquote_app::desk::close(&place);
}

/// A file of what an address shows of a dataset, as `[name, media type, text]`, in a format by its name;
/// nothing where a page to print is shown instead.
#[wasm_bindgen]
pub fn exported(bytes: &[u8], fragment: &str, format: &str) -> Result<Option<Array>, JsError> {
    let file = crossquote_app::desk::exported(bytes, fragment, format);
    let file = file.map_err(|error| JsError::new(&error))?;
    Ok(file.map(|file| file.into_iter().map(JsValue::from).collect()))
}
