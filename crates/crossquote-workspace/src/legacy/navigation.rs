//! Where the focus goes, and what waits until something is painted.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Where the focus goes when what had it is gone and nothing else takes it: the explorer's.
const SEARCH_BOX: &str = "#search-box";

/// Does something once what has just been asked for is painted. It may ask for what the desk provides, as long as
/// that is there, and what it makes goes with the page.
pub(crate) fn after_paint(act: Box<dyn FnOnce()>) {
    let owner = Owner::current().unwrap_or_default();
    let act = move || owner.with(act);
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// Moves keyboard and screen reader to the first element that fits, if there is one.
pub(crate) fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = &found {
        if element.tab_index() < 0 {
            let _ = element.set_attribute("tabindex", "-1");
        }
        let _ = element.focus();
    }
    found.is_some()
}

/// The same once what has just been asked for is drawn; where nothing fits, to the search box.
pub(crate) fn focus_soon(selector: String) {
    request_animation_frame(move || {
        if !focus(&selector) {
            focus(SEARCH_BOX);
        }
    });
}
