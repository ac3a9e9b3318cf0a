//! Two versions beside each other, word by word, and each difference in a sentence.

use std::sync::Arc;

use crossquote_explore::compare::{Run, Version, Wording};
use leptos::prelude::*;

use super::comparison::Comparison;
use super::report::VersionContent;
use super::version_chooser::{Role, VersionChooser};
use super::version_sigla::VersionSigla;
use super::versions::{StatementVersions, naming_quotation};
use crate::context::use_collection;
use crate::records::{DiffLegend, DiffText, Side};
use crossquote_ui::{CollectAnyView, CopyButton, Remount};

/// The two versions that are chosen, and the choice.
#[component]
pub(super) fn TwoVersions(
    statement: u32,
    versions: Arc<StatementVersions>,
    comparison: Memo<Comparison>,
) -> impl IntoView {
    let legend = move || {
        let is_reworded = comparison.with(|chosen| chosen.wording.reworded);
        (!is_reworded).then(|| view! { <DiffLegend /> })
    };
    let row = {
        let versions = versions.clone();
        move || {
            let comparison = comparison.get();
            view! { <ComparedRow versions=&versions comparison=&comparison /> }
        }
    };
    let copied = move |()| comparison.with_untracked(|chosen| differences_text(&chosen.wording));
    view! {
        <section data-testid="two-versions">
            <h2>"Two versions, word by word"</h2>
            <div class="statement-choices">
                <VersionChooser statement versions=versions.clone() comparison role=Role::Base />
                <VersionChooser statement versions comparison role=Role::With />
            </div>
            {move || legend()}
            <Remount view=row />
            <div class="card-actions">
                <CopyButton label="Copy differences" done="Differences copied." text=copied />
            </div>
        </section>
    }
}

/// The two sides and what differs.
#[component]
fn ComparedRow<'c>(versions: &'c StatementVersions, comparison: &'c Comparison) -> AnyView {
    let wording = &comparison.wording;
    let is_reworded = wording.reworded;
    let (left, right) = (&versions.versions[comparison.base], &versions.versions[comparison.with]);
    view! {
        <div class="row row-shared">
            <ComparedVersion version=left runs=&wording.left side=Side::Left is_reworded />
            <ComparedVersion version=right runs=&wording.right side=Side::Right is_reworded />
            <p class="row-summary" data-testid="summary-sentence">
                {wording.summary.clone()}
            </p>
            <Differences wording />
        </div>
    }
    .into_any()
}

/// One side: the words with what differs marked, or unmarked where almost everything does.
#[component]
fn ComparedVersion<'c>(
    version: &'c Version,
    runs: &'c [Run],
    side: Side,
    is_reworded: bool,
) -> AnyView {
    let words = if is_reworded {
        view! {
            <span>
                <VersionContent version />
            </span>
        }
        .into_any()
    } else {
        let collection = use_collection();
        let quotation = collection.quotation(naming_quotation(version));
        let text = &collection.article(quotation.article).text;
        view! { <DiffText text runs=runs.to_vec() side kind=quotation.kind /> }.into_any()
    };
    view! {
        <div class="row-side">
            <VersionSigla version />
            <blockquote class="card-said">{words}</blockquote>
        </div>
    }
    .into_any()
}

/// Each difference in a sentence; nothing where none is told apart.
#[component]
fn Differences<'w>(wording: &'w Wording) -> AnyView {
    let sentences: Vec<String> =
        wording.differences.iter().map(|difference| difference.sentence.clone()).collect();
    if sentences.is_empty() {
        return ().into_any();
    }
    let items = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> });
    view! {
        <ol class="row-sentences" tabindex="0" aria-label="Differences">
            {items.collect_any_view()}
        </ol>
    }
    .into_any()
}

/// The differences as text: the summary, then each in a line.
fn differences_text(wording: &Wording) -> String {
    let mut text = format!("{}\n", wording.summary);
    for difference in &wording.differences {
        text.push_str(&difference.sentence);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use crossquote_explore::compare::Difference;

    use super::*;

    #[test]
    fn differences_are_copied_a_line_each() {
        let difference =
            |sentence: &str| Difference { sentence: sentence.to_owned(), spans: [vec![], vec![]] };
        let mut wording = Wording { summary: "A omits 2 words.".to_owned(), ..Wording::default() };
        assert_eq!(differences_text(&wording), "A omits 2 words.\n");
        wording.differences = vec![difference("A omits “at”."), difference("A omits “all”.")];
        assert_eq!(differences_text(&wording), "A omits 2 words.\nA omits “at”.\nA omits “all”.\n");
    }
}
