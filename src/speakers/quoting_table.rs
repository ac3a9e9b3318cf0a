//! The table of how articles quote, one row an article.

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use crossquote_ui::{CollectAnyView, HorizontalScroll};

/// Headings of the cells of a [`super::QuotingRow`].
const HEADINGS: [&str; 6] = ["Article", "Direct", "Mixed", "Indirect", "Words", "Cues"];

/// The table with its headings around its rows, which are each a [`super::QuotingRow`].
#[component]
pub(crate) fn QuotingTable(
    test_id: &'static str,
    /// The element whose children are the rows.
    container: AnyNodeRef,
    /// The heading of a column that the rows add.
    #[prop(optional)]
    further_heading: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let headings = HEADINGS.into_iter().chain(further_heading);
    let headings = headings.map(|heading| view! { <th scope="col">{heading}</th> });
    let headings = headings.collect_any_view();
    view! {
        <HorizontalScroll label="How each article quotes">
            <table class="quoting" data-testid=test_id>
                <thead>
                    <tr>{headings}</tr>
                </thead>
                <tbody node_ref=container>{children()}</tbody>
            </table>
        </HorizontalScroll>
    }
}
