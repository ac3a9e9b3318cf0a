//! Which others report the same as the open quotation, and how to put that right.

use leptos::prelude::*;

use super::alternatives::Alternatives;
use super::reports::{Report, other_reports};
use super::steps::use_quotation_steps;
use crate::review::dataset::use_reviewed_dataset;

/// The other reports, and others that may be such.
#[component]
pub(super) fn StatementSection(
    /// The quotation's id.
    quotation: String,
) -> impl IntoView {
    let dataset = use_reviewed_dataset();
    let steps = use_quotation_steps();
    let id = StoredValue::new(quotation);
    let others =
        Memo::new(move |_| dataset.with(|dataset| id.with_value(|id| other_reports(dataset, id))));
    let fallback = || {
        view! { <p class="hint">"No other report of it in this collection."</p> }
    };
    view! {
        <section>
            <h3>"The same statement elsewhere"</h3>
            <Show when=move || others.with(|others| !others.is_empty()) fallback>
                <ul class="review-others">
                    <For each=move || others.get() key=|report| report.clone() let:report>
                        <OtherReport report />
                    </For>
                </ul>
                <button class="action" on:click=move |_| steps.put_apart(&id.get_value())>
                    "None of these is the same"
                </button>
            </Show>
            <Alternatives quotation=id.get_value() />
        </section>
    }
}

#[component]
fn OtherReport(report: Report) -> impl IntoView {
    let steps = use_quotation_steps();
    let Report { id, words } = report;
    view! {
        <li>
            {words}
            " "
            <button class="action" on:click=move |_| steps.put_apart(&id)>
                "Not the same"
            </button>
        </li>
    }
}
