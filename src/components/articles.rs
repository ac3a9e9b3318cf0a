//! How an article is named: its siglum, its name, and what it states about itself.

use crossquote_core::cite;
use leptos::prelude::*;

use crate::route::Route;
use crate::store::Store;
use crate::wording;

/// The letter of an article, as critical editions name witnesses.
pub(crate) fn siglum(article: u32) -> AnyView {
    let letter = cite::siglum(article);
    let hue = format!("siglum siglum-{}", article % 6);
    view! { <span class=hue title=format!("Article {letter}")>{letter.clone()}</span> }.into_any()
}

/// A link to an article by its letter and name.
pub(crate) fn article_link(article: u32) -> AnyView {
    let record = Store::get().article(article);
    let route = Route::Article { id: record.id.clone(), quote: None };
    view! {
        <a class="article-link" href=route.fragment()>
            {siglum(article)} " " <span class="article-name">{cite::article_name(record)}</span>
        </a>
    }
    .into_any()
}

/// Outlet and date, plainly saying so where the text states none.
pub(crate) fn provenance(article: u32) -> AnyView {
    let record = Store::get().article(article);
    let missing = |stated: bool| if stated { "fact" } else { "fact fact-missing" };
    view! {
        <span class="provenance">
            <span class=missing(record.outlet.is_some())>{wording::outlet(record)}</span>
            " · "
            <span class=missing(record.published.is_some())>{wording::date(record)}</span>
        </span>
    }
    .into_any()
}
