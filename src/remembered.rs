//! What the browser remembers for a reader between visits, where it lets the page: not in a
//! sandboxed frame, and not from every file on a disk. Nothing else may depend on it.

use crossquote_core::text::joined;
use leptos::prelude::*;

/// Searches remembered at most.
const SEARCHES: usize = 8;

/// Names in the browser's storage, which one host's pages share: the path keeps collections apart.
const RECENT: &str = "crossquote recent searches ";
const NO_SHORTCUTS: &str = "crossquote no shortcuts";

/// Addresses of searches made before, the last one first.
pub(crate) fn searches() -> Vec<String> {
    let lines = read(&recent()).unwrap_or_default();
    lines.lines().take(SEARCHES).map(str::to_owned).collect()
}

/// Remembers a search by its address. `begun` are addresses that it goes on from, which it replaces.
pub(crate) fn add_search(address: &str, begun: &[String]) {
    let mut searches = searches();
    searches.retain(|known| known != address && !begun.contains(known));
    searches.insert(0, address.to_owned());
    searches.truncate(SEARCHES);
    write(&recent(), &joined(searches.iter().map(String::as_str), "\n"));
}

/// Forgets all searches.
pub(crate) fn forget_searches() {
    write(&recent(), "");
}

/// Whether the reader has switched the shortcuts off.
pub(crate) fn without_shortcuts() -> bool {
    read(NO_SHORTCUTS).is_some_and(|value| !value.is_empty())
}

/// Remembers whether the shortcuts are off.
pub(crate) fn set_without_shortcuts(off: bool) {
    write(NO_SHORTCUTS, if off { "1" } else { "" });
}

fn recent() -> String {
    RECENT.to_owned() + &window().location().pathname().unwrap_or_default()
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn read(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Full or forbidden: then it is not remembered, which a reader sees by its not being there.
fn write(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = match value {
            "" => storage.remove_item(name),
            _ => storage.set_item(name, value),
        };
    }
}
