//! Where this page is: published at an address, saved in one file, in a frame of another site.
//!
//! Whoever finishes a site writes into its page what it cannot know itself, as `<meta>` elements.

use js_sys::Object;
use leptos::prelude::{document, window};

/// The address under which the explorer is published, where the page knows it.
pub fn published_at() -> Option<String> {
    meta_content("crossquote-home")
}

/// The day on which the file was made, ISO 8601, where the explorer is saved in one.
pub fn saved_on() -> Option<String> {
    meta_content("crossquote-saved")
}

/// The address of the page where people make collections of their own, where there is one beside this page.
pub fn workspace_address() -> Option<String> {
    meta_content("crossquote-workspace")
}

/// The address of this page, without what is behind `?` or `#`.
pub fn page_address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// The address that another site can embed, where there is one.
pub fn embeddable_address() -> Option<String> {
    published_at().or_else(|| Some(page_address()).filter(|address| address.starts_with("http")))
}

/// The address of a view, absolute, for pasting elsewhere: where the explorer is published if that
/// is known, else of this page. `fragment` begins with `#`.
pub fn absolute_address(fragment: &str) -> String {
    published_at().unwrap_or_else(page_address) + fragment
}

/// Whether another page shows this one in a frame of its own.
pub fn is_framed() -> bool {
    let parent = window().parent().ok().flatten();
    parent.is_some_and(|parent| !Object::is(&parent, &window()))
}

fn meta_content(name: &str) -> Option<String> {
    let meta = document().query_selector(&format!("meta[name={name}]")).ok()??;
    meta.get_attribute("content").filter(|content| !content.is_empty())
}
