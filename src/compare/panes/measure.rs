//! What only the browser knows of the panes: where marks stand and how far texts are scrolled. The arithmetic is
//! in scroll_sync.rs and connector_lines.rs.
//!
//! Marks are found by their attribute: they are many, made of pieces of text, and only the first of a statement is
//! wanted, so a node reference for each would only be kept to be passed over. Events may come late, when the view
//! is gone: then there is nothing to measure.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDivElement};

use super::connector_lines::{MarkInSight, connector_lines};
use super::scroll_sync::{Landmark, first_of_each, position_beside};
use super::state::PanesState;

/// Where in a pane what is in focus stands, and what is aligned: this part of its height from the top.
const ALIGNED_AT: f64 = 0.3;

/// The middle of a line of text, in CSS pixels from its top.
const MIDDLE_OF_LINE: f64 = 12.0;

/// Has the other panes follow the one that is scrolled, if they scroll together and a reader scrolls it.
pub(super) fn follow_scrolling(state: PanesState, scrolled: usize) {
    let is_driver = state.driver.try_get_value().flatten() == Some(scrolled);
    if !is_driver || state.together.try_get_untracked() != Some(true) {
        return;
    }
    let panes = texts_of_panes(state);
    let Some(lead) = panes.get(scrolled) else { return };
    let marks = landmarks(lead);
    let position = f64::from(lead.scroll_top()) + aligned_at(lead);
    for (_, other) in panes.iter().enumerate().filter(|&(place, _)| place != scrolled) {
        let ends = [lead, other].map(|pane| f64::from(pane.scroll_height()));
        let beside = position_beside(position, &marks, &landmarks(other), ends);
        other.set_scroll_top((beside - aligned_at(other)) as i32);
    }
}

/// Scrolls every pane so that a statement's marks stand side by side.
pub(super) fn align_panes(state: PanesState, statement: usize) {
    for pane in texts_of_panes(state) {
        let marks = landmarks(&pane);
        if let Some(mark) = marks.iter().find(|mark| mark.statement == statement) {
            pane.set_scroll_top((mark.top - aligned_at(&pane)) as i32);
        }
    }
    // No reader scrolls: the panes were moved from here, each to its own place.
    state.driver.try_set_value(None);
}

/// Draws the lines between the marks of the statement in focus where they are now.
pub(super) fn update_connectors(state: PanesState) {
    let lines = connector_lines(&marks_in_sight(state).unwrap_or_default());
    state.connectors.try_set(lines);
}

/// The panes that have the first mark of the statement in focus in sight; `None` where none is in focus.
fn marks_in_sight(state: PanesState) -> Option<Vec<MarkInSight>> {
    let statement = state.focused.try_get_untracked()??;
    let frame = state.frame.try_get_untracked()??.get_bounding_client_rect();
    let in_sight = |pane: HtmlDivElement| {
        let mark = pane.query_selector(&format!("[data-match=\"{statement}\"]")).ok()??;
        let (mark, pane) = (mark.get_bounding_client_rect(), pane.get_bounding_client_rect());
        let middle = mark.top() + MIDDLE_OF_LINE;
        (middle > pane.top() && middle < pane.bottom()).then(|| MarkInSight {
            left: pane.left() - frame.left(),
            right: pane.right() - frame.left(),
            height: middle - frame.top(),
        })
    };
    Some(texts_of_panes(state).into_iter().filter_map(in_sight).collect())
}

/// Where the first mark of each shared statement begins.
fn landmarks(pane: &HtmlDivElement) -> Vec<Landmark> {
    let Ok(marks) = pane.query_selector_all("[data-match]") else { return vec![] };
    let top = pane.get_bounding_client_rect().top() - f64::from(pane.scroll_top());
    let landmark = |mark: Element| {
        let statement = mark.get_attribute("data-match")?.parse().ok()?;
        Some(Landmark { statement, top: mark.get_bounding_client_rect().top() - top })
    };
    let marks = (0..marks.length()).filter_map(|place| marks.item(place)?.dyn_into().ok());
    first_of_each(marks.filter_map(landmark))
}

fn texts_of_panes(state: PanesState) -> Vec<HtmlDivElement> {
    let nodes = state.texts.try_get_value().unwrap_or_default();
    nodes.into_iter().filter_map(|node| node.try_get_untracked().flatten()).collect()
}

/// In CSS pixels from the top of what is in sight.
fn aligned_at(pane: &HtmlDivElement) -> f64 {
    ALIGNED_AT * f64::from(pane.client_height())
}
