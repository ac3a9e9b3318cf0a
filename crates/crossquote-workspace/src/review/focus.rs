//! Where the focus goes when a quotation is chosen, and when a step has drawn anew what had it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::state::{CorrectionKey, ReviewState};
use crossquote_ui::browser::focus::{focus_element, is_focus_lost, restore_lost_focus};
use crossquote_ui::browser::timing::{after_paint, next_frame};

/// The attribute of a row that holds the id of its quotation.
const ROW: &str = "data-row";

/// The attribute of words in the text that holds the id of their quotation.
const WORDS: &str = "data-quotation";

/// The attribute of a button that has a correction explained.
const NOTE_BUTTON: &str = "data-note";

/// The heading of the list of quotations.
const LIST_HEADING: &str = "#review-list";

/// Speakers that are ticked, of which one is what others were made.
const TICKED: &str = ".review-speakers li :checked";

/// Which part of the review is shown, where nothing else can take the focus.
const VIEW_BUTTON: &str = ".review-views [aria-pressed=true]";

/// Moves the focus to the row of a quotation once it is drawn, and brings its words into sight.
pub(super) fn focus_row(state: ReviewState, id: &str) {
    state.is_restoring_focus.set_value(true);
    let id = id.to_owned();
    next_frame(move || {
        state.is_restoring_focus.set_value(false);
        focus_row_now(&id);
    });
}

/// Moves the focus to the heading of the list of quotations once the list is drawn.
pub(super) fn focus_list_heading() {
    next_frame(|| restore_lost_focus(&[LIST_HEADING]));
}

/// Gives the focus back once a step is drawn, where it was lost with what was drawn anew: to the correction that was
/// explained, else to the row of the open quotation; where neither is on the page, to what is nearest to what is gone.
pub(super) fn restore_focus(state: ReviewState) {
    let had_focus = !is_focus_lost();
    state.is_restoring_focus.set_value(true);
    after_paint(move || {
        state.is_restoring_focus.set_value(false);
        let explained = state.explained.try_update_value(Option::take).flatten();
        if !is_focus_lost() {
            return;
        }
        let chosen = state.chosen.get_untracked();
        if let Some(correction) = explained {
            focus_near_correction(correction);
        } else if let Some(id) = chosen {
            focus_row_now(&id);
        }
        if had_focus {
            restore_lost_focus(&[TICKED, LIST_HEADING, VIEW_BUTTON]);
        }
    });
}

/// Moves the focus to the button that has a correction explained, once it is drawn.
pub(super) fn focus_note_button(correction: CorrectionKey) {
    next_frame(move || focus_near_correction(correction));
}

/// How a correction's button is marked.
pub(super) fn note_button_mark(CorrectionKey { kind, index }: CorrectionKey) -> String {
    format!("{}-{index}", kind.name())
}

fn focus_row_now(id: &str) {
    if let Some(row) = find_marked(ROW, id) {
        focus_element(&row);
    }
    if let Some(words) = find_marked(WORDS, id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        words.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// To the correction itself or the one that took its place, else to another, else to what is shown.
fn focus_near_correction(correction: CorrectionKey) {
    let button = find_marked(NOTE_BUTTON, &note_button_mark(correction))
        .or_else(|| find(&format!("[{NOTE_BUTTON}]")))
        .or_else(|| find(VIEW_BUTTON));
    if let Some(button) = button {
        focus_element(&button);
    }
}

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// The first element with an attribute of that value. Ids may hold anything, so they are compared and not put into a
/// selector.
fn find_marked(attribute: &str, value: &str) -> Option<HtmlElement> {
    let marked = document().query_selector_all(&format!("[{attribute}]")).ok()?;
    let mut elements = (0..marked.length()).filter_map(|at| marked.get(at));
    elements.find_map(|node| {
        let element: HtmlElement = node.dyn_into().ok()?;
        (element.get_attribute(attribute).as_deref() == Some(value)).then_some(element)
    })
}
