//! The page of quotes: search box above, filters beside the results.

use crossquote_explore::search::Request;
use leptos::prelude::*;

use super::facets::FilterColumn;
use super::results::Results;
use super::search::Search;
use super::search_box::SearchBox;
use crate::records::PageTitle;

/// Quote search.
#[component]
pub(crate) fn QuotesPage(request: Memo<Request>) -> impl IntoView {
    let search = Search::new(request);
    view! {
        <PageTitle name="Quotes" />
        <div class="page page-quotes">
            <h1 class="hidden">"Quotes"</h1>
            <SearchBox search />
            <div class="quotes-columns">
                <FilterColumn search />
                <Results search />
            </div>
        </div>
    }
}
