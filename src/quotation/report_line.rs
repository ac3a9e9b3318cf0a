//! One report of a statement in a line: its article, its words, its kind.

use leptos::prelude::*;

use super::routes::in_article_route;
use crate::context::use_collection;
use crate::records::{DeferredQuotationContent, KindBadge, Siglum};
use crate::router::Link;
use crossquote_ui::VisuallyHidden;

/// An item of a list of class `versions`.
#[component]
pub(crate) fn ReportLine(quotation: u32) -> impl IntoView {
    let collection = use_collection();
    let (article, kind) = {
        let record = collection.quotation(quotation);
        (record.article, record.kind)
    };
    view! {
        <li>
            <Link to=in_article_route(&collection, quotation) attr:class="version-where">
                <Siglum article />
                <VisuallyHidden>"open in article"</VisuallyHidden>
            </Link>
            <blockquote>
                <DeferredQuotationContent quotation />
            </blockquote>
            <KindBadge kind />
        </li>
    }
}
