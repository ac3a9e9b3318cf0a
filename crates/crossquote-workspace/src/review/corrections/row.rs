//! A correction in the list.

use std::sync::Arc;

use crossquote_model::corrections::Edit;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::lines::Line;
use super::note_form::{NOTE_FIELD, NoteForm};
use crate::context::use_workspace;
use crate::review::focus::note_button_mark;
use crate::review::state::CorrectionKey;
use crossquote_ui::browser::focus::{focus_by_id, hand_focus_on};
use crossquote_ui::browser::timing::next_frame;

/// How the buttons that take a correction back are marked.
const TAKE_BACK: &str = "[data-take-back]";

/// The correction in words, why it was made, and what can be done with it.
#[component]
pub(super) fn CorrectionRow(line: Arc<Line>) -> impl IntoView {
    let workspace = use_workspace();
    let open_note = workspace.review.open_note;
    let key = line.key;
    let CorrectionKey { kind, index } = key;
    let is_explained = Memo::new(move |_| open_note.get() == Some(key));
    let explain = move |_| {
        let opens = !is_explained.get_untracked();
        open_note.set(opens.then_some(key));
        if opens {
            next_frame(|| {
                focus_by_id(NOTE_FIELD);
            });
        }
    };
    let hand_on = hand_focus_on(TAKE_BACK);
    let take_back = move |event: MouseEvent| {
        hand_on(&event);
        workspace.revise("Correction taken back", Edit::Drop { kind, index });
    };
    let mark = note_button_mark(key);
    let id = format!("correction-{mark}");
    let unneeded = line.unneeded.clone();
    let unneeded = unneeded.map(|why| view! { <p class="hint">{why}</p> }.into_any());
    let form = {
        let line = line.clone();
        move || view! { <NoteForm line=line.clone() /> }
    };
    view! {
        <li>
            <p class="review-words" id=id.clone()>
                {line.words.clone()}
            </p>
            <Remark note=line.note.clone() by=line.by.clone() />
            {unneeded}
            <p class="buttons">
                <button
                    class="action"
                    aria-describedby=id.clone()
                    aria-expanded=move || is_explained.get().to_string()
                    data-note=mark
                    on:click=explain
                >
                    {if line.note.is_some() { "Change why" } else { "Say why" }}
                </button>
                <button
                    class="action"
                    aria-describedby=id
                    data-take-back=true
                    on:click=take_back
                >
                    "Take back"
                </button>
            </p>
            <Show when=move || is_explained.get()>{form()}</Show>
        </li>
    }
}

/// Who says so, and why; nothing where neither is stated.
#[component]
fn Remark(note: Option<String>, by: Option<String>) -> impl IntoView {
    if note.is_none() && by.is_none() {
        return ().into_any();
    }
    let between = (note.is_some() && by.is_some()).then_some(": ");
    let by = by.map(|by| view! { <span class="review-said-by">{by}</span> }.into_any());
    let note = note.map(|note| view! { <span>{note}</span> }.into_any());
    view! { <p class="review-remark">{by} {between} {note}</p> }.into_any()
}
