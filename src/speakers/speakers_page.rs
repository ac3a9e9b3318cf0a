//! Everyone to whom words are attributed, by what sort of speaker they are.

use crossquote_model::SpeakerKind;
use leptos::prelude::*;

use super::speaker_group::SpeakerGroup;
use crate::context::use_collection;
use crate::records::PageTitle;
use crate::wording::NO_QUOTATIONS;

/// The page of all speakers.
#[component]
pub(crate) fn SpeakersPage() -> impl IntoView {
    let lead = if use_collection().dataset.speakers.is_empty() {
        NO_QUOTATIONS
    } else {
        "Everyone to whom words are attributed, most quoted first. Spellings and titles of one person are joined."
    };
    view! {
        <PageTitle name="Speakers" />
        <div class="page page-speakers">
            <section>
                <h1>"Speakers"</h1>
                <p class="lead">{lead}</p>
            </section>
            <SpeakerGroup kind=SpeakerKind::Person list_name="people" heading="People" />
            <SpeakerGroup
                kind=SpeakerKind::Organisation
                list_name="organisations"
                heading="Organisations and places that speak"
            />
            <SpeakerGroup
                kind=SpeakerKind::Group
                list_name="groups"
                heading="Groups and unnamed people"
            />
            <SpeakerGroup
                kind=SpeakerKind::Unattributed
                list_name="unattributed"
                heading="No source given"
            />
        </div>
    }
}
