//! The browser's history: a number for each of its entries, and how each looked when it was left.
//!
//! The number is kept in `history.state`. Back and Forward lead to a known one, and the page is shown as
//! it was left; a link makes a new entry, and begins at the top, also where its address was visited
//! before. Where a frame refuses to keep the number, every entry is new.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

/// The number of an entry, a random one.
pub(super) type EntryId = f64;

/// How an entry looked when it was left.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct HistoryEntryState {
    /// In CSS pixels.
    pub(super) scrolled: f64,
    /// Names of the long lists that were shown whole.
    pub(super) expanded: Vec<&'static str>,
}

/// The entries that were visited, and the one that is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct VisitedEntries {
    shown: EntryId,
    left: Vec<(EntryId, HistoryEntryState)>,
}

impl VisitedEntries {
    /// The first entry of a visit.
    pub(super) fn begin(entry: EntryId) -> VisitedEntries {
        VisitedEntries { shown: entry, left: Vec::new() }
    }

    /// The entry that is shown.
    pub(super) fn shown(&self) -> EntryId {
        self.shown
    }

    /// Notes how the entry looks that is left for another one; gives how that one looked when it was left,
    /// if it was shown before.
    pub(super) fn move_to(
        &mut self,
        entry: EntryId,
        left: HistoryEntryState,
    ) -> Option<HistoryEntryState> {
        let before = std::mem::replace(&mut self.shown, entry);
        self.left.retain(|(known, _)| *known != before);
        self.left.push((before, left));
        self.left.iter().find(|(known, _)| *known == entry).map(|(_, state)| state.clone())
    }
}

/// Has the browser leave scrolling to us: it would scroll before the page is drawn.
pub(super) fn take_over_scrolling() {
    with_history(|history| history.set_scroll_restoration(ScrollRestoration::Manual));
}

/// Whether the browser follows links to fragments. In a page out of a blob that has no origin, as the workspace shows
/// a collection in a sandboxed frame, Chromium does not, and says nothing; the history can be written there.
pub(super) fn browser_follows_links() -> bool {
    let protocol = window().location().protocol();
    protocol.is_ok_and(|protocol| protocol != "blob:")
}

/// The number of the entry that the browser shows; it gets one if it has none.
pub(super) fn current_entry() -> EntryId {
    let known = with_history(|history| history.state()).and_then(|state| state.as_f64());
    known.unwrap_or_else(|| {
        let entry = new_entry();
        with_history(|history| history.replace_state(&entry.into(), ""));
        entry
    })
}

/// A number for an entry that is to be made.
pub(super) fn new_entry() -> EntryId {
    js_sys::Math::random()
}

/// Makes an entry with an address.
pub(super) fn push(entry: EntryId, address: &str) {
    with_history(|history| history.push_state_with_url(&entry.into(), "", Some(address)));
}

/// Gives the entry that is shown another address.
pub(super) fn replace(entry: EntryId, address: &str) {
    with_history(|history| history.replace_state_with_url(&entry.into(), "", Some(address)));
}

/// Some frames forbid reading or writing the history; the page works without it.
fn with_history<T>(act: impl FnOnce(&History) -> Result<T, JsValue>) -> Option<T> {
    window().history().and_then(|history| act(&history)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(scrolled: f64) -> HistoryEntryState {
        HistoryEntryState { scrolled, expanded: vec![] }
    }

    #[test]
    fn the_way_back_leads_to_what_was_left_and_a_link_to_nothing_known() {
        let mut visited = VisitedEntries::begin(1.0);
        assert_eq!(visited.move_to(2.0, at(100.0)), None);
        assert_eq!(visited.move_to(3.0, at(200.0)), None);
        assert_eq!(visited.move_to(2.0, at(300.0)), Some(at(200.0)));
        assert_eq!(visited.move_to(1.0, at(250.0)), Some(at(100.0)));
        assert_eq!(visited.move_to(2.0, at(0.0)), Some(at(250.0)), "as it was left last");
        assert_eq!(visited.shown(), 2.0);
    }

    #[test]
    fn an_address_typed_anew_leaves_its_own_entry() {
        let mut visited = VisitedEntries::begin(1.0);
        assert_eq!(visited.move_to(1.0, at(5.0)), Some(at(5.0)));
    }
}
