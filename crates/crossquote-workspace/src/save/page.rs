//! The page of all that can be taken along of a collection.

use leptos::prelude::*;

use crate::context::{WorkspaceContext, use_workspace};
use crate::review::{NoCollection, Problems};
use crate::router::Route;
use crate::state::{SessionStoreFields, WorkspaceStoreFields};

/// The page.
#[component]
pub(crate) fn SavePage() -> impl IntoView {
    document().set_title("Save – Crossquote");
    let collection = use_workspace().store.session().collection();
    let is_there = Memo::new(move |_| collection.with(Option::is_some));
    let content = move || {
        if is_there.get() {
            view! { <Files /> }.into_any()
        } else {
            view! { <NoCollection title="Save" /> }.into_any()
        }
    };
    view! { {move || content()} }
}

#[component]
fn Files() -> impl IntoView {
    let WorkspaceContext { store, .. } = use_workspace();
    let title = move || {
        store.session().collection().with(|collection| {
            collection.as_ref().map(|collection| collection.contents.title.clone())
        })
    };
    view! {
        <div class="save">
            <h1>"Save: " {move || title()}</h1>
            <p class="lead" role="status" data-testid="storage">
                {move || store.storage().get().sentence()}
            </p>
            <Problems />
            <dl class="save-files">
                <File
                    name="Save as one file"
                    class="action main"
                    save=WorkspaceContext::offer_explorer
                    about="The explorer with this collection in it, a web page that opens from anywhere by a double click, \
                     without a network. For readers, and to keep."
                />
                <File
                    name="Export dataset"
                    save=WorkspaceContext::offer_dataset
                    about="Everything that was found and corrected, as JSON. This page opens it again, the command makes a \
                     site of it, and other programs read it."
                />
                <File
                    name="Export corrections"
                    save=WorkspaceContext::offer_corrections
                    about="What you put right, as text. Beside the articles it has the command build the same collection, and \
                     the review takes it in again."
                />
            </dl>
            <p class="hint">
                "To go on another day in this browser nothing needs to be saved: the collection is listed under "
                <a href=Route::Add.fragment()>"Add"</a> " as long as it is kept here."
            </p>
        </div>
    }
}

/// A file that can be saved, and what it is for.
#[component]
fn File(
    name: &'static str,
    #[prop(default = "action")] class: &'static str,
    save: fn(WorkspaceContext),
    about: &'static str,
) -> impl IntoView {
    let workspace = use_workspace();
    view! {
        <div>
            <dt>
                <button class=class on:click=move |_| save(workspace)>
                    {name}
                </button>
            </dt>
            <dd>{about}</dd>
        </div>
    }
}
