//! One speaker: names and titles, how each article quotes them, whom they have to do with, and all their quotations.

use crossquote_model::Kind;
use leptos::prelude::*;

use super::article_quotations::group_by_article;
use super::by_article::ByArticle;
use super::related::RelatedSpeakers;
use super::speaker_quotations::SpeakerQuotations;
use crate::collection::Collection;
use crate::context::{use_collection, use_router};
use crate::records::{CheckedBadge, DoubtfulSwitch, PageTitle, TimelineSection};
use crate::router::{Link, Route};
use crate::unknown::Missing;
use crate::wording::{count, speaker_kind};
use crossquote_ui::Remount;

/// The page of the speaker with that id.
#[component]
pub(crate) fn SpeakerPage(id: String) -> impl IntoView {
    match use_collection().speaker_by_id(&id) {
        Some(speaker) => view! { <SpeakerProfile speaker /> }.into_any(),
        None => view! { <Missing what="speaker" id /> }.into_any(),
    }
}

#[component]
fn SpeakerProfile(speaker: u32) -> impl IntoView {
    let doubtful = use_router().doubtful();
    view! {
        <PageTitle name=use_collection().speaker(speaker).name.clone() />
        <div class="page page-speaker" data-testid="speaker-page">
            <SpeakerHead speaker doubtful />
            <Remount view=move || view! { <Quoted speaker doubtful=doubtful.get() /> }.into_any() />
        </div>
    }
}

/// How and where they are quoted, directly in the page's grid.
#[component]
fn Quoted(
    speaker: u32,
    /// Whether what is doubtful is listed.
    doubtful: bool,
) -> impl IntoView {
    let collection = use_collection();
    let article_of = |quotation| collection.quotation(quotation).article;
    let listed = collection.listed(collection.quotations_by(speaker), doubtful);
    let sections = group_by_article(&listed, article_of);
    let articles = sections.iter().map(|section| section.article).collect();
    view! {
        <ByArticle speaker sections=sections.clone() />
        <RelatedSpeakers speaker />
        <TimelineSection heading="When they were quoted" articles />
        <SpeakerQuotations sections />
    }
}

#[component]
fn SpeakerHead(speaker: u32, doubtful: Memo<bool>) -> impl IntoView {
    let collection = use_collection();
    let record = collection.speaker(speaker);
    let number = collection.doubtful_among(collection.quotations_by(speaker));
    let lead = {
        let collection = collection.clone();
        move || lead(&collection, speaker, doubtful.get())
    };
    view! {
        <section>
            <p class="eyebrow">
                <Link to=Route::Speakers { speaker: None, doubtful: false }>"All speakers"</Link>
            </p>
            <h1>{record.name.clone()}</h1>
            <p class="lead">{move || lead()}</p>
            <CheckedBadge checked=record.checked />
            <DoubtfulSwitch number />
        </section>
    }
}

/// Who they are, and how often they are quoted: `president · 3 quotations: 2 direct, 0 mixed, 1 indirect`.
fn lead(collection: &Collection, speaker: u32, doubtful: bool) -> String {
    let record = collection.speaker(speaker);
    let quotations = collection.listed(collection.quotations_by(speaker), doubtful);
    let kinds = quotations.iter().map(|&quotation| collection.quotation(quotation).kind);
    format!(
        "{} · {}: {}",
        record.role.as_deref().unwrap_or_else(|| speaker_kind(record.kind)),
        count(quotations.len(), "quotation"),
        kinds_in_words(kinds)
    )
}

/// How many there are of each kind, none left out.
fn kinds_in_words(kinds: impl Iterator<Item = Kind> + Clone) -> String {
    let counts = Kind::ALL.map(|kind| {
        let number = kinds.clone().filter(|&other| other == kind).count();
        format!("{number} {}", kind.name())
    });
    counts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_counted_also_those_that_there_are_none_of() {
        let cases: [(&[Kind], &str); 2] = [
            (&[], "0 direct, 0 mixed, 0 indirect"),
            (&[Kind::Indirect, Kind::Direct, Kind::Indirect], "1 direct, 0 mixed, 2 indirect"),
        ];
        for (kinds, words) in cases {
            assert_eq!(kinds_in_words(kinds.iter().copied()), words);
        }
    }
}
