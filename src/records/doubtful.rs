//! What lists leave out until a reader asks for it: how many there are, and the button that lists them.

use crossquote_model::DOUBTFUL_BELOW;
use leptos::prelude::*;

use crate::collection::Collection;
use crate::context::use_router;
use crate::wording::{count, figure};

/// Lists what is doubtful too, or no longer, which the address says; nothing where nothing is. It stays where it is
/// while the list changes, so that the focus does.
#[component]
pub(crate) fn DoubtfulSwitch(
    /// How many are doubtful.
    #[prop(into)]
    number: Signal<usize>,
) -> impl IntoView {
    let router = use_router();
    let listed = router.doubtful();
    let words = move || {
        let verb = if listed.get() { "hide" } else { "show" };
        format!("{} doubtful, {verb}", figure(number.get()))
    };
    view! {
        <Show when=move || number.get() != 0>
            <button
                class="action doubtful"
                data-testid="doubtful"
                title=format!("Indirect, with a confidence below {DOUBTFUL_BELOW} per cent")
                on:click=move |_| router.toggle_doubtful()
            >
                {move || words()}
            </button>
        </Show>
    }
}

/// How many quotations there are, the doubtful ones counted apart.
pub(crate) fn quotation_count(collection: &Collection, quotations: &[u32]) -> String {
    let doubtful = collection.doubtful_among(quotations);
    counts_in_words(quotations.len() - doubtful, doubtful)
}

fn counts_in_words(sure: usize, doubtful: usize) -> String {
    match (sure, doubtful) {
        (_, 0) => count(sure, "quotation"),
        (0, _) => format!("{} doubtful", figure(doubtful)),
        _ => format!("{}, and {} doubtful", count(sure, "quotation"), figure(doubtful)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubtful_ones_are_counted_apart() {
        for (sure, doubtful, words) in [
            (0, 0, "0 quotations"),
            (1, 0, "1 quotation"),
            (63, 14, "63 quotations, and 14 doubtful"),
            (0, 1_000, "1,000 doubtful"),
        ] {
            assert_eq!(counts_in_words(sure, doubtful), words);
        }
    }
}
