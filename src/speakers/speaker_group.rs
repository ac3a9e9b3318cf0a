//! The speakers of one sort.

use crossquote_model::SpeakerKind;
use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use super::speaker_row::SpeakerRow;
use crate::context::{use_collection, use_router};
use crossquote_ui::{LongList, Rows, ShowAll};

/// Speakers that are shown before "show all".
const SPEAKERS_FIRST: usize = 50;

/// A section with the speakers of one sort; nothing where there are none.
#[component]
pub(super) fn SpeakerGroup(
    kind: SpeakerKind,
    /// What the router remembers the list by.
    list_name: &'static str,
    heading: &'static str,
) -> impl IntoView {
    let speakers: Vec<u32> = (0..)
        .zip(&use_collection().dataset.speakers)
        .filter(|(_, speaker)| speaker.kind == kind)
        .map(|(number, _)| number)
        .collect();
    if speakers.is_empty() {
        return ().into_any();
    }
    let total = speakers.len();
    let list = LongList::new(total, SPEAKERS_FIRST, use_router().expanded(list_name));
    let container = AnyNodeRef::new();
    view! {
        <section>
            <h2>{heading} <span class="hint">{format!(" {total}")}</span></h2>
            <ul class="speaker-list" node_ref=container>
                <Rows list let:row>
                    <SpeakerRow speaker=speakers[row] />
                </Rows>
            </ul>
            <ShowAll list container noun="speakers" />
        </section>
    }
    .into_any()
}
