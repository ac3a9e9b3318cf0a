//! The quotations of the article under review, one of them open: who said it, which others report the same,
//! and whether it is one.

use std::rc::Rc;

use crossquote_core::cite;
use crossquote_core::corrections::Edit;
use crossquote_core::corrections::alike;
use crossquote_core::model::{Article, Dataset, Quotation};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::{
    Desk, Review, article, dataset, followed, mark, shortened, speaker_fields, speaker_name, typed,
    typed_speaker,
};
use crate::legacy::element::{El, el, live, nothing};
use crate::legacy::navigation::{after_paint, focus, focus_soon};
use crate::legacy::state::State;
use crossquote_ui::wording;

/// Characters of a quotation in lists.
const WORDS: usize = 110;

const SPEAKER: &str = "review-speaker";
const SORT: &str = "review-sort";
const OTHER: &str = "review-other";
/// So many statements are offered to be the same: a speaker may have a thousand.
const OTHERS: usize = 50;

pub(super) fn list(at: usize) -> AnyView {
    let Some(all) = followed() else { return nothing() };
    let chosen = Desk::get().review.chosen.get();
    let of = (0..).zip(&all.quotations).filter(|(_, one)| one.article as usize == at);
    let rows = of.map(|(number, one)| {
        let open = chosen.as_deref() == Some(&one.id);
        let row = el("li").child(row(&all, number, open));
        if open { row.child(editor(&all, number)) } else { row }
    });
    el("section")
        .child(el("h2").attr("id", "review-list").child(article::figures(&all, at)))
        .child(
            el("ol")
                .class("review-list")
                .attr("aria-labelledby", "review-list")
                .test("review-list")
                .children(rows.collect::<Vec<_>>()),
        )
        .any()
}

/// The words of its content.
fn words(article: &Article, quotation: &Quotation) -> String {
    let words: Vec<&str> = quotation.content.iter().map(|span| span.of(&article.text)).collect();
    shortened(&words.join(" … "), WORDS)
}

fn row(all: &Rc<Dataset>, number: u32, open: bool) -> El {
    let one = &all.quotations[number as usize];
    let doubt = match one.checked {
        true => Some("checked"),
        false => wording::certainty(one.certainty()),
    };
    let doubt = doubt.map(|doubt| el("span").class("review-doubt").child(doubt));
    let id = one.id.clone();
    let review = Desk::get().review;
    el("button")
        .class("review-row")
        .test("review-row")
        .attr("data-row", one.id.clone())
        .attr("aria-expanded", open.to_string())
        .child(
            el("span")
                .class("review-who")
                .child(speaker_name(all, one.speaker))
                .child(" ")
                .child(el("span").class("hint").child(one.kind.name()))
                .child(" ")
                .child(doubt),
        )
        .child(
            el("span")
                .class("review-words")
                .test("review-words")
                .child(words(&all.articles[one.article as usize], one)),
        )
        .on("click", move |_| {
            let same = review.chosen.with_untracked(|chosen| chosen.as_deref() == Some(&id));
            review.choose((!same).then(|| id.clone()));
            focus_row(review, &id);
        })
}

/// The focus back where it was, or on the open quotation's row, where it was lost with what was drawn anew.
pub(super) fn focus_again(review: Review) {
    review.returning.set(true);
    after_paint(Box::new(move || {
        review.returning.set(false);
        let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        let back_to = review.back_to.get_untracked();
        review.back_to.set(Vec::new());
        if lost && back_to.iter().any(|place| focus(place)) {
            return;
        }
        if let Some(id) = review.chosen.get_untracked().filter(|_| lost)
            && document().query_selector(".review-list").ok().flatten().is_some()
        {
            focus_row(review, &id);
        }
    }));
}

/// The focus on a row, once it is drawn, and its words in sight.
fn focus_row(review: Review, id: &str) {
    review.returning.set(true);
    focus_soon(format!("[data-row=\"{id}\"]"));
    let words = format!(".review-text [data-quotation=\"{id}\"]");
    request_animation_frame(move || {
        review.returning.set(false);
        if let Some(words) = document().query_selector(&words).ok().flatten() {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            words.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// What can be done about a quotation.
fn editor(all: &Rc<Dataset>, number: u32) -> El {
    let one = &all.quotations[number as usize];
    let change = el("button").class("action").attr("type", "submit").child("Change speaker");
    let speaker = el("form")
        .class("review-form")
        .child(speaker_fields(SPEAKER, SORT, speaker_name(all, one.speaker)))
        .child(change)
        .on("submit", move |event| {
            event.prevent_default();
            change_speaker(number);
        });
    let no =
        el("button").class("action").child("Not a quotation").on("click", move |_| remove(number));
    el("div")
        .class("review-editor")
        .test("review-editor")
        .child(speaker)
        .child(el("p").class("buttons").child(no))
        .child(statement(all, number))
}

fn change_speaker(number: u32) {
    let (Some(all), Some((speaker, new))) = (dataset(), typed_speaker(SPEAKER, SORT)) else {
        return;
    };
    let known = all.speakers.iter().find(|one| one.id == speaker);
    let name = known.map_or(speaker.clone(), |one| one.name.clone());
    let edit = Edit::Speaker { quotation: number, speaker, new_speaker: new };
    Desk::get().revise(format!("Speaker changed to {name}"), edit);
    focus_row(Desk::get().review, &all.quotations[number as usize].id);
}

fn remove(number: u32) {
    let Some(all) = dataset() else { return };
    let one = &all.quotations[number as usize];
    let near = |other: Option<u32>| {
        let other = all.quotations.get(other? as usize)?;
        (other.article == one.article).then(|| other.id.clone())
    };
    let next = near(Some(number + 1)).or_else(|| near(number.checked_sub(1)));
    let desk = Desk::get();
    if let Some(next) = &next {
        focus_row(desk.review, next);
    }
    desk.review.choose(next);
    let words = words(&all.articles[one.article as usize], one);
    desk.revise(format!("No quotation: {words}"), Edit::Remove { quotation: number });
}

/// Which others report the same, and how to put that right.
fn statement(all: &Rc<Dataset>, number: u32) -> El {
    let one = &all.quotations[number as usize];
    let members = &all.statements[one.statement as usize].quotations;
    let take_out = |at: u32, name: &'static str| {
        let others: Vec<u32> = members.iter().copied().filter(|&other| other != at).collect();
        el("button").class("action").child(name).on("click", move |_| {
            let edit = Edit::Apart { quotation: at, others: others.clone() };
            Desk::get().revise("Statements put apart", edit);
        })
    };
    let section = el("section").child(el("h3").child("The same statement elsewhere"));
    let section = match members.len() {
        0 | 1 => {
            section.child(el("p").class("hint").child("No other report of it in this collection."))
        }
        _ => {
            let others = members.iter().copied().filter(|&other| other != number);
            let others = others.map(|other| {
                el("li")
                    .child(said(all, other, number))
                    .child(" ")
                    .child(take_out(other, "Not the same"))
            });
            section
                .child(el("ul").class("review-others").children(others))
                .child(take_out(number, "None of these is the same"))
        }
    };
    // To find others, all that a speaker has said is looked through: what a step has changed is shown before.
    let others = State::new(Vec::new());
    after_paint(Box::new(move || {
        others.update(|others| {
            if let Some(all) = dataset() {
                *others = alike(&all, number, OTHERS);
            }
        });
    }));
    section.child(live(move || others.with(|others| offered(number, others))))
}

/// Other statements of its speaker, of which one may be the same.
fn offered(number: u32, others: &[u32]) -> AnyView {
    let Some(all) = dataset().filter(|_| !others.is_empty()) else { return nothing() };
    let options = others.iter().filter_map(|&at| {
        let first = *all.statements[at as usize].quotations.first()?;
        Some(el("option").attr("value", at.to_string()).child(said(&all, first, number)))
    });
    let choice = el("select")
        .attr("id", OTHER)
        .attr("aria-label", "Another statement of this speaker")
        .children(options.collect::<Vec<_>>());
    let join =
        el("button").class("action").child("It is the same as this").on("click", move |_| {
            join(number);
        });
    el("div").class("review-join").child(choice).child(join).any()
}

/// A report as lists have it: who has it, beside the quotation `number`, and its words.
fn said(all: &Dataset, at: u32, number: u32) -> String {
    let one = &all.quotations[at as usize];
    let article = &all.articles[one.article as usize];
    let outlet = match &article.outlet {
        _ if one.article == all.quotations[number as usize].article => "here".to_owned(),
        Some(outlet) => outlet.value.clone(),
        None => shortened(&cite::article_name(article), 40),
    };
    format!("{outlet}: {}", words(article, one))
}

fn join(number: u32) {
    let Some(all) = dataset() else { return };
    let own = all.quotations[number as usize].statement as usize;
    let other = typed(OTHER).parse().ok().and_then(|other: usize| all.statements.get(other));
    let Some(other) = other else { return };
    let mut quotations = all.statements[own].quotations.clone();
    quotations.extend(&other.quotations);
    Desk::get().revise("Statements joined", Edit::Together { quotations });
}

/// Keys of the list and the text.
pub(super) fn key(at: usize, pressed: &KeyboardEvent) {
    if pressed.alt_key() {
        return;
    }
    let (desk, Some(all)) = (Desk::get(), dataset()) else { return };
    let here: Vec<u32> = (0..)
        .zip(&all.quotations)
        .filter(|(_, one)| one.article as usize == at)
        .map(|(number, _)| number)
        .collect();
    let id = |number: u32| all.quotations[number as usize].id.clone();
    let chosen = desk.review.chosen.get_untracked();
    let place = here.iter().position(|&number| Some(id(number)) == chosen);
    let go = |to: Option<u32>| {
        if let Some(to) = to {
            desk.review.choose(Some(id(to)));
            focus_row(desk.review, &id(to));
        }
    };
    let doubtful = |number: &&u32| article::is_doubtful(&all.quotations[**number as usize]);
    match pressed.key().as_str() {
        "j" => go(here.get(place.map_or(0, |place| place + 1)).copied()),
        "k" => go(place.and_then(|place| here.get(place.checked_sub(1)?)).copied()),
        "n" => {
            let after = place.map_or(0, |place| place + 1);
            go(here[after..].iter().find(doubtful).or_else(|| here.iter().find(doubtful)).copied());
        }
        "s" if place.is_some() => focus_soon(format!("#{SPEAKER}")),
        "x" | "Delete" => {
            if let Some(place) = place {
                remove(here[place]);
            }
        }
        "m" => {
            mark::take_selection(at);
            mark::open();
        }
        _ => return,
    }
    pressed.prevent_default();
}
