//! The comparison in figures.

use crossquote_explore::compare::{Pairing, Share};
use crossquote_model::cite;
use leptos::prelude::*;

/// How many statements and speakers are shared, and how many each article has alone.
#[component]
pub(super) fn Summary<'p>(left: u32, right: u32, pairing: &'p Pairing) -> impl IntoView + use<> {
    let [left, right] = [left, right].map(cite::siglum);
    let only_left = pairing.rows.iter().filter(|row| row.right.is_empty()).count();
    let only_right = pairing.rows.iter().filter(|row| row.left.is_empty()).count();
    let shared = if pairing.shared == 1 { "shared statement" } else { "shared statements" };
    view! {
        <ul class="figures" data-testid="summary">
            <Figure number=pairing.shared as usize what=shared />
            <Figure number=only_left what=format!("only in {left}") />
            <Figure number=only_right what=format!("only in {right}") />
            <Figure
                number=speakers_missing(&pairing.shares, 1)
                what=format!("speakers only in {left}")
            />
            <Figure
                number=speakers_missing(&pairing.shares, 0)
                what=format!("speakers only in {right}")
            />
        </ul>
    }
}

#[component]
fn Figure(number: usize, #[prop(into)] what: String) -> impl IntoView {
    view! {
        <li>
            <strong>{number}</strong>
            " "
            {what}
        </li>
    }
}

/// How many of the speakers a side does not quote: 0 the left one, 1 the right one.
fn speakers_missing(shares: &[Share], side: usize) -> usize {
    shares.iter().filter(|share| share.quotations[side] == 0).count()
}
