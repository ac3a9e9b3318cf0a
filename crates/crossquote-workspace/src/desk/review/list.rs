//! All corrections of the collection, in words, each with who says so, why, and a way to take it back.

use std::sync::Arc;

use crossquote_core::corrections::{
    Anchor, ArticleFacts, Corrections, Edit, Kind, MissedQuotation, NotAQuotation, OneStatement,
    SameSpeaker, SeparateStatements, WrongSpeaker,
};
use crossquote_engine::Unneeded;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::{Desk, field, shortened, typed};
use crate::legacy::element::{El, el, live, nothing};
use crate::legacy::long_list::LongList;
use crate::legacy::navigation::focus_soon;

pub(super) fn view() -> El {
    el("div").class("review-all").child(live(list))
}

fn list() -> AnyView {
    let Some(open) = super::collection() else { return nothing() };
    let desk = Desk::get();
    let mut lines = desk.history.with(|history| lines(history.corrections()));
    for Unneeded { kind, index, message } in &*open.unneeded {
        let known = lines.iter_mut().find(|one| one.kind == *kind && one.index == *index);
        if let Some(line) = known {
            line.unneeded = Some(message.clone());
        }
    }
    if lines.is_empty() {
        return el("p")
            .class("hint")
            .child("There are none yet. What you put right under “Articles” and “Speakers” is listed here.")
            .any();
    }
    let lines: Arc<[Line]> = lines.into();
    let total = lines.len();
    let row = move |at: usize| {
        let line: &Line = &lines[at];
        let (kind, index) = (line.kind, line.index);
        let unneeded = line.unneeded.as_ref().map(|why| el("p").class("hint").child(why.clone()));
        let name = format!("correction-{}-{index}", kind.name());
        let button = |does: &'static str| {
            el("button").class("action").attr("aria-describedby", name.clone()).child(does)
        };
        let explain = button(if line.note.is_some() { "Change why" } else { "Say why" })
            .attr("data-note", format!("{}-{index}", kind.name()))
            .live_attr("aria-expanded", move || {
                Some((desk.review.noted.get() == Some((kind, index))).to_string())
            })
            .on("click", move |_| {
                let open = desk.review.noted.get_untracked() == Some((kind, index));
                desk.review.noted.set((!open).then_some((kind, index)));
                if !open {
                    focus_soon(format!("#{NOTE}"));
                }
            });
        let take_back = button("Take back").on("click", move |_| {
            desk.revise("Correction taken back", Edit::Drop { kind, index });
        });
        let form = {
            let line = line.clone();
            live(move || match desk.review.noted.get() == Some((line.kind, line.index)) {
                true => form(&line).any(),
                false => nothing(),
            })
        };
        el("li")
            .child(el("p").class("review-words").attr("id", name.clone()).child(line.words.clone()))
            .child(remark(line))
            .child(unneeded)
            .child(el("p").class("buttons").child(explain).child(take_back))
            .child(form)
    };
    let list = LongList {
        list: el("ul").class("review-corrections").test("corrections"),
        name: "review-corrections",
        bit: 1,
        unfolded: desk.review.unfolded,
        total,
        first: FIRST,
        noun: "corrections",
    };
    el("div").children(list.of(row)).any()
}

/// Who says so, and why.
fn remark(line: &Line) -> Option<El> {
    let by = line.by.as_ref().map(|by| el("span").class("review-said-by").child(by.clone()));
    let note = line.note.as_ref().map(|note| el("span").child(note.clone()));
    let between = (by.is_some() && note.is_some()).then_some(": ");
    let there = by.is_some() || note.is_some();
    there.then(|| el("p").class("review-remark").child(by).child(between).child(note))
}

/// The button that has a correction explained.
fn of(kind: Kind, index: usize) -> String {
    format!("[data-note=\"{}-{index}\"]", kind.name())
}

/// Where the focus goes from a correction: to itself or the next, else to another, else to what is shown.
fn back_to(kind: Kind, index: usize) -> Vec<String> {
    vec![of(kind, index), "[data-note]".to_owned(), ".review-views [aria-pressed=true]".to_owned()]
}

/// Where a correction is explained.
fn form(line: &Line) -> El {
    let desk = Desk::get();
    let (kind, index) = (line.kind, line.index);
    let close = move || {
        desk.review.noted.set(None);
        focus_soon(of(kind, index));
    };
    let text = |value: &Option<String>| {
        el("input").attr("type", "text").attr("value", value.clone().unwrap_or_default())
    };
    // Whoever explains what nobody has signed yet is offered to sign it.
    let by = line.by.clone().or_else(|| Some(desk.review.by.get_untracked()));
    el("form")
        .class("review-form review-noting")
        .child(field(NOTE, "Why, for other editors", text(&line.note)))
        .child(field(SIGNED, "Who says so", text(&by)))
        .child(
            el("p")
                .class("buttons")
                .child(el("button").class("action").attr("type", "submit").child("Save"))
                .child(
                    el("button")
                        .class("action")
                        .attr("type", "button")
                        .child("Cancel")
                        .on("click", move |_| close()),
                ),
        )
        .on("keydown", move |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                close();
            }
        })
        .on("submit", move |event| {
            event.prevent_default();
            let edit = Edit::Note { kind, index, note: typed(NOTE), by: typed(SIGNED) };
            desk.review.back_to.set(back_to(kind, index));
            desk.revise("Correction explained", edit);
        })
}

const NOTE: &str = "correction-note";
const SIGNED: &str = "correction-by";

/// What is shown of the corrections before "show all".
const FIRST: usize = 100;

/// A correction: its kind, its place among those of its kind, in words; why, and who says so.
#[derive(Clone)]
struct Line {
    kind: Kind,
    index: usize,
    words: String,
    note: Option<String>,
    by: Option<String>,
    /// Why it is not needed, where it is not.
    unneeded: Option<String>,
}

fn lines(all: &Corrections) -> Vec<Line> {
    let said = |anchor: &Anchor| {
        // With one pair of marks, also where the words have their own.
        let words = anchor.exact.trim().trim_matches(['“', '”', '"', '„', '«', '»']);
        format!("“{}” ({})", shortened(words, 70), anchor.article)
    };
    let every = |anchors: &[Anchor]| anchors.iter().map(said).collect::<Vec<_>>().join("; ");
    let mut lines = Vec::new();
    macro_rules! add {
        ($all:ident, $kind:ident, $words:expr) => {
            lines.extend(all.$all.iter().enumerate().map(|(index, one)| Line {
                kind: Kind::$kind,
                index,
                words: $words(one),
                note: one.note.clone(),
                by: one.by.clone(),
                unneeded: None,
            }));
        };
    }
    add!(article_facts, ArticleFacts, facts);
    add!(not_a_quotation, NotAQuotation, |one: &NotAQuotation| {
        format!("No quotation: {}", said(&one.quotation))
    });
    add!(missed_quotation, MissedQuotation, |one: &MissedQuotation| {
        format!("A quotation of {}: {}", one.speaker, said(&one.quotation))
    });
    add!(wrong_speaker, WrongSpeaker, |one: &WrongSpeaker| {
        format!("{} said {}", one.speaker, said(&one.quotation))
    });
    add!(same_speaker, SameSpeaker, |one: &SameSpeaker| {
        format!("One speaker: {}", one.speakers.join(" = "))
    });
    add!(separate_statements, SeparateStatements, |one: &SeparateStatements| {
        format!("Not the same statement: {}", every(&one.quotations))
    });
    add!(one_statement, OneStatement, |one: &OneStatement| {
        format!("The same statement: {}", every(&one.quotations))
    });
    lines
}

fn facts(one: &ArticleFacts) -> String {
    let ArticleFacts { article, title, outlet, url, byline, published, .. } = one;
    let named = [
        ("headline", title),
        ("outlet", outlet),
        ("byline", byline),
        ("date", published),
        ("address", url),
    ];
    let stated = named.into_iter().filter_map(|(name, fact)| {
        Some(match fact.as_deref()? {
            "" => format!("no {name}"),
            fact => format!("{name} “{}”", shortened(fact, 60)),
        })
    });
    format!("Facts of {article}: {}", stated.collect::<Vec<_>>().join(", "))
}
