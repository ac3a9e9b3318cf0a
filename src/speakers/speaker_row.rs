//! A speaker in the list: name, role, the articles that quote them, and how often.

use leptos::prelude::*;

use crate::context::use_collection;
use crate::records::{CheckedBadge, Siglum, SpeakerLink, quotation_count};
use crossquote_ui::CollectAnyView;

/// An item of the list of speakers.
#[component]
pub(super) fn SpeakerRow(speaker: u32) -> impl IntoView {
    let collection = use_collection();
    let quotations = collection.quotations_by(speaker);
    let mut articles: Vec<u32> =
        quotations.iter().map(|&quotation| collection.quotation(quotation).article).collect();
    articles.dedup();
    let sigla = articles.into_iter().map(|article| view! { <Siglum article /> });
    let sigla = sigla.collect_any_view();
    let record = collection.speaker(speaker);
    view! {
        <li class="speaker-row" data-testid="speaker">
            <SpeakerLink speaker />
            <span class="speaker-role">
                {record.role.clone()} <CheckedBadge checked=record.checked />
            </span>
            <span class="speaker-where">{sigla}</span>
            <span class="speaker-count">{quotation_count(&collection, quotations)}</span>
        </li>
    }
}
