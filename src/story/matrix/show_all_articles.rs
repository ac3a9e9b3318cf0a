//! The button that shows all columns. Not [`crossquote_ui::ShowAll`], which is for rows: what is new here begins in
//! the row of headings, and headings hold nothing that could have the focus.

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;
use wasm_bindgen::JsCast;

use crate::wording::figure;
use crossquote_ui::browser::focus::focus_element;
use crossquote_ui::browser::timing::next_frame;

/// Shows all columns, until they are; the focus goes to the first heading that is new.
#[component]
pub(super) fn ShowAllArticles(
    total: usize,
    /// Columns that are shown before.
    first: usize,
    expanded: (Signal<bool>, SignalSetter<bool>),
    /// The row of headings.
    head: AnyNodeRef,
) -> impl IntoView {
    let (is_expanded, set_expanded) = expanded;
    let hidden_columns = move || total > first && !is_expanded.get();
    view! {
        <Show when=hidden_columns>
            <ShowAllArticlesButton total first set_expanded head />
        </Show>
    }
}

#[component]
fn ShowAllArticlesButton(
    total: usize,
    first: usize,
    set_expanded: SignalSetter<bool>,
    head: AnyNodeRef,
) -> impl IntoView {
    let expand = move |_| {
        set_expanded.set(true);
        next_frame(move || {
            // The reader may have left the page by then.
            let Some(head) = head.try_get_untracked().flatten() else { return };
            // The heading of the speakers comes before those of the articles.
            let new = head.children().item(first as u32 + 1);
            if let Some(heading) = new.and_then(|heading| heading.dyn_into().ok()) {
                focus_element(&heading);
            }
        });
    };
    view! {
        <button class="more" on:click=expand>
            {format!("Show all {} articles", figure(total))}
        </button>
    }
}
