//! The first page: what this collection is, its articles, who is quoted where, what is shared.

use crossquote_core::cite;
use crossquote_core::model::{SpeakerKind, Statement};
use crossquote_core::search::{Chosen, Facet, Request};
use leptos::prelude::*;

use crate::components::articles::{article_link, provenance, siglum};
use crate::components::quotation_card::{comparison, in_article, kind_badge, speaker_link};
use crate::components::said::said;
use crate::components::title::set_title;
use crate::element::{El, el, link, live, nothing, unseen};
use crate::route::Route;
use crate::store::Store;
use crate::wording::count;

/// Speakers of the picture that are shown before "show all".
const SPEAKERS_FIRST: usize = 10;

/// Sizes of the discs in the picture, `disc-1` to `disc-5` in the style sheet.
const DISCS: f32 = 5.0;

pub(crate) fn page() -> El {
    set_title("Story");
    el("div")
        .class("page page-story")
        .child(head())
        .child(articles())
        .child(picture())
        .child(shared())
}

fn head() -> El {
    let dataset = Store::get().dataset;
    let named = |kind| kind != SpeakerKind::Unattributed;
    let speakers = dataset.speakers.iter().filter(|speaker| named(speaker.kind)).count();
    let figure = |number: usize, noun: &str, href: &'static str| {
        let counted = count(number, noun);
        let (_, word) = counted.split_once(' ').unwrap_or_default();
        let number = el("strong").child(number);
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
    let row = |article: u32| {
        let quotations = count(store.quotations_in(article).count(), "quotation");
        el("li")
            .child(article_link(article))
            .child(provenance(article))
            .child(el("span").class("story-count").child(quotations))
    };
    el("section")
        .child(el("h2").child("The articles"))
        .child(el("ol").class("story-articles").children((0..store.articles()).map(row)))
}

/// Speakers by articles: a table whose cells are also a picture. The area of the disc is the
/// count; the number is always there.
fn picture() -> El {
    let store = Store::get();
    let dataset = store.dataset;
    let mut counts = vec![vec![0usize; dataset.articles.len()]; dataset.speakers.len()];
    for quotation in &dataset.quotations {
        counts[quotation.speaker as usize][quotation.article as usize] += 1;
    }
    let most = counts.iter().flatten().copied().max().unwrap_or(1).max(1);
    let all = RwSignal::new(dataset.speakers.len() <= SPEAKERS_FIRST);
    let row = |(speaker, counts): (usize, Vec<usize>)| {
        let total: usize = counts.iter().sum();
        let cells =
            counts.into_iter().enumerate().map(|(article, n)| cell(speaker, article, n, most));
        let late = speaker >= SPEAKERS_FIRST;
        el("tr")
            .live_attr("class", move || (late && !all.get()).then(|| "late".to_owned()))
            .child(el("th").attr("scope", "row").child(speaker_link(speaker as u32)))
            .children(cells)
            .child(el("td").class("matrix-total").child(total))
    };
    let heads = (0..store.articles()).map(|article| {
        let name = cite::article_name(store.article(article));
        column_head().attr("title", name.clone()).child(siglum(article)).child(unseen(name))
    });
    let hidden = dataset.speakers.len().saturating_sub(SPEAKERS_FIRST);
    let more = move || match all.get() {
        true => nothing(),
        false => el("button")
            .class("more")
            .child(format!("Show {hidden} more"))
            .on("click", move |_| all.set(true))
            .any(),
    };
    let head = el("tr")
        .child(column_head().child("Speaker"))
        .children(heads)
        .child(column_head().class("matrix-total").child("All"));
    let body = el("tbody").children(counts.into_iter().enumerate().map(row));
    el("section")
        .child(el("h2").child("Who is quoted where"))
        .child(
            el("p").class("hint").child(
                "Each number counts the quotations of a speaker in an article, and opens them.",
            ),
        )
        .child(
            el("div")
                .class("matrix-frame")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", "Speakers by articles")
                .child(
                    el("table")
                        .class("matrix")
                        .test("matrix")
                        .child(el("thead").child(head))
                        .child(body),
                ),
        )
        .child(live(more))
}

fn column_head() -> El {
    el("th").attr("scope", "col")
}

fn cell(speaker: usize, article: usize, count: usize, most: usize) -> El {
    if count == 0 {
        return el("td")
            .class("matrix-none")
            .child(el("span").attr("aria-hidden", "true").child("·"))
            .child(unseen("0"));
    }
    let dataset = Store::get().dataset;
    let mut chosen = Chosen::default();
    chosen.toggle(Facet::Speaker, &dataset.speakers[speaker].id);
    chosen.toggle(Facet::Article, &dataset.articles[article].id);
    let found = Route::Quotes(Request { text: String::new(), chosen });
    // Classes rather than a style attribute: the page's content policy will allow no inline style.
    let size = ((count as f32 / most as f32).sqrt() * DISCS).ceil() as usize;
    el("td").child(link(&found).class(format!("disc disc-{size}")).child(count))
}

fn shared() -> El {
    let dataset = Store::get().dataset;
    let several = |statement: &&'static Statement| articles_of(statement).len() > 1;
    let shared: Vec<El> = dataset.statements.iter().filter(several).map(statement).collect();
    let section = el("section").child(el("h2").child("Reported by several"));
    if shared.is_empty() {
        return section.child(el("p").child("No statement was found in more than one article."));
    }
    section
        .child(
            el("p")
                .class("hint")
                .child("Statements that more than one article carries, each in the words of each."),
        )
        .child(el("ol").class("story-shared").children(shared))
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
                .child(el("span").class("shared-count").child(several)),
        )
        .child(
            el("ul").class("versions").children(statement.quotations.iter().copied().map(version)),
        )
        .child(link(&compare).class("action").child("Compare side by side"))
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
        .child(el("blockquote").child(said(index, &[])))
        .child(kind_badge(quotation.kind))
}
