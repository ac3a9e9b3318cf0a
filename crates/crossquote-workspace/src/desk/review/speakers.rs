//! All speakers of the collection: two or more that are one.

use crossquote_core::corrections::Edit;
use leptos::prelude::*;

use super::{Desk, dataset, field, followed, holding, speaker_name, typed};
use crate::legacy::element::{El, el, live, live_text, nothing};
use crossquote_ui::wording::{self, count};

const KEPT: &str = "review-kept-name";
const WANTED: &str = "review-wanted";

/// So many names are listed, besides those that are ticked: of thousands nobody reads all.
const LISTED: usize = 100;

pub(super) fn view() -> El {
    let review = Desk::get().review;
    let find = el("input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("value", review.wanted.get_untracked())
        .on("input", move |_| review.wanted.set(typed(WANTED)));
    el("div")
        .class("review-speakers")
        .child(el("p").class("hint").child("Tick two or more names that are one person or body."))
        .child(live(joining))
        .child(el("div").class("review-find").child(field(WANTED, "Find a name", find)))
        .child(el("p").class("hint").attr("role", "status").child(live_text(figures)))
        .child(live(list))
}

/// What becomes of those that are ticked.
fn joining() -> AnyView {
    let desk = Desk::get();
    let ticked = desk.review.ticked.get();
    let Some(all) = dataset().filter(|_| ticked.len() > 1) else { return nothing() };
    let at = |id: &String| all.speakers.iter().position(|speaker| speaker.id == *id);
    let numbers: Vec<usize> = ticked.iter().filter_map(at).collect();
    let options = numbers
        .iter()
        .map(|&at| el("option").attr("value", at.to_string()).child(speaker_name(&all, at as u32)));
    let choice = field(KEPT, "The name that is kept", el("select").children(options));
    let join = el("button").class("action main").child(format!("Make one of {}", numbers.len()));
    el("div")
        .class("review-joining")
        .child(choice)
        .child(join.on("click", move |_| {
            let mut speakers = numbers.clone();
            let kept = typed(KEPT).parse().unwrap_or(speakers[0]);
            speakers.sort_by_key(|&at| at != kept);
            let speakers = speakers.into_iter().map(|at| at as u32).collect();
            desk.revise("Speakers made one", Edit::Same { speakers });
        }))
        .any()
}

/// How many there are, and how many of them are listed.
fn figures() -> String {
    let Some(all) = followed() else { return String::new() };
    let wanted = Desk::get().review.wanted.get();
    let fit = holding(&all, &wanted).count();
    let total = count(all.speakers.len(), "speaker");
    match fit {
        _ if wanted.trim().is_empty() && fit <= LISTED => format!("{total}."),
        0 => format!("No name of {total} holds “{}”.", wanted.trim()),
        _ if wanted.trim().is_empty() => {
            format!("{total}; the {LISTED} most quoted are listed. Type to find others.")
        }
        _ if fit > LISTED => format!("{fit} of {total}; the {LISTED} most quoted are listed."),
        _ => format!("{fit} of {total}."),
    }
}

fn list() -> AnyView {
    let Some(all) = followed() else { return nothing() };
    let desk = Desk::get();
    let mut number = vec![0; all.speakers.len()];
    for quotation in &all.quotations {
        number[quotation.speaker as usize] += 1;
    }
    let wanted = desk.review.wanted.get();
    let mut order: Vec<usize> = holding(&all, &wanted).take(LISTED).collect();
    // Those that are ticked stay in sight while another is looked for.
    let ticked = desk.review.ticked.get_untracked();
    let is_ticked = |at: &usize| ticked.contains(&all.speakers[*at].id);
    let others: Vec<usize> =
        (0..all.speakers.len()).filter(|at| is_ticked(at) && !order.contains(at)).collect();
    order.extend(others);
    order.sort_by_key(|&at| all.speakers[at].name.to_lowercase());
    let rows = order.into_iter().map(|at| {
        let speaker = &all.speakers[at];
        let (id, is) = (speaker.id.clone(), speaker.id.clone());
        let tick = el("input")
            .attr("type", "checkbox")
            .live_checked(move || desk.review.ticked.with(|ticked| ticked.contains(&is)))
            .on("change", move |_| {
                desk.review.ticked.update(|ticked| {
                    match ticked.iter().position(|one| *one == id) {
                        Some(at) => drop(ticked.remove(at)),
                        None => ticked.push(id.clone()),
                    }
                });
            });
        let about = format!(
            "{}, {}{}",
            wording::speaker_kind(speaker.kind),
            count(number[at], "quotation"),
            if speaker.checked { ", checked" } else { "" },
        );
        el("li").child(
            el("label")
                .child(tick)
                .child(" ")
                .child(el("strong").child(speaker_name(&all, at as u32)))
                .child(" ")
                .child(el("span").class("hint").child(about)),
        )
    });
    el("ul").test("review-speakers").children(rows.collect::<Vec<_>>()).any()
}
