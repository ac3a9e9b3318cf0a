//! The list of quotations.

use std::sync::Arc;

use leptos::prelude::*;

use super::row::QuotationRow;
use super::rows::listed_quotations;
use crate::review::dataset::ReviewedArticle;
use crate::review::wording::quotation_figures;

/// All quotations of the article. A step draws no more rows anew than it changes, so that the focus stays.
#[component]
pub(in crate::review) fn QuotationList(article: ReviewedArticle) -> impl IntoView {
    let figures = Memo::new(move |_| article.with(quotation_figures).unwrap_or_default());
    let rows = Memo::new(move |_| {
        let listed = article.with(listed_quotations).unwrap_or_default();
        listed.into_iter().map(Arc::new).collect::<Vec<_>>()
    });
    view! {
        <section>
            <h2 id="review-list">{move || figures.get()}</h2>
            <ol class="review-list" aria-labelledby="review-list" data-testid="review-list">
                <For each=move || rows.get() key=|quotation| quotation.clone() let:quotation>
                    <QuotationRow quotation />
                </For>
            </ol>
        </section>
    }
}
