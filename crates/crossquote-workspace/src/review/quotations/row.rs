//! A quotation in the list.

use std::sync::Arc;

use leptos::prelude::*;

use super::editor::QuotationEditor;
use super::rows::ListedQuotation;
use crate::context::use_workspace;
use crate::review::focus::focus_row;

/// Who says what; a button that opens what can be done about it.
#[component]
pub(super) fn QuotationRow(quotation: Arc<ListedQuotation>) -> impl IntoView {
    let state = use_workspace().review;
    let ListedQuotation { id, speaker, kind, polarity, certainty, words } =
        Arc::unwrap_or_clone(quotation);
    let told = polarity.told().map(|told| format!(", {told}"));
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| state.chosen.with(|chosen| chosen.as_ref() == Some(&id)))
    };
    let toggle = {
        let id = id.clone();
        move |_| {
            state.chosen.set((!is_open.get_untracked()).then(|| id.clone()));
            focus_row(state, &id);
        }
    };
    let certainty = certainty
        .map(|certainty| view! { <span class="review-doubt">{certainty}</span> }.into_any());
    let editor = {
        let (id, speaker) = (id.clone(), speaker.clone());
        move || {
            view! { <QuotationEditor quotation=id.clone() speaker=speaker.clone() polarity /> }
        }
    };
    view! {
        <li>
            <button
                class="review-row"
                data-testid="review-row"
                data-row=id
                aria-expanded=move || is_open.get().to_string()
                on:click=toggle
            >
                <span class="review-who">
                    {speaker}
                    " "
                    <span class="hint">{kind} {told}</span>
                    " "
                    {certainty}
                </span>
                <span class="review-words" data-testid="review-words">
                    {words}
                </span>
            </button>
            <Show when=move || is_open.get()>{editor()}</Show>
        </li>
    }
}
