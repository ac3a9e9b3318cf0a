//! The options of the choice of articles, of which there may be thousands.
//!
//! At first there is one, of the article that is shown; the others are drawn around it, some at a time. After a step
//! no more of them are renamed than have to be, once what the step is about is shown.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use crossquote_model::Dataset;
use leptos::prelude::*;
use leptos::reactive::computed::Selector;

use crate::review::dataset::{article_number, use_reviewed_dataset};
use crate::review::wording::{article_label, needs_check, to_check_in};
use crossquote_ui::CollectAnyView;
use crossquote_ui::browser::timing::after_paint;

/// Options that are drawn at once, before and behind those that are there: a thousand would hold the page up.
const CHUNK: usize = 75;

/// Places of articles that are neighbours, in order.
type Chunks = VecDeque<Range<usize>>;

/// What the options are drawn from.
#[derive(Clone)]
struct Options {
    /// The ids of all articles.
    articles: Arc<[String]>,
    /// What each is called; empty as long as its option is not drawn.
    labels: RwSignal<Vec<String>>,
    is_shown: Selector<String>,
}

/// An option an article.
#[component]
pub(super) fn ArticleOptions(
    /// The ids of all articles.
    articles: Vec<String>,
    /// The id of the one that is shown.
    article: Memo<String>,
) -> impl IntoView {
    let dataset = use_reviewed_dataset();
    let total = articles.len();
    let (place, labels) = article
        .with_untracked(|id| dataset.with_untracked(|dataset| first_label(dataset, id, total)));
    let labels = RwSignal::new(labels);
    let chunks = RwSignal::new(Chunks::from_iter(std::iter::once(place..place + 1)));
    let is_shown = Selector::new(move || article.get());
    let options = Options { articles: articles.into(), labels, is_shown };
    Effect::new(move |before: Option<()>| {
        dataset.track();
        let is_first = before.is_none();
        after_paint(move || {
            if labels.is_disposed() {
                return;
            }
            let now = dataset.with_untracked(all_labels);
            if labels.try_with_untracked(|labels| *labels != now) == Some(true) {
                let _ = labels.try_set(now);
            }
            if is_first {
                draw_others(chunks, total);
            }
        });
    });
    view! {
        <For each=move || chunks.get() key=|chunk| chunk.clone() let:chunk>
            <OptionChunk chunk options=options.clone() />
        </For>
    }
}

/// Some neighbouring options.
#[component]
fn OptionChunk(chunk: Range<usize>, options: Options) -> impl IntoView {
    let Options { articles, labels, is_shown } = options;
    let range = chunk.clone();
    // Of those of the chunk, so that all others are left alone where one is renamed.
    let chunk_labels = Memo::new(move |_| {
        labels.with(|labels| labels.get(range.clone()).map(<[String]>::to_vec).unwrap_or_default())
    });
    let options = articles[chunk].iter().enumerate().map(|(place, id)| {
        let label =
            move || chunk_labels.with(|labels| labels.get(place).cloned().unwrap_or_default());
        let (is_shown, shown_id) = (is_shown.clone(), id.clone());
        // The property, which replaces whatever a browser that translates the page has made of the text.
        view! {
            <option
                value=id.clone()
                prop:text=move || label()
                prop:selected=move || is_shown.selected(&shown_id)
            ></option>
        }
    });
    options.collect_any_view()
}

/// Draws the options that are missing, some at a time, as long as the page is there.
fn draw_others(chunks: RwSignal<Chunks>, total: usize) {
    let is_grown = chunks.try_maybe_update(|chunks| {
        let is_grown = grow(chunks, total);
        (is_grown, is_grown)
    });
    if is_grown == Some(true) {
        after_paint(move || draw_others(chunks, total));
    }
}

/// Adds a chunk before those that are there, and one behind; says whether there was anything to add.
fn grow(chunks: &mut Chunks, total: usize) -> bool {
    let (Some(first), Some(last)) = (chunks.front(), chunks.back()) else { return false };
    let before = first.start.saturating_sub(CHUNK)..first.start;
    let behind = last.end..(last.end + CHUNK).min(total);
    let is_grown = !before.is_empty() || !behind.is_empty();
    if !before.is_empty() {
        chunks.push_front(before);
    }
    if !behind.is_empty() {
        chunks.push_back(behind);
    }
    is_grown
}

/// The place of an article, and the labels of all with no other than its own.
fn first_label(dataset: &Dataset, id: &str, total: usize) -> (usize, Vec<String>) {
    let number = article_number(dataset, id).unwrap_or(0);
    let mut labels = vec![String::new(); total];
    if let Some(article) = dataset.articles.get(number as usize)
        && let Some(label) = labels.get_mut(number as usize)
    {
        *label = article_label(article, to_check_in(dataset, number));
    }
    (number as usize, labels)
}

/// What each article is called.
fn all_labels(dataset: &Dataset) -> Vec<String> {
    let mut to_check = vec![0; dataset.articles.len()];
    for quotation in dataset.quotations.iter().filter(|quotation| needs_check(quotation)) {
        to_check[quotation.article as usize] += 1;
    }
    let articles = dataset.articles.iter().zip(to_check);
    articles.map(|(article, to_check)| article_label(article, to_check)).collect()
}

#[cfg(test)]
mod tests {
    use crossquote_model::{Article, Quotation, Stated};

    use super::*;

    #[test]
    fn options_are_drawn_around_the_first() {
        let mut chunks = Chunks::new();
        chunks.push_back(100..101);
        assert!(grow(&mut chunks, 120));
        assert_eq!(chunks, [25..100, 100..101, 101..120]);
        assert!(grow(&mut chunks, 120));
        assert_eq!(chunks, [0..25, 25..100, 100..101, 101..120]);
        assert!(!grow(&mut chunks, 120));
        assert!(!grow(&mut Chunks::new(), 1));
    }

    #[test]
    fn the_first_option_is_called_as_all_are_in_the_end() {
        let article = |id: &str| Article {
            id: id.to_owned(),
            title: Some(Stated { value: format!("About {id}"), ..Stated::default() }),
            ..Article::default()
        };
        let quotation =
            |article, confidence| Quotation { article, confidence, ..Quotation::default() };
        let dataset = Dataset {
            articles: ["a", "b", "c"].map(article).into(),
            quotations: vec![quotation(0, 90), quotation(1, 50), quotation(1, 70)],
            ..Dataset::default()
        };
        assert_eq!(all_labels(&dataset), ["About a", "About b (2 to check)", "About c"]);
        let (place, labels) = first_label(&dataset, "b", 3);
        assert_eq!(
            (place, labels),
            (1, vec![String::new(), "About b (2 to check)".to_owned(), String::new(),])
        );
    }
}
