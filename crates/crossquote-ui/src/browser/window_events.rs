//! Events of the window.

use leptos::prelude::*;
use leptos::tachys::html::event::EventDescriptor;
use wasm_bindgen::JsCast;

/// Calls `handler` for every such event of the window, until the owner that this is asked under is gone.
pub fn on_window_event<E>(event: E, handler: impl Fn(E::EventType) + 'static)
where
    E: EventDescriptor<EventType: JsCast> + 'static,
{
    let listener = window_event_listener(event, handler);
    on_cleanup(move || listener.remove());
}
