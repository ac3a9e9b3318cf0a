//! Who is quoted in the article, while no quotation is chosen.

use leptos::prelude::*;

use crate::context::{use_collection, use_router};
use crate::records::{DoubtfulSwitch, SpeakerLink};
use crossquote_ui::{CollectAnyView, Remount};

/// The speakers of an article with how often each is quoted.
#[component]
pub(super) fn QuotedHere(article: u32) -> impl IntoView {
    let collection = use_collection();
    let doubtful = use_router().doubtful();
    let all = collection.quotations_in(article);
    let heading = (!all.is_empty()).then(|| view! { <h2>"Quoted in this article"</h2> }.into_any());
    let number = collection.doubtful_among(all);
    let rows = move || {
        let quotations = collection.listed(collection.quotations_in(article), doubtful.get());
        let speakers = quotations.into_iter().map(|number| collection.quotation(number).speaker);
        let rows = counts_by_speaker(speakers).into_iter().map(|(speaker, count)| {
            view! {
                <li>
                    <SpeakerLink speaker />
                    <span class="quoted-here-count">{count}</span>
                </li>
            }
        });
        view! { <ul>{rows.collect_any_view()}</ul> }.into_any()
    };
    view! {
        <div class="quoted-here-list" data-testid="quoted-here">
            {heading} <Remount view=rows /> <DoubtfulSwitch number />
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
