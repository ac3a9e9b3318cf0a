//! A quotation as a card: the words, who, where, how sure, and what can be done with it.

use crossquote_model::Span;
use leptos::prelude::*;

use super::actions::QuotationActions;
use crate::context::use_collection;
use crate::records::{
    ArticleLink, Provenance, QuotationBadges, QuotationContent, QuotationInContext, SpeakerLink,
    WhenTexts,
};

/// The card of a quotation as it is, once its words are there.
#[component]
pub(crate) fn DeferredQuotationCard(quotation: u32) -> impl IntoView {
    let articles = vec![use_collection().quotation(quotation).article];
    view! {
        <WhenTexts articles>
            <QuotationCard quotation />
        </WhenTexts>
    }
}

/// The card of a quotation whose article's text is there.
#[component]
pub(crate) fn QuotationCard(
    quotation: u32,
    /// What a search found in it.
    #[prop(optional)]
    matches: Vec<Span>,
    /// What a search found that no mark in the words shows.
    #[prop(optional_no_strip)]
    found_beside: Option<String>,
) -> impl IntoView {
    let collection = use_collection();
    let record = collection.quotation(quotation);
    let (article, speaker) = (record.article, record.speaker);
    let role = collection.speaker(speaker).role.clone();
    // A quotation that is all of its sentences stands there once.
    let is_whole_context = record.content == [record.context];
    let context = (!is_whole_context).then(|| {
        view! {
            <p class="card-context">
                <b>"In place: "</b>
                <QuotationInContext quotation matches=matches.clone() />
            </p>
        }
        .into_any()
    });
    let found_beside = found_beside.map(|found| {
        view! {
            <p class="hint" data-testid="beside">
                {found}
            </p>
        }
        .into_any()
    });
    view! {
        <article class=format!("card card-{}", record.kind.name()) data-testid="quotation">
            <header class="card-head">
                <h3 class="card-speaker">
                    <SpeakerLink speaker />
                    {role.map(|role| view! { <span class="card-role">{role}</span> }.into_any())}
                </h3>
                <QuotationBadges quotation />
            </header>
            <blockquote class="card-said">
                <QuotationContent quotation matches />
            </blockquote>
            {context}
            {found_beside}
            <p class="card-where">
                <ArticleLink article />
                " "
                <Provenance article />
            </p>
            <QuotationActions quotation />
        </article>
    }
}
