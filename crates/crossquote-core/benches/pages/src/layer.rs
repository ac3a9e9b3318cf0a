//! Our own layer.
use crate::Page;
pub fn article_of(html: &str, _address: Option<&str>) -> Page {
    let page = crate::dom_smoothie(html).unwrap_or_default();
    let document = dom_query::Document::from(page.content.as_str());
    Page { text: crate::walk::text_of(document.root()), ..page }
}
