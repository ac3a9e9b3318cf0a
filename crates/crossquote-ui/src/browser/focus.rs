//! Moving the focus of keyboard and screen reader.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::timing::next_frame;

/// What can have the focus inside a list's row, for [`focus_first_control`].
const CONTROLS: &str = "a[href], button, input, select, textarea";

/// What the focus goes to that has nowhere else to go.
const PAGE_HEADING: &str = "main h1";

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

/// Whether nothing has the focus, as where what had it is gone from the page.
pub fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Where the focus is lost, gives it to the first of these elements that is on the page, else to the page's heading.
/// `selectors` are tried one after the other.
pub fn restore_lost_focus(selectors: &[&str]) {
    if !is_focus_lost() {
        return;
    }
    let mut selectors = selectors.iter().copied().chain([PAGE_HEADING]);
    let found = selectors.find_map(|selector| elements(selector).into_iter().next());
    if let Some(element) = found {
        focus_element(&element);
    }
}

/// For the component of a row that goes once a button in it is pressed: the focus then goes to the button of that kind
/// that takes the place of the pressed one, else to the last of them, else to the page's heading. `buttons` is a
/// selector of all of that kind; the pressed one gives its event to what this gives.
pub fn hand_focus_on(buttons: &'static str) -> impl Fn(&Event) + Copy {
    let pressed = StoredValue::new(None::<usize>);
    on_cleanup(move || {
        let Some(place) = pressed.try_get_value().flatten() else { return };
        next_frame(move || {
            let left = elements(buttons);
            match left.get(place).or(left.last()) {
                Some(heir) if is_focus_lost() => focus_element(heir),
                _ => restore_lost_focus(&[]),
            }
        });
    });
    move |event| {
        let button = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let place = elements(buttons).iter().position(|one| Some(one) == button.as_ref());
        pressed.set_value(place);
    }
}

/// All elements that a selector finds, in the order of the page.
fn elements(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    let nodes = (0..found.length()).filter_map(|at| found.get(at));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}
