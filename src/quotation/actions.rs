//! What can be done with a quotation: see it in place, compare, copy, follow it to the outlet.

use crossquote_export::fragment;
use crossquote_model::cite;
use leptos::prelude::*;

use super::routes::{comparison_route, in_article_route, other_articles};
use crate::context::use_collection;
use crate::records::Siglum;
use crate::router::{Link, Route, absolute_address};
use crossquote_ui::{CollectAnyView, CopyButton};

/// Other articles up to which a card leads to each comparison; to more, the statement does.
const COMPARED: usize = 3;

/// The buttons and links at the foot of a card.
#[component]
pub(super) fn QuotationActions(quotation: u32) -> impl IntoView {
    let collection = use_collection();
    let alone = Route::Quotation { id: collection.quotation(quotation).id.clone() };
    let address = {
        let collection = collection.clone();
        move || absolute_address(&in_article_route(&collection, quotation))
    };
    let link_copied = if collection.is_published() {
        "Link to this quotation copied."
    } else {
        "Link copied. It works in this browser only, which keeps the collection."
    };
    let citation = {
        let address = address.clone();
        move || {
            let citation = cite::citation(&collection.dataset, collection.quotation(quotation));
            // Whoever reads a citation could not follow an address that only this browser knows.
            if collection.is_published() { format!("{citation}{}\n", address()) } else { citation }
        }
    };
    view! {
        <footer class="card-actions">
            <InArticleLink quotation />
            <ComparisonLinks quotation />
            <CopyButton
                label="Copy with citation"
                done="Quotation copied with its citation."
                text=move |()| citation()
            />
            <Link to=alone attr:class="action-alone">
                "On its own"
            </Link>
            <CopyButton
                label="Copy link"
                done=link_copied
                text=move |()| address()
            />
            <OutletLink quotation />
        </footer>
    }
}

/// A link to where a quotation stands in its article.
#[component]
pub(super) fn InArticleLink(quotation: u32) -> impl IntoView {
    view! {
        <Link to=in_article_route(&use_collection(), quotation)>"Open in article"</Link>
    }
}

/// Where the outlet's own page has these words, which browsers scroll to and mark; nothing where no address is
/// stated.
#[component]
fn OutletLink(quotation: u32) -> impl IntoView {
    let collection = use_collection();
    let address = fragment::quotation(&collection.dataset, collection.quotation(quotation));
    // Browsers follow a text fragment only to pages that no other page can script.
    address.map(|address| {
        view! {
            <a href=address target="_blank" rel="noopener">
                "At the outlet"
            </a>
        }
    })
}

/// Links to the comparison with every other article that reports the same statement.
#[component]
pub(crate) fn ComparisonLinks(quotation: u32) -> impl IntoView {
    let collection = use_collection();
    let others = other_articles(&collection, quotation);
    if others.is_empty() {
        return view! { <span class="action action-none">"No other report found"</span> }
            .into_any();
    }
    let named = if others.len() <= COMPARED { others } else { Vec::new() };
    let comparisons = named.into_iter().map(|other| {
        view! {
            <Link to=comparison_route(&collection, quotation, other) attr:data-testid="compare">
                "Compare with "
                <Siglum article=other />
            </Link>
        }
    });
    let comparisons = comparisons.collect_any_view();
    view! {
        <AllVersionsLink quotation />
        {comparisons}
    }
    .into_any()
}

/// A link to the statement that a quotation reports.
#[component]
pub(crate) fn AllVersionsLink(quotation: u32) -> impl IntoView {
    let id = use_collection().statement_of(quotation).id.clone();
    view! {
        <Link
            to=Route::Statement { id, base: None, with: None }
            attr:class="action"
            attr:data-testid="all-versions"
        >
            "All versions"
        </Link>
    }
}
