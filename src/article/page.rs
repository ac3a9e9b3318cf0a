//! The page of an article: what it states about itself, its text, and beside it the chosen quotation.

use crossquote_model::cite;
use leptos::ev;
use leptos::prelude::*;

use super::explanation::Explanation;
use super::facts::ArticleFacts;
use super::quotation_links::QuotationLinks;
use super::quoted_here::QuotedHere;
use super::text::ArticleText;
use crate::collection::Readiness;
use crate::context::{use_collection, use_router};
use crate::records::{PageTitle, Siglum, TextsAwaited, quotation_count};
use crate::router::{NavigateOptions, Route};
use crate::unknown::Missing;
use crossquote_ui::Remount;
use crossquote_ui::browser::window_events::on_window_event;

/// The page of the article with that id; `chosen` is the id of the quotation that is explained.
#[component]
pub(crate) fn ArticlePage(id: String, chosen: Memo<Option<String>>) -> impl IntoView {
    match use_collection().article_by_id(&id) {
        Some(article) => view! { <KnownArticle article named=chosen /> }.into_any(),
        None => view! { <Missing what="article" id /> }.into_any(),
    }
}

/// The page of an article of the collection. Its name is there at once, everything else with its text.
#[component]
fn KnownArticle(
    article: u32,
    /// The id of a quotation, as the address has it: of this article, of another one, or of none.
    named: Memo<Option<String>>,
) -> impl IntoView {
    let collection = use_collection();
    let name = cite::article_name(collection.article(article));
    let links = QuotationLinks::new(collection.quotations_in(article));
    let chosen = {
        let collection = collection.clone();
        Memo::new(move |_| {
            let quotation = named.with(|id| collection.quotation_by_id(id.as_deref()?))?;
            (collection.quotation(quotation).article == article).then_some(quotation)
        })
    };
    close_on_escape(collection.article(article).id.clone(), named, chosen, links);
    let is_ready =
        Memo::new(move |_| matches!(collection.request_texts(&[article]), Readiness::Ready));
    let awaited = move || {
        view! {
            <p>
                <TextsAwaited articles=vec![article] whole_page=true />
            </p>
        }
    };
    view! {
        <PageTitle name=name.clone() />
        <div class="page page-article" class:with-detail=move || chosen.get().is_some()>
            <section class="article-head">
                <p class="eyebrow">
                    <Siglum article />
                    {format!(" Article {}", cite::siglum(article))}
                </p>
                <h1>{name}</h1>
                <Show when=move || is_ready.get() fallback=awaited>
                    <AboutArticle article named chosen />
                </Show>
            </section>
            <Show when=move || is_ready.get()>
                <TextAndExplanation article chosen links />
            </Show>
        </div>
    }
}

/// What the head says once the text is there, which the facts are quoted from.
#[component]
fn AboutArticle(
    article: u32,
    named: Memo<Option<String>>,
    chosen: Memo<Option<u32>>,
) -> impl IntoView {
    view! {
        <ArticleFacts article />
        <UnknownQuotation named chosen />
        <QuotationsHint article />
    }
}

/// What an address that names no quotation of this article leads to, beside the article.
#[component]
fn UnknownQuotation(named: Memo<Option<String>>, chosen: Memo<Option<u32>>) -> impl IntoView {
    let notice = move || {
        let unknown = named.get().filter(|_| chosen.get().is_none());
        unknown.map(|id| {
            view! {
                <p class="unknown-quotation" role="alert">
                    "This article has no quotation called " <code>{id}</code>
                    ". The link may come from another version of this collection."
                </p>
            }
            .into_any()
        })
    };
    view! { {move || notice()} }
}

/// How many quotations there are to choose from.
#[component]
fn QuotationsHint(article: u32) -> impl IntoView {
    let collection = use_collection();
    let hint = match collection.quotations_in(article) {
        [] => "No quotation was found in this text.".to_owned(),
        all => format!(
            "Marked in the text: {}. Choose one to see who, how and where else.",
            quotation_count(&collection, all)
        ),
    };
    view! { <p class="hint">{hint}</p> }
}

/// The text, and beside it the chosen quotation, which the page scrolls to.
#[component]
fn TextAndExplanation(
    article: u32,
    chosen: Memo<Option<u32>>,
    links: QuotationLinks,
) -> impl IntoView {
    let router = use_router();
    // Follows the choice, also the one that a link brought; on the way back the page is where it was.
    Effect::new(move || {
        if let Some(quotation) = chosen.get()
            && !router.has_returned()
        {
            links.scroll_to(quotation);
        }
    });
    let aside = move || match chosen.get() {
        Some(quotation) => view! { <Explanation quotation links /> }.into_any(),
        None => view! { <QuotedHere article /> }.into_any(),
    };
    view! {
        <div class="article-columns">
            <ArticleText article chosen links />
            <aside class="detail" aria-label="Chosen quotation" aria-live="polite">
                <Remount view=aside />
            </aside>
        </div>
    }
}

/// Escape closes the explanation and leads back to the words. Escape that closed something above the page, such
/// as the word of a copy, is not meant for it.
fn close_on_escape(
    article: String,
    named: Memo<Option<String>>,
    chosen: Memo<Option<u32>>,
    links: QuotationLinks,
) {
    let router = use_router();
    on_window_event(ev::keydown, move |event| {
        let is_open = named.with_untracked(Option::is_some);
        if event.key() != "Escape" || event.default_prevented() || !is_open {
            return;
        }
        let closed = chosen.get_untracked();
        let to = Route::Article { id: article.clone(), quote: None };
        router.navigate(to, NavigateOptions::CHOICE);
        if let Some(quotation) = closed {
            links.focus(quotation);
        }
    });
}
