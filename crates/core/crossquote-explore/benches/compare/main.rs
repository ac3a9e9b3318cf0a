//! How well and how fast several wordings of one statement are aligned; research/compare/run.sh runs it
//! beside CollateX.
//!
//! ```text
//! cargo bench -p crossquote-explore --bench compare -- speed              how fast comparison is (speed.rs)
//! cargo bench -p crossquote-explore --bench compare -- sets FILE          writes the sets, with the truth
//! cargo bench -p crossquote-explore --bench compare -- align SETS FILE    aligns them, writes pairs and seconds
//! ```
//!
//! The sets are the statements that several of the five articles report (`five.txt`, aligned by hand),
//! CollateX's own published examples (`published.txt`, likewise) and two hundred made from the
//! annotated articles of PolNeAR by edits (`edits.rs`). These are no part of the repository: the
//! environment variable CROSSQUOTE_SHARED names the folder that has them.
//!
//! What is timed is [`align`] and reading every pair out of its answer: the best of five passes, each
//! set by itself. `research/compare/beside.py` measures CollateX and scores both.

// A benchmark measures time and prints; what core itself may not do is banned in its clippy.toml.
#![allow(clippy::disallowed_types, clippy::disallowed_macros, clippy::disallowed_methods)]
#![allow(missing_docs, unreachable_pub)]

use std::path::Path;
use std::time::Instant;

use crossquote_explore::compare::align;
use crossquote_text::words;
use serde_json::{Value, json};
use tables::Table;
use truth::{Set, every_two};

mod edits;
mod speed;
mod tables;
mod truth;

/// Of each kind of edit.
const SETS: usize = 40;
const PASSES: usize = 5;

fn main() {
    // `cargo bench` passes `--bench`.
    let given: Vec<String> =
        std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match given.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["sets", out] => write(out, &json!(sets().iter().map(Set::json).collect::<Vec<_>>())),
        ["align", sets, out] => write(out, &aligned(&read(sets))),
        ["speed"] => {
            let start = Instant::now();
            speed::all(&|| start.elapsed().as_secs_f64(), &|line| println!("{line}"));
        }
        _ => stop("say `speed`, `sets FILE` or `align SETS FILE`, as research/compare/run.sh does"),
    }
}

fn stop(why: &str) -> ! {
    eprintln!("compare: {why}");
    std::process::exit(1);
}

fn write(file: &str, value: &Value) {
    if let Err(error) = std::fs::write(file, value.to_string()) {
        stop(&format!("{file} cannot be written: {error}"));
    }
}

fn read(file: &str) -> Value {
    let bytes = std::fs::read(file)
        .unwrap_or_else(|error| stop(&format!("{file} cannot be read: {error}")));
    serde_json::from_slice(&bytes)
        .unwrap_or_else(|error| stop(&format!("{file} holds no sets: {error}")))
}

fn sets() -> Vec<Set> {
    let Some(shared) = std::env::var_os("CROSSQUOTE_SHARED") else {
        stop(
            "the annotated articles are no part of this repository: let CROSSQUOTE_SHARED name the \
             folder that has polnear/train.jsonl, or say research/compare/run.sh SHARED",
        )
    };
    let file = Path::new(&shared).join("polnear/train.jsonl");
    let lines = std::fs::read_to_string(&file)
        .unwrap_or_else(|error| stop(&format!("no {}: {error}", file.display())));
    let five = Table::all(include_str!("five.txt"));
    five.iter().for_each(as_in_dataset);
    let published = Table::all(include_str!("published.txt"));
    let five = five.iter().map(|table| table.set("five articles"));
    let published = published.iter().map(|table| table.set("published examples"));
    five.chain(edits::sets(&lines, SETS)).chain(published).collect()
}

/// The rows of `five.txt` are named after quotations of the bundled dataset, and must say what these
/// say: stops where they do not.
fn as_in_dataset(table: &Table) {
    let dataset: Value =
        serde_json::from_str(include_str!("../../../../../data/dataset/dataset.json"))
            .expect("the bundled dataset is JSON");
    let content = |id: &str| {
        let quotations = dataset["quotations"].as_array()?;
        let quotation = quotations.iter().find(|quotation| quotation["id"] == id)?;
        let article = &dataset["articles"][quotation["article"].as_u64()? as usize];
        let text = article["text"].as_str()?;
        let segment = |span: &Value| {
            text.get(span[0].as_u64()? as usize..span[1].as_u64()? as usize).map(str::to_owned)
        };
        quotation["content"].as_array()?.iter().map(segment).collect::<Option<Vec<_>>>()
    };
    for row in &table.rows {
        let segments: Option<Vec<Vec<String>>> = row.name.split('+').map(content).collect();
        let Some(segments) = segments else {
            stop(&format!("five.txt: the dataset has no quotation {}", row.name))
        };
        let wanted = segments.concat().join(" ");
        let same =
            words(&wanted).map(|word| word.text).eq(words(&row.text()).map(|word| word.text));
        if !same {
            stop(&format!("five.txt: {} is, in the dataset: {wanted}", row.name));
        }
    }
}

/// Pairs and seconds of every set.
fn aligned(sets: &Value) -> Value {
    let sets = sets.as_array().unwrap_or_else(|| stop("the file holds no list of sets"));
    sets.iter().map(aligned_set).collect()
}

fn aligned_set(set: &Value) -> Value {
    let witnesses = set["witnesses"].as_array().expect("a set has witnesses");
    let texts: Vec<&str> =
        witnesses.iter().map(|witness| witness["text"].as_str().expect("a text")).collect();
    let mut seconds = f64::MAX;
    let mut found = Vec::new();
    for _ in 0..PASSES {
        let start = Instant::now();
        let alignment = align(&texts);
        found = every_two(texts.len())
            .map(|(a, b)| (a, b, alignment.pairs(a, b), alignment.moved_pairs(a, b)))
            .collect();
        seconds = seconds.min(start.elapsed().as_secs_f64());
        // Pairs are numbers of words: they mean nothing if the words are others.
        for (witness, text) in texts.iter().enumerate() {
            let spans = words(text).map(|word| word.span);
            assert!(
                spans.eq(alignment.words(witness).iter().copied()),
                "{}: witness {witness} has other words",
                set["name"]
            );
        }
    }
    let pairs: Vec<Value> = found
        .into_iter()
        .map(|(a, b, pairs, moved)| json!({ "a": a, "b": b, "pairs": pairs, "moved": moved }))
        .collect();
    json!({ "name": set["name"], "seconds": seconds, "pairs": pairs })
}
