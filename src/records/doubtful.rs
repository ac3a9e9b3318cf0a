//! What lists leave out until a reader asks for it: how many there are, and the button that lists them.

use leptos::prelude::*;

use crate::collection::Collection;
use crate::context::use_router;
use crate::wording::{count, figure};

/// Lists what is doubtful too, or no longer, which the address says; nothing where nothing is. It stays where it is
/// while the list changes, so that the focus does.
#[component]
pub(crate) fn DoubtfulSwitch(
    /// How many are doubtful.
    number: usize,
) -> impl IntoView {
    if number == 0 {
        return ().into_any();
    }
    let router = use_router();
    let listed = router.doubtful();
    let verb = move || if listed.get() { "hide" } else { "show" };
    view! {
        <button
            class="action doubtful"
            data-testid="doubtful"
            title="Indirect speech of which the machine is least sure"
            on:click=move |_| router.toggle_doubtful()
        >
            {figure(number)}
            " doubtful, "
            {move || verb()}
        </button>
    }
    .into_any()
}

/// How many quotations there are, the doubtful ones counted apart.
pub(crate) fn quotation_count(collection: &Collection, quotations: &[u32]) -> String {
    let doubtful = collection.doubtful_among(quotations);
    let sure = quotations.len() - doubtful;
    with_doubtful(sure, doubtful, count(sure, "quotation"))
}

/// What is sure, in words, and how many doubtful ones there are besides: `63 quotations, and 14 doubtful`.
/// Where none is sure only the doubtful ones are named.
pub(crate) fn with_doubtful(sure: usize, doubtful: usize, words: String) -> String {
    match (sure, doubtful) {
        (_, 0) => words,
        (0, _) => figure(doubtful) + " doubtful",
        _ => words + ", and " + &figure(doubtful) + " doubtful",
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
            assert_eq!(with_doubtful(sure, doubtful, count(sure, "quotation")), words);
        }
    }
}
