//! Any text: extraction gives what it always gives, with and without the model, and the same again.
//!
//! The bytes are read twice: as the text itself, and as a list of pieces that news is made of, which finds its way
//! into the grammar sooner.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crossquote_extract::boilerplate;
use crossquote_extract::{Model, extract, extract_with};

use crate::{Target, inputs, valid};

pub(crate) const TARGET: Target = Target {
    name: "text",
    made: inputs_made,
    beside: &["crates/core/crossquote-extract/tests/inputs/extract"],
    words: inputs::PIECES,
    changes: 6,
    run,
};

static LEARNED: LazyLock<Model> =
    LazyLock::new(|| Model::load(inputs::MODEL).expect("the model of the repository is valid"));

fn run(bytes: &[u8]) -> String {
    let pieces = inputs::PIECES;
    let words: String = bytes
        .iter()
        .take(2_000)
        .flat_map(|&byte| {
            let gap = if byte < 192 { " " } else { "" };
            [pieces[usize::from(byte) % pieces.len()], gap]
        })
        .collect();
    holds(&words) + "; " + &holds(&String::from_utf8_lossy(bytes))
}

/// The articles of the repository, and texts made to hurt.
fn inputs_made() -> Vec<Vec<u8>> {
    let hostile = inputs::hostile(300).map(|(_, text)| text);
    inputs::articles().into_iter().chain(hostile).map(String::into_bytes).collect()
}

/// Which rules fired, and what was odd.
fn holds(text: &str) -> String {
    let lines = boilerplate::find(text);
    let mut before = 0;
    for line in &lines {
        assert!(text.get(line.span.range()).is_some(), "{:?} is on character borders", line.span);
        assert!(before <= line.span.start, "lines of boilerplate come in text order");
        before = line.span.end;
    }
    valid::check(text, &extract(text, &lines));
    let found = extract_with(Some(&LEARNED), text, &lines);
    valid::check(text, &found);
    assert_eq!(found, extract_with(Some(&LEARNED), text, &lines), "the same each time");
    let evidence = found.attributions.iter().flat_map(|one| &one.evidence);
    let rules: BTreeSet<&str> = evidence.map(|evidence| evidence.rule.as_str()).collect();
    format!("{rules:?} {}", found.notes.len().min(3))
}
