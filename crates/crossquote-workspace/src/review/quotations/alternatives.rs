//! Other statements of the open quotation's speaker, of which one may be the same.

use leptos::html::Select;
use leptos::prelude::*;

use super::reports::{Report, alternatives};
use super::steps::use_quotation_steps;
use crate::review::dataset::use_reviewed_dataset;
use crossquote_ui::browser::timing::after_paint;

/// A choice of them, where there are any, and a button that says that they are one.
#[component]
pub(super) fn Alternatives(
    /// The quotation's id.
    quotation: String,
) -> impl IntoView {
    let dataset = use_reviewed_dataset();
    let steps = use_quotation_steps();
    let id = StoredValue::new(quotation);
    let offered = RwSignal::new(Vec::<Report>::new());
    Effect::new(move || {
        dataset.track();
        // What a step has changed is shown before.
        after_paint(move || {
            let Some(id) = id.try_get_value() else { return };
            let now = dataset.with_untracked(|dataset| alternatives(dataset, &id));
            let _ = offered.try_set(now);
        });
    });
    let choice = NodeRef::<Select>::new();
    let join = move |_| {
        if let Some(choice) = choice.get_untracked() {
            steps.join(&id.get_value(), &choice.value());
        }
    };
    view! {
        <Show when=move || offered.with(|offered| !offered.is_empty())>
            <div class="review-join">
                <select
                    id="review-other"
                    aria-label="Another statement of this speaker"
                    node_ref=choice
                >
                    <For each=move || offered.get() key=|report| report.clone() let:report>
                        <option value=report.id>{report.words}</option>
                    </For>
                </select>
                <button class="action" on:click=join>
                    "It is the same as this"
                </button>
            </div>
        </Show>
    }
}
