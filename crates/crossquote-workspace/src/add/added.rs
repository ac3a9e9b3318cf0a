//! The articles that were read, each with what was found in it.

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use super::article::AddedArticleRow;
use crate::context::use_workspace;
use crate::state::{IntakeStoreFields, WorkspaceStoreFields};
use crossquote_ui::wording::count;
use crossquote_ui::{LongList, ShowAll};

/// So many are shown before "show all".
const FIRST: usize = 50;

/// All articles that were read; nothing before there are any.
#[component]
pub(super) fn AddedArticles() -> impl IntoView {
    let articles = use_workspace().store.intake().articles();
    let number = Memo::new(move |_| articles.with(Vec::len));
    let expanded = RwSignal::new(false);
    let shown = move || {
        let shown = if expanded.get() { usize::MAX } else { FIRST };
        articles.with(|all| all.iter().take(shown).cloned().collect::<Vec<_>>())
    };
    let container = AnyNodeRef::new();
    // The list grows while files are read.
    let show_all = move || {
        let list = LongList::new(number.get(), FIRST, (expanded.into(), expanded.into()));
        view! { <ShowAll list container noun="articles" /> }.into_any()
    };
    view! {
        <Show when=move || { number.get() > 0 }>
            <section>
                <h2>{move || format!("Found in {}", count(number.get(), "article"))}</h2>
                <ol class="add-articles" data-testid="added" node_ref=container>
                    <For
                        each=shown
                        key=|article| article.id.clone()
                        children=|article| view! { <AddedArticleRow article /> }.into_any()
                    />
                </ol>
                <div>{move || show_all()}</div>
            </section>
        </Show>
    }
}
