//! Single keys for who reviews quickly. They are for who has gone to the text or the list, not for the page.

use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::context::use_workspace;
use crate::review::dataset::{ReviewedArticle, quotations_of};
use crate::review::focus::focus_row;
use crate::review::keys::is_in_field;
use crate::review::mark::Marking;
use crate::review::quotations::{Movement, SPEAKER_FIELD, destination, use_quotation_steps};
use crate::review::state::ReviewState;
use crate::review::wording::needs_check;
use crossquote_ui::browser::focus::focus_by_id;
use crossquote_ui::browser::timing::next_frame;
use crossquote_ui::browser::window_events::on_window_event;

/// Follows the keys as long as the owner that this is asked under is there. `work` is the element that holds the text
/// and what can be done about its quotations.
pub(super) fn listen_for_quotation_keys(
    article: ReviewedArticle,
    marking: Marking,
    work: NodeRef<Div>,
) {
    let state = use_workspace().review;
    let steps = use_quotation_steps();
    on_window_event(ev::keydown, move |event| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() || is_in_field(&event) {
            return;
        }
        if !is_at_work(&event, work, state) {
            return;
        }
        let key = event.key();
        let chosen = || chosen_here(article, state);
        match key.as_str() {
            "s" if chosen().is_some() => next_frame(|| {
                focus_by_id(SPEAKER_FIELD);
            }),
            "x" | "Delete" => {
                if let Some(id) = chosen() {
                    steps.remove(&id);
                }
            }
            "m" => {
                marking.take_selection();
                marking.open();
            }
            key => match Movement::of_key(key) {
                Some(movement) => go(movement, article, state),
                None => return,
            },
        }
        event.prevent_default();
    });
}

/// Whether a key was pressed in the text or beside it, or while what had the focus there is drawn anew.
fn is_at_work(event: &KeyboardEvent, work: NodeRef<Div>, state: ReviewState) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let (Some(target), Some(work)) = (target, work.get_untracked()) else { return false };
    let is_lost = target.tag_name() == "BODY";
    work.contains(Some(&target)) || is_lost && state.is_restoring_focus.get_value()
}

/// The id of the open quotation, where it is one of the article's.
fn chosen_here(article: ReviewedArticle, state: ReviewState) -> Option<String> {
    let chosen = state.chosen.get_untracked()?;
    let is_here = article.with_untracked(|dataset, number| {
        quotations_of(dataset, number).any(|(_, quotation)| quotation.id == chosen)
    });
    (is_here == Some(true)).then_some(chosen)
}

/// Opens another quotation of the article.
fn go(movement: Movement, article: ReviewedArticle, state: ReviewState) {
    let chosen = state.chosen.get_untracked();
    let to = article.with_untracked(|dataset, number| {
        let here: Vec<_> = quotations_of(dataset, number).map(|(_, quotation)| quotation).collect();
        let to_check: Vec<bool> = here.iter().map(|quotation| needs_check(quotation)).collect();
        let place = here.iter().position(|quotation| Some(&quotation.id) == chosen.as_ref());
        destination(movement, &to_check, place).map(|place| here[place].id.clone())
    });
    if let Some(id) = to.flatten() {
        focus_row(state, &id);
        state.chosen.set(Some(id));
    }
}
