//! Runs targets: over the corpus with a fixed number of changes, or for as long as asked.

use std::collections::HashSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crossquote_test_support::{Dice, root};

use crate::Target;
use crate::change::changed;

/// The files of a folder with their names, in the order of these.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read(path).unwrap())).collect()
}

/// The seed of a target's dice: another for each, that they do not all change the same places.
fn seed(target: &Target, number: u64) -> u64 {
    target.name.bytes().fold(number, |seed, byte| seed.wrapping_mul(31).wrapping_add(byte.into()))
}

/// What a target makes of an input, or what it said when it failed.
fn outcome(target: &Target, input: &[u8]) -> Result<String, String> {
    catch_unwind(AssertUnwindSafe(|| (target.run)(input))).map_err(|payload| {
        let text = payload.downcast_ref::<String>().cloned();
        let text = text.or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        text.unwrap_or_else(|| "no message".to_owned())
    })
}

/// Every file of the corpus as it is, and with the same changes in every run.
pub(crate) fn corpus(target: &Target) {
    let mut inputs = files(&root().join("fuzz/corpus").join(target.name));
    assert!(inputs.len() > 4, "the corpus of {} is there", target.name);
    inputs.extend((target.made)().into_iter().map(|bytes| ("made".to_owned(), bytes)));
    let mut dice = Dice(seed(target, 1));
    for (name, input) in &inputs {
        (target.run)(input);
        for number in 0..target.changes {
            let other = &inputs[dice.roll(inputs.len())].1;
            let bytes = changed(input, other, target.words, &mut dice);
            if let Err(message) = outcome(target, &bytes) {
                let kept = keep(target, "failed", &bytes);
                panic!("{name}, change {number}: {message}; input: {}", kept.display());
            }
        }
    }
}

/// Goes on from the corpus for `FUZZ_SECONDS`, with the dice of `FUZZ_SEED`. What fails is made shorter and kept.
pub(crate) fn minute(target: &Target) {
    let number = |name: &str, usual: u64| {
        std::env::var(name).map_or(usual, |text| text.parse().expect("a number"))
    };
    let end = Instant::now() + Duration::from_secs(number("FUZZ_SECONDS", 60));
    let mut dice = Dice(seed(target, number("FUZZ_SEED", 1)));
    let folders = target.beside.iter().map(|folder| root().join(folder));
    let folders = std::iter::once(root().join("fuzz/corpus").join(target.name)).chain(folders);
    let mut inputs: Vec<Vec<u8>> =
        folders.flat_map(|folder| files(&folder)).map(|(_, bytes)| bytes).collect();
    inputs.extend((target.made)());
    let mut known: HashSet<String> = HashSet::new();
    let given = inputs.len();
    let (mut runs, mut slowest) = (0u64, Duration::ZERO);
    // The given ones first, as they are.
    while runs < given as u64 || Instant::now() < end {
        let bytes = if runs < given as u64 {
            inputs[runs as usize].clone()
        } else {
            let (one, other) = (dice.roll(inputs.len()), dice.roll(inputs.len()));
            changed(&inputs[one], &inputs[other], target.words, &mut dice)
        };
        // What ends the process outright, as a stack that is used up does, leaves its input here.
        keep(target, "running", &bytes);
        let begun = Instant::now();
        let came_to = outcome(target, &bytes);
        let took = begun.elapsed();
        runs += 1;
        if took > slowest {
            slowest = took;
            keep(target, "slowest", &bytes);
        }
        match came_to {
            Ok(words) => {
                if known.insert(words) && runs > given as u64 {
                    inputs.push(bytes);
                }
            }
            Err(message) => {
                let short = shorter(target, bytes);
                let kept = keep(target, "failed", &short);
                panic!("{}, run {runs}: {message}; input: {}", target.name, kept.display());
            }
        }
    }
    println!(
        "{}: {runs} inputs came to {} different things; the slowest took {slowest:?}",
        target.name,
        known.len()
    );
}

/// A failing input with all left out that it fails without, as far as half a minute allows.
fn shorter(target: &Target, mut bytes: Vec<u8>) -> Vec<u8> {
    let end = Instant::now() + Duration::from_secs(30);
    let mut length = bytes.len() / 2;
    while length > 0 {
        let mut at = 0;
        while at < bytes.len() && Instant::now() < end {
            let mut less = bytes.clone();
            less.drain(at..bytes.len().min(at + length));
            match outcome(target, &less) {
                Ok(_) => at += length,
                Err(_) => bytes = less,
            }
        }
        length /= 2;
    }
    bytes
}

/// Writes an input to where nobody looks until something fails.
fn keep(target: &Target, what: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(format!("{}.{what}", target.name));
    fs::write(&path, bytes).unwrap();
    path
}
