//! The footer of a frame in another site: what is shown, and where all of it is.

use leptos::prelude::*;

use crate::context::{use_collection, use_route};
use crate::router::absolute_address;
use crate::wording::count;

/// The footer of a frame in another site.
#[component]
pub(crate) fn EmbeddedFooter() -> impl IntoView {
    let quotations = count(use_collection().dataset.quotations.len(), "quotation");
    let route = use_route();
    let full_view = move || route.with(absolute_address);
    view! {
        <footer class="shell-footer embedded-footer">
            <p>
                {format!(
                    "Crossquote: {quotations} found by machine, each to be checked in its article. ",
                )} <a href=move || full_view() target="_blank" rel="noopener">
                    "Open full view"
                </a>
            </p>
        </footer>
    }
}
