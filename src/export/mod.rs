//! What the explorer shows, as a file for other programs, or as a page to print; docs/EXPORTS.md says what
//! each format holds.

use crossquote_core::cite;
use crossquote_core::export::{Format, Selection, export};
use crossquote_core::model::Dataset;
use crossquote_core::search::Index;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::element::{El, el};
use crate::route::Route;
use crate::sheet::wear;
use crate::wording::{self, count};

pub(crate) mod saved;

/// What is chosen in place of a format for a page to print.
const PRINT: &str = "print";

/// What the page to print looks like; the explorer's sheet is in its page, where the policy allows no other.
const STYLE: &str = include_str!("../../style/export.css");

/// A file: its name, its media type, its text.
pub(crate) type File = [String; 3];

/// What a route shows of a dataset: the quotations that a search finds, a statement, articles side by side;
/// everything where the page is about everything.
struct View {
    /// In words, for people and for the file's name.
    name: &'static str,
    what: What,
}

enum What {
    Quotations(Vec<u32>),
    Statement(u32),
    Comparison(Vec<u32>),
    Collection,
}

impl View {
    /// A search is made by `index`, where there is one already.
    fn of(dataset: &Dataset, index: Option<&Index>, route: &Route) -> View {
        let whole = View { name: "collection", what: What::Collection };
        let quotations = |all: &dyn Fn(&crossquote_core::model::Quotation) -> bool| {
            let all = (0..).zip(&dataset.quotations).filter(|(_, one)| all(one));
            What::Quotations(all.map(|(at, _)| at).collect())
        };
        match route {
            Route::Quotes(request) => {
                let search =
                    |index: &Index| index.search(dataset, request, dataset.quotations.len());
                let found = index.map_or_else(|| search(&Index::new(dataset)), search);
                let hits = found.hits.iter().map(|hit| hit.quotation).collect();
                View { name: "quotations", what: What::Quotations(hits) }
            }
            Route::Quotation { id } => {
                View { name: "quotation", what: quotations(&|one| one.id == *id) }
            }
            Route::Speakers { speaker: Some(id) } => {
                let at = dataset.speakers.iter().position(|speaker| speaker.id == *id);
                let is = |one: &crossquote_core::model::Quotation| Some(one.speaker as usize) == at;
                View { name: "speaker", what: quotations(&is) }
            }
            Route::Article { id, .. } => {
                let at = dataset.articles.iter().position(|article| article.id == *id);
                let is = |one: &crossquote_core::model::Quotation| Some(one.article as usize) == at;
                View { name: "article", what: quotations(&is) }
            }
            Route::Statement { id, .. } => {
                match dataset.statements.iter().position(|statement| statement.id == *id) {
                    Some(at) => View { name: "statement", what: What::Statement(at as u32) },
                    None => whole,
                }
            }
            Route::Compare(comparison) => {
                let sides = [&comparison.left, &comparison.right, &comparison.also];
                let articles: Vec<u32> = sides
                    .into_iter()
                    .flatten()
                    .filter_map(|id| dataset.articles.iter().position(|article| article.id == *id))
                    .map(|at| at as u32)
                    .collect();
                match articles.len() {
                    0 | 1 => whole,
                    _ => View { name: "comparison", what: What::Comparison(articles) },
                }
            }
            _ => whole,
        }
    }

    fn selection(&self) -> Selection<'_> {
        match &self.what {
            What::Quotations(all) => Selection::Quotations(all),
            What::Statement(at) => Selection::Statement(*at),
            What::Comparison(articles) => Selection::Comparison(articles),
            What::Collection => Selection::Collection,
        }
    }

    /// The quotations that it is of, in the order in which they are shown.
    fn quotations(&self, dataset: &Dataset) -> Vec<u32> {
        match &self.what {
            What::Quotations(all) => all.clone(),
            What::Statement(at) => dataset.statements[*at as usize].quotations.clone(),
            What::Comparison(articles) => (0..)
                .zip(&dataset.quotations)
                .filter(|(_, one)| articles.contains(&one.article))
                .map(|(at, _)| at)
                .collect(),
            What::Collection => (0..dataset.quotations.len() as u32).collect(),
        }
    }
}

/// What a route shows of a dataset, in a format by its name; a page to print is shown, and no file.
pub(crate) fn view(
    dataset: &Dataset,
    index: Option<&Index>,
    route: &Route,
    format: &str,
) -> Result<Option<File>, String> {
    let view = View::of(dataset, index, route);
    if format == PRINT {
        print(dataset, &view);
        return Ok(None);
    }
    let format = Format::from_name(format).ok_or("There is no such format.")?;
    let text = export(dataset, view.selection(), format);
    let name = format!("crossquote-{}.{}", view.name, format.extension());
    Ok(Some([name, format.media_type().to_owned(), text]))
}

thread_local! {
    /// What takes the page to print away again.
    static PRINTED: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
}

/// Lays the page to print over the explorer: every quotation of the view, none of them folded or out of
/// sight, each with where it stands.
fn print(dataset: &Dataset, view: &View) {
    let Some(body) = document().body() else { return };
    wear(STYLE);
    let quotations = view.quotations(dataset);
    let close = || {
        if let Some(away) = PRINTED.take() {
            away();
        }
        if let Some(body) = document().body() {
            let _ = body.class_list().remove_1("printing");
        }
    };
    close();
    let button = |name: &'static str| el("button").class("action").child(name);
    let figures = format!(
        "{} of {} in {}, found by machine: each can be checked in its article.",
        count(quotations.len(), "quotation"),
        dataset.quotations.len(),
        count(dataset.articles.len(), "article"),
    );
    let page = el("div")
        .class("print-page")
        .attr("role", "dialog")
        .attr("aria-label", "Page to print")
        .test("print-page")
        .child(
            el("p")
                .class("print-buttons")
                .child(button("Print").attr("id", "print-now").on("click", |_| {
                    let _ = window().print();
                }))
                .child(button("Close").on("click", move |_| close())),
        )
        .child(el("h1").child(dataset.title.clone()))
        .child(el("p").class("hint").child(figures))
        .children(quotations.into_iter().map(|at| printed(dataset, at)).collect::<Vec<_>>());
    let place: HtmlElement = match document().create_element("div") {
        Ok(place) => place.unchecked_into(),
        Err(_) => return,
    };
    let _ = body.append_child(&place);
    let _ = body.class_list().add_1("printing");
    let to = place.clone();
    let handle = mount_to(to, || page.any());
    PRINTED.set(Some(Box::new(move || {
        drop(handle);
        place.remove();
    })));
    crate::navigation::focus_soon("#print-now".to_owned());
}

fn printed(dataset: &Dataset, at: u32) -> El {
    let one = &dataset.quotations[at as usize];
    let article = &dataset.articles[one.article as usize];
    let speaker = &dataset.speakers[one.speaker as usize];
    let sure = match one.checked {
        true => Some(wording::CHECKED),
        false => wording::certainty(one.certainty()),
    };
    let sure = sure.map_or(String::new(), |sure| format!(", {sure}"));
    let role = speaker.role.as_ref().map_or(String::new(), |role| format!(", {role}"));
    let address = article.url.as_ref().map_or(String::new(), |url| format!(", {}", url.value));
    el("section")
        .class("print-quotation")
        .child(el("blockquote").child(cite::content(article, one)))
        .child(
            el("p")
                .child(el("strong").child(speaker.name.clone()))
                .child(format!("{role} ({}{sure})", one.kind.name())),
        )
        .child(el("p").child(format!(
            "{}, {}, {}{address}",
            cite::outlet(article),
            cite::article_name(article),
            cite::date(article),
        )))
        .child(
            el("p")
                .class("hint")
                .child("In its sentence: ")
                .child(one.context.of(&article.text).trim().to_owned()),
        )
}
