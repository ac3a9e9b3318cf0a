//! The workspace: the program in which people make collections of their own; only those who go there load it.
//!
//! The explorer gives it an element of its page (site/ondemand.js) and does for it what only the explorer can.

use crossquote_site::{FirstScreen, SavedContents, with_dataset};
use js_sys::Object;
use wasm_bindgen::prelude::*;

mod desk;
mod legacy;

fn main() {}

/// Shows the desk in an element, in place of what is there: the page that the address asks for. `host` is
/// what the explorer does for it (src/workspace/host.rs).
#[wasm_bindgen]
pub fn open(place: web_sys::HtmlElement, host: Object) {
    desk::open(place, host);
}

/// Takes it from there; what is on the desk stays.
#[wasm_bindgen]
pub fn close(place: web_sys::HtmlElement) {
    desk::close(&place);
}

/// The saved explorer `page` with another dataset, which comes as gzip, and its title; `date` is today's,
/// YYYY-MM-DD. Its first screen names the title only: to decode a large dataset for more would hold up the page.
#[wasm_bindgen]
pub fn saved_explorer(
    page: &str,
    packed_dataset: &[u8],
    title: &str,
    date: &str,
) -> Result<String, JsError> {
    let first_screen = FirstScreen::of_title(title);
    let contents = SavedContents { packed_dataset, first_screen: &first_screen, home: None, date };
    Ok(with_dataset(page, &contents)?)
}
