//! A speaker in the list.

use leptos::prelude::*;

use super::listing::ListedSpeaker;
use crate::context::use_workspace;

/// Its name with a box to tick.
#[component]
pub(super) fn SpeakerRow(speaker: ListedSpeaker) -> impl IntoView {
    let ticked = use_workspace().review.ticked;
    let ListedSpeaker { id, label, about } = speaker;
    let is_ticked = {
        let id = id.clone();
        move || ticked.with(|ticked| ticked.contains(&id))
    };
    let toggle = move |_| {
        ticked.update(|ticked| match ticked.iter().position(|other| *other == id) {
            Some(place) => drop(ticked.remove(place)),
            None => ticked.push(id.clone()),
        });
    };
    view! {
        <li>
            <label>
                <input type="checkbox" prop:checked=move || is_ticked() on:change=toggle />
                " "
                <span>
                    <strong>{label}</strong>
                    " "
                    <span class="hint">{about}</span>
                </span>
            </label>
        </li>
    }
}
