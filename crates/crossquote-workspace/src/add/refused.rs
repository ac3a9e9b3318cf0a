//! What could not be read.

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use crate::context::use_workspace;
use crate::state::{IntakeStoreFields, WorkspaceStoreFields};
use crossquote_ui::{CollectAnyView, LongList, ShowAll};

/// So many sentences are shown before "show all": what was read comes below them.
const FIRST: usize = 20;

/// A sentence for each piece; nothing where all could be read.
#[component]
pub(super) fn RefusedFiles() -> impl IntoView {
    let refused = use_workspace().store.intake().refused();
    let number = Memo::new(move |_| refused.with(Vec::len));
    let expanded = RwSignal::new(false);
    // The list grows while files are read.
    let list = move || LongList::new(number.get(), FIRST, (expanded.into(), expanded.into()));
    let sentences = move || {
        let shown = list().rows().len();
        let sentences = refused.with(|refused| refused[..shown.min(refused.len())].to_vec());
        sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_any_view()
    };
    let container = AnyNodeRef::new();
    let show_all = move || view! { <ShowAll list=list() container noun="reasons" /> }.into_any();
    view! {
        <Show when=move || { number.get() > 0 }>
            <section>
                <h2>"Could not be read"</h2>
                <ul class="add-refused" data-testid="refused" node_ref=container>
                    {move || sentences()}
                </ul>
                <div>{move || show_all()}</div>
            </section>
        </Show>
    }
}
