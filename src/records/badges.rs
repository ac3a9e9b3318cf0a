//! What a reader has to know of a quotation at a glance: its kind, whether it was said at all, and how far to rely
//! on it.

use crossquote_model::{Kind, Polarity};
use leptos::prelude::*;

use crate::context::use_collection;
use crate::wording;

/// Kind, and a warning where the attribution is not certain. What an editor checked has no confidence of a
/// machine to show.
#[component]
pub(crate) fn QuotationBadges(quotation: u32) -> impl IntoView {
    let collection = use_collection();
    let quotation = collection.quotation(quotation);
    let confidence = quotation.confidence;
    let doubt = wording::certainty(quotation.certainty()).filter(|_| !quotation.checked);
    let doubt = doubt.map(|word| {
        view! {
            <span
                class=format!("badge badge-{word}")
                title=format!("Confidence {confidence} per cent: check it in the article")
            >
                {word}
                " attribution"
            </span>
        }
    });
    view! {
        <span class="badges">
            <KindBadge kind=quotation.kind />
            <PolarityBadge polarity=quotation.polarity />
            <CheckedBadge checked=quotation.checked />
            {doubt}
        </span>
    }
}

/// Direct, mixed or indirect.
#[component]
pub(crate) fn KindBadge(kind: Kind) -> impl IntoView {
    view! {
        <span class=format!("badge badge-{}", kind.name()) title=wording::explain_kind(kind)>
            {kind.name()}
        </span>
    }
}

/// Denied, not said or only supposed; nothing where the source says it, as nearly all do.
#[component]
pub(crate) fn PolarityBadge(polarity: Polarity) -> impl IntoView {
    polarity.told().map(|told| {
        view! {
            <span
                class="badge badge-polarity"
                data-testid="polarity"
                title=wording::explain_polarity(polarity)
            >
                {told}
            </span>
        }
        .into_any()
    })
}

/// Says that an editor decided something about a quotation, a speaker or a statement; nothing where none did.
#[component]
pub(crate) fn CheckedBadge(checked: bool) -> impl IntoView {
    checked.then(|| {
        view! {
            <span class="badge badge-checked" data-testid="checked">
                {wording::CHECKED}
            </span>
        }
        .into_any()
    })
}
