//! What stands in place of words that are not there yet.

use crossquote_model::cite;
use leptos::prelude::*;

use crate::collection::Readiness;
use crate::context::use_collection;

/// Shows words of articles once their texts are there, and until then something in their place. Asks for those
/// that nobody has asked for.
#[component]
pub(crate) fn WhenTexts(
    /// Numbers of the articles.
    articles: Vec<u32>,
    /// As for [`AwaitedWords`].
    #[prop(optional)]
    whole_page: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let collection = use_collection();
    if collection.has_texts(&articles) {
        return children().into_any();
    }
    let shown = move || match collection.request_texts(&articles) {
        Readiness::Ready => children().into_any(),
        readiness => view! { <AwaitedWords articles=&articles readiness whole_page /> }.into_any(),
    };
    shown.into_any()
}

/// What stands in place of views that are made of texts, such as cells of a table; nothing once these are there.
#[component]
pub(crate) fn TextsAwaited(
    /// As for [`WhenTexts`].
    articles: Vec<u32>,
    #[prop(optional)] whole_page: bool,
) -> impl IntoView {
    let collection = use_collection();
    let awaited = move || {
        let readiness = collection.request_texts(&articles);
        view! { <AwaitedWords articles=&articles readiness whole_page /> }.into_any()
    };
    view! { {move || awaited()} }
}

/// What stands in place of words that are not there yet; nothing once they are.
#[component]
pub(crate) fn AwaitedWords<'a>(
    /// Numbers of the articles that have them.
    articles: &'a [u32],
    /// What has become of their texts.
    readiness: Readiness,
    /// The page is about nothing else, and whoever hears it hears at once when they cannot be had.
    #[prop(optional)]
    whole_page: bool,
) -> impl IntoView {
    let collection = use_collection();
    let named = match articles {
        [article] => format!(" of {}", cite::article_name(collection.article(*article))),
        _ => String::new(),
    };
    match readiness {
        Readiness::Ready => ().into_any(),
        Readiness::Fetching => view! {
            <span class="awaited" data-testid="awaited">
                {format!("Fetching the words{named}…")}
            </span>
        }
        .into_any(),
        Readiness::Failed { file, message } => view! {
            <span class="awaited" data-testid="awaited">
                <span role=whole_page.then_some("alert")>
                    {format!("The words{named} are not here. {message}")}
                </span>
                " "
                <button class="action" on:click=move |_| collection.retry_texts(file)>
                    "Try again"
                </button>
            </span>
        }
        .into_any(),
    }
}
