//! What a key does in the search box, as the ARIA practices for comboboxes have it: Down and Up move in the
//! list, Enter takes, Escape closes and then clears; the focus stays in the box.

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyAction {
    /// Lists what there is to offer.
    Open,
    /// Makes a suggestion the active one, by its position from 0.
    Activate(usize),
    /// Takes the active suggestion.
    Take(usize),
    Close,
    /// Takes the words away.
    Clear,
}

/// The action of a key, by its name in the browser's events; `None` where the browser does what it does.
/// `suggestions`: how many are listed; `active`: which of them is chosen; `empty`: nothing is typed.
pub(super) fn key_action(
    key: &str,
    suggestions: usize,
    active: Option<usize>,
    empty: bool,
) -> Option<KeyAction> {
    match (key, active) {
        ("ArrowDown", _) if suggestions == 0 => Some(KeyAction::Open),
        ("ArrowDown", None) => Some(KeyAction::Activate(0)),
        ("ArrowDown", Some(at)) => Some(KeyAction::Activate((at + 1) % suggestions)),
        ("ArrowUp", _) if suggestions > 0 => {
            let above = active.unwrap_or(0).checked_sub(1);
            Some(KeyAction::Activate(above.unwrap_or(suggestions - 1)))
        }
        ("Enter", Some(at)) => Some(KeyAction::Take(at)),
        ("Enter", None) => Some(KeyAction::Close),
        ("Escape", _) if suggestions > 0 => Some(KeyAction::Close),
        ("Escape", _) if !empty => Some(KeyAction::Clear),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_do_what_comboboxes_do() {
        use KeyAction::*;
        for (key, suggestions, active, empty, expected) in [
            ("ArrowDown", 0, None, true, Some(Open)),
            ("ArrowDown", 3, None, true, Some(Activate(0))),
            ("ArrowDown", 3, Some(2), true, Some(Activate(0))),
            ("ArrowUp", 3, None, true, Some(Activate(2))),
            ("ArrowUp", 3, Some(2), true, Some(Activate(1))),
            ("ArrowUp", 0, None, true, None),
            ("Enter", 3, Some(1), false, Some(Take(1))),
            ("Enter", 3, None, false, Some(Close)),
            ("Escape", 3, None, false, Some(Close)),
            ("Escape", 0, None, false, Some(Clear)),
            ("Escape", 0, None, true, None),
            ("a", 3, Some(1), false, None),
        ] {
            assert_eq!(key_action(key, suggestions, active, empty), expected, "{key}");
        }
    }
}
