//! Where a correction is explained to other editors.

use std::sync::Arc;

use crossquote_model::corrections::Edit;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::lines::Line;
use crate::context::use_workspace;
use crate::review::fields::TextField;
use crate::review::focus::focus_note_button;
use crate::review::state::CorrectionKey;

/// The id of the field for the reason.
pub(super) const NOTE_FIELD: &str = "correction-note";

/// The reason, and who gives it. Escape closes it.
#[component]
pub(super) fn NoteForm(line: Arc<Line>) -> impl IntoView {
    let workspace = use_workspace();
    let state = workspace.review;
    let key = line.key;
    let CorrectionKey { kind, index } = key;
    let note = RwSignal::new(line.note.clone().unwrap_or_default());
    // Whoever explains what nobody has signed yet is offered to sign it.
    let by = RwSignal::new(line.by.clone().unwrap_or_else(|| state.reviewer.get_untracked()));
    let close = move || {
        state.open_note.set(None);
        focus_note_button(key);
    };
    let close_by_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (note, by) = (note.get_untracked(), by.get_untracked());
        state.explained.set_value(Some(key));
        workspace.revise("Correction explained", Edit::Note { kind, index, note, by });
    };
    view! {
        <form class="review-form review-noting" on:keydown=close_by_key on:submit=save>
            <TextField id=NOTE_FIELD label="Why, for other editors" value=note />
            <TextField id="correction-by" label="Who says so" value=by />
            <p class="buttons">
                <button class="action" type="submit">
                    "Save"
                </button>
                <button class="action" type="button" on:click=move |_| close()>
                    "Cancel"
                </button>
            </p>
        </form>
    }
}
