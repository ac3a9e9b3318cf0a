//! What the collection is called, and the ways on from the articles that were read.

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
    let collection = workspace.store.session().collection();
    // The collection that the articles join; an imported one stays as it is.
    let joined = Memo::new(move |_| {
        collection.with(|collection| {
            let joined = collection.as_ref().filter(|collection| !collection.imported);
            joined.map(|collection| collection.contents.title.clone())
        })
    });
    let name = RwSignal::new(String::new());
    // It may still be on its way when the page is drawn.
    Effect::new(move || {
        let title = joined.get().filter(|title| title != UNTITLED);
        name.set(title.unwrap_or_default());
    });
    let make = move |next: Next| {
        let typed = name.get_untracked();
        let title = typed.trim();
        let title = if title.is_empty() { UNTITLED } else { title };
        workspace.make(title.to_owned(), next);
    };
    let is_reading = move || workspace.store.intake().files().get().is_reading();
    view! {
        <div class="add-title">
            <label for="add-title">"Name of the collection"</label>
            <input
                type="text"
                id="add-title"
                placeholder=UNTITLED
                prop:value=name
                on:input=move |event| name.set(event_target_value(&event))
            />
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
            <Show when=move || joined.with(Option::is_some)>
                <p class="hint">
                    "What you add joins the collection that is open. "
                    <button class="action" on:click=move |_| workspace.start_new()>
                        "Start a new collection"
                    </button>
                </p>
            </Show>
        </div>
    }
}
