//! What stands in place of words that are not there yet.

use crossquote_core::cite;
use leptos::prelude::*;

use crate::collection::Readiness;
use crate::context::use_collection;

/// Shows words of articles once their texts are there, and until then something in their place. Asks for those
/// that nobody has asked for.
#[component]
pub(crate) fn WhenTexts(
    /// Numbers of the articles.
    articles: Vec<u32>,
    /// The page is about nothing else, and whoever hears it hears at once when they cannot be had.
    #[prop(optional)]
    whole_page: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let collection = use_collection();
    if collection.has_texts(&articles) {
        return children().into_any();
    }
    let named = match articles[..] {
        [article] => format!(" of {}", cite::article_name(collection.article(article))),
        _ => String::new(),
    };
    let shown = move || match collection.request_texts(&articles) {
        Readiness::Ready => children().into_any(),
        Readiness::Fetching => view! {
            <span class="awaited" data-testid="awaited">
                {format!("Fetching the words{named}…")}
            </span>
        }
        .into_any(),
        Readiness::Failed { file, message } => {
            let collection = collection.clone();
            view! {
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
            .into_any()
        }
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
    view! {
        <WhenTexts articles whole_page>
            ""
        </WhenTexts>
    }
}
