//! The whole text, each quotation in it a link that chooses it.

use std::cell::RefCell;

use crossquote_model::Span;
use leptos::prelude::*;
use leptos::reactive::computed::Selector;

use super::quotation_links::QuotationLinks;
use super::text_blocks::text_blocks;
use crate::collection::Collection;
use crate::context::use_collection;
use crate::quotation::in_article_route;
use crate::records::{piece_view, quoted_annotations};
use crossquote_ui::text::{Annotation, Layers, Piece, annotate};

/// The text of an article, which is there. It is drawn once: a choice changes only the links of the quotation
/// that is left and of the one that is chosen.
#[component]
pub(super) fn ArticleText(
    article: u32,
    chosen: Memo<Option<u32>>,
    links: QuotationLinks,
) -> impl IntoView {
    let collection = use_collection();
    let record = collection.article(article);
    let is_chosen = Selector::new(move || chosen.get());
    // Of the pieces of a quotation the first is where one moves to.
    let linked = RefCell::new(Vec::new());
    let piece = |piece: Piece| {
        let words = piece_view(&record.text, piece);
        let Some(quotation) = piece.owner else { return words };
        let is_first = !linked.borrow().contains(&quotation);
        if is_first {
            linked.borrow_mut().push(quotation);
        }
        let node = if is_first { links.node(quotation) } else { None };
        let node = node.unwrap_or_default();
        let is_chosen = is_chosen.clone();
        let is_chosen = move || is_chosen.selected(&Some(quotation));
        view! { <QuotationLink quotation is_chosen=Signal::derive(is_chosen) node words /> }
            .into_any()
    };
    let blocks = text_blocks(record, &annotations(&collection, article), &piece);
    let blocks: Vec<AnyView> = blocks.into_iter().map(|block| block.view).collect();
    view! {
        <div class="article-text" data-testid="article-text">
            {blocks}
        </div>
    }
}

/// A piece of a quotation, which leads to the article with it chosen.
#[component]
fn QuotationLink(
    quotation: u32,
    is_chosen: Signal<bool>,
    node: NodeRef<leptos::html::A>,
    words: AnyView,
) -> impl IntoView {
    let collection = use_collection();
    let record = collection.quotation(quotation);
    let kind = record.kind.name();
    let speaker = &collection.speaker(record.speaker).name;
    let doubt = if record.is_doubtful() { ", doubtful" } else { "" };
    // No `<Link>`, which has no place for the node.
    view! {
        <a
            href=in_article_route(&collection, quotation).fragment()
            class=format!("quoted-here quoted-here-{kind}")
            class:quoted-here-doubtful=record.is_doubtful()
            class:chosen=move || is_chosen.get()
            data-quotation=quotation.to_string()
            aria-current=move || is_chosen.get().then_some("true")
            title=format!("{speaker}, {kind}{doubt}")
            node_ref=node
        >
            {words}
        </a>
    }
}

/// What is marked in the text of an article: of each quotation what is attributed, which of it is quoted, by
/// which words and to whom.
fn annotations(collection: &Collection, article: u32) -> Vec<Annotation> {
    let text = &collection.article(article).text;
    let mut annotations = Vec::new();
    for &quotation in collection.quotations_in(article) {
        let record = collection.quotation(quotation);
        let content =
            |&span: &Span| Annotation { span, layer: Layers::CONTENT, owner: Some(quotation) };
        annotations.extend(record.content.iter().map(content));
        annotations.extend(quoted_annotations(text, record));
        annotations.extend(annotate(&record.cue, Layers::CUE));
        annotations.extend(annotate(&record.source, Layers::SOURCE));
    }
    annotations
}
