//! Ctrl+Z and Ctrl+Y as everywhere, for the steps of the review. In fields they are the field's own.

use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::context::WorkspaceContext;
use crate::state::Direction;
use crossquote_ui::browser::window_events::on_window_event;

/// What text is typed into, or chosen in.
const FIELDS: &str = "input:not([type=checkbox]), textarea, select";

/// Follows the keys as long as the owner that this is asked under is there.
pub(super) fn listen_for_undo_keys(workspace: WorkspaceContext) {
    on_window_event(ev::keydown, move |event| {
        if is_in_field(&event) || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        if let Some(direction) = direction(&event.key(), event.shift_key()) {
            workspace.go(direction);
            event.prevent_default();
        }
    });
}

/// Whether a key goes to a field.
pub(super) fn is_in_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches(FIELDS) == Ok(true))
}

/// Where a key leads that is pressed with Ctrl.
fn direction(key: &str, with_shift: bool) -> Option<Direction> {
    match (key, with_shift) {
        ("z", false) => Some(Direction::Undo),
        ("y", false) | ("Z" | "z", true) => Some(Direction::Redo),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_and_redo_are_where_editors_have_them() {
        for (key, with_shift, expected) in [
            ("z", false, Some(Direction::Undo)),
            ("y", false, Some(Direction::Redo)),
            ("Z", true, Some(Direction::Redo)),
            ("z", true, Some(Direction::Redo)),
            ("y", true, None),
            ("a", false, None),
        ] {
            assert_eq!(direction(key, with_shift), expected, "{key} {with_shift}");
        }
    }
}
