//! What can be done about the open quotation.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::statement::StatementSection;
use super::steps::use_quotation_steps;
use crate::review::speaker_fields::{SpeakerEntry, SpeakerFields};

/// The id of the field for the open quotation's speaker.
pub(in crate::review) const SPEAKER_FIELD: &str = "review-speaker";

/// Another speaker, no quotation at all, and what it has to do with others.
#[component]
pub(super) fn QuotationEditor(
    /// The quotation's id.
    quotation: String,
    /// What its speaker is called.
    speaker: String,
) -> impl IntoView {
    let steps = use_quotation_steps();
    let id = StoredValue::new(quotation.clone());
    let entry = SpeakerEntry::new(speaker);
    let change = move |event: SubmitEvent| {
        event.prevent_default();
        steps.change_speaker(&id.get_value(), entry);
    };
    view! {
        <div class="review-editor" data-testid="review-editor">
            <form class="review-form" on:submit=change>
                <SpeakerFields id=SPEAKER_FIELD entry />
                <button class="action" type="submit">
                    "Change speaker"
                </button>
            </form>
            <p class="buttons">
                <button class="action" on:click=move |_| steps.remove(&id.get_value())>
                    "Not a quotation"
                </button>
            </p>
            <StatementSection quotation />
        </div>
    }
}
