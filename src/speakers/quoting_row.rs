//! How one article quotes, in a row of a table: how many quotations of each kind, their words, and their cues.

use std::sync::Arc;

use crossquote_explore::compare;
use leptos::prelude::*;

use crate::collection::Readiness;
use crate::context::use_collection;
use crate::records::{ArticleLink, TextsAwaited};
use crossquote_ui::CollectAnyView;

/// The row of an article, in a [`super::QuotingTable`].
#[component]
pub(crate) fn QuotingRow(
    article: u32,
    /// Numbers of quotations in the article.
    quotations: Vec<u32>,
    /// Cells of further columns.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <tr data-testid="quoting-row">
            <th scope="row">
                <ArticleLink article />
            </th>
            <DeferredCells article quotations />
            {children.map(|children| children())}
        </tr>
    }
}

/// The cells once the article's text is there, which is counted and holds the cues; until then one cell across.
#[component]
fn DeferredCells(article: u32, quotations: Vec<u32>) -> impl IntoView {
    let collection = use_collection();
    // Nothing has to be counted where there is nothing.
    let articles = if quotations.is_empty() { Vec::new() } else { vec![article] };
    let quotations: Arc<[u32]> = quotations.into();
    let is_ready = {
        let articles = articles.clone();
        move || matches!(collection.request_texts(&articles), Readiness::Ready)
    };
    let fallback = move || {
        view! {
            <td colspan="5">
                <TextsAwaited articles=articles.clone() />
            </td>
        }
    };
    view! {
        <Show when=is_ready fallback>
            <QuotingCells quotations=quotations.clone() />
        </Show>
    }
}

#[component]
fn QuotingCells(quotations: Arc<[u32]>) -> impl IntoView {
    let quoting = compare::quoting(&use_collection().dataset, &quotations);
    let kinds = quoting.kinds.map(|number| view! { <NumberCell number /> });
    view! {
        {kinds.collect_any_view()}
        <NumberCell number=quoting.words />
        <td>{cues_in_words(&quoting.cues)}</td>
    }
}

#[component]
fn NumberCell(number: u32) -> impl IntoView {
    if number == 0 {
        view! { <td class="matrix-none">"–"</td> }.into_any()
    } else {
        view! { <td class="number">{number}</td> }.into_any()
    }
}

/// The cues in a line, with how often each is used where it is more than once.
fn cues_in_words(cues: &[(String, u32)]) -> String {
    let cues = cues.iter().map(|(cue, times)| match times {
        1 => cue.clone(),
        times => format!("{cue} × {times}"),
    });
    cues.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_told_with_how_often_they_are_used() {
        let cases: [(&[(&str, u32)], &str); 3] = [
            (&[], ""),
            (&[("said", 1)], "said"),
            (&[("said", 3), ("according to", 1), ("told", 2)], "said × 3, according to, told × 2"),
        ];
        for (cues, words) in cases {
            let cues: Vec<_> = cues.iter().map(|&(cue, times)| (cue.to_owned(), times)).collect();
            assert_eq!(cues_in_words(&cues), words);
        }
    }
}
