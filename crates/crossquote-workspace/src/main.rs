//! The workspace: the program in which people make collections of their own; only those who go there load it.
//!
//! The explorer gives it an element of its page (site/ondemand.js) and does for it what only the explorer can.

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
