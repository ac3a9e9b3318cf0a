//! A quotation that was missed: its words, selected in the text or typed, and who said them.

use crossquote_core::corrections::Edit;
use crossquote_core::model::Span;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Node;

use super::{Desk, dataset, field, shortened, speaker_fields, typed, typed_speaker};
use crate::legacy::element::{El, el};
use crate::legacy::navigation::focus_soon;

const FORM: &str = "review-mark";
const WORDS: &str = "mark-words";
const SPEAKER: &str = "mark-speaker";
const SORT: &str = "mark-sort";
const SOURCE: &str = "mark-source";
const CUE: &str = "mark-cue";

pub(super) fn form(at: usize) -> El {
    let review = Desk::get().review;
    let selected = move || {
        let selected = review.selected.get().filter(|(article, _)| *article == at);
        let words = selected
            .zip(dataset())
            .map(|((_, span), all)| span.of(&all.articles[at].text).trim().to_owned());
        words.unwrap_or_default()
    };
    let words = el("textarea").attr("rows", "3").live_value(selected);
    let about = |id, label| field(id, label, el("input").attr("type", "text"));
    el("details")
        .class("review-marking")
        .test("review-mark")
        .attr("id", FORM)
        .child(el("summary").child("Mark a quotation that was missed"))
        .child(
            el("form")
                .class("review-form")
                .child(field(WORDS, "Its words: select them in the text, or type them", words))
                .child(speaker_fields(SPEAKER, SORT, String::new()))
                .child(about(SOURCE, "Words that name the source, if any"))
                .child(about(CUE, "Words such as “said”, if any"))
                .child(el("button").class("action").attr("type", "submit").child("Mark it"))
                .on("submit", move |event| {
                    event.prevent_default();
                    mark(at);
                }),
        )
}

/// Opens the form, and goes there.
pub(super) fn open() {
    if let Some(form) = document().get_element_by_id(FORM) {
        let _ = form.set_attribute("open", "");
    }
    let empty = typed(WORDS).is_empty();
    focus_soon(format!("#{}", if empty { WORDS } else { SPEAKER }));
}

fn mark(at: usize) {
    let (desk, Some(all)) = (Desk::get(), dataset()) else { return };
    let words = typed(WORDS).trim().to_owned();
    let text = &all.articles[at].text;
    let selected = desk.review.selected.get_untracked();
    let selected =
        selected.filter(|(article, span)| *article == at && span.of(text).trim() == words);
    let found: Vec<usize> = text.match_indices(&words).map(|(start, _)| start).take(2).collect();
    let span = match (selected, &found[..]) {
        _ if words.is_empty() => Err("Select the words in the text, or type them."),
        (Some((_, span)), _) => {
            let start = span.start as usize + span.of(text).find(&words).unwrap_or(0);
            Ok(Span::new(start, start + words.len()))
        }
        (None, []) => Err("The article does not hold these words: type them as they stand there."),
        (None, [start]) => Ok(Span::new(*start, start + words.len())),
        (None, _) => {
            Err("These words stand in the article more than once: select those that are meant.")
        }
    };
    let speaker = typed_speaker(SPEAKER, SORT).ok_or("Say who said it.");
    let (span, (speaker, new)) = match (span, speaker) {
        (Ok(span), Ok(speaker)) => (span, speaker),
        (Err(message), _) | (_, Err(message)) => return desk.problem.set(message.to_owned()),
    };
    let edit = Edit::Mark {
        article: at as u32,
        start: span.start,
        end: span.end,
        speaker,
        new_speaker: new,
        source: Some(typed(SOURCE)),
        cue: Some(typed(CUE)),
    };
    desk.review.coming.set(Some((at, span)));
    desk.revise(format!("Quotation marked: {}", shortened(&words, 60)), edit);
}

/// Takes over what is selected in the text, if something is.
pub(super) fn take_selection(at: usize) {
    let Some(selection) = window().get_selection().ok().flatten() else { return };
    if selection.is_collapsed() || selection.range_count() == 0 {
        return;
    }
    let Ok(range) = selection.get_range_at(0) else { return };
    let ends = [
        (range.start_container(), range.start_offset()),
        (range.end_container(), range.end_offset()),
    ];
    let [start, end] = ends.map(|(node, offset)| byte(node.ok()?, offset.ok()?));
    let (Some(start), Some(end)) = (start, end) else { return };
    if start < end {
        Desk::get().review.selected.set(Some((at, Span { start, end })));
        if let Some(form) = document().get_element_by_id(FORM) {
            let _ = form.set_attribute("open", "");
        }
    }
}

/// The byte of the article at a place of the page; `None` outside its text.
fn byte(node: Node, offset: u32) -> Option<u32> {
    // A browser may name a paragraph and a number of its pieces.
    if let Some(element) = node.dyn_ref::<web_sys::Element>() {
        element.closest(".review-text").ok()??;
        let piece = element.child_nodes().get(offset);
        return match piece.and_then(|piece| first_piece(&piece)) {
            Some(piece) => piece.get_attribute("data-start")?.parse().ok(),
            None => after_last_piece(element),
        };
    }
    let piece = node.parent_element()?;
    let start: u32 = piece.get_attribute("data-start")?.parse().ok()?;
    let units: Vec<u16> = node.node_value()?.encode_utf16().take(offset as usize).collect();
    Some(start + String::from_utf16_lossy(&units).len() as u32)
}

fn first_piece(node: &Node) -> Option<web_sys::Element> {
    let element = node.dyn_ref::<web_sys::Element>()?;
    match element.has_attribute("data-start") {
        true => Some(element.clone()),
        false => element.query_selector("[data-start]").ok().flatten(),
    }
}

fn after_last_piece(element: &web_sys::Element) -> Option<u32> {
    let pieces = element.query_selector_all("[data-start]").ok()?;
    let last = pieces.get(pieces.length().checked_sub(1)?)?.dyn_into::<web_sys::Element>().ok()?;
    let start: u32 = last.get_attribute("data-start")?.parse().ok()?;
    Some(start + last.text_content()?.len() as u32)
}
