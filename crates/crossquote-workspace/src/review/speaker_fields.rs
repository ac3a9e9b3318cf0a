//! Fields for a speaker: one of the collection, or a new one and of what kind.

use leptos::prelude::*;

use super::dataset::{ReviewedDataset, use_reviewed_dataset};
use super::fields::LabelledField;
use super::speaker_names::{NamedSpeaker, named_speaker, speaker_label, speakers_holding};
use crossquote_ui::CollectAnyView;

/// Names that are offered: who looks for somebody types on.
const OFFERED: usize = 50;

/// What a new speaker can be, with what the field calls it.
const KINDS: [(&str, &str); 3] =
    [("person", "a person"), ("organisation", "an organisation"), ("group", "unnamed")];

/// What was typed and chosen in the fields.
#[derive(Clone, Copy)]
pub(super) struct SpeakerEntry {
    name: RwSignal<String>,
    kind: RwSignal<String>,
}

impl SpeakerEntry {
    /// Fields in which a name stands already.
    pub(super) fn new(name: String) -> SpeakerEntry {
        SpeakerEntry { name: RwSignal::new(name), kind: RwSignal::new(KINDS[0].0.to_owned()) }
    }

    /// Whom they name; nobody where they are empty.
    pub(super) fn named(self, dataset: ReviewedDataset) -> Option<NamedSpeaker> {
        let (name, kind) = (self.name.get_untracked(), self.kind.get_untracked());
        dataset.with_untracked(|dataset| named_speaker(dataset, &name, &kind))
    }
}

/// The fields. While somebody types names are offered that hold it, those most quoted first.
#[component]
pub(super) fn SpeakerFields(
    /// The id of the field for the name.
    id: &'static str,
    entry: SpeakerEntry,
) -> impl IntoView {
    let dataset = use_reviewed_dataset();
    let SpeakerEntry { name, kind } = entry;
    // Empty until then: thousands of names would hold every step up.
    let offered = RwSignal::new(Vec::new());
    let offer = move || {
        let typed = name.get_untracked();
        offered.set(dataset.with_untracked(|dataset| {
            let numbers = speakers_holding(dataset, &typed).take(OFFERED);
            numbers.map(|number| speaker_label(dataset, number)).collect::<Vec<_>>()
        }));
    };
    let type_name = move |event| {
        name.set(event_target_value(&event));
        offer();
    };
    let (names_id, kind_id) = (format!("{id}-names"), format!("{id}-kind"));
    view! {
        <div class="review-fields">
            <LabelledField id label="Speaker">
                <input
                    type="text"
                    id=id
                    list=names_id.clone()
                    autocomplete="off"
                    prop:value=name
                    on:focus=move |_| offer()
                    on:input=type_name
                />
                <datalist id=names_id>
                    <For each=move || offered.get() key=|name| name.clone() let:name>
                        <option value=name></option>
                    </For>
                </datalist>
            </LabelledField>
            <LabelledField id=kind_id.clone() label="If new, it is">
                <KindSelect id=kind_id kind />
            </LabelledField>
        </div>
    }
}

#[component]
fn KindSelect(id: String, kind: RwSignal<String>) -> impl IntoView {
    let options = KINDS.map(|(value, name)| view! { <option value=value>{name}</option> });
    view! {
        <select id=id on:change=move |event| kind.set(event_target_value(&event))>
            {options.collect_any_view()}
        </select>
    }
}
