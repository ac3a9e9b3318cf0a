//! Any text, with and without the model: no panic, and what holds for every extraction holds.
//!
//! The bytes are read twice: as the text itself, and as a list of pieces that news is made of, which
//! finds its way into the grammar sooner.

#![no_main]

use std::sync::LazyLock;

use crossquote_extract::boilerplate;
use crossquote_extract::{Model, extract, extract_with};
use libfuzzer_sys::fuzz_target;

#[allow(dead_code)]
#[path = "../../crates/core/crossquote-extract/benches/extraction/inputs.rs"]
mod inputs;
#[path = "../../crates/core/crossquote-extract/tests/it/valid.rs"]
mod valid;

static LEARNED: LazyLock<Model> =
    LazyLock::new(|| Model::load(inputs::MODEL).expect("the model of the repository is valid"));

fn holds(text: &str) {
    let lines = boilerplate::find(text);
    valid::check(text, &extract(text, &lines));
    valid::check(text, &extract_with(Some(&LEARNED), text, &lines));
}

fuzz_target!(|bytes: &[u8]| {
    holds(&String::from_utf8_lossy(bytes));
    let pieces = inputs::PIECES;
    let text: String = bytes
        .iter()
        .flat_map(|&byte| {
            let gap = if byte < 192 { " " } else { "" };
            [pieces[usize::from(byte) % pieces.len()], gap]
        })
        .collect();
    holds(&text);
});
