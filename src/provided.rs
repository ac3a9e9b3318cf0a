//! What every part of the explorer may ask for, from wherever it is called: there is one explorer to a page.
//!
//! Leptos's context would do the same, looked up by type through all owners above: code for each type, and time
//! for each card of a list, which asks dozens of times.

use std::cell::Cell;

use crate::clipboard::Copied;
use crate::navigation::Navigation;
use crate::own::Own;
use crate::state::State;
use crate::store::Store;

thread_local! {
    static PROVIDED: Cell<Option<&'static Provided>> = const { Cell::new(None) };
}

/// Set when the explorer starts, and there as long as the page.
pub(crate) struct Provided {
    /// The collection that is shown.
    pub(crate) store: State<Store>,
    /// What became of the last copy.
    pub(crate) copied: State<Copied>,
    pub(crate) navigation: Navigation,
    pub(crate) own: Own,
    /// How many files of texts have come or failed.
    pub(crate) arrivals: State<usize>,
}

impl Provided {
    pub(crate) fn provide(self) {
        PROVIDED.set(Some(Box::leak(Box::new(self))));
    }

    #[inline(never)]
    pub(crate) fn get() -> &'static Provided {
        #[expect(
            clippy::expect_used,
            reason = "app::explorer provides it before it makes anything"
        )]
        PROVIDED.get().expect("an explorer")
    }
}
