//! What a reader sees when the program panics: a sentence and a way to go on, in place of a page that
//! is dead and does not say so. The console gets the message with its place in the code.

use std::panic;

use leptos::prelude::document;

/// The element that index.html holds for it, hidden; its button belongs to a script of the page,
/// because a program that panicked runs no listener of its own any more.
const ELEMENT: &str = "crashed";

/// Reports panics from now on.
pub fn install() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Some(message) = document().get_element_by_id(ELEMENT) {
            let _ = message.remove_attribute("hidden");
        }
    }));
}
