//! The whole text of one article, shared statements marked in it.

use std::sync::Arc;

use crossquote_model::Span;
use crossquote_model::cite;
use crossquote_text::words;
use leptos::prelude::*;

use super::difference_navigator::DifferenceNavigator;
use super::folds::{Fold, FoldableBlock, Section, sections};
use super::mark::text_mark;
use super::measure;
use super::shared_passages::same_spans;
use super::state::PanesState;
use crate::article::{TextBlock, text_blocks};
use crate::collection::Collection;
use crate::context::use_collection;
use crate::records::ArticleLink;
use crate::wording::count;
use crossquote_ui::text::{Annotation, Layers, annotate};

/// A pane; its text scrolls on its own, and the others with it.
#[component]
pub(super) fn Pane(
    article: u32,
    /// Its place among the panes, from the left.
    place: usize,
    /// What others have word for word.
    same: Vec<Annotation>,
    navigator: Arc<DifferenceNavigator>,
    state: PanesState,
) -> impl IntoView {
    let collection = use_collection();
    let word_count = words(&collection.article(article).text).count();
    let text = state.texts.with_value(|texts| texts[place]);
    let scrolled = move |_| {
        measure::follow_scrolling(state, place);
        measure::update_connectors(state);
    };
    // Whoever does something in a pane scrolls that one.
    let drive = move || {
        state.driver.try_set_value(Some(place));
    };
    let sections = text_sections(&collection, article, same, &navigator, state);
    view! {
        <section class="pane" data-testid="pane">
            <h2>
                <ArticleLink article />
                <span class="hint">{count(word_count, "word")}</span>
            </h2>
            <div
                class="pane-text article-text"
                data-testid="pane-text"
                tabindex="0"
                role="region"
                aria-label=format!("Text of {}", cite::siglum(article))
                node_ref=text
                on:scroll=scrolled
                on:pointerover=move |_| drive()
                on:focusin=move |_| drive()
                on:keydown=move |_| drive()
                on:wheel=move |_| drive()
                on:touchstart=move |_| drive()
            >
                {sections}
            </div>
        </section>
    }
}

/// The text, what stands between shared statements in folds.
fn text_sections(
    collection: &Collection,
    article: u32,
    same: Vec<Annotation>,
    navigator: &DifferenceNavigator,
    state: PanesState,
) -> Vec<AnyView> {
    let record = collection.article(article);
    let same_spans = same_spans(&same);
    let annotations = annotations(collection, article, same, navigator);
    let mark = |piece| text_mark(collection, article, piece, navigator, state);
    let blocks = text_blocks(record, &annotations, &mark);
    let foldable: Vec<FoldableBlock> =
        blocks.iter().map(|block| FoldableBlock { span: block.span, own: block.own }).collect();
    let landmarks = landmark_spans(collection, article, navigator);
    let mut blocks = blocks.into_iter().map(|block: TextBlock| block.view);
    let section = |section: Section| {
        let views: Vec<AnyView> = blocks.by_ref().take(section.blocks).collect();
        match section.fold {
            Some(fold) => view! { <TextFold fold views state /> }.into_any(),
            None => views.into_any(),
        }
    };
    sections(&record.text, &foldable, &landmarks, &same_spans).into_iter().map(section).collect()
}

/// Blocks without a shared statement. The switch opens and closes all of them, a reader each on its own.
#[component]
fn TextFold(fold: Fold, views: Vec<AnyView>, state: PanesState) -> impl IntoView {
    view! {
        <details
            class="pane-fold"
            data-testid="fold"
            open=move || !state.folded.get()
            on:toggle=move |_| measure::update_connectors(state)
        >
            <summary>{fold.summary()}</summary>
            {views}
        </details>
    }
}

/// All that is marked in an article's text.
fn annotations(
    collection: &Collection,
    article: u32,
    same: Vec<Annotation>,
    navigator: &DifferenceNavigator,
) -> Vec<Annotation> {
    let mut annotations = same;
    for &quotation in collection.quotations_in(article) {
        let content = collection.quotation(quotation).content.iter();
        annotations.extend(content.map(|&span| Annotation {
            span,
            layer: Layers::CONTENT,
            owner: Some(quotation),
        }));
    }
    let differing: Vec<Span> = navigator.spans_in(article).collect();
    annotations.extend(annotate(&differing, Layers::DIFFERS));
    annotations
}

/// What an article has of shared statements.
fn landmark_spans(
    collection: &Collection,
    article: u32,
    navigator: &DifferenceNavigator,
) -> Vec<Span> {
    let quotations = collection.quotations_in(article).iter();
    let quotations = quotations.map(|&quotation| collection.quotation(quotation));
    let shared = quotations.filter(|quotation| navigator.number(quotation.statement).is_some());
    shared.flat_map(|quotation| quotation.content.iter().copied()).collect()
}
