//! What can be done about the open quotation.

use crossquote_model::Polarity;
use leptos::ev::SubmitEvent;
use leptos::html::Select;
use leptos::prelude::*;

use super::statement::StatementSection;
use super::steps::use_quotation_steps;
use crate::review::fields::LabelledField;
use crate::review::speaker_fields::{SpeakerEntry, SpeakerFields};
use crossquote_ui::CollectAnyView;

/// The id of the field for the open quotation's speaker.
pub(in crate::review) const SPEAKER_FIELD: &str = "review-speaker";

/// Another speaker, another polarity, no quotation at all, and what it has to do with others.
#[component]
pub(super) fn QuotationEditor(
    /// The quotation's id.
    quotation: String,
    /// What its speaker is called.
    speaker: String,
    polarity: Polarity,
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
            <PolarityForm quotation=quotation.clone() polarity />
            <p class="buttons">
                <button class="action" on:click=move |_| steps.remove(&id.get_value())>
                    "Not a quotation"
                </button>
            </p>
            <StatementSection quotation />
        </div>
    }
}

/// The id of the field for the open quotation's polarity.
const POLARITY_FIELD: &str = "review-polarity";

/// Whether the source says it at all.
#[component]
fn PolarityForm(quotation: String, polarity: Polarity) -> impl IntoView {
    let steps = use_quotation_steps();
    let field = NodeRef::<Select>::new();
    let change = move |event: SubmitEvent| {
        event.prevent_default();
        let chosen = field.get_untracked().and_then(|field| Polarity::from_name(&field.value()));
        if let Some(polarity) = chosen {
            steps.change_polarity(&quotation, polarity);
        }
    };
    let options = Polarity::ALL.map(|one| {
        view! {
            <option value=one.name() selected=one == polarity>
                {one.told().unwrap_or("said")}
            </option>
        }
    });
    view! {
        <form class="review-form" on:submit=change>
            <LabelledField id=POLARITY_FIELD label="Polarity">
                <select id=POLARITY_FIELD node_ref=field>
                    {options.collect_any_view()}
                </select>
            </LabelledField>
            <button class="action" type="submit">
                "Change polarity"
            </button>
        </form>
    }
}
