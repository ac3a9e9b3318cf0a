//! What a page about the collection shows where there is none.

use leptos::prelude::*;

use super::problems::Problems;
use crate::context::{WorkspaceContext, use_workspace};
use crate::router::Route;
use crate::state::{Session, WorkspaceStoreFields};

/// The page's title, and the way to a collection, or that one is being opened.
#[component]
pub(crate) fn NoCollection(title: &'static str) -> impl IntoView {
    let WorkspaceContext { store, opening, .. } = use_workspace();
    let is_opening = Memo::new(move |_| opening.get() || store.session().with(Session::is_reading));
    let content = move || {
        if is_opening.get() {
            view! {
                <p class="lead" role="status">
                    "Opening the collection…"
                </p>
            }
            .into_any()
        } else {
            view! {
                <p class="lead">"No collection is open here."</p>
                <p>
                    <a class="action" href=Route::Add.fragment()>
                        "Add articles, or open a collection"
                    </a>
                </p>
            }
            .into_any()
        }
    };
    view! {
        <div class="no-collection">
            <h1>{title}</h1>
            <Problems />
            {move || content()}
        </div>
    }
}
