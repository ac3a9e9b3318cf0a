//! How often one article quotes one speaker, leading to these quotations.

use crossquote_explore::search::{Chosen, Facet, Request};
use leptos::prelude::*;

use super::counts::CellCount;
use crate::collection::Collection;
use crate::context::use_collection;
use crate::router::{Link, Route};
use crossquote_ui::VisuallyHidden;

/// A cell of the table.
#[component]
pub(super) fn MatrixCell(
    speaker: u32,
    article: u32,
    count: CellCount,
    /// The largest count of the table.
    largest: Memo<usize>,
) -> impl IntoView {
    if count.all == 0 {
        return view! {
            <td class="matrix-none">
                <span aria-hidden="true">"·"</span>
                <VisuallyHidden>"0"</VisuallyHidden>
            </td>
        }
        .into_any();
    }
    let found = quotations_route(&use_collection(), speaker, article);
    let title = count.marks_in_words();
    let aloud = format!(", {title}");
    view! {
        <td>
            <Link
                to=found
                attr:class=move || count.disc_class(largest.get())
                attr:title=title
            >
                {count.all}
                <VisuallyHidden>{aloud}</VisuallyHidden>
            </Link>
        </td>
    }
    .into_any()
}

/// The search for the quotations of a speaker in an article.
fn quotations_route(collection: &Collection, speaker: u32, article: u32) -> Route {
    let mut chosen = Chosen::default();
    chosen.toggle(Facet::Speaker, &collection.speaker(speaker).id);
    chosen.toggle(Facet::Article, &collection.article(article).id);
    Route::Quotes(Request { chosen, ..Request::default() })
}
