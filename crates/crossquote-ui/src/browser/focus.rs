//! Moving the focus of keyboard and screen reader.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What can have the focus inside a list's row, for [`focus_first_control`].
const CONTROLS: &str = "a[href], button, input, select, textarea";

/// Focuses an element, also one that a reader cannot reach with the Tab key, such as a heading.
pub fn focus_element(element: &HtmlElement) {
    if element.tab_index() < 0 {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let _ = element.focus();
}

/// Focuses the element of a node reference, if it is on the page, also when its component is gone.
pub fn focus_node<E>(node: NodeRef<E>)
where
    E: ElementType,
    E::Output: JsCast + Clone + 'static,
{
    if let Some(element) = node.try_get_untracked().flatten() {
        focus_element(element.unchecked_ref());
    }
}

/// Focuses the element with an id, if it is on the page; says whether it is. For elements of another
/// component, of which there is one on a page; within a component use a [`NodeRef`].
pub fn focus_by_id(id: &str) -> bool {
    let found = document().get_element_by_id(id).and_then(|found| found.dyn_into().ok());
    if let Some(element) = &found {
        focus_element(element);
    }
    found.is_some()
}

/// Focuses the first link, button or field in an element; says whether there is one.
pub fn focus_first_control(within: &Element) -> bool {
    let found = within.query_selector(CONTROLS).ok().flatten();
    let found = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(element) = &found {
        let _ = element.focus();
    }
    found.is_some()
}
