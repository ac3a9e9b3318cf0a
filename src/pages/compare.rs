//! Two articles side by side: shared statements in one row with their differences, the rest on
//! the side that carries it.

use crossquote_core::cite;
use crossquote_core::compare::{self, PairWording, Pairing, Row, Run, Share};
use crossquote_core::model::Statement;
use crossquote_core::text::joined;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use crate::components::articles::{article_link, provenance, siglum};
use crate::components::marked::{Side, legend, marked};
use crate::components::quotation_card::{all_versions, badges, checked, in_article, speaker_link};
use crate::components::said::said;
use crate::components::title::set_title;
use crate::element::{El, el, link, live};
use crate::navigation::Navigation;
use crate::pages::unknown::missing;
use crate::route::Route;
use crate::state::{Derived, follow};
use crate::store::Store;

pub(crate) fn page() -> El {
    let route = Navigation::get().route();
    set_title("Compare");
    let sides = Derived::new(move |before: Option<&(Option<String>, Option<String>)>| {
        match route.get() {
            Route::Compare { left, right, .. } => (left, right),
            // The route has just left this page; what is shown is about to go.
            _ => before.cloned().unwrap_or_default(),
        }
    });
    let focus = Derived::new(move |_| match route.get() {
        Route::Compare { statement, .. } => statement,
        _ => None,
    });
    let shown = move || {
        let (left, right) = sides.get();
        let pair = choose(left.as_deref(), right.as_deref());
        pair.map_or_else(El::any, |(left, right)| comparison(left, right, focus).any())
    };
    el("div")
        .class("page page-compare")
        .child(el("h1").child("Compare two articles"))
        .child(live(shown))
}

/// The articles that an address names. What it leaves open is the pair with most in common.
fn choose(left: Option<&str>, right: Option<&str>) -> Result<(u32, u32), El> {
    let store = Store::get();
    let named = |id: Option<&str>| match id {
        None => Ok(None),
        Some(id) => store.article_named(id).map(Some).ok_or_else(|| missing("article", id)),
    };
    let (left, right) = (named(left)?, named(right)?);
    compare::closest_pair(store.dataset, left, right)
        .ok_or_else(|| el("p").child("A comparison needs two articles; this collection has fewer."))
}

fn comparison(left: u32, right: u32, focus: Derived<Option<String>>) -> El {
    let pairing = compare::articles(Store::get().dataset, left, right);
    follow(move || {
        if let Some(id) = focus.get() {
            request_animation_frame(move || bring_into_view(&id));
        }
    });
    let rows = pairing.rows.iter().map(|row| draw_row(row, left, right, focus));
    let page = el("div").class("compare").child(
        el("div")
            .class("compare-sides")
            .child(chooser(Side::Left, left, right))
            .child(swap(left, right))
            .child(chooser(Side::Right, left, right)),
    );
    if pairing.rows.is_empty() {
        return page.child(el("p").child("No quotation was found in either article."));
    }
    page.child(summary(&pairing, left, right))
        .child(shares(&pairing, left, right))
        .child(el("div").child(el("h2").child("Quotation by quotation")).child(legend()))
        .child(el("div").class("compare-rows").test("rows").children(rows))
}

fn bring_into_view(statement: &str) {
    // An id may come from a hostile address: only what an id can hold goes into a selector.
    let plain: String =
        statement.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if let Ok(Some(row)) = document().query_selector(&format!("[data-statement=\"{plain}\"]")) {
        row.scroll_into_view_with_bool(true);
    }
}

fn chooser(side: Side, left: u32, right: u32) -> El {
    let store = Store::get();
    let navigation = Navigation::get();
    let (mine, other, name) = match side {
        Side::Left => (left, right, "Left article"),
        Side::Right => (right, left, "Right article"),
    };
    let option = |at: u32| {
        let label = format!("{} · {}", cite::siglum(at), cite::article_name(store.article(at)));
        let option = el("option").attr("value", store.article(at).id.as_str()).child(label);
        if at == mine { option.attr("selected", "") } else { option }
    };
    let changed = move |event: web_sys::Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let value = field.map(|field| field.value());
        let other = Some(store.article(other).id.clone());
        let (left, right) = match side {
            Side::Left => (value, other),
            Side::Right => (other, value),
        };
        navigation.choose(Route::Compare { left, right, statement: None });
    };
    let options = (0..store.articles()).filter(|&at| at != other).map(option);
    el("div")
        .class("compare-side")
        .child(
            el("label")
                .child(el("span").class("compare-label").child(name))
                .child(el("select").children(options).on("change", changed)),
        )
        .child(el("p").child(article_link(mine)))
        .child(el("p").child(provenance(mine)))
}

fn swap(left: u32, right: u32) -> El {
    let store = Store::get();
    let swapped = Route::Compare {
        left: Some(store.article(right).id.clone()),
        right: Some(store.article(left).id.clone()),
        statement: None,
    };
    link(&swapped)
        .class("compare-swap")
        .attr("aria-label", "Swap sides")
        .attr("title", "Swap sides")
        .child("⇄")
}

/// The comparison in figures.
fn summary(pairing: &Pairing, left: u32, right: u32) -> El {
    let figure = |number: usize, what: String| {
        el("li").child(el("strong").child(number)).child(format!(" {what}"))
    };
    let only = |side: fn(&Row) -> bool| pairing.rows.iter().filter(|row| side(row)).count();
    let shared = if pairing.shared == 1 { "shared statement" } else { "shared statements" };
    el("ul")
        .class("figures")
        .test("summary")
        .child(figure(pairing.shared as usize, shared.to_owned()))
        .child(figure(only(|row| row.right.is_empty()), format!("only in {}", cite::siglum(left))))
        .child(figure(only(|row| row.left.is_empty()), format!("only in {}", cite::siglum(right))))
}

/// Who each article quotes, and how much.
fn shares(pairing: &Pairing, left: u32, right: u32) -> El {
    let totals =
        [0, 1].map(|side| pairing.shares.iter().map(|share| share.words[side]).sum::<u32>());
    let column = || el("th").attr("scope", "col");
    let head = el("tr")
        .child(column().child("Speaker"))
        .child(column().child(siglum(left)).child(" quotations"))
        .child(column().child(siglum(left)).child(" words"))
        .child(column().child(siglum(right)).child(" quotations"))
        .child(column().child(siglum(right)).child(" words"));
    let row = |share: &Share| {
        let line = el("tr").child(el("th").attr("scope", "row").child(speaker_link(share.speaker)));
        [0, 1].into_iter().fold(line, |line, side| match share.quotations[side] {
            0 => line.children([0, 1].map(|_| el("td").class("matrix-none").child("–"))),
            number => line
                .child(el("td").child(number as usize))
                .child(el("td").child(per_cent(share.words[side], totals[side]))),
        })
    };
    let table = el("table")
        .class("matrix shares-table")
        .child(el("thead").child(head))
        .child(el("tbody").children(pairing.shares.iter().map(row)));
    el("details")
        .class("shares")
        .child(el("summary").child("Who each quotes, and how much"))
        .child(
            el("div")
                .class("matrix-frame")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", "Speakers of both articles")
                .child(table),
        )
        .child(
            el("p")
                .class("hint")
                .child("Words: share of all words that the article attributes to anyone."),
        )
}

/// Rounded to whole per cent.
fn per_cent(part: u32, whole: u32) -> String {
    let whole = u64::from(whole.max(1));
    format!("{} %", (u64::from(part) * 200 + whole) / (whole * 2))
}

fn draw_row(row: &Row, left: u32, right: u32, focus: Derived<Option<String>>) -> El {
    let statement = &Store::get().dataset.statements[row.statement as usize];
    let (class, test) = match row.wording {
        Some(_) => ("row row-shared", "row-shared"),
        None => ("row", "row-single"),
    };
    let in_focus = move || focus.with(|focus| focus.as_deref() == Some(statement.id.as_str()));
    let sentences = row.wording.as_ref().map(|pair| {
        let lines = pair.wording.sentences.iter().map(|line| el("li").child(line.clone()));
        el("ul").class("row-sentences").children(lines)
    });
    el("section")
        .live_class(move || format!("{class}{}", if in_focus() { " row-focus" } else { "" }))
        .attr("data-statement", statement.id.as_str())
        .test(test)
        .child(el("h3").child(speaker_link(statement.speaker)).child(checked(statement.checked)))
        .child(side(Side::Left, &row.left, row.wording.as_ref(), left))
        .child(side(Side::Right, &row.right, row.wording.as_ref(), right))
        .child(sentences)
        .child(
            row.wording.is_some().then(|| {
                el("div").class("row-actions").child(all_versions(statement.quotations[0]))
            }),
        )
        .child(reasons(row, statement))
}

/// Why the quotations of a row are held to report one statement.
fn reasons(row: &Row, statement: &'static Statement) -> Option<El> {
    let here = |quotation: &u32| row.left.contains(quotation) || row.right.contains(quotation);
    let links = statement.links.iter().filter(|link| here(&link.a) && here(&link.b));
    let lines: Vec<El> = links.map(|link| el("li").child(link.reason.as_str())).collect();
    (!lines.is_empty()).then(|| {
        el("details")
            .class("row-reasons")
            .child(el("summary").child("Why these are held to be one statement"))
            .child(el("ul").children(lines))
    })
}

fn side(side: Side, quotations: &[u32], pair: Option<&PairWording>, article: u32) -> El {
    if quotations.is_empty() {
        let none = format!(" No report of it was found in {}.", cite::siglum(article));
        return el("div").class("row-side row-absent").child(siglum(article)).child(none);
    }
    let versions = quotations.iter().map(|&index| row_version(side, index, pair));
    el("div").class("row-side").child(siglum(article)).children(versions)
}

fn row_version(side: Side, index: u32, pair: Option<&PairWording>) -> El {
    let store = Store::get();
    let quotation = store.quotation(index);
    let text = &store.article(quotation.article).text;
    let compared = pair.filter(|pair| !pair.wording.reworded).and_then(|pair| match side {
        Side::Left => pair.left.contains(&index).then_some(&pair.wording.left),
        Side::Right => pair.right.contains(&index).then_some(&pair.wording.right),
    });
    let words = match compared {
        // Runs of all that was compared: these are the ones in this quotation.
        Some(runs) => {
            let here = |run: &&Run| quotation.content.iter().any(|span| span.contains(run.span));
            marked(text, runs.iter().filter(here), side, quotation.kind)
        }
        None => said(index, &[]),
    };
    let cue = joined(quotation.cue.iter().map(|span| span.of(text)), " … ");
    let cue = (!cue.is_empty()).then(|| el("span").class("row-cue").child(format!("cue: {cue}")));
    el("div").class("row-version").child(el("blockquote").class("card-said").child(words)).child(
        el("p")
            .class("row-meta")
            .child(badges(quotation))
            .child(cue)
            .child(link(&in_article(index)).class("action").child("Open in article")),
    )
}
