//! The words of each quotation in the text, for what moves the reader to them.

use leptos::html::A;
use leptos::prelude::*;
use web_sys::HtmlAnchorElement;

use super::scroll::scroll_into_sight;
use crossquote_ui::browser::focus::focus_element;
use crossquote_ui::browser::timing::next_frame;

/// The first link of each quotation of an article. The text sets them; who explains a quotation moves there.
#[derive(Clone, Copy)]
pub(super) struct QuotationLinks(StoredValue<Vec<(u32, NodeRef<A>)>>);

impl QuotationLinks {
    pub(super) fn new(quotations: &[u32]) -> QuotationLinks {
        let links = quotations.iter().map(|&quotation| (quotation, NodeRef::new()));
        QuotationLinks(StoredValue::new(links.collect()))
    }

    /// The node of a quotation's first link.
    pub(super) fn node(self, quotation: u32) -> Option<NodeRef<A>> {
        self.0.try_with_value(|links| {
            links.iter().find(|(linked, _)| *linked == quotation).map(|(_, node)| *node)
        })?
    }

    fn element(self, quotation: u32) -> Option<HtmlAnchorElement> {
        self.node(quotation)?.try_get_untracked().flatten()
    }

    /// Moves the focus to a quotation, once what has just been asked for is in the document.
    pub(super) fn focus(self, quotation: u32) {
        next_frame(move || {
            if let Some(link) = self.element(quotation) {
                focus_element(&link);
            }
        });
    }

    /// Scrolls to a quotation, unless it is in sight, once what has just been asked for is in the document.
    pub(super) fn scroll_to(self, quotation: u32) {
        next_frame(move || {
            if let Some(link) = self.element(quotation) {
                scroll_into_sight(&link);
            }
        });
    }
}
