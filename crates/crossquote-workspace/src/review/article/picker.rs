//! Which article is shown, and the way to the others.

use leptos::prelude::*;

use super::options::ArticleOptions;
use crate::context::use_workspace;
use crate::review::dataset::use_reviewed_dataset;
use crate::router::Route;
use crossquote_ui::Remount;

/// The article before, a choice of all, the next one.
#[component]
pub(super) fn ArticlePicker(
    /// The id of the article that is shown.
    article: Memo<String>,
) -> impl IntoView {
    let dataset = use_reviewed_dataset();
    // Compared: no step makes other articles of them.
    let articles = Memo::new(move |_| {
        dataset.with(|dataset| {
            dataset.articles.iter().map(|article| article.id.clone()).collect::<Vec<_>>()
        })
    });
    let neighbour = move |steps: isize| {
        articles.with(|articles| {
            let place = articles.iter().position(|id| article.with(|article| article == id))?;
            articles.get(place.checked_add_signed(steps)?).cloned()
        })
    };
    let previous = Signal::derive(move || neighbour(-1));
    let next = Signal::derive(move || neighbour(1));
    view! {
        <div class="review-picker">
            <NeighbourLink name="Previous" to=previous />
            <Remount view=move || view! { <ArticleSelect articles=articles.get() article /> } />
            <NeighbourLink name="Next" to=next />
        </div>
    }
}

/// A link to an article; its name alone where there is none.
#[component]
fn NeighbourLink(name: &'static str, to: Signal<Option<String>>) -> impl IntoView {
    let link = move || match to.get() {
        Some(article) => {
            let to = Route::Review { article: Some(article) };
            view! {
                <a class="action" href=to.fragment()>
                    {name}
                </a>
            }
            .into_any()
        }
        None => view! {
            <span class="action" aria-disabled="true">
                {name}
            </span>
        }
        .into_any(),
    };
    view! { {move || link()} }
}

#[component]
fn ArticleSelect(articles: Vec<String>, article: Memo<String>) -> impl IntoView {
    let router = use_workspace().router;
    let choose = move |event| {
        let article = Some(event_target_value(&event));
        router.navigate(&Route::Review { article });
    };
    view! {
        <select id="review-article" aria-label="Article" on:change=choose>
            <ArticleOptions articles article />
        </select>
    }
}
