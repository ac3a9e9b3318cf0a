//! Keys that lead to the search box from anywhere: `/`, and Ctrl or Command with K. They can be switched off,
//! and do nothing in a frame, where the keys belong to the page around.

use leptos::ev;
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::context::use_router;
use crate::quotes::focus_search_box;
use crate::router::{NavigateOptions, Place, Route, Router};
use crossquote_ui::browser::timing::after_paint;
use crossquote_ui::browser::window_events::on_window_event;
use crossquote_ui::browser::{hosting, local_storage};

/// Under this name the browser remembers that they are off.
const SWITCHED_OFF: &str = "crossquote no shortcuts";

/// Input elements that no letter is written into.
const WITHOUT_TEXT: [&str; 2] = ["checkbox", "radio"];

/// Keys that are held while another one is pressed.
#[derive(Clone, Copy, Debug, Default)]
struct Modifiers {
    /// Either of both: one keyboard has the one where others have the other.
    control_or_command: bool,
    alt: bool,
    shift: bool,
}

impl Modifiers {
    fn held(event: &KeyboardEvent) -> Modifiers {
        Modifiers {
            control_or_command: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            shift: event.shift_key(),
        }
    }
}

/// Whether a key asks for the search box. `typing`: it would be written somewhere. Shift does not count with
/// `/`, which some keyboards have only with it.
fn asks_for_search(key: &str, modifiers: Modifiers, typing: bool) -> bool {
    let Modifiers { control_or_command, alt, shift } = modifiers;
    match key {
        "/" => !control_or_command && !alt && !typing,
        "k" => control_or_command && !alt && !shift,
        _ => false,
    }
}

/// Listens to the keys, and is the switch for them; nothing in a frame.
#[component]
pub(super) fn Shortcuts() -> impl IntoView {
    if hosting::is_framed() {
        return ().into_any();
    }
    let enabled = RwSignal::new(true);
    // The browser reads what it remembers from the disk; nobody presses a key before the first page is there.
    after_paint(move || {
        let remembered = local_storage::read(SWITCHED_OFF);
        let _ = enabled.try_set(remembered.is_none_or(|value| value.is_empty()));
    });
    let router = use_router();
    on_window_event(ev::keydown, move |event| {
        let modifiers = Modifiers::held(&event);
        if enabled.get_untracked() && asks_for_search(&event.key(), modifiers, is_typing()) {
            event.prevent_default();
            go_to_search(router);
        }
    });
    let checkbox = NodeRef::<Input>::new();
    let switch = move |_| {
        let Some(checkbox) = checkbox.get_untracked() else { return };
        enabled.set(checkbox.checked());
        local_storage::write(SWITCHED_OFF, if checkbox.checked() { "" } else { "1" });
    };
    view! {
        <label class="shortcuts" data-testid="shortcuts">
            <input type="checkbox" node_ref=checkbox prop:checked=enabled on:change=switch />
            <kbd>"/"</kbd>
            " and "
            <kbd>"Ctrl K"</kbd>
            " or "
            <kbd>"⌘ K"</kbd>
            " go to the search box"
        </label>
    }
    .into_any()
}

fn go_to_search(router: Router) {
    if router.place().get_untracked() != Place::Quotes {
        router.navigate(Route::Quotes(Default::default()), NavigateOptions::CHOICE);
    }
    focus_search_box();
}

/// Whether a letter pressed now would be written somewhere.
fn is_typing() -> bool {
    let focused = document().active_element();
    focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()).is_some_and(|element| {
        let input_type = element.get_attribute("type").unwrap_or_default();
        let is_field = matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
        is_field && !WITHOUT_TEXT.contains(&input_type.as_str()) || element.is_content_editable()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slash_and_control_with_k_ask_for_the_search_box() {
        let none = Modifiers::default();
        let control = Modifiers { control_or_command: true, ..none };
        let alt = Modifiers { alt: true, ..none };
        let shift = Modifiers { shift: true, ..none };
        for (key, modifiers, typing, expected) in [
            ("/", none, false, true),
            ("/", shift, false, true),
            ("/", none, true, false),
            ("/", control, false, false),
            ("/", alt, false, false),
            ("k", control, false, true),
            ("k", control, true, true),
            ("k", none, false, false),
            ("k", Modifiers { alt: true, ..control }, false, false),
            ("k", Modifiers { shift: true, ..control }, false, false),
            ("K", control, false, false),
            ("a", control, false, false),
        ] {
            assert_eq!(
                asks_for_search(key, modifiers, typing),
                expected,
                "{key} {modifiers:?} {typing}"
            );
        }
    }
}
