//! What several articles report: statements, each in the words of each.

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use super::shared_statement::SharedStatement;
use crate::context::{use_collection, use_router};
use crossquote_ui::{LongList, Rows, ShowAll};

/// Statements that are shown before "show all".
const STATEMENTS_FIRST: usize = 20;

/// The section of all statements that more than one article carries.
#[component]
pub(super) fn SharedStatements() -> impl IntoView {
    let collection = use_collection();
    let statements = 0..collection.dataset.statements.len() as u32;
    let is_shared = |statement: &u32| collection.reporting_articles(*statement).len() > 1;
    let shared: Vec<u32> = statements.filter(is_shared).collect();
    view! {
        <section>
            <h2>"Reported by several"</h2>
            {if shared.is_empty() {
                view! { <p>"No statement was found in more than one article."</p> }.into_any()
            } else {
                view! { <StatementList statements=shared /> }.into_any()
            }}
        </section>
    }
}

#[component]
fn StatementList(statements: Vec<u32>) -> impl IntoView {
    let expanded = use_router().expanded("shared-statements");
    let list = LongList::new(statements.len(), STATEMENTS_FIRST, expanded);
    let container = AnyNodeRef::new();
    view! {
        <p class="hint">
            "Statements that more than one article carries, each in the words of each."
        </p>
        <ol class="story-shared" node_ref=container>
            <Rows list let:row>
                <SharedStatement statement=statements[row] />
            </Rows>
        </ol>
        <ShowAll list container noun="statements" />
    }
}
