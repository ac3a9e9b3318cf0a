//! The choice of the articles that are compared. It stays where it is whatever is chosen, so that the focus does.

use leptos::prelude::*;

use super::articles::ComparedArticles;
use super::choices::Choices;
use crate::context::{use_collection, use_router};
use crate::records::{ArticleLink, Provenance, Side, article_label};
use crate::router::NavigateOptions;

/// The choice of the article on one side, with what is chosen there.
#[component]
pub(super) fn SideChooser(side: Side, choices: Choices) -> impl IntoView {
    let articles = choices.articles;
    let (id, name) = match side {
        Side::Left => ("left", "Left article"),
        Side::Right => ("right", "Right article"),
    };
    let chosen = Memo::new(move |_| articles.get().on(side));
    let other = Memo::new(move |_| articles.get().swapped().on(side));
    let choose = navigate_to(choices);
    let change = move |article: Option<u32>| {
        let Some(article) = article else { return };
        let now = articles.get_untracked();
        choose(match side {
            Side::Left => ComparedArticles { left: article, ..now },
            Side::Right => ComparedArticles { right: article, ..now },
        });
    };
    view! {
        <div class="compare-side">
            <label>
                <span class="compare-label">{name}</span>
                <ArticleSelect
                    id
                    excluded=Signal::derive(move || vec![other.get()])
                    chosen=Signal::derive(move || Some(chosen.get()))
                    change
                />
            </label>
            <p>{move || view! { <ArticleLink article=chosen.get() /> }}</p>
            <p>{move || view! { <Provenance article=chosen.get() /> }}</p>
        </div>
    }
}

impl ComparedArticles {
    fn on(self, side: Side) -> u32 {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }
}

/// A link to the same comparison the other way round.
#[component]
pub(super) fn SwapLink(choices: Choices) -> impl IntoView {
    let collection = use_collection();
    let swapped = move || {
        let swapped = choices.articles.get().swapped();
        swapped.route(&collection, choices.texts.get(), None).fragment()
    };
    view! {
        <a href=move || swapped() class="compare-swap" aria-label="Swap sides" title="Swap sides">
            "⇄"
        </a>
    }
}

/// The choice of a third article; nothing where there are only two.
#[component]
pub(super) fn ThirdChooser(left: u32, right: u32, choices: Choices) -> impl IntoView {
    if use_collection().article_count() <= 2 {
        return ().into_any();
    }
    let articles = choices.articles;
    let choose = navigate_to(choices);
    view! {
        <label class="compare-third">
            <span class="compare-label">"Third article"</span>
            <ArticleSelect
                id="third"
                none="none"
                excluded=vec![left, right]
                chosen=Signal::derive(move || articles.get().third)
                change=move |third| choose(ComparedArticles { third, ..articles.get_untracked() })
            />
        </label>
    }
    .into_any()
}

/// Compares other articles in the same view: a choice on the page, no statement in focus.
fn navigate_to(choices: Choices) -> impl Fn(ComparedArticles) + Clone {
    let (collection, router) = (use_collection(), use_router());
    move |articles| {
        let to = articles.route(&collection, choices.texts.get_untracked(), None);
        router.navigate(to, NavigateOptions::CHOICE);
    }
}

/// A select of articles.
#[component]
fn ArticleSelect(
    id: &'static str,
    /// What choosing no article is called; it cannot be chosen without a name.
    #[prop(optional)]
    none: Option<&'static str>,
    /// Articles that cannot be chosen.
    #[prop(into)]
    excluded: Signal<Vec<u32>>,
    chosen: Signal<Option<u32>>,
    /// Called with what the reader chooses.
    change: impl Fn(Option<u32>) + 'static,
) -> impl IntoView {
    let collection = use_collection();
    // Numbered as the rows of other lists are, which gives all of them one `<For>`.
    let all = 0..collection.article_count() as usize;
    let can_be_chosen = move || {
        let excluded = excluded.get();
        all.clone().filter(move |&article| !excluded.contains(&(article as u32)))
    };
    let changed = move |event| change(collection.article_by_id(&event_target_value(&event)));
    let none = none.map(|name| {
        view! {
            <option value="" prop:selected=move || chosen.get().is_none()>
                {name}
            </option>
        }
        .into_any()
    });
    view! {
        <select id=id on:change=changed>
            {none}
            <For each=can_be_chosen key=|article| *article let:article>
                <ArticleOption article=article as u32 chosen />
            </For>
        </select>
    }
}

#[component]
fn ArticleOption(article: u32, chosen: Signal<Option<u32>>) -> impl IntoView {
    let collection = use_collection();
    let id = collection.article(article).id.clone();
    view! {
        <option value=id prop:selected=move || chosen.get() == Some(article)>
            {article_label(&collection, article)}
        </option>
    }
}
