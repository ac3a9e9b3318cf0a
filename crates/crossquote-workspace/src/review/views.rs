//! Which part of the review is shown.

use leptos::prelude::*;

use super::state::ReviewView;
use crate::context::use_workspace;

/// The switch between the three.
#[component]
pub(super) fn ViewSwitch() -> impl IntoView {
    view! {
        <p class="buttons review-views" role="group" aria-label="What to review">
            <ViewButton view=ReviewView::Articles name="Articles" />
            <ViewButton view=ReviewView::Speakers name="Speakers" />
            <ViewButton view=ReviewView::Corrections name="All corrections" />
        </p>
    }
}

#[component]
fn ViewButton(view: ReviewView, name: &'static str) -> impl IntoView {
    let shown = use_workspace().review.view;
    view! {
        <button
            class="action"
            aria-pressed=move || (shown.get() == view).to_string()
            on:click=move |_| shown.set(view)
        >
            {name}
        </button>
    }
}
