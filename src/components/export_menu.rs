//! What the page shows as a file for other programs, or as a page to print: which format.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use crate::element::{El, el};
use crate::navigation::Navigation;
use crate::own::Own;

/// The formats by the names of the command (`crossquote export`), and what they are called here.
const FORMATS: [(&str, &str); 9] = [
    ("print", "A page to print"),
    ("text", "Citations as text"),
    ("csv", "Table (CSV)"),
    ("json", "JSON"),
    ("annotation", "Web Annotations (JSON-LD)"),
    ("tei", "TEI (XML)"),
    ("bibtex", "Articles: BibTeX"),
    ("ris", "Articles: RIS"),
    ("csl", "Articles: CSL-JSON"),
];

const FORMAT: &str = "export-format";

/// A choice of formats, and the button that gives the file.
pub(crate) fn export_menu() -> El {
    let options = FORMATS.map(|(format, name)| el("option").attr("value", format).child(name));
    let choice = el("select")
        .attr("id", FORMAT)
        .attr("aria-label", "Format of the export")
        .children(options);
    let button = el("button").class("action").child("Export this view").on("click", |_| {
        let field = document().get_element_by_id(FORMAT);
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlSelectElement>().ok()) {
            let route = Navigation::get().route();
            route.with_untracked(|route| Own::get().export(route, &field.value()));
        }
    });
    el("span").class("export-menu").child(choice).child(button)
}
