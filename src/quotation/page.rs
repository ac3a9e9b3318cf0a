//! One quotation on its own, and who else reports the same: what a story quotes, or embeds.

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use super::card::DeferredQuotationCard;
use crate::context::{use_collection, use_router};
use crate::embed;
use crate::records::PageTitle;
use crate::unknown::Missing;
use crossquote_ui::{LongList, Rows, ShowAll};

/// Other reports that are shown before "show all".
const OTHERS_FIRST: usize = 5;

/// The page of the quotation with that id.
#[component]
pub(crate) fn QuotationPage(id: String) -> impl IntoView {
    let quotation = use_collection().quotation_by_id(&id);
    view! {
        <div class="page page-quotation">
            {match quotation {
                Some(quotation) => view! { <QuotationAlone quotation /> }.into_any(),
                None => view! { <Missing what="quotation" id /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn QuotationAlone(quotation: u32) -> impl IntoView {
    let collection = use_collection();
    let speaker = collection.speaker(collection.quotation(quotation).speaker).name.clone();
    view! {
        <PageTitle name=speaker.clone() />
        <div class="quotation-alone">
            <p class="eyebrow">"One quotation"</p>
            <h1>{speaker}</h1>
            <h2 class="hidden">"The quotation"</h2>
            <DeferredQuotationCard quotation />
            <OtherReports quotation />
        </div>
    }
}

/// Who else reports it; nothing where nobody does. Whoever embeds one quotation wants that one: the way to the
/// others is on its card.
#[component]
fn OtherReports(quotation: u32) -> impl IntoView {
    let others: Vec<u32> = use_collection().other_reports(quotation).collect();
    if others.is_empty() || embed::is_embedded() {
        return ().into_any();
    }
    let list = LongList::new(others.len(), OTHERS_FIRST, use_router().expanded("other-reports"));
    let container = AnyNodeRef::new();
    view! {
        <section>
            <h2>"The same, reported elsewhere"</h2>
            <ol class="cards" node_ref=container>
                <Rows list let:row>
                    <li>
                        <DeferredQuotationCard quotation=others[row] />
                    </li>
                </Rows>
            </ol>
            <ShowAll list container noun="reports" />
        </section>
    }
    .into_any()
}
