//! A list that may be long: its first rows, and a button that shows all of them and says how many.
//!
//! ```text
//! let articles = LongList::new(names.len(), 20, (expanded, set_expanded));
//! let container = AnyNodeRef::new();
//! view! {
//!     <ol node_ref=container>
//!         <Rows list=articles let:row><li>{names[row].clone()}</li></Rows>
//!     </ol>
//!     <ShowAll list=articles container noun="articles" />
//! }
//! ```

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;
use wasm_bindgen::JsCast;

use crate::browser::focus::{focus_element, focus_first_control};
use crate::browser::timing::next_frame;
use crate::wording::figure;

/// Which rows of a long list are shown.
#[derive(Clone, Copy)]
pub struct LongList {
    total: usize,
    first: usize,
    expanded: Signal<bool>,
    set_expanded: SignalSetter<bool>,
}

impl LongList {
    /// A list of `total` rows, of which `first` are shown until it is expanded. Whether it is may be
    /// kept elsewhere, as in an entry of the browser's history.
    pub fn new(
        total: usize,
        first: usize,
        (expanded, set_expanded): (Signal<bool>, SignalSetter<bool>),
    ) -> LongList {
        LongList { total, first, expanded, set_expanded }
    }

    /// The same, remembered nowhere.
    pub fn forgetful(total: usize, first: usize) -> LongList {
        let expanded = RwSignal::new(false);
        LongList::new(total, first, (expanded.into(), expanded.into()))
    }

    /// The rows that are shown; tracks whether the list is expanded.
    pub fn rows(self) -> Range<usize> {
        0..if self.expanded.get() { self.total } else { self.total.min(self.first) }
    }
}

/// The rows that are shown, by their place from 0; `children` makes one, once.
#[component]
pub fn Rows<F, V>(list: LongList, children: F) -> impl IntoView
where
    F: Fn(usize) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    rows_of(list, Arc::new(move |row| children(row).into_any()))
}

/// Not generic: what `<For>` generates is then there once, not once for each list.
fn rows_of(list: LongList, row_view: Arc<dyn Fn(usize) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each=move || list.rows() key=|row| *row children=move |row| row_view(row) /> }
        .into_any()
}

/// The button that expands a list, until it has; the focus goes to the first thing that is new.
#[component]
pub fn ShowAll(
    list: LongList,
    /// The element whose children are the rows.
    container: AnyNodeRef,
    /// What the rows are, in the plural.
    noun: &'static str,
) -> impl IntoView {
    let LongList { total, first, expanded, .. } = list;
    let has_hidden_rows = move || total > first && !expanded.get();
    view! {
        <Show when=has_hidden_rows>
            <ShowAllButton list container noun />
        </Show>
    }
}

#[component]
fn ShowAllButton(list: LongList, container: AnyNodeRef, noun: &'static str) -> impl IntoView {
    let LongList { total, first, set_expanded, .. } = list;
    let expand = move |_| {
        set_expanded.set(true);
        next_frame(move || {
            // The reader may have left the page by then.
            let Some(container) = container.try_get_untracked().flatten() else { return };
            let Some(row) = container.children().item(first as u32) else { return };
            if !focus_first_control(&row) {
                // Its words may not be there yet.
                focus_element(row.unchecked_ref());
            }
        });
    };
    view! {
        <button class="more" on:click=expand>
            {format!("Show all {} {noun}", figure(total))}
        </button>
    }
}
