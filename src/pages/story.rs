//! The first page: what this collection is, its articles, who is quoted where, what is shared.

use crossquote_core::cite;
use crossquote_core::model::{Kind, SpeakerKind, Statement};
use crossquote_core::search::{Chosen, Facet, Request};
use leptos::prelude::AnyView;

use crate::components::articles::{article_link, provenance, siglum};
use crate::components::long_list::{LongList, show_all};
use crate::components::quotation_card::{
    all_versions, checked, comparison, in_article, kind_badge, speaker_link,
};
use crate::components::said::said;
use crate::components::sideways::sideways;
use crate::components::title::set_title;
use crate::element::{El, el, link, live, nothing, unseen};
use crate::navigation::{Navigation, after_paint};
use crate::pages::speakers::figures;
use crate::route::Route;
use crate::state::State;
use crate::store::Store;
use crate::wording::{NO_QUOTATIONS, count};

/// What is shown of each list before "show all": a large collection opens as quickly as a small one.
const ARTICLES_FIRST: usize = 20;
const ROWS_FIRST: usize = 10;
const COLUMNS_FIRST: usize = 12;
const SHARED_FIRST: usize = 20;

/// The bits that say which lists are shown whole.
const ARTICLES: usize = 1;
const ROWS: usize = 2;
const COLUMNS: usize = 4;
const SHARED: usize = 8;
const QUOTING: usize = 16;

/// Sizes of the discs in the picture, `disc-1` to `disc-5` in the style sheet.
const DISCS: f32 = 5.0;

pub(crate) fn page() -> El {
    set_title("Story");
    // Of a large collection, what is far down is drawn a frame later: all at once would hold the page up. On the way
    // back the page is at once as high as it was left.
    let small = Store::get().articles() as usize <= ARTICLES_FIRST;
    let whole = State::new(small || Navigation::returned());
    if !whole.get_untracked() {
        after_paint(Box::new(move || whole.set(true)));
    }
    let then = move |draw: fn() -> AnyView| match whole.get() {
        true => draw(),
        false => nothing(),
    };
    el("div")
        .class("page page-story")
        .child(head())
        .child(articles())
        .child(picture())
        .child(live(move || then(|| shared().any())))
        .child(live(move || then(by_article)))
}

fn head() -> El {
    let dataset = Store::get().dataset;
    let named = |kind| kind != SpeakerKind::Unattributed;
    let speakers = dataset.speakers.iter().filter(|speaker| named(speaker.kind)).count();
    let figure = |number: usize, noun: &str, href: &'static str| {
        let counted = count(number, noun);
        let (number, word) = counted.split_once(' ').unwrap_or_default();
        let number = el("strong").child(number.to_owned());
        el("li").child(el("a").attr("href", href).child(number).child(" ").child(word.to_owned()))
    };
    el("section")
        .class("story-head")
        .child(
            el("p")
                .class("eyebrow")
                .child(format!("One story, {}", count(dataset.articles.len(), "article"))),
        )
        .child(el("h1").child(dataset.title.as_str()))
        .child(el("p").class("lead").child(dataset.description.as_str()))
        .child(
            el("ul")
                .class("figures")
                .child(figure(dataset.quotations.len(), "quotation", "#/quotes"))
                .child(figure(speakers, "speaker", "#/speakers"))
                .child(figure(dataset.articles.len(), "article", "#/compare")),
        )
}

fn articles() -> El {
    let store = Store::get();
    let row = move |article: u32| {
        let quotations = count(store.quotations_in(article).count(), "quotation");
        el("li")
            .child(article_link(article))
            .child(provenance(article))
            .child(el("span").class("story-count").child(quotations))
    };
    let list = LongList {
        list: el("ol").class("story-articles"),
        name: "articles",
        bit: ARTICLES,
        unfolded: Navigation::get().unfolded(),
        total: store.articles() as usize,
        first: ARTICLES_FIRST,
        noun: "articles",
    };
    el("section").child(el("h2").child("The articles")).children(list.of(move |at| row(at as u32)))
}

/// How each article quotes: kinds, words and cues.
fn by_article() -> AnyView {
    let store = Store::get();
    if store.dataset.quotations.is_empty() {
        return nothing();
    }
    let unfolded = Navigation::get().unfolded();
    let heads = ["Article", "Direct", "Mixed", "Indirect", "Words", "Cues"];
    let heads = heads.map(|head| column_head().child(head));
    let all = store.articles() as usize;
    let lines = move || {
        let shown = if unfolded.get() & QUOTING == 0 { all.min(ARTICLES_FIRST) } else { all };
        let row = |article: u32| {
            let quotations: Vec<u32> = store.quotations_in(article).collect();
            figures(article_link(article), &quotations)
        };
        el("tbody").children((0..shown as u32).map(row)).any()
    };
    let next = format!(".quoting tbody tr:nth-child({}) a", ARTICLES_FIRST + 1);
    let more = move || match all > ARTICLES_FIRST {
        true => show_all(unfolded, QUOTING, all, "articles", next.clone()),
        false => nothing(),
    };
    let table = el("table")
        .class("quoting")
        .test("quoting")
        .child(el("thead").child(el("tr").children(heads)))
        .child(live(lines));
    el("section")
        .child(el("h2").child("How each article quotes"))
        .child(el("p").class("hint").child(
            "Direct: all in quotation marks; mixed: in part; indirect: in the article’s own words. \
                 Words: of what is attributed. Cues: the words that say who speaks.",
        ))
        .child(sideways("How each article quotes", table))
        .child(el("div").class("buttons").child(live(more)))
        .any()
}

/// Speakers by articles: a table whose cells are also a picture. The area of the disc is the
/// count; the number is always there.
fn picture() -> El {
    let dataset = Store::get().dataset;
    let section = el("section").child(el("h2").child("Who is quoted where"));
    if dataset.quotations.is_empty() {
        return section.child(el("p").child(NO_QUOTATIONS).child("."));
    }
    // Of the rows that are shown alone: of thousands of speakers in a thousand articles, all counts
    // would take a hundred megabytes.
    let counted = |rows: usize| {
        let mut counts = vec![vec![Count::default(); dataset.articles.len()]; rows];
        for quotation in &dataset.quotations {
            if let Some(row) = counts.get_mut(quotation.speaker as usize) {
                let count = &mut row[quotation.article as usize];
                count.all += 1;
                count.quoted += usize::from(quotation.kind != Kind::Indirect);
            }
        }
        counts
    };
    let unfolded = Navigation::get().unfolded();
    let shown = move |all: usize, bit: usize, first: usize| match unfolded.get() & bit {
        0 => all.min(first),
        _ => all,
    };
    let (rows, columns) = (dataset.speakers.len(), dataset.articles.len());
    let table = move || {
        let counts = counted(shown(rows, ROWS, ROWS_FIRST));
        matrix(&counts, shown(columns, COLUMNS, COLUMNS_FIRST)).any()
    };
    // The first row, and the first column, that is new.
    let next_row = format!(".matrix tbody tr:nth-child({}) a", ROWS_FIRST + 1);
    let next_column = format!(".matrix th:nth-child({})", COLUMNS_FIRST + 2);
    let more = move || match rows > ROWS_FIRST {
        true => show_all(unfolded, ROWS, rows, "speakers", next_row.clone()),
        false => nothing(),
    };
    let more_columns = move || match columns > COLUMNS_FIRST {
        true => show_all(unfolded, COLUMNS, columns, "articles", next_column.clone()),
        false => nothing(),
    };
    section
        .child(el("p").class("hint").child(
            "Each number counts the quotations of a speaker in an article, and opens them. Dashed: \
                 none of them is in quotation marks.",
        ))
        .child(sideways("Speakers by articles", live(table)))
        .child(el("div").class("buttons").child(live(more)).child(live(more_columns)))
}

/// Quotations of one speaker in one article, and how many of them have words in quotation marks.
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    quoted: usize,
}

/// The table of the first speakers, each with its count for every article, and the first articles.
fn matrix(counts: &[Vec<Count>], columns: usize) -> El {
    let store = Store::get();
    let most = counts.iter().flatten().map(|count| count.all).max().unwrap_or(1).max(1);
    let row = |(speaker, counts): (usize, &Vec<Count>)| {
        let total: usize = counts.iter().map(|count| count.all).sum();
        let cells = (0..columns).map(|article| cell(speaker, article, counts[article], most));
        el("tr")
            .child(el("th").attr("scope", "row").child(speaker_link(speaker as u32)))
            .children(cells)
            .child(el("td").class("matrix-total").child(total))
    };
    let heads = (0..columns as u32).map(|article| {
        let name = cite::article_name(store.article(article));
        column_head().attr("title", name.clone()).child(siglum(article)).child(unseen(name))
    });
    let head = el("tr")
        .child(column_head().child("Speaker"))
        .children(heads)
        .child(column_head().class("matrix-total").child("All"));
    el("table")
        .class("matrix")
        .test("matrix")
        .child(el("thead").child(head))
        .child(el("tbody").children(counts.iter().enumerate().map(row)))
}

fn column_head() -> El {
    el("th").attr("scope", "col")
}

fn cell(speaker: usize, article: usize, count: Count, most: usize) -> El {
    if count.all == 0 {
        return el("td")
            .class("matrix-none")
            .child(el("span").attr("aria-hidden", "true").child("·"))
            .child(unseen("0"));
    }
    let dataset = Store::get().dataset;
    let mut chosen = Chosen::default();
    chosen.toggle(Facet::Speaker, &dataset.speakers[speaker].id);
    chosen.toggle(Facet::Article, &dataset.articles[article].id);
    let found = Route::Quotes(Request { chosen, ..Request::default() });
    // Classes rather than a style attribute: the page's content policy will allow no inline style.
    let size = ((count.all as f32 / most as f32).sqrt() * DISCS).ceil() as usize;
    let quoted = match count.quoted {
        0 => "no quotation marks".to_owned(),
        quoted => format!("{quoted} in quotation marks"),
    };
    let style = if count.quoted == 0 { " disc-reported" } else { "" };
    el("td").child(
        link(&found)
            .class(format!("disc disc-{size}{style}"))
            .attr("title", quoted.clone())
            .child(count.all)
            .child(unseen(format!(", {quoted}"))),
    )
}

fn shared() -> El {
    let dataset = Store::get().dataset;
    let several = |statement: &&'static Statement| articles_of(statement).len() > 1;
    let shared: Vec<&'static Statement> = dataset.statements.iter().filter(several).collect();
    let section = el("section").child(el("h2").child("Reported by several"));
    if shared.is_empty() {
        return section.child(el("p").child("No statement was found in more than one article."));
    }
    let list = LongList {
        list: el("ol").class("story-shared"),
        name: "shared",
        bit: SHARED,
        unfolded: Navigation::get().unfolded(),
        total: shared.len(),
        first: SHARED_FIRST,
        noun: "statements",
    };
    section
        .child(
            el("p")
                .class("hint")
                .child("Statements that more than one article carries, each in the words of each."),
        )
        .children(list.of(move |at| statement(shared[at])))
}

/// The articles of a statement, in order, each once.
fn articles_of(statement: &Statement) -> Vec<u32> {
    let store = Store::get();
    let mut articles: Vec<u32> =
        statement.quotations.iter().map(|&index| store.quotation(index).article).collect();
    articles.dedup();
    articles
}

fn statement(statement: &'static Statement) -> El {
    let articles = articles_of(statement);
    let compare = comparison(statement.quotations[0], articles[1]);
    let several = format!("in {} articles", articles.len());
    el("li")
        .class("shared")
        .test("shared-statement")
        .child(
            el("h3")
                .child(speaker_link(statement.speaker))
                .child(el("span").class("shared-count").child(several))
                .child(checked(statement.checked)),
        )
        .child(
            el("ul").class("versions").children(statement.quotations.iter().copied().map(version)),
        )
        .child(
            el("div")
                .class("card-actions")
                .child(all_versions(statement.quotations[0]))
                .child(link(&compare).class("action").child("Compare the articles")),
        )
}

/// One wording of a statement, with the article that has it.
pub(crate) fn version(index: u32) -> El {
    let quotation = Store::get().quotation(index);
    el("li")
        .child(
            link(&in_article(index))
                .class("version-where")
                .child(siglum(quotation.article))
                .child(unseen("open in article")),
        )
        .child(el("blockquote").child(said(index)))
        .child(kind_badge(quotation.kind))
}
