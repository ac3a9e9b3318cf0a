//! Which bytes of the article are selected on the page. Every piece of the text knows its first byte.

use crossquote_model::Span;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// The attribute of a piece that holds the number of its first byte.
const START: &str = "data-start";

/// What is selected within the element of the article's text; `None` where nothing is.
pub(super) fn selected_span(text: &Node) -> Option<Span> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = byte_at(text, &range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = byte_at(text, &range.end_container().ok()?, range.end_offset().ok()?)?;
    (start < end).then_some(Span { start, end })
}

/// The byte of the article at a border of a range, which is so many UTF-16 units into a text node, or so many children
/// into an element; `None` outside the article's text.
fn byte_at(text: &Node, node: &Node, offset: u32) -> Option<u32> {
    if !text.contains(Some(node)) {
        return None;
    }
    // A browser may name a paragraph and a number of its pieces.
    if let Some(element) = node.dyn_ref::<Element>() {
        return match element.child_nodes().get(offset).and_then(|child| first_piece(&child)) {
            Some(piece) => start_of(&piece),
            None => end_of_pieces(element),
        };
    }
    let words = node.node_value()?;
    Some(start_of(&node.parent_element()?)? + bytes_of_units(&words, offset as usize) as u32)
}

fn start_of(piece: &Element) -> Option<u32> {
    piece.get_attribute(START)?.parse().ok()
}

fn first_piece(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>()?;
    if element.has_attribute(START) {
        Some(element.clone())
    } else {
        element.query_selector(&format!("[{START}]")).ok().flatten()
    }
}

/// Behind the last piece in an element.
fn end_of_pieces(element: &Element) -> Option<u32> {
    let pieces = element.query_selector_all(&format!("[{START}]")).ok()?;
    let last = pieces.get(pieces.length().checked_sub(1)?)?;
    let last: Element = last.dyn_into().ok()?;
    Some(start_of(&last)? + last.text_content()?.len() as u32)
}

/// How many bytes the first so many UTF-16 units of a text have; half a character counts as none.
fn bytes_of_units(text: &str, units: usize) -> usize {
    let mut left = units;
    let whole =
        text.chars().take_while(|character| match left.checked_sub(character.len_utf16()) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        });
    whole.map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_a_browser_are_bytes_of_the_article() {
        for (text, units, expected) in [
            ("plain", 0, 0),
            ("plain", 3, 3),
            ("plain", 9, 5),
            ("“é”", 1, 3),
            ("“é”", 2, 5),
            ("a😀b", 2, 1),
            ("a😀b", 3, 5),
            ("a😀b", 4, 6),
        ] {
            assert_eq!(bytes_of_units(text, units), expected, "{units} units of {text}");
        }
    }
}
