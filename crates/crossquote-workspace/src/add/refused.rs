//! What could not be read.

use leptos::prelude::*;

use crate::context::use_workspace;
use crate::state::{IntakeStoreFields, WorkspaceStoreFields};
use crossquote_ui::CollectAnyView;

/// A sentence for each piece; nothing where all could be read.
#[component]
pub(super) fn RefusedFiles() -> impl IntoView {
    let refused = use_workspace().store.intake().refused();
    let sentences = move || {
        let refused = refused.get();
        refused.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_any_view()
    };
    view! {
        <Show when=move || refused.with(|refused| !refused.is_empty())>
            <section>
                <h2>"Could not be read"</h2>
                <ul class="add-refused" data-testid="refused">
                    {move || sentences()}
                </ul>
            </section>
        </Show>
    }
}
