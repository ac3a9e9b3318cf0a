//! A list that may be long: its first rows, and a button that shows all of them and says how many.
//!
//! ```text
//! let articles = LongList::new(total, 20, expanded, set_expanded);
//! view! {
//!     <ol node_ref=list><For each=move || articles.rows() key=|row| *row children=… /></ol>
//!     <ShowAll list=articles container=list noun="articles" />
//! }
//! ```

use std::ops::Range;

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::focus::focus_first_control;
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

/// The element whose children are the rows: any [`NodeRef`].
#[derive(Clone, Copy)]
pub struct RowContainer(StoredValue<Box<dyn Fn() -> Option<Element> + Send + Sync>>);

impl RowContainer {
    fn row(self, position: usize) -> Option<Element> {
        let container = self.0.try_with_value(|container| container()).flatten()?;
        container.children().item(position as u32)
    }
}

impl<E> From<NodeRef<E>> for RowContainer
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + 'static,
{
    fn from(node: NodeRef<E>) -> RowContainer {
        let element = move || Some(node.try_get_untracked()??.unchecked_into());
        RowContainer(StoredValue::new(Box::new(element)))
    }
}

/// The button that expands a list, until it has; the focus goes to the first thing that is new.
#[component]
pub fn ShowAll(
    list: LongList,
    #[prop(into)] container: RowContainer,
    /// What the rows are, in the plural.
    noun: &'static str,
) -> impl IntoView {
    let LongList { total, first, expanded, set_expanded } = list;
    let expand = move |_| {
        set_expanded.set(true);
        next_frame(move || {
            if let Some(row) = container.row(first) {
                focus_first_control(&row);
            }
        });
    };
    let has_hidden_rows = move || total > first && !expanded.get();
    view! {
        <Show when=has_hidden_rows>
            <button class="more" on:click=expand>
                {format!("Show all {} {noun}", figure(total))}
            </button>
        </Show>
    }
}
