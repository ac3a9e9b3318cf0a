//! Who reviews.

use leptos::prelude::*;

use super::fields::LabelledField;
use crate::context::use_workspace;

/// The field for the reviewer's name.
#[component]
pub(super) fn ReviewerField() -> impl IntoView {
    let state = use_workspace().review;
    view! {
        <div class="review-by">
            <LabelledField id="review-by" label="Your name or initials (optional)">
                <input
                    type="text"
                    id="review-by"
                    autocomplete="name"
                    maxlength="80"
                    title="Goes into each correction that you make from now on, for other editors"
                    prop:value=state.reviewer
                    on:input=move |event| state.set_reviewer(event_target_value(&event))
                />
            </LabelledField>
        </div>
    }
}
