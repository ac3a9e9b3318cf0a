//! What the page shows as a file for other programs, or as a page to print: which format.

use std::sync::Arc;

use crossquote_export::{Format, export};
use leptos::html::Select;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::printing::{PrintJob, Printing};
use super::view::ExportView;
use crate::collection::{Collection, LoadError};
use crate::context::AppContext;
use crate::router::Route;
use crossquote_ui::CollectAnyView;
use crossquote_ui::browser::download::offer_text;

/// The page to print, among names of formats.
const PRINT: &str = "print";

/// The formats by the names of the command (`crossquote export`), and what they are called here.
const FORMATS: [(&str, &str); 9] = [
    (PRINT, "A page to print"),
    ("text", "Citations as text"),
    ("csv", "Table (CSV)"),
    ("json", "JSON"),
    ("annotation", "Web Annotations (JSON-LD)"),
    ("tei", "TEI (XML)"),
    ("bibtex", "Articles: BibTeX"),
    ("ris", "Articles: RIS"),
    ("csl", "Articles: CSL-JSON"),
];

/// What becomes of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Output {
    PrintPage,
    File(Format),
}

impl Output {
    fn from_name(name: &str) -> Option<Output> {
        if name == PRINT {
            Some(Output::PrintPage)
        } else {
            Format::from_name(name).map(Output::File)
        }
    }
}

/// A choice of formats, and the button that gives what the page shows.
#[component]
pub(crate) fn ExportMenu() -> impl IntoView {
    let AppContext { collection, router, notices } = expect_context();
    let printing = expect_context::<Printing>();
    let format = NodeRef::<Select>::new();
    let fetching = RwSignal::new(false);
    let export_view = move |_| {
        let chosen = format.get_untracked().and_then(|field| Output::from_name(&field.value()));
        let Some(output) = chosen.filter(|_| !fetching.get_untracked()) else { return };
        let collection = collection.get_value();
        let route = router.route().get_untracked();
        notices.clear_error();
        spawn_local(async move {
            let given = give_view(collection, &route, output, printing, fetching).await;
            if let Err(error) = given {
                notices.report_error(error.to_string());
            }
        });
    };
    let options = FORMATS.map(|(name, shown)| view! { <option value=name>{shown}</option> });
    view! {
        <span class="export-menu">
            <select id="export-format" aria-label="Format of the export" node_ref=format>
                {options.collect_any_view()}
            </select>
            <button class="action" node_ref=printing.export_button on:click=export_view>
                "Export this view"
            </button>
            <Show when=move || fetching.get()>
                <FetchingTexts />
            </Show>
        </span>
    }
}

/// Says that an export waits for texts that are not there yet.
#[component]
fn FetchingTexts() -> impl IntoView {
    view! {
        <span role="status" data-testid="exporting">
            "Fetching the words…"
        </span>
    }
}

/// Gives what a route shows, once all texts are there that it needs. `fetching` says that some are not yet.
async fn give_view(
    collection: Arc<Collection>,
    route: &Route,
    output: Output,
    printing: Printing,
    fetching: RwSignal<bool>,
) -> Result<(), LoadError> {
    let view = ExportView::for_route(&collection, route);
    let articles = view.articles(&collection);
    if !collection.has_texts(&articles) {
        fetching.set(true);
        let fetched = collection.fetch_missing_texts(&articles).await;
        fetching.set(false);
        fetched?;
    }
    match output {
        Output::PrintPage => {
            let quotations = view.quotations(&collection);
            printing.open(PrintJob { collection, quotations });
        }
        Output::File(format) => {
            let text = export(&collection.dataset, view.selection(), format);
            let name = format!("crossquote-{}.{}", view.name, format.extension());
            offer_text(&name, format.media_type(), &text);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_leads_to_an_output_and_every_format_is_a_choice() {
        for (name, _) in FORMATS {
            assert!(Output::from_name(name).is_some(), "{name}");
        }
        assert_eq!(Output::from_name(PRINT), Some(Output::PrintPage));
        for format in Format::ALL {
            assert!(FORMATS.iter().any(|(name, _)| *name == format.name()));
        }
        assert_eq!(Output::from_name("docx"), None);
    }
}
