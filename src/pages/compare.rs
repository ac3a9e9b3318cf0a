//! Two articles side by side, statement by statement: shared ones in one row with their differences,
//! the rest on the side that carries it; or up to three as whole texts.

use crossquote_core::cite;
use crossquote_core::compare::{self, PairWording, Pairing, Row, Run, Share};
use crossquote_core::model::Statement;
use crossquote_core::text::joined;
use leptos::prelude::*;

use crate::components::articles::{article_link, provenance, siglum};
use crate::components::marked::{Side, legend, marked};
use crate::components::panes::panes;
use crate::components::quotation_card::{all_versions, badges, checked, in_article, speaker_link};
use crate::components::said::words;
use crate::components::sideways::sideways;
use crate::components::title::set_title;
use crate::element::{El, chosen_in, el, link, live, nothing};
use crate::navigation::{Navigation, focus_soon};
use crate::pages::unknown::missing;
use crate::route::{Comparison, Route};
use crate::state::{Derived, follow};
use crate::store::Store;
use crate::texts::awaited;

pub(crate) fn page() -> El {
    let route = Navigation::get().route();
    set_title("Compare");
    // All that another choice of articles or view changes; the statement in focus does not.
    let asked = Derived::new(move |before: Option<&Comparison>| match route.get() {
        Route::Compare(comparison) => Comparison { statement: None, ..comparison },
        // The route has just left this page; what is shown is about to go.
        _ => before.cloned().unwrap_or_default(),
    });
    let focus = Derived::new(move |_| match route.get() {
        Route::Compare(comparison) => comparison.statement,
        _ => None,
    });
    let shown = move || {
        let asked = asked.get();
        choose(&asked)
            .map_or_else(El::any, |articles| comparison(articles, asked.texts, focus).any())
    };
    el("div")
        .class("page page-compare")
        .child(el("h1").child("Compare articles"))
        .child(live(shown))
}

/// The articles that are compared: two, or three.
#[derive(Clone, Copy)]
struct Articles {
    left: u32,
    right: u32,
    also: Option<u32>,
}

impl Articles {
    /// The address of their comparison.
    fn route(self, texts: bool, statement: Option<String>) -> Route {
        let id = |article: u32| Some(Store::get().article(article).id.clone());
        let Articles { left, right, also } = self;
        let (left, right, also) = (id(left), id(right), also.and_then(id));
        Route::Compare(Comparison { left, right, also, statement, texts })
    }
}

/// The articles that an address names. What it leaves open is the pair with most in common.
fn choose(asked: &Comparison) -> Result<Articles, El> {
    let store = Store::get();
    let named = |id: &Option<String>| match id {
        None => Ok(None),
        Some(id) => store.article_named(id).map(Some).ok_or_else(|| missing("article", id)),
    };
    let (left, right, also) = (named(&asked.left)?, named(&asked.right)?, named(&asked.also)?);
    let none = "A comparison needs two articles; this collection has fewer.";
    let (left, right) =
        compare::closest_pair(store.dataset, left, right).ok_or_else(|| el("p").child(none))?;
    let also = also.filter(|&also| also != left && also != right);
    Ok(Articles { left, right, also })
}

fn comparison(articles: Articles, texts: bool, focus: Derived<Option<String>>) -> El {
    let Articles { left, right, also } = articles;
    let all: Vec<u32> = [left, right].into_iter().chain(also).collect();
    if let Some(waiting) = awaited(&all) {
        return waiting;
    }
    let pairing = compare::articles(Store::get().dataset, left, right);
    let page = el("div").class("compare").child(
        el("div")
            .class("compare-sides")
            .child(chooser(Side::Left, articles, texts))
            .child(swap(articles, texts))
            .child(chooser(Side::Right, articles, texts)),
    );
    if pairing.rows.is_empty() {
        return page.child(el("p").child("No quotation was found in either article."));
    }
    let reported: Vec<u32> = pairing.rows.iter().map(|row| row.statement).collect();
    let unknown = move || {
        let statements = &Store::get().dataset.statements;
        let known = |id: &String| reported.iter().any(|&at| statements[at as usize].id == *id);
        match focus.get().filter(|id| !known(id)) {
            Some(id) => missing("statement", &id).any(),
            None => nothing(),
        }
    };
    let page = page
        .child(live(unknown))
        .child(summary(&pairing, left, right))
        .child(shares(&pairing, left, right))
        .child(views(articles, texts));
    if texts {
        let to = move |statement: String| articles.route(true, Some(statement));
        return page.child(third(articles)).child(panes(all, pairing, focus, to));
    }
    follow(move || {
        if let Some(id) = focus.get() {
            request_animation_frame(move || bring_into_view(&id));
        }
    });
    let rows = pairing.rows.iter().map(|row| draw_row(row, left, right, focus));
    page.child(el("div").child(el("h2").child("Quotation by quotation")).child(legend()))
        .child(el("div").class("compare-rows").test("rows").children(rows))
}

/// The two ways to compare.
fn views(articles: Articles, texts: bool) -> El {
    let view = |name: &'static str, own: bool| {
        let id = if own { "texts" } else { "statements" };
        let view = link(&articles.route(own, None))
            .class("view")
            .attr("id", id)
            .child(name)
            .on("click", move |_| focus_soon(format!("#{id}")));
        if own == texts { view.attr("aria-current", "true") } else { view }
    };
    el("nav")
        .class("views")
        .attr("aria-label", "Ways to compare")
        .child(view("Statement by statement", false))
        .child(view("Whole texts", true))
}

/// A choice of a third article.
fn third(articles: Articles) -> Option<El> {
    let store = Store::get();
    let navigation = Navigation::get();
    let others: Vec<u32> =
        (0..store.articles()).filter(|&at| at != articles.left && at != articles.right).collect();
    let option = |at: u32| {
        let option = el("option").attr("value", store.article(at).id.as_str()).child(label(at));
        if articles.also == Some(at) { option.attr("selected", "") } else { option }
    };
    let none = el("option").attr("value", "").child("none");
    let changed = move |event: web_sys::Event| {
        let also = chosen_in(&event).and_then(|id| store.article_named(&id));
        navigation.choose(Articles { also, ..articles }.route(true, None));
        focus_soon("#third".to_owned());
    };
    let select = el("select")
        .attr("id", "third")
        .child(none)
        .children(others.iter().map(|&at| option(at)))
        .on("change", changed);
    (!others.is_empty()).then(|| {
        el("label")
            .class("compare-third")
            .child(el("span").class("compare-label").child("Third article"))
            .child(select)
    })
}

/// What an article is called in a list of choices.
fn label(article: u32) -> String {
    let name = cite::article_name(Store::get().article(article));
    format!("{} · {name}", cite::siglum(article))
}

fn bring_into_view(statement: &str) {
    // An id may come from a hostile address: only what an id can hold goes into a selector.
    let plain: String =
        statement.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if let Ok(Some(row)) = document().query_selector(&format!("[data-statement=\"{plain}\"]")) {
        row.scroll_into_view_with_bool(true);
    }
}

fn chooser(side: Side, articles: Articles, texts: bool) -> El {
    let store = Store::get();
    let navigation = Navigation::get();
    let Articles { left, right, .. } = articles;
    let (mine, other, id, name) = match side {
        Side::Left => (left, right, "left", "Left article"),
        Side::Right => (right, left, "right", "Right article"),
    };
    let option = |at: u32| {
        let option = el("option").attr("value", store.article(at).id.as_str()).child(label(at));
        if at == mine { option.attr("selected", "") } else { option }
    };
    let changed = move |event: web_sys::Event| {
        let Some(article) = chosen_in(&event).and_then(|id| store.article_named(&id)) else {
            return;
        };
        let (left, right) = match side {
            Side::Left => (article, right),
            Side::Right => (left, article),
        };
        navigation.choose(Articles { left, right, ..articles }.route(texts, None));
        focus_soon(format!("#{id}"));
    };
    let options = (0..store.articles()).filter(|&at| at != other).map(option);
    el("div")
        .class("compare-side")
        .child(
            el("label")
                .child(el("span").class("compare-label").child(name))
                .child(el("select").attr("id", id).children(options).on("change", changed)),
        )
        .child(el("p").child(article_link(mine)))
        .child(el("p").child(provenance(mine)))
}

fn swap(articles: Articles, texts: bool) -> El {
    let Articles { left, right, .. } = articles;
    link(&Articles { left: right, right: left, ..articles }.route(texts, None))
        .class("compare-swap")
        .attr("aria-label", "Swap sides")
        .attr("title", "Swap sides")
        .child("⇄")
        .on("click", |_| focus_soon(".compare-swap".to_owned()))
}

/// The comparison in figures.
fn summary(pairing: &Pairing, left: u32, right: u32) -> El {
    let figure = |number: usize, what: String| {
        el("li").child(el("strong").child(number)).child(format!(" {what}"))
    };
    let only = |side: fn(&Row) -> bool| pairing.rows.iter().filter(|row| side(row)).count();
    let speakers =
        |other: usize| pairing.shares.iter().filter(|share| share.quotations[other] == 0).count();
    let shared = if pairing.shared == 1 { "shared statement" } else { "shared statements" };
    el("ul")
        .class("figures")
        .test("summary")
        .child(figure(pairing.shared as usize, shared.to_owned()))
        .child(figure(only(|row| row.right.is_empty()), format!("only in {}", cite::siglum(left))))
        .child(figure(only(|row| row.left.is_empty()), format!("only in {}", cite::siglum(right))))
        .child(figure(speakers(1), format!("speakers only in {}", cite::siglum(left))))
        .child(figure(speakers(0), format!("speakers only in {}", cite::siglum(right))))
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
        .child(sideways("Speakers of both articles", table))
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
        let lines =
            pair.wording.sentences().into_iter().map(|line| el("li").child(line.to_owned()));
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
        None => words(index, &[]),
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
