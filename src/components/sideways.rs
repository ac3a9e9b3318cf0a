//! A frame that alone scrolls sideways where there is no room for what is wide.

use crate::element::{Child, El, el};

/// Something wide, under the name that those hear who come to it by keyboard.
pub(crate) fn sideways(label: &'static str, wide: impl Child) -> El {
    el("div")
        .class("matrix-frame")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", label)
        .child(wide)
}
