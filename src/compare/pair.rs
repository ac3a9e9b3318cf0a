//! Two articles compared: figures, and the comparison in one of its two views.

use std::sync::Arc;

use crossquote_explore::compare;
use leptos::prelude::*;

use super::choices::Choices;
use super::chooser::ThirdChooser;
use super::panes::Panes;
use super::rows::StatementRows;
use super::shares::Shares;
use super::summary::Summary;
use super::view_links::ViewLinks;
use crate::context::use_collection;
use crate::records::WhenTexts;
use crate::unknown::Missing;
use crossquote_ui::Remount;

/// The comparison of two articles whose texts are there.
#[component]
pub(super) fn PairComparison(
    left: u32,
    right: u32,
    /// Whether what is doubtful is listed. Whole texts have it in any case.
    doubtful: bool,
    choices: Choices,
) -> impl IntoView {
    let collection = use_collection();
    let pairing = Arc::new(compare::articles(&collection.dataset, left, right, doubtful));
    if collection.quotations_in(left).is_empty() && collection.quotations_in(right).is_empty() {
        return view! { <p>"No quotation was found in either article."</p> }.into_any();
    }
    let in_view = {
        let pairing = pairing.clone();
        move || {
            if choices.texts.get() {
                view! { <WholeTexts left right choices /> }.into_any()
            } else {
                let (pairing, statement) = (pairing.clone(), choices.statement);
                view! { <StatementRows left right pairing statement /> }.into_any()
            }
        }
    };
    view! {
        <UnknownStatement left right statement=choices.statement />
        <Summary left right pairing=&pairing />
        <Shares left right pairing=&pairing />
        <ViewLinks choices />
        {move || in_view()}
    }
    .into_any()
}

/// Says that neither article reports the statement in focus; nothing where one does.
#[component]
fn UnknownStatement(left: u32, right: u32, statement: Memo<Option<String>>) -> impl IntoView {
    let collection = use_collection();
    let notice = move || {
        let id = statement.get()?;
        let number = collection.statement_by_id(&id);
        let reporting = number.map(|number| collection.reporting_articles(number));
        let is_reported = reporting.is_some_and(|all| all.contains(&left) || all.contains(&right));
        (!is_reported).then(|| view! { <Missing what="statement" id /> })
    };
    view! { {move || notice()} }
}

/// The whole texts of both articles, and of a third one if the reader likes.
#[component]
fn WholeTexts(left: u32, right: u32, choices: Choices) -> impl IntoView {
    let pairing = Arc::new(compare::articles(&use_collection().dataset, left, right, true));
    let third = Memo::new(move |_| choices.articles.get().third);
    let panes = move || {
        let articles: Vec<u32> = [left, right].into_iter().chain(third.get()).collect();
        let (needed, pairing) = (articles.clone(), pairing.clone());
        view! {
            <WhenTexts articles=needed whole_page=true>
                <Panes articles=articles.clone() pairing=pairing.clone() choices />
            </WhenTexts>
        }
    };
    view! {
        <ThirdChooser left right choices />
        <Remount view=panes />
    }
}
