//! How an article is named: its siglum, its name, and what it states about itself.

use crossquote_core::cite;

use crate::element::{El, el, link};
use crate::route::Route;
use crate::store::Store;

/// The letter of an article, as critical editions name witnesses.
pub(crate) fn siglum(article: u32) -> El {
    siglum_as(article, cite::siglum(article))
}

/// The same with what tells a version of the article from its others.
pub(crate) fn siglum_as(article: u32, letter: String) -> El {
    el("span")
        .class(format!("siglum siglum-{}", article % 6))
        .attr("title", format!("Article {}", cite::siglum(article)))
        .child(letter)
}

/// A link to an article by its letter and name.
pub(crate) fn article_link(article: u32) -> El {
    let record = Store::get().article(article);
    link(&Route::Article { id: record.id.clone(), quote: None })
        .class("article-link")
        .child(siglum(article))
        .child(" ")
        .child(el("span").class("article-name").child(cite::article_name(record)))
}

/// Outlet and date, plainly saying so where the text states none.
pub(crate) fn provenance(article: u32) -> El {
    let record = Store::get().article(article);
    let fact = |stated: bool, words: String| {
        el("span").class(if stated { "fact" } else { "fact fact-missing" }).child(words)
    };
    el("span")
        .class("provenance")
        .child(fact(record.outlet.is_some(), cite::outlet(record)))
        .child(" · ")
        .child(fact(record.published.is_some(), cite::date(record)))
}
