//! The part of the review that shows speakers.

use leptos::prelude::*;

use super::joining::Joining;
use super::listing::SpeakerListing;
use super::row::SpeakerRow;
use crate::context::use_workspace;
use crate::review::dataset::use_reviewed_dataset;
use crate::review::fields::LabelledField;

const SEARCH_FIELD: &str = "review-wanted";

/// Speakers to tick, found by name, and what becomes of those that are.
#[component]
pub(in crate::review) fn SpeakersView() -> impl IntoView {
    let dataset = use_reviewed_dataset();
    let state = use_workspace().review;
    let search = state.speaker_search;
    let listing = Memo::new(move |_| {
        let search = search.get();
        // Not followed: whoever is ticked no longer stays where they are.
        let ticked = state.ticked.get_untracked();
        dataset.with(|dataset| SpeakerListing::new(dataset, &search, &ticked))
    });
    let speakers = move || listing.with(|listing| listing.speakers.clone());
    view! {
        <div class="review-speakers">
            <p class="hint">"Tick two or more names that are one person or body."</p>
            <Joining />
            <div class="review-find">
                <LabelledField id=SEARCH_FIELD label="Find a name">
                    <input
                        type="search"
                        id=SEARCH_FIELD
                        autocomplete="off"
                        prop:value=search
                        on:input=move |event| search.set(event_target_value(&event))
                    />
                </LabelledField>
            </div>
            <p class="hint" role="status">
                {move || listing.with(|listing| listing.figures.clone())}
            </p>
            <ul data-testid="review-speakers">
                <For each=speakers key=|speaker| speaker.clone() let:speaker>
                    <SpeakerRow speaker />
                </For>
            </ul>
        </div>
    }
}
