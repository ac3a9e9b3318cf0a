//! A piece of an article's text as a pane shows it.

use leptos::prelude::*;

use super::difference_navigator::DifferenceNavigator;
use super::state::PanesState;
use crate::collection::Collection;
use crate::records::piece_view;
use crate::router::Link;
use crossquote_ui::VisuallyHidden;
use crossquote_ui::text::{Layers, Piece};

/// A piece of text; one that belongs to a shared statement is a link that brings it into focus.
pub(super) fn text_mark(
    collection: &Collection,
    article: u32,
    piece: Piece,
    navigator: &DifferenceNavigator,
    state: PanesState,
) -> AnyView {
    let words = piece_view(&collection.article(article).text, piece);
    let Some(owner) = piece.owner else { return words };
    let quotation = collection.quotation(owner);
    let speaker = &collection.speaker(quotation.speaker).name;
    let Some(number) = navigator.number(quotation.statement) else {
        let title = format!("{speaker}: no report of it was found beside");
        return view! {
            <span class="alone" title=title>
                {words}
            </span>
        }
        .into_any();
    };
    let differs = piece.layers.has(Layers::DIFFERS);
    let differences =
        if differs { navigator.differences_at(article, piece.span) } else { Vec::new() };
    let is_last = quotation.content.last().is_some_and(|last| last.end == piece.span.end);
    view! {
        <Landmark
            number
            title=format!("{speaker}, statement {number}")
            differences
            numbered=is_last
            state
        >
            {words}
        </Landmark>
    }
    .into_any()
}

/// A piece of a shared statement.
#[component]
fn Landmark(
    /// The number of the statement.
    number: usize,
    title: String,
    /// The differences that it belongs to.
    differences: Vec<usize>,
    /// Whether its number stands behind it.
    numbered: bool,
    state: PanesState,
    children: Children,
) -> impl IntoView {
    let in_focus = move || state.focused.get() == Some(number);
    let in_difference = move || {
        in_focus() && state.current.get().is_some_and(|current| differences.contains(&current))
    };
    let is_current = in_difference.clone();
    let class = move || match (in_focus(), in_difference()) {
        (false, _) => "landmark",
        (true, false) => "landmark in-focus",
        (true, true) => "landmark in-focus in-difference",
    };
    let label = numbered.then(|| {
        view! {
            <sup>
                <VisuallyHidden>"statement "</VisuallyHidden>
                {number}
            </sup>
        }
        .into_any()
    });
    let words = children();
    view! {
        <Link
            to=state.statement_route.run(number)
            attr:class=move || class()
            attr:aria-current=move || is_current().then_some("true")
            attr:data-match=number
            attr:data-testid="statement-mark"
            attr:title=title
        >
            {words}
            {label}
        </Link>
    }
}
