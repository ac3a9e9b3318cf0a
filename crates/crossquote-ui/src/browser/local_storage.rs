//! What the browser keeps for a reader between visits, where it lets the page: not in a sandboxed
//! frame, and not from every file on a disk. Nothing may depend on it.

use leptos::prelude::window;
use web_sys::Storage;

/// The value under a name; `None` where there is none, or no storage.
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Keeps a value under a name; an empty one takes it away. Where storage is full or forbidden nothing
/// is kept, which a reader sees by its not being there.
pub fn write(name: &str, value: &str) {
    let Some(storage) = storage() else { return };
    let _ =
        if value.is_empty() { storage.remove_item(name) } else { storage.set_item(name, value) };
}

/// Reading the property throws in a sandboxed frame.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
