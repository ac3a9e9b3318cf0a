//! A list that may be long: its first items, and a button that shows all and says how many.

use std::sync::Arc;

use leptos::prelude::*;

use super::element::{El, el, live, nothing};
use super::navigation::focus_soon;
use super::state::State;
use crossquote_ui::wording::figure;

/// What a long list is, beside its items.
pub(crate) struct LongList {
    /// The element that holds the items.
    pub(crate) list: El,
    /// Its name on the page, and which bit of `unfolded` says that it is shown whole.
    pub(crate) name: &'static str,
    pub(crate) bit: usize,
    pub(crate) unfolded: State<usize>,
    pub(crate) total: usize,
    /// How many are shown at first.
    pub(crate) first: usize,
    pub(crate) noun: &'static str,
}

impl LongList {
    /// The list with its items, each drawn when it is shown.
    pub(crate) fn of(self, draw: impl Fn(usize) -> El + Send + Sync + 'static) -> Vec<El> {
        self.drawn(Arc::new(draw))
    }

    #[inline(never)]
    fn drawn(self, draw: Arc<dyn Fn(usize) -> El + Send + Sync>) -> Vec<El> {
        let LongList { list, name, bit, unfolded, total, first, noun } = self;
        let items = (0..total.min(first)).map(|at| draw(at));
        let list = list.attr("id", name).children(items);
        if total <= first {
            return vec![list];
        }
        let rest = move || match unfolded.get() & bit {
            0 => nothing(),
            _ => (first..total).map(|at| draw(at).any()).collect::<Vec<_>>().into_any(),
        };
        let next = format!("#{name} > :nth-of-type({}) :is(a, input)", first + 1);
        vec![
            list.child(live(rest)),
            el("div").child(live(move || show_all(unfolded, bit, total, noun, next.clone()))),
        ]
    }
}

/// A button that unfolds, until it has; the focus goes to the first thing that is new.
pub(crate) fn show_all(
    unfolded: State<usize>,
    bit: usize,
    total: usize,
    noun: &'static str,
    next: String,
) -> AnyView {
    if unfolded.get() & bit != 0 {
        return nothing();
    }
    el("button")
        .class("more")
        .child(format!("Show all {} {noun}", figure(total)))
        .on("click", move |_| {
            unfolded.update(|unfolded| *unfolded |= bit);
            focus_soon(next.clone());
        })
        .any()
}
