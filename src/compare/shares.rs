//! Who each of two articles quotes, and how much.

use crossquote_explore::compare::{Pairing, Share};
use leptos::prelude::*;

use crate::records::{Siglum, SpeakerLink};
use crossquote_ui::{CollectAnyView, HorizontalScroll};

/// A table that unfolds: speakers by their quotations and words on both sides.
#[component]
pub(super) fn Shares<'p>(left: u32, right: u32, pairing: &'p Pairing) -> impl IntoView + use<> {
    let totals = [0, 1].map(|side| total_words(&pairing.shares, side));
    let lines = pairing.shares.iter().map(|share| share_view(share, totals));
    let lines: Vec<AnyView> = lines.collect();
    let headings = [left, right].map(|article| view! { <ShareHeadings article /> });
    view! {
        <details class="shares">
            <summary>"Who each quotes, and how much"</summary>
            <HorizontalScroll label="Speakers of both articles">
                <table class="matrix shares-table">
                    <thead>
                        <tr>
                            <th scope="col">"Speaker"</th>
                            {headings.collect_any_view()}
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </HorizontalScroll>
            <p class="hint">
                "Words: share of all words that the article attributes to anyone."
            </p>
        </details>
    }
}

/// What the columns of an article are.
#[component]
fn ShareHeadings(article: u32) -> impl IntoView {
    view! {
        <th scope="col">
            <Siglum article />
            " quotations"
        </th>
        <th scope="col">
            <Siglum article />
            " words"
        </th>
    }
}

fn share_view(share: &Share, totals: [u32; 2]) -> AnyView {
    let cells = [0, 1].map(|side| {
        let number = share.quotations[side];
        if number == 0 {
            view! {
                <td class="matrix-none">"–"</td>
                <td class="matrix-none">"–"</td>
            }
            .into_any()
        } else {
            let words = per_cent(share.words[side], totals[side]);
            view! {
                <td>{number}</td>
                <td>{words}</td>
            }
            .into_any()
        }
    });
    view! {
        <tr>
            <th scope="row">
                <SpeakerLink speaker=share.speaker />
            </th>
            {cells.collect_any_view()}
        </tr>
    }
    .into_any()
}

/// Words of all speakers on a side.
fn total_words(shares: &[Share], side: usize) -> u32 {
    shares.iter().map(|share| share.words[side]).sum()
}

/// Rounded to whole per cent, a half up; of nothing it is none.
fn per_cent(part: u32, whole: u32) -> String {
    let whole = u64::from(whole.max(1));
    format!("{} %", (u64::from(part) * 200 + whole) / (whole * 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_whole_per_cent() {
        for (part, whole, expected) in [
            (0, 0, "0 %"),
            (0, 7, "0 %"),
            (1, 3, "33 %"),
            (2, 3, "67 %"),
            (1, 8, "13 %"),
            (1, 200, "1 %"),
            (1, 201, "0 %"),
            (u32::MAX, u32::MAX, "100 %"),
        ] {
            assert_eq!(per_cent(part, whole), expected, "{part} of {whole}");
        }
    }
}
