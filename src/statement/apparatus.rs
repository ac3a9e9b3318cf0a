//! The differences as critical editions note them, for copying.

use std::sync::Arc;

use leptos::prelude::*;

use super::comparison::BesideBase;
use crossquote_ui::CopyButton;

/// The apparatus on the base version.
#[component]
pub(super) fn Apparatus(beside_base: Memo<Arc<BesideBase>>) -> impl IntoView {
    let copied = move |()| format!("{}\n", beside_base.get_untracked().apparatus);
    view! {
        <section>
            <h2>"Critical apparatus"</h2>
            <p class="hint">
                "Words of the base ] what other versions have instead; om.: omitted; +: added behind; reworded: too few words shared."
            </p>
            <p class="apparatus" data-testid="apparatus">
                {move || beside_base.get().apparatus.clone()}
            </p>
            <div class="card-actions">
                <CopyButton label="Copy apparatus" done="Apparatus copied." text=copied />
            </div>
        </section>
    }
}
