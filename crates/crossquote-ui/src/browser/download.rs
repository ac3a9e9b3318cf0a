//! Giving the reader a file that was made on the page.

use gloo::file::{Blob, BlobContents, ObjectUrl};
use gloo::timers::callback::Timeout;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Milliseconds for which the address of a file holds: browsers read it after the click.
const ADDRESS_HOLDS_FOR: u32 = 60_000;

/// Offers a text as a file of that name and media type.
pub fn offer_text(name: &str, media_type: &str, text: &str) {
    offer_file(name, media_type, text);
}

/// Offers a text, or bytes as the browser has them, as a file of that name and media type.
pub fn offer_file(name: &str, media_type: &str, contents: impl BlobContents) {
    let address = ObjectUrl::from(Blob::new_with_options(contents, Some(media_type)));
    let Ok(link) = document().create_element("a") else { return };
    let _ = link.set_attribute("href", &address);
    let _ = link.set_attribute("download", name);
    link.unchecked_into::<HtmlElement>().click();
    Timeout::new(ADDRESS_HOLDS_FOR, move || drop(address)).forget();
}
