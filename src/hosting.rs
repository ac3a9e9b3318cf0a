//! Where this explorer is: at an address of its own, saved in one file, or in a frame; what
//! scripts/site.mjs wrote into the page says so.

use js_sys::Object;
use leptos::prelude::*;

/// The address under which the explorer is published, where the page knows it.
pub(crate) fn home() -> Option<String> {
    stated("crossquote-home")
}

/// The day on which the file was made, ISO 8601, where the explorer is saved in one.
pub(crate) fn saved() -> Option<String> {
    stated("crossquote-saved")
}

/// The address of this page, without what is behind `?` or `#`.
pub(crate) fn here() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// The address that another site can embed, where there is one.
pub(crate) fn embeddable() -> Option<String> {
    home().or_else(|| Some(here()).filter(|here| here.starts_with("http")))
}

/// Whether another page shows this one in a frame of its own.
pub(crate) fn framed() -> bool {
    let around = window().parent().ok().flatten();
    around.is_some_and(|around| !Object::is(&around, &window()))
}

fn stated(name: &str) -> Option<String> {
    let selector = format!("meta[name={name}]");
    let meta = document().query_selector(&selector).ok()??;
    meta.get_attribute("content").filter(|content| !content.is_empty())
}
