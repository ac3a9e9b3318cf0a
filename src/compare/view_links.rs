//! The two ways to compare.

use leptos::prelude::*;

use super::choices::Choices;
use crate::context::use_collection;

/// Links to both views. They stay where they are, so that whoever follows one keeps the focus there.
#[component]
pub(super) fn ViewLinks(choices: Choices) -> impl IntoView {
    view! {
        <nav class="views" aria-label="Ways to compare">
            <ViewLink id="statements" name="Statement by statement" texts=false choices />
            <ViewLink id="texts" name="Whole texts" texts=true choices />
        </nav>
    }
}

#[component]
fn ViewLink(
    id: &'static str,
    name: &'static str,
    /// Whether it leads to the whole texts.
    texts: bool,
    choices: Choices,
) -> impl IntoView {
    let collection = use_collection();
    let address = move || choices.articles.get().route(&collection, texts, None).fragment();
    let is_current = move || (choices.texts.get() == texts).then_some("true");
    view! {
        <a href=move || address() class="view" id=id aria-current=move || is_current()>
            {name}
        </a>
    }
}
