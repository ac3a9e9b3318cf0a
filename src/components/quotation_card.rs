//! A quotation as a card: the words, who, where, how sure, and what can be done with it.

use crossquote_core::cite;
use crossquote_core::model::{Kind, Quotation, Span};
use leptos::prelude::*;

use crate::clipboard::{absolute, copy};
use crate::components::articles::{article_link, provenance, siglum};
use crate::components::said::{in_place, said};
use crate::route::Route;
use crate::store::Store;
use crate::wording;

/// The card of a quotation, with what a search matched in it.
pub(crate) fn quotation_card(index: u32, marks: &[Span]) -> AnyView {
    let store = Store::get();
    let quotation = store.quotation(index);
    let alone = quotation.content.len() == 1 && quotation.content[0] == quotation.context;
    view! {
        <article
            class=format!("card card-{}", quotation.kind.name())
            data-testid="quotation"
            data-quotation=quotation.id.clone()
        >
            <header class="card-head">
                {speaker_line(quotation)} {badges(quotation)}
            </header>
            <blockquote class="card-said">{said(index, marks)}</blockquote>
            {(!alone)
                .then(|| {
                    view! {
                        <p class="card-context">
                            <span class="card-label">"In place: "</span>
                            {in_place(index, marks)}
                        </p>
                    }
                })}
            <p class="card-where">
                {article_link(quotation.article)} " " {provenance(quotation.article)}
            </p>
            {actions(index)}
        </article>
    }
    .into_any()
}

fn speaker_line(quotation: &'static Quotation) -> AnyView {
    let speaker = Store::get().speaker(quotation.speaker);
    let route = Route::Speakers { speaker: Some(speaker.id.clone()) };
    view! {
        <h3 class="card-speaker">
            <a href=route.fragment()>{speaker.name.as_str()}</a>
            {speaker.role.as_deref().map(|role| view! { <span class="card-role">{role}</span> })}
        </h3>
    }
    .into_any()
}

/// Kind, and a warning where the attribution is not certain.
pub(crate) fn badges(quotation: &'static Quotation) -> AnyView {
    let doubt = wording::certainty(quotation.certainty()).map(|word| {
        let class = format!("badge badge-{word}");
        let title =
            format!("Confidence {} per cent: check it in the article", quotation.confidence);
        view! { <span class=class title=title>{word}" attribution"</span> }
    });
    view! { <span class="badges">{kind_badge(quotation.kind)} {doubt}</span> }.into_any()
}

pub(crate) fn kind_badge(kind: Kind) -> AnyView {
    let class = format!("badge badge-{}", kind.name());
    view! { <span class=class title=wording::explain_kind(kind)>{kind.name()}</span> }.into_any()
}

fn actions(index: u32) -> AnyView {
    let store = Store::get();
    let quotation = store.quotation(index);
    let here = in_article(index);
    let link = here.fragment();
    view! {
        <footer class="card-actions">
            <a class="action" href=here.fragment()>"Open in article"</a>
            {compare_links(index)}
            <button
                class="action"
                on:click=move |_| {
                    let link = absolute(&in_article(index).fragment());
                    let citation = cite::citation(store.dataset, quotation);
                    copy(format!("{citation}{link}\n"), "Quotation copied with its citation.");
                }
            >
                "Copy with citation"
            </button>
            <button
                class="action"
                on:click=move |_| copy(absolute(&link), "Link to this quotation copied.")
            >
                "Copy link"
            </button>
        </footer>
    }
    .into_any()
}

/// Where a quotation stands in its article.
pub(crate) fn in_article(index: u32) -> Route {
    let store = Store::get();
    let quotation = store.quotation(index);
    Route::Article {
        id: store.article(quotation.article).id.clone(),
        quote: Some(quotation.id.clone()),
    }
}

/// A link to the comparison with every other article that reports the same statement.
pub(crate) fn compare_links(index: u32) -> AnyView {
    let store = Store::get();
    let quotation = store.quotation(index);
    let mut others: Vec<u32> = store
        .elsewhere(index)
        .map(|other| store.quotation(other).article)
        .filter(|&article| article != quotation.article)
        .collect();
    others.dedup();
    if others.is_empty() {
        return view! { <span class="action action-none">"No other report found"</span> }
            .into_any();
    }
    others
        .into_iter()
        .map(|other| {
            let href = comparison(index, other).fragment();
            view! {
                <a class="action" href=href data-testid="compare">
                    "Compare with "
                    {siglum(other)}
                </a>
            }
        })
        .collect_view()
        .into_any()
}

/// The comparison of a quotation's article with another one, its statement in focus.
pub(crate) fn comparison(index: u32, other: u32) -> Route {
    let store = Store::get();
    let quotation = store.quotation(index);
    Route::Compare {
        left: Some(store.article(quotation.article).id.clone()),
        right: Some(store.article(other).id.clone()),
        statement: Some(store.dataset.statements[quotation.statement as usize].id.clone()),
    }
}
