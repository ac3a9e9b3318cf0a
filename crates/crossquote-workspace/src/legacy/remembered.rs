//! What the browser remembers for a reviewer between visits, where it lets the page. Nothing else may depend on it.

use leptos::prelude::window;

/// A name in the browser's storage.
const REVIEWER: &str = "crossquote reviewer";

/// Who reviews, as they call themselves; empty where they do not.
pub(crate) fn reviewer() -> String {
    storage().and_then(|storage| storage.get_item(REVIEWER).ok()?).unwrap_or_default()
}

/// Full or forbidden: then it is not remembered, which a reviewer sees by its not being there.
pub(crate) fn set_reviewer(name: &str) {
    if let Some(storage) = storage() {
        let _ = match name {
            "" => storage.remove_item(REVIEWER),
            _ => storage.set_item(REVIEWER, name),
        };
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
