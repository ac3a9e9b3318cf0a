//! The line below the words of a quotation where several stand together.

use leptos::prelude::*;

use super::actions::InArticleLink;
use crate::context::use_collection;
use crate::records::QuotationBadges;

/// Kind and cue of a quotation, and the way to it in its article.
#[component]
pub(crate) fn QuotationMetaLine(
    quotation: u32,
    /// What else is told of it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let collection = use_collection();
    let record = collection.quotation(quotation);
    let text = &collection.article(record.article).text;
    let cue = record.cue.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ");
    let cue = (!cue.is_empty())
        .then(|| view! { <span class="row-cue">{format!("cue: {cue}")}</span> }.into_any());
    view! {
        <p class="row-meta">
            <QuotationBadges quotation />
            {cue}
            {children.map(|children| children())}
            <InArticleLink quotation />
        </p>
    }
}
