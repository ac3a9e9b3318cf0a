//! Extraction: article text in, attributions out, as snapshots.

use std::fmt::Write;

use crossquote_extract::boilerplate;
use crossquote_extract::{Model, extract, extract_with};
use crossquote_model::{Polarity, Span};

use crate::inputs::{MODEL, hostile};
use crate::valid::check;

/// The model that comes with the program.
fn model() -> Model {
    Model::load(MODEL).unwrap()
}

/// What extraction makes of `text`, for people: the text, then one attribution after another.
fn shown(model: Option<&Model>, text: &str) -> String {
    let lines = boilerplate::find(text);
    let found = extract_with(model, text, &lines);
    check(text, &found);
    let mut out = String::new();
    // A long input would drown its result.
    let head: String = text.chars().take(1500).collect();
    let _ = writeln!(out, "{}", visible(&head));
    if head.len() < text.len() {
        let _ = writeln!(out, "… {} bytes in all", text.len());
    }
    let _ = writeln!(out, "----");
    for line in &lines {
        let _ = writeln!(out, "boilerplate: {} | {}", line.reason, visible(line.span.of(text)));
    }
    for one in found.attributions.iter().take(30) {
        let words = |spans: &[Span]| {
            spans.iter().map(|span| visible(span.of(text))).collect::<Vec<_>>().join(" + ")
        };
        let speaker = one.entity.map_or("?", |at| found.entities[at].name.as_str());
        let rules: Vec<_> = one.evidence.iter().map(|evidence| evidence.rule.as_str()).collect();
        let _ = writeln!(out, "{} | {}", one.kind.name(), words(&one.content));
        let _ = writeln!(
            out,
            "    cue {} | source {} -> {} | {} % | {}{}",
            words(&one.cue),
            words(&one.source),
            speaker,
            one.confidence,
            rules.join(", "),
            one.to.map_or(String::new(), |to| format!(" | to {}", to.of(text))),
        );
    }
    if found.attributions.len() > 30 {
        let _ = writeln!(out, "… {} attributions in all", found.attributions.len());
    }
    for entity in &found.entities {
        let mentions: Vec<_> = entity.mentions.iter().map(|span| visible(span.of(text))).collect();
        let role = entity.role.as_ref().map_or(String::new(), |role| format!(" ({role})"));
        let _ = writeln!(out, "{:?} {}{role}: {}", entity.kind, entity.name, mentions.join(", "));
    }
    for note in &found.notes {
        let _ = writeln!(out, "note: {} | {}", note.message, visible(note.span.of(text)));
    }
    out
}

/// Control characters as escapes, so that a snapshot is plain text.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => c.to_string(),
            c if c.is_control() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}') => {
                c.escape_unicode().to_string()
            }
            c => c.to_string(),
        })
        .collect()
}

#[test]
fn snapshots() {
    insta::glob!("../inputs", "extract/*.txt", |path| {
        // The test reads files; the library itself never does.
        let text = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(shown(None, &text));
    });
}

/// The same texts as the learned model reads them. A newly trained model changes some: the
/// difference is to be read, not waved through.
#[test]
fn snapshots_with_the_model() {
    let model = model();
    insta::glob!("../inputs", "extract/*.txt", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(shown(Some(&model), &text));
    });
}

/// What a page of tricky cases gives: after each text, whose words are found in it.
fn whose(model: &Model, text: &str) -> String {
    let found = extract_with(Some(model), text, &boilerplate::find(text));
    check(text, &found);
    let mut out = format!("{}\n", visible(text.trim_end()));
    for one in &found.attributions {
        let speaker = one.entity.map_or("?", |at| found.entities[at].name.as_str());
        let content: Vec<_> = one.content.iter().map(|span| visible(span.of(text))).collect();
        let polarity = match one.polarity {
            Polarity::Said => String::new(),
            other => format!(" ({other:?})"),
        };
        let _ = writeln!(
            out,
            "  > {speaker}{polarity}: {} | {} %",
            content.join(" + "),
            one.confidence
        );
    }
    out
}

/// A page a kind of trap, each case by itself, and what is made of it today: what is wrong is to be seen too.
#[test]
fn tricky_cases() {
    let model = model();
    insta::glob!("../inputs", "tricky/*.txt", |path| {
        let page = std::fs::read_to_string(path).unwrap();
        let cases: Vec<String> = page.split("====\n").map(|text| whose(&model, text)).collect();
        insta::assert_snapshot!(cases.join("\n"));
    });
}

#[test]
fn work_grows_with_the_text_only() {
    // A quadratic step would take minutes here, in a debug build too; nothing is timed. Optimised
    // (`cargo test --release`) longer texts take no more time.
    let (rules, learned) =
        if cfg!(debug_assertions) { (100_000, 25_000) } else { (2_000_000, 1_000_000) };
    for (_, text) in hostile(rules) {
        check(&text, &extract(&text, &boilerplate::find(&text)));
    }
    let model = model();
    for (_, text) in hostile(learned) {
        check(&text, &extract_with(Some(&model), &text, &boilerplate::find(&text)));
    }
}
