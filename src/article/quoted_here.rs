//! Who is quoted in the article, while no quotation is chosen.

use leptos::prelude::*;

use crate::context::use_collection;
use crate::records::{SpeakerLink, with_doubtful};
use crate::wording::figure;
use crossquote_ui::CollectAnyView;

/// The speakers of an article with how often each is quoted.
#[component]
pub(super) fn QuotedHere(article: u32) -> impl IntoView {
    let collection = use_collection();
    let quotations = collection.quotations_in(article).iter();
    let quotations = quotations.map(|&quotation| collection.quotation(quotation));
    let speakers = counts_by_speaker(quotations.map(|one| (one.speaker, one.is_doubtful())));
    let heading =
        (!speakers.is_empty()).then(|| view! { <h2>"Quoted in this article"</h2> }.into_any());
    let rows = speakers.into_iter().map(|(speaker, [sure, doubtful])| {
        let counts = with_doubtful(sure, doubtful, figure(sure));
        view! {
            <li>
                <SpeakerLink speaker />
                <span class="quoted-here-count">{counts}</span>
            </li>
        }
    });
    view! {
        <div class="quoted-here-list" data-testid="quoted-here">
            {heading} <ul>{rows.collect_any_view()}</ul>
        </div>
    }
}

/// How often each speaker is there, surely and doubtfully, in the order in which they first are.
fn counts_by_speaker(speakers: impl Iterator<Item = (u32, bool)>) -> Vec<(u32, [usize; 2])> {
    let mut counts: Vec<(u32, [usize; 2])> = Vec::new();
    for (speaker, is_doubtful) in speakers {
        let at = counts.iter().position(|(known, _)| *known == speaker).unwrap_or_else(|| {
            counts.push((speaker, [0, 0]));
            counts.len() - 1
        });
        counts[at].1[usize::from(is_doubtful)] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_counted_in_the_order_of_the_text() {
        let quotations = [(7, false), (2, true), (7, false), (7, true)];
        assert_eq!(counts_by_speaker(quotations.into_iter()), [(7, [2, 1]), (2, [0, 1])]);
        assert_eq!(counts_by_speaker([].into_iter()), []);
    }
}
