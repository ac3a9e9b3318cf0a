//! How an article is named: its siglum, its name, and what it states about itself.

use crossquote_model::cite;
use leptos::prelude::*;

use crate::collection::Collection;
use crate::context::use_collection;
use crate::router::{Link, Route};

/// Colours of sigla, `siglum-0` to `siglum-5` in card.css.
const COLOURS: u32 = 6;

/// The letter of an article, as critical editions name witnesses.
#[component]
pub(crate) fn Siglum(
    article: u32,
    /// What stands in place of the letter alone, where a version of the article is meant: `B2`.
    #[prop(optional, into)]
    letter: Option<String>,
) -> impl IntoView {
    let siglum = cite::siglum(article);
    let title = format!("Article {siglum}");
    view! {
        <span
            class=format!("siglum siglum-{}", article % COLOURS)
            title=title
        >
            {letter.unwrap_or(siglum)}
        </span>
    }
}

/// What an article is called in a list of choices: `B · Zelensky: Let NATO guard free Ukraine`.
pub(crate) fn article_label(collection: &Collection, article: u32) -> String {
    format!("{} · {}", cite::siglum(article), cite::article_name(collection.article(article)))
}

/// A link to an article by its letter and name.
#[component]
pub(crate) fn ArticleLink(article: u32) -> impl IntoView {
    let collection = use_collection();
    let record = collection.article(article);
    let name = cite::article_name(record);
    view! {
        <Link to=Route::Article { id: record.id.clone(), quote: None } attr:class="article-link">
            <Siglum article />
            " "
            <span class="article-name">{name}</span>
        </Link>
    }
}

/// Outlet and date, plainly saying so where the text states none.
#[component]
pub(crate) fn Provenance(article: u32) -> impl IntoView {
    let collection = use_collection();
    let record = collection.article(article);
    let class = |is_stated: bool| (!is_stated).then_some("fact-missing");
    view! {
        <span class="provenance">
            <span class=class(record.outlet.is_some())>{cite::outlet(record)}</span>
            " · "
            <span class=class(record.published.is_some())>{cite::date(record)}</span>
        </span>
    }
}
