//! The saved explorer of the collection in a frame on this page, where the browser keeps nothing that another page
//! could open: leaving this page would lose the collection.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::context::{WorkspaceContext, use_workspace};
use crate::state::WorkspaceStoreFields;
use crossquote_ui::browser::focus::restore_lost_focus;
use crossquote_ui::browser::timing::next_frame;

/// The dialog with the frame, while there is one, over the whole page.
#[component]
pub(crate) fn Preview() -> impl IntoView {
    let preview = use_workspace().preview;
    let dialog = move || {
        preview
            .with(|address| address.as_deref().map(str::to_owned))
            .map(|address| view! { <PreviewDialog address /> }.into_any())
    };
    view! { {move || dialog()} }
}

#[component]
fn PreviewDialog(
    /// Of the saved explorer.
    address: String,
) -> impl IntoView {
    let workspace = use_workspace();
    let WorkspaceContext { preview, store, .. } = workspace;
    let dialog = NodeRef::<Dialog>::new();
    // Once it is in the document.
    dialog.on_load(|dialog| {
        next_frame(move || {
            let _ = dialog.show_modal();
        });
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let forget = move |_| {
        preview.set(None);
        // The browser gives the focus back to what had it before, where that is still there.
        next_frame(|| restore_lost_focus(&[]));
    };
    let sentence = move || {
        if store.storage().get().is_at_risk() {
            "Not kept by this browser: save it as a file, or it is gone with this page."
        } else {
            "The browser had no room to open it in the explorer; this is the file that it can be saved as."
        }
    };
    view! {
        <dialog
            class="preview"
            aria-label="The collection"
            data-testid="preview"
            node_ref=dialog
            on:close=forget
        >
            <p class="buttons">
                <button class="action main" on:click=close>
                    "Back to the workspace"
                </button>
                <button class="action" on:click=move |_| workspace.offer_explorer()>
                    "Save as one file"
                </button>
                <span>{move || sentence()}</span>
            </p>
            <iframe title="Explorer of the collection" src=address></iframe>
        </dialog>
    }
}
