//! What a speaker has to do with others, each with the reason and the words that it rests on.

use crossquote_model::Link;
use leptos::prelude::*;

use super::folding_box::FoldingBox;
use super::word_forms::WordForms;
use crate::context::use_collection;
use crate::records::SpeakerLink;
use crossquote_ui::CollectAnyView;

/// The table of related speakers; nothing where there are none.
#[component]
pub(super) fn RelatedSpeakers(speaker: u32) -> impl IntoView {
    let collection = use_collection();
    let related = collection.dataset.related.iter();
    let related = related.filter(|link| link.a == speaker || link.b == speaker);
    let rows = related.map(|link| {
        let other = if link.a == speaker { link.b } else { link.a };
        view! { <RelatedRow other link=link.clone() /> }
    });
    let rows = rows.collect_any_view();
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <FoldingBox heading="Related, and kept apart">
            <table class="forms-table" data-testid="related">
                <tbody>{rows}</tbody>
            </table>
        </FoldingBox>
    }
    .into_any()
}

/// The other speaker, why they are related, and the words that say so.
#[component]
fn RelatedRow(other: u32, link: Link) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">
                <SpeakerLink speaker=other />
            </th>
            <td>{link.reason} <WordForms mentions=link.evidence /></td>
        </tr>
    }
}
