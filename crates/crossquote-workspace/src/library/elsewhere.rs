//! What a reader is told where another tab works on the collection that was to be opened.

use leptos::prelude::*;

use crate::context::use_workspace;
use crate::state::Next;

/// The alert, while there is such a collection.
#[component]
pub(crate) fn Elsewhere() -> impl IntoView {
    let workspace = use_workspace();
    let elsewhere = workspace.library.elsewhere();
    let alert = move || {
        elsewhere.get().map(|collection| {
            let message = format!(
                "“{}” is open in another tab or window. Go on there; or close it there, and try it here again. \
                 What was done there is kept.",
                collection.title
            );
            let again = collection.clone();
            view! {
                <div class="notice" role="alert" data-testid="elsewhere">
                    <p>{message}</p>
                    <p class="buttons">
                        <button
                            class="action"
                            on:click=move |_| workspace.open_kept(again.clone(), Next::Stay)
                        >
                            "Try again"
                        </button>
                        <button
                            class="action"
                            on:click=move |_| workspace.open_copy(collection.clone())
                        >
                            "Open a copy here"
                        </button>
                    </p>
                </div>
            }
            .into_any()
        })
    };
    view! { {move || alert()} }
}
