//! The page: which articles are compared, or why none are. Choices change signals of what is shown; only another
//! pair of articles makes the comparison anew.

use leptos::prelude::*;

use super::articles::{ComparedArticles, NothingToCompare, compared_articles};
use super::choices::Choices;
use super::chooser::{SideChooser, SwapLink};
use super::pair::PairComparison;
use crate::context::use_collection;
use crate::records::{DoubtfulSwitch, PageTitle, Side, WhenTexts};
use crate::router::Comparison;
use crate::unknown::Missing;
use crossquote_ui::Remount;

/// Two or three articles side by side.
#[component]
pub(crate) fn ComparePage(comparison: Memo<Comparison>) -> impl IntoView {
    let collection = use_collection();
    // The closest pair is looked for in the whole collection, which takes its time: not for another statement, and not
    // for what is doubtful.
    let asked = Memo::new(move |_| Comparison {
        statement: None,
        texts: false,
        doubtful: false,
        ..comparison.get()
    });
    let found = Memo::new(move |_| asked.with(|asked| compared_articles(&collection, asked)));
    // Where there is nothing to compare what is shown is about to go, and should not change first.
    let articles = Memo::new(move |before: Option<&ComparedArticles>| {
        let found = found.get().ok().or(before.copied()).unwrap_or_default();
        ComparedArticles { doubtful: comparison.with(|comparison| comparison.doubtful), ..found }
    });
    let problem = Memo::new(move |_| found.get().err());
    let choices = Choices {
        articles,
        texts: Memo::new(move |_| comparison.with(|comparison| comparison.texts)),
        statement: Memo::new(move |_| comparison.with(|comparison| comparison.statement.clone())),
    };
    let shown = move || match problem.get() {
        None => view! { <ArticleComparison choices /> }.into_any(),
        Some(NothingToCompare::UnknownArticle(id)) => {
            view! { <Missing what="article" id /> }.into_any()
        }
        Some(NothingToCompare::TooFewArticles) => {
            view! { <p>"A comparison needs two articles; this collection has fewer."</p> }
                .into_any()
        }
    };
    view! {
        <PageTitle name="Compare" />
        <div class="page page-compare">
            <h1>"Compare articles"</h1>
            {move || shown()}
        </div>
    }
}

/// The choice of articles, and their comparison once their texts are there.
#[component]
fn ArticleComparison(choices: Choices) -> impl IntoView {
    let collection = use_collection();
    let pair = Memo::new(move |_| choices.articles.get().pair());
    let doubtful = Memo::new(move |_| choices.articles.get().doubtful);
    let number = move || {
        let (left, right) = pair.get();
        let articles = [left, right].map(|article| collection.quotations_in(article));
        articles.map(|quotations| collection.doubtful_among(quotations)).iter().sum()
    };
    let compared = move || {
        let ((left, right), doubtful) = (pair.get(), doubtful.get());
        view! {
            <WhenTexts articles=vec![left, right] whole_page=true>
                <PairComparison left right doubtful choices />
            </WhenTexts>
        }
    };
    view! {
        <div class="compare">
            <div class="compare-sides">
                <SideChooser side=Side::Left choices />
                <SwapLink choices />
                <SideChooser side=Side::Right choices />
            </div>
            {move || view! { <DoubtfulSwitch number=number() /> }}
            <Remount view=compared />
        </div>
    }
}
