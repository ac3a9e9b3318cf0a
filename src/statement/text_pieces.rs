//! Parts of an article's text in a row.

use crossquote_model::Span;
use leptos::prelude::*;

use crate::records::Gap;
use crossquote_ui::CollectAnyView;

/// Parts of a text as printed, a gap between those that do not follow each other.
#[component]
pub(super) fn TextPieces<'t>(text: &'t str, pieces: &'t [Span]) -> AnyView {
    let pieces = pieces.iter().enumerate().map(|(at, piece)| {
        let words = piece.of(text).trim().to_owned();
        view! {
            {(at > 0).then(|| view! { <Gap /> })}
            {words}
        }
    });
    view! { <span>{pieces.collect_any_view()}</span> }.into_any()
}
