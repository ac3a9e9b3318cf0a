//! All corrections of the collection, in words, each with a way to take it back.

use crossquote_core::corrections::{Anchor, ArticleFacts, Corrections, Kind};
use leptos::prelude::*;
use serde_json::json;

use super::{Desk, shortened};
use crate::element::{El, el, live, nothing};

pub(super) fn view() -> El {
    el("div").child(live(list))
}

fn list() -> AnyView {
    let Some(open) = super::collection() else { return nothing() };
    let desk = Desk::get();
    let lines = lines(&desk.history.get().corrections());
    if lines.is_empty() {
        return el("p").class("hint").child("There are none yet.").any();
    }
    let row = |(kind, index, words): (Kind, usize, String)| {
        let unneeded = open.unneeded.iter().find(|(of, at, _)| of == kind.name() && *at == index);
        let unneeded =
            unneeded.map(|(.., why)| el("span").class("hint").child(format!(" ({why})")));
        let step = Desk::step("drop", json!({ "kind": kind.name(), "index": index }));
        el("li").child(words).child(unneeded).child(" ").child(
            el("button")
                .class("action")
                .child("Take back")
                .on("click", move |_| desk.revise("Correction taken back", &step)),
        )
    };
    el("ul")
        .class("review-corrections")
        .test("corrections")
        .children(lines.into_iter().map(row))
        .any()
}

/// Each correction with its kind, its place among those of its kind, and in words.
fn lines(all: &Corrections) -> Vec<(Kind, usize, String)> {
    let said = |anchor: &Anchor| format!("“{}” ({})", shortened(&anchor.exact, 70), anchor.article);
    let every = |anchors: &[Anchor]| anchors.iter().map(said).collect::<Vec<_>>().join("; ");
    let mut lines = Vec::new();
    let mut add = |kind: Kind, words: Vec<String>| {
        lines.extend(words.into_iter().enumerate().map(|(index, words)| (kind, index, words)));
    };
    add(Kind::ArticleFacts, all.article_facts.iter().map(facts).collect());
    let words =
        all.not_a_quotation.iter().map(|one| format!("No quotation: {}", said(&one.quotation)));
    add(Kind::NotAQuotation, words.collect());
    let words = all.missed_quotation.iter();
    let words =
        words.map(|one| format!("A quotation of {}: {}", one.speaker, said(&one.quotation)));
    add(Kind::MissedQuotation, words.collect());
    let words = all.wrong_speaker.iter();
    let words = words.map(|one| format!("{} said {}", one.speaker, said(&one.quotation)));
    add(Kind::WrongSpeaker, words.collect());
    let words =
        all.same_speaker.iter().map(|one| format!("One speaker: {}", one.speakers.join(" = ")));
    add(Kind::SameSpeaker, words.collect());
    let words = all.separate_statements.iter();
    let words = words.map(|one| format!("Not the same statement: {}", every(&one.quotations)));
    add(Kind::SeparateStatements, words.collect());
    let words = all.one_statement.iter();
    let words = words.map(|one| format!("The same statement: {}", every(&one.quotations)));
    add(Kind::OneStatement, words.collect());
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
