//! Gives what was exported to the reader.

use gloo::file::{Blob, ObjectUrl};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{File, view};
use crate::route::Route;
use crate::store::Store;

/// How long the address of a file holds, ms: browsers read it after the click.
const HELD: u32 = 60_000;

/// Gives what a route shows to the browser as a file, or shows it as a page to print; says why it cannot.
pub(crate) async fn give(store: Store, route: &Route, format: &str) -> Result<(), String> {
    let articles: Vec<u32> = (0..store.articles()).collect();
    if let Some(later) = store.later.filter(|_| !store.has_texts(&articles)) {
        later.all().await?;
    }
    if let Some(file) = view(store.dataset, Some(store.index), route, format)? {
        offer(file);
    }
    Ok(())
}

fn offer([name, kind, text]: File) {
    let address = ObjectUrl::from(Blob::new_with_options(text.as_str(), Some(&kind)));
    let Ok(link) = document().create_element("a") else { return };
    let _ = link.set_attribute("href", &address);
    let _ = link.set_attribute("download", &name);
    link.unchecked_into::<HtmlElement>().click();
    Timeout::new(HELD, move || drop(address)).forget();
}
