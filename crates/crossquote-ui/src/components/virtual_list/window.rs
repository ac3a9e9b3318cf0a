//! Where a list stands in the window, as the browser tells it. In CSS pixels; asking costs a layout where
//! something has changed before.

use leptos::html::{Li, Ol};
use leptos::prelude::*;
use web_sys::Element;

/// Where the list stands.
pub(super) struct Geometry {
    /// From the window's top to the list's.
    list_top: f64,
    window_height: f64,
    /// How far the page is scrolled.
    scrolled: f64,
    /// From the window's top to the page's end.
    page_bottom: f64,
}

impl Geometry {
    /// `None` where the list is not on the page.
    pub(super) fn of(list: NodeRef<Ol>) -> Option<Geometry> {
        let list = list.try_get_untracked()??;
        let page = document().document_element()?;
        Some(Geometry {
            list_top: list.get_bounding_client_rect().top(),
            window_height: window_height(),
            scrolled: window().scroll_y().unwrap_or(0.0),
            page_bottom: page.get_bounding_client_rect().bottom(),
        })
    }

    /// The part of the list that is in the window, and as much as the window is high around it, measured
    /// from the list's top.
    pub(super) fn near_window(&self) -> (f64, f64) {
        (-self.list_top - self.window_height, -self.list_top + 2.0 * self.window_height)
    }

    /// Whether the page is scrolled to its end.
    pub(super) fn at_end(&self) -> bool {
        self.scrolled > 0.0 && self.page_bottom <= self.window_height + 1.0
    }

    /// Scrolls to the page's end.
    pub(super) fn scroll_to_end(&self) {
        if self.page_bottom > self.window_height + 1.0 {
            window().scroll_by_with_x_and_y(0.0, self.page_bottom - self.window_height);
        }
    }

    /// From the list's top to the window's bottom when the page is not scrolled, as it is for who types.
    pub(super) fn room_at_beginning(&self) -> f64 {
        self.window_height - self.list_top - self.scrolled
    }
}

/// From the last row's bottom to the window's; negative where it is out of sight.
pub(super) fn room_below_rows(list: NodeRef<Ol>) -> Option<f64> {
    let spacer = list.try_get_untracked()??.last_element_child()?;
    Some(window_height() - spacer.get_bounding_client_rect().top())
}

/// The heights of the rows on the page, from the first, each with the space to the next.
pub(super) fn heights_of_rows(list: NodeRef<Ol>) -> Vec<f64> {
    let Some(list) = list.try_get_untracked().flatten() else { return Vec::new() };
    let children = list.children();
    // Behind the rows stands a spacer, whose top is where the last row's space ends; before them another.
    let top =
        |at: u32| children.item(at).map(|child: Element| child.get_bounding_client_rect().top());
    let tops: Vec<f64> = (1..children.length()).filter_map(top).collect();
    tops.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// Gives a spacer its height, in whole pixels.
pub(super) fn set_height(spacer: NodeRef<Li>, height: f64) {
    if let Some(spacer) = spacer.try_get_untracked().flatten() {
        let style = web_sys::HtmlElement::style(&spacer);
        let _ = style.set_property("height", &format!("{}px", height.round() as i64));
    }
}

/// How wide the list is.
pub(super) fn width(list: NodeRef<Ol>) -> Option<f64> {
    Some(f64::from(list.try_get_untracked()??.client_width()))
}

/// How high the window is.
pub(super) fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
}
