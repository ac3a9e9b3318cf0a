//! What the collection is called, and the ways on from the articles that were read.

use leptos::html::Input;
use leptos::prelude::*;

use crate::context::use_workspace;
use crate::state::{IntakeStoreFields, Next, SessionStoreFields, WorkspaceStoreFields};

/// What a collection is called unless its owner says otherwise.
const UNTITLED: &str = "My articles";

/// The name and the ways on; nothing before there are articles. Not drawn anew while more of them come.
#[component]
pub(super) fn Naming() -> impl IntoView {
    let articles = use_workspace().store.intake().articles();
    let are_there = Memo::new(move |_| articles.with(|all| !all.is_empty()));
    view! {
        <Show when=move || are_there.get()>
            <NamingForm />
        </Show>
    }
}

#[component]
fn NamingForm() -> impl IntoView {
    let workspace = use_workspace();
    let known = workspace.store.session().collection().with_untracked(|collection| {
        let known = collection.as_ref().filter(|collection| !collection.imported);
        known.map(|collection| collection.contents.title.clone())
    });
    let known = known.filter(|title| title != UNTITLED).unwrap_or_default();
    let field = NodeRef::<Input>::new();
    let make = move |next: Next| {
        let typed = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        let title = typed.trim();
        let title = if title.is_empty() { UNTITLED } else { title };
        workspace.make(title.to_owned(), next);
    };
    let is_reading = move || workspace.store.intake().files().get().is_reading();
    view! {
        <p class="add-title">
            <label for="add-title">"Name of the collection"</label>
            <input type="text" id="add-title" placeholder=UNTITLED value=known node_ref=field />
            <span class="buttons">
                <button
                    class="action main"
                    data-testid="show"
                    disabled=is_reading
                    on:click=move |_| make(Next::Explore)
                >
                    "Show who said what"
                </button>
                <button class="action" disabled=is_reading on:click=move |_| make(Next::Review)>
                    "Review first"
                </button>
            </span>
        </p>
    }
}
