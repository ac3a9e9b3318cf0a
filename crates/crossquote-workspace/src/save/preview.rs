//! The saved explorer of the collection in a frame on this page, where the browser keeps nothing that another page
//! could open: leaving this page would lose the collection.

use leptos::html::Button;
use leptos::prelude::*;

use crate::context::{WorkspaceContext, use_workspace};
use crossquote_ui::browser::focus::focus_node;

/// The frame, while there is one, over the whole page.
#[component]
pub(crate) fn Preview() -> impl IntoView {
    let preview = use_workspace().preview;
    let frame = move || {
        preview
            .with(|address| address.as_deref().map(str::to_owned))
            .map(|address| view! { <PreviewFrame address /> }.into_any())
    };
    view! { {move || frame()} }
}

#[component]
fn PreviewFrame(address: String) -> impl IntoView {
    let workspace = use_workspace();
    let WorkspaceContext { preview, .. } = workspace;
    let back = NodeRef::<Button>::new();
    back.on_load(move |_| request_animation_frame(move || focus_node(back)));
    view! {
        <section class="preview" aria-label="The collection" data-testid="preview">
            <p class="buttons">
                <button class="action main" node_ref=back on:click=move |_| preview.set(None)>
                    "Back to the workspace"
                </button>
                <button class="action" on:click=move |_| workspace.offer_explorer()>
                    "Save as one file"
                </button>
                <span>"Not kept by this browser: save it as a file, or it is gone with this page."</span>
            </p>
            <iframe title="Explorer of the collection" src=address></iframe>
        </section>
    }
}
