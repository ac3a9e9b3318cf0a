//! The page of a statement.

use std::sync::Arc;

use leptos::prelude::*;

use super::comparisons::Comparisons;
use super::head::{StatementFigures, StatementHeading};
use super::version_card::VersionCard;
use super::versions::StatementVersions;
use crate::collection::Readiness;
use crate::context::use_collection;
use crate::records::{PageTitle, TextsAwaited, TimelineSection};
use crate::unknown::Missing;
use crossquote_ui::Remount;

/// The page of the statement with that id. `versions`: ids of quotations that have the base version and the one
/// compared with it.
#[component]
pub(crate) fn StatementPage(
    id: String,
    versions: Memo<(Option<String>, Option<String>)>,
) -> impl IntoView {
    let statement = use_collection().statement_by_id(&id);
    view! {
        <PageTitle name="Statement" />
        <div class="page page-statement">
            {match statement {
                Some(statement) => {
                    view! { <KnownStatement statement named=versions /> }.into_any()
                }
                None => view! { <Missing what="statement" id /> }.into_any(),
            }}
        </div>
    }
}

/// A statement of the collection. Who said it is there at once, everything else with the texts of its articles.
#[component]
fn KnownStatement(
    statement: u32,
    /// What the address chooses, as for [`StatementPage`].
    named: Memo<(Option<String>, Option<String>)>,
) -> impl IntoView {
    let collection = use_collection();
    let record = collection.statement(statement);
    let speaker = record.speaker;
    let articles = collection.reporting_articles(statement);
    let awaited = articles.clone();
    // Nothing as long as texts are on their way.
    let versions = Memo::new(move |_| match collection.request_texts(&articles) {
        Readiness::Ready => Some(Arc::new(StatementVersions::new(&collection, statement))),
        Readiness::Fetching | Readiness::Failed { .. } => None,
    });
    let figures = move || match versions.get() {
        Some(versions) => view! { <StatementFigures statement versions=&versions /> }.into_any(),
        None => view! {
            <p>
                <TextsAwaited articles=awaited.clone() whole_page=true />
            </p>
        }
        .into_any(),
    };
    let body =
        move || versions.get().map(|versions| view! { <StatementBody statement versions named /> });
    view! {
        <div class="statement">
            <section>
                <StatementHeading speaker />
                {move || figures()}
            </section>
            <Remount view=body />
        </div>
    }
}

/// The versions one by one, when they appeared, and their comparisons.
#[component]
fn StatementBody(
    statement: u32,
    versions: Arc<StatementVersions>,
    named: Memo<(Option<String>, Option<String>)>,
) -> impl IntoView {
    let count = versions.versions.len();
    let cards: Vec<AnyView> = (0..count)
        .map(|number| view! { <VersionCard versions=&versions number /> }.into_any())
        .collect();
    let articles = versions.articles();
    let comparisons = if count < 2 {
        view! {
            <p class="hint">
                "Only one wording of this statement was found, so there is nothing to compare."
            </p>
        }
        .into_any()
    } else {
        view! { <Comparisons statement versions named /> }.into_any()
    };
    view! {
        <section>
            <h2>"The versions"</h2>
            <ol class="statement-versions">{cards}</ol>
        </section>
        <TimelineSection heading="When it appeared" articles />
        {comparisons}
    }
}
