//! Six inputs that strangers may have made, and what must hold for any of them.
//!
//! ```text
//! corpus/TARGET/* ─▶ change ─▶ target: asserts, and says what the input came to ─▶ new? kept, and changed further
//! ```
//!
//! A small loop of our own rather than `cargo fuzz`: libFuzzer needs a nightly compiler and a program to be
//! installed, `make` installs neither, and a target that nobody can run finds nothing. The price is that nothing
//! tells the loop which branches an input took. In its place each target says in a few words what the input came
//! to (a message, the rules that fired), and an input with new words is kept to be changed further. A `Target` is a
//! function of bytes, so `fuzz_target!(|bytes: &[u8]| { (text::TARGET.run)(bytes); })` is all that libFuzzer would
//! need of one day.

// Helpers of tests may unwrap as tests do; the lint knows only functions marked `#[test]`.
#![allow(clippy::unwrap_used)]

mod change;
mod dataset;
mod index;
// What extraction is measured on, and what must hold for it: the tests of crossquote-extract have more of it.
#[allow(dead_code, missing_docs, unreachable_pub)]
#[path = "../crates/core/crossquote-extract/benches/extraction/inputs.rs"]
mod inputs;
mod model;
mod page;
mod query;
mod run;
mod text;
#[allow(missing_docs, unreachable_pub)]
#[path = "../crates/core/crossquote-extract/tests/it/valid.rs"]
mod valid;

use crossquote_model::Dataset;
use crossquote_test_support::{file, read, root};

/// An input, and what is asserted of it.
struct Target {
    /// Of the folder in `corpus/` too.
    name: &'static str,
    /// Inputs made anew each time, which follow when a format changes; those in the corpus would be refused by then.
    made: fn() -> Vec<Vec<u8>>,
    /// Folders of the repository that have more to begin with, for the long run.
    beside: &'static [&'static str],
    /// What such inputs are made of.
    words: &'static [&'static str],
    /// How often `make test` changes each file of the corpus: some targets take longer than others.
    changes: usize,
    /// Panics where something does not hold; else says what the input came to.
    run: fn(&[u8]) -> String,
}

/// The small collection that search is tested on.
fn small() -> Dataset {
    let path = "crates/core/crossquote-explore/tests/inputs/search/facets.txt";
    read(file(&root().join(path)).split_once("=====").unwrap().0)
}

/// For each target a test of its corpus, which belongs to `make test`, and one that goes on from there.
macro_rules! targets {
    ($($name:ident)*) => {
        mod corpus {
            $(#[test] fn $name() { super::run::corpus(&super::$name::TARGET) })*
        }
        mod minute {
            $(#[test] #[ignore = "takes a minute: fuzz/run.sh"] fn $name() { super::run::minute(&super::$name::TARGET) })*
        }
    };
}

targets! { dataset index model page query text }
