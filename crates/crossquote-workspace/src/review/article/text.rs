//! The whole text of the article under review, every quotation in it marked.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;
use leptos::reactive::computed::Selector;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::paragraphs::{Paragraph, PieceRole, TextPiece, paragraphs};
use crate::context::use_workspace;
use crate::review::dataset::ReviewedArticle;
use crate::review::mark::Marking;
use crossquote_ui::CollectAnyView;
use crossquote_ui::browser::timing::next_frame;

/// The text. A step draws no more paragraphs than it changes, so that it stays where it is scrolled.
#[component]
pub(super) fn ArticleText(article: ReviewedArticle, marking: Marking) -> impl IntoView {
    let state = use_workspace().review;
    let paragraphs = Memo::new(move |_| {
        let paragraphs = article.with(paragraphs).unwrap_or_default();
        paragraphs.into_iter().map(Arc::new).collect::<Vec<_>>()
    });
    let is_chosen = Selector::new(move || state.chosen.get());
    let choose = move |event: MouseEvent| {
        let piece = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let piece = piece.and_then(|piece| piece.closest("[data-quotation]").ok().flatten());
        if let Some(id) = piece.and_then(|piece| piece.get_attribute("data-quotation")) {
            state.chosen.set(Some(id));
        }
    };
    let remember = move |event: web_sys::Event| {
        let text: Element = event_target(&event);
        state.scrolled.set_value(Some((article.id(), text.scroll_top())));
    };
    scroll_back(article, marking.text);
    view! {
        <div
            class="review-text"
            tabindex="0"
            role="region"
            aria-label="Text of the article"
            data-testid="review-text"
            node_ref=marking.text
            on:click=choose
            on:mouseup=move |_| marking.take_selection()
            on:keyup=move |_| marking.take_selection()
            on:scroll=remember
        >
            // By all that is drawn of it: where a browser translates the page, words of its own stand in a paragraph,
            // and would stay there under another quotation's mark.
            <For each=move || paragraphs.get() key=|paragraph| paragraph.clone() let:paragraph>
                <TextParagraph paragraph is_chosen=is_chosen.clone() />
            </For>
        </div>
    }
}

/// Scrolls the text to where it was when the same article was shown last.
fn scroll_back(article: ReviewedArticle, text: NodeRef<Div>) {
    let scrolled = use_workspace().review.scrolled.get_value();
    let Some((_, top)) = scrolled.filter(|(id, _)| *id == article.id()) else { return };
    text.on_load(move |text| next_frame(move || text.set_scroll_top(top)));
}

#[component]
fn TextParagraph(
    paragraph: Arc<Paragraph>,
    /// Which quotation is open.
    is_chosen: Selector<Option<String>>,
) -> impl IntoView {
    let pieces = paragraph.pieces.iter().cloned();
    let pieces = pieces.map(|piece| piece_view(piece, &is_chosen));
    view! {
        <p class=if paragraph.is_boilerplate { "review-aside" } else { "" }>
            {pieces.collect_any_view()}
        </p>
    }
}

fn piece_view(piece: TextPiece, is_chosen: &Selector<Option<String>>) -> AnyView {
    let TextPiece { start, words, role } = piece;
    match role {
        PieceRole::Plain => view! { <span data-start=start>{words}</span> }.into_any(),
        PieceRole::Cue => view! {
            <span class="piece-cue" data-start=start>
                {words}
            </span>
        }
        .into_any(),
        PieceRole::Source => view! {
            <span class="piece-source" data-start=start>
                {words}
            </span>
        }
        .into_any(),
        PieceRole::Quotation { id, kind } => {
            let (is_chosen, key) = (is_chosen.clone(), Some(id.clone()));
            view! {
                <span
                    class=format!("quoted-here quoted-here-{kind}")
                    class:chosen=move || is_chosen.selected(&key)
                    data-start=start
                    data-quotation=id
                >
                    {words}
                </span>
            }
            .into_any()
        }
    }
}
