//! Fields of the review's forms.

use leptos::prelude::*;

/// A field with its label over it.
#[component]
pub(super) fn LabelledField(
    /// The id of the field.
    #[prop(into)]
    id: String,
    label: &'static str,
    /// The field.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="review-field">
            <label for=id>{label}</label>
            {children()}
        </div>
    }
}

/// A field for a line of text, with its label over it.
#[component]
pub(super) fn TextField(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
) -> impl IntoView {
    view! {
        <LabelledField id label>
            <input
                type="text"
                id=id
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </LabelledField>
    }
}
