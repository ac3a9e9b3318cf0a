//! The row of a speaker.

use leptos::prelude::*;

use super::cell::MatrixCell;
use super::counts::speaker_counts;
use crate::context::use_collection;
use crate::records::SpeakerLink;
use crossquote_ui::{LongList, Rows};

/// A speaker's name, a cell for each article that is shown, and the total of all articles.
#[component]
pub(super) fn MatrixRow(
    speaker: u32,
    articles: LongList,
    /// The largest count of the table.
    largest: Memo<usize>,
) -> impl IntoView {
    let counts = speaker_counts(&use_collection(), speaker);
    let total = counts.total();
    view! {
        <tr>
            <th scope="row">
                <SpeakerLink speaker />
            </th>
            <Rows list=articles let:article>
                <MatrixCell
                    speaker
                    article=article as u32
                    count=counts.in_article(article as u32)
                    largest
                />
            </Rows>
            <td class="matrix-total">{total}</td>
        </tr>
    }
}
