//! The table: the speakers and articles that are shown.

use crossquote_model::cite;
use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use super::counts::speaker_counts;
use super::row::MatrixRow;
use crate::context::use_collection;
use crate::records::Siglum;
use crossquote_ui::{LongList, Rows, VisuallyHidden};

/// The table of speakers by articles.
#[component]
pub(super) fn Matrix(
    /// Rows.
    speakers: LongList,
    /// Columns.
    articles: LongList,
    /// The row of headings.
    head: AnyNodeRef,
    body: AnyNodeRef,
) -> impl IntoView {
    let collection = use_collection();
    // The discs of rows that are there grow smaller where a larger count is shown with the rest.
    let largest = Memo::new(move |_| {
        let counts = speakers.rows().map(|row| speaker_counts(&collection, row as u32).largest());
        counts.max().unwrap_or(0)
    });
    view! {
        <table class="matrix" data-testid="matrix">
            <thead>
                <tr node_ref=head>
                    <th scope="col">"Speaker"</th>
                    <Rows list=articles let:article>
                        <ArticleHeading article=article as u32 />
                    </Rows>
                    <th scope="col" class="matrix-total">
                        "All"
                    </th>
                </tr>
            </thead>
            <tbody node_ref=body>
                <Rows list=speakers let:speaker>
                    <MatrixRow speaker=speaker as u32 articles largest />
                </Rows>
            </tbody>
        </table>
    }
}

#[component]
fn ArticleHeading(article: u32) -> impl IntoView {
    let name = cite::article_name(use_collection().article(article));
    let title = name.clone();
    view! {
        <th scope="col" title=title data-testid="matrix-article">
            <Siglum article />
            <VisuallyHidden>{name}</VisuallyHidden>
        </th>
    }
}
