//! Who is quoted in the article, while no quotation is chosen.

use leptos::prelude::*;

use crate::context::use_collection;
use crate::records::SpeakerLink;
use crossquote_ui::CollectAnyView;

/// The speakers of an article with how often each is quoted.
#[component]
pub(super) fn QuotedHere(article: u32) -> impl IntoView {
    let collection = use_collection();
    let quotations = collection.quotations_in(article).iter();
    let speakers =
        counts_by_speaker(quotations.map(|&quotation| collection.quotation(quotation).speaker));
    let heading =
        (!speakers.is_empty()).then(|| view! { <h2>"Quoted in this article"</h2> }.into_any());
    let rows = speakers.into_iter().map(|(speaker, count)| {
        view! {
            <li>
                <SpeakerLink speaker />
                <span class="quoted-here-count">{count}</span>
            </li>
        }
    });
    view! {
        <div class="quoted-here-list">
            {heading} <ul>{rows.collect_any_view()}</ul>
        </div>
    }
}

/// How often each speaker is there, in the order in which they first are.
fn counts_by_speaker(speakers: impl Iterator<Item = u32>) -> Vec<(u32, usize)> {
    let mut counts: Vec<(u32, usize)> = Vec::new();
    for speaker in speakers {
        match counts.iter_mut().find(|(known, _)| *known == speaker) {
            Some((_, count)) => *count += 1,
            None => counts.push((speaker, 1)),
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_counted_in_the_order_of_the_text() {
        assert_eq!(counts_by_speaker([7, 2, 7, 7].into_iter()), [(7, 3), (2, 1)]);
        assert_eq!(counts_by_speaker([].into_iter()), []);
    }
}
