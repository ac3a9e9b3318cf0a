//! Whether, and to where, the page scrolls to show words that were chosen.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Below this width, in CSS pixels, the explanation lies over the text: 60rem in article.css.
const NARROW: f64 = 960.0;

/// Height that the page's header may cover, in CSS pixels.
const HEADER: f64 = 80.0;

/// Scrolls an element to where it can be read, unless it can be already.
pub(super) fn scroll_into_sight(element: &Element) {
    let place = element.get_bounding_client_rect();
    let size = WindowSize {
        width: pixels(window().inner_width()),
        height: pixels(window().inner_height()),
    };
    if let Some(block) = scroll_position(place.top(), place.bottom(), size) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(block);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn pixels(length: Result<JsValue, JsValue>) -> f64 {
    length.ok().and_then(|length| length.as_f64()).unwrap_or(0.0)
}

/// The part of the page that is seen, in CSS pixels.
#[derive(Clone, Copy, Debug)]
struct WindowSize {
    width: f64,
    height: f64,
}

/// Where words that begin and end at these heights of the window should be; `None` where they can be read.
fn scroll_position(top: f64, bottom: f64, window: WindowSize) -> Option<ScrollLogicalPosition> {
    // Where there is no room beside the text, the explanation lies over the lower half.
    let (readable, position) = if window.width < NARROW {
        (0.4, ScrollLogicalPosition::Start)
    } else {
        (0.8, ScrollLogicalPosition::Center)
    };
    (top < HEADER || bottom > window.height * readable).then_some(position)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_scrolled_to_where_the_explanation_leaves_them_free() {
        let wide = WindowSize { width: 1280.0, height: 1000.0 };
        let narrow = WindowSize { width: 390.0, height: 1000.0 };
        let (start, center) = (ScrollLogicalPosition::Start, ScrollLogicalPosition::Center);
        for (top, bottom, window, expected) in [
            (100.0, 140.0, wide, None),
            (80.0, 800.0, wide, None),
            (79.0, 120.0, wide, Some(center)),
            (780.0, 801.0, wide, Some(center)),
            (-500.0, -480.0, wide, Some(center)),
            (100.0, 140.0, narrow, None),
            (390.0, 401.0, narrow, Some(start)),
            (10.0, 50.0, narrow, Some(start)),
            (300.0, 410.0, WindowSize { width: NARROW, ..narrow }, None),
        ] {
            assert_eq!(
                scroll_position(top, bottom, window),
                expected,
                "{top} to {bottom} in {window:?}"
            );
        }
    }
}
