//! How long grouping into statements takes and how good it is, on 120,000 made-up quotations and on
//! collections made to hurt it: `cargo bench -p crossquote-extract --bench statements`.
//!
//! Timed is [`group`] alone, once, on one core: with seconds a run, repeating would tell little
//! more. The seconds on the processor leave out what other work on the machine took. The figures of quality come from `reports.rs`, which says what they are worth.

// A benchmark measures time and prints; what core itself may not do is banned in its clippy.toml.
#![allow(clippy::disallowed_types, clippy::disallowed_macros, clippy::disallowed_methods)]
#![allow(missing_docs, unreachable_pub)]

use std::time::Instant;

use crossquote_extract::collection::statements::group;
use reports::{Plan, Reports, make};

mod reports;

fn main() {
    // `cargo bench` passes `--bench`; a number is how many quotations.
    let wanted = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(120_000);
    println!(
        "{:<42} {:>10} {:>8} {:>10} {:>8}",
        "", "quotations", "seconds", "statements", "peak MB"
    );
    for share in [4, 2, 1] {
        let quotations = wanted / share;
        let plan = Plan { quotations, by_one: quotations / 6, speakers: quotations / 30 };
        let made = make(plan);
        time("as in news, a sixth by one speaker", &made);
        if share == 1 {
            quality(&made);
        }
    }
    let plan = Plan { quotations: wanted, by_one: wanted, speakers: 0 };
    let made = make(plan);
    time("all by one speaker", &made);
    quality(&made);
    println!();
    for (name, words) in hostile() {
        time(name, &alike(wanted, words));
    }
}

fn time(name: &str, made: &Reports) {
    let (start, before) = (Instant::now(), on_processor());
    let statements = group(&made.articles, &made.speakers, &made.quotations).len();
    let seconds = start.elapsed().as_secs_f64();
    let worked = on_processor()
        .zip(before)
        .map_or("?".to_owned(), |(after, before)| format!("{:.2}", (after - before) as f64 / 1e9));
    let quotations = made.quotations.len();
    println!(
        "{name:<42} {quotations:>10} {seconds:>8.2} {worked:>8} {statements:>10} {:>8}",
        peak()
    );
}

/// Nanoseconds that this process has had a processor, where Linux tells.
fn on_processor() -> Option<u64> {
    let times = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    times.split_whitespace().next()?.parse().ok()
}

fn quality(made: &Reports) {
    let score = made.score();
    println!(
        "  {} groups of several, {} with a stranger: precision {:.2} %; recall {:.1} %",
        score.groups,
        score.wrong_groups,
        100.0 * score.precision(),
        100.0 * score.recall()
    );
    for (variant, found, all) in &score.found {
        let share = 100.0 * *found as f64 / (*all).max(1) as f64;
        println!("    {variant:?}: {found} of {all} with the whole ({share:.1} %)");
    }
    if std::env::var("EXAMPLES").is_ok() {
        for example in &score.examples {
            println!("  wrong: {}", example.join("\n         "));
        }
    }
}

/// The most memory that the process has held so far, where Linux tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u32>().ok());
    kilobytes.map_or("?".to_owned(), |kilobytes| (kilobytes / 1024).to_string())
}

/// Makes the words of quotation `n`.
type Words = fn(usize) -> String;

/// Collections that nobody writes and that must not take a day.
fn hostile() -> [(&'static str, Words); 8] {
    [
        ("one sentence, again and again", |_| {
            "We will rebuild the old harbour bridge before the autumn storms".to_owned()
        }),
        ("one sentence with a number of its own", |n| {
            format!("We will rebuild {n} old harbour bridges before the autumn storms")
        }),
        ("one sentence with a word of its own", |n| {
            format!("We will rebuild the old harbour bridge before the autumn storms, w{n}")
        }),
        ("twelve words in every order", |n| {
            let words = [
                "amber", "bridge", "candle", "dragon", "ember", "falcon", "granite", "harbour",
                "island", "jungle", "kettle", "lantern",
            ];
            let mut left: Vec<&str> = words.to_vec();
            let mut number = n * 7919;
            let mut out = Vec::new();
            while !left.is_empty() {
                out.push(left.remove(number % left.len()));
                number /= left.len() + 1;
            }
            out.join(" ")
        }),
        ("a long speech, every time a word further", |n| {
            (n..n + 14).map(|word| format!("word{word} ")).collect()
        }),
        ("sixty words, every second the same", |n| {
            let words = (0..60).map(|at| match at % 2 {
                0 => format!("same{at} "),
                _ => format!("own{} ", n * 60 + at),
            });
            words.collect()
        }),
        ("one word", |_| "pirates".to_owned()),
        ("no words", |_| "…".to_owned()),
    ]
}

/// `count` quotations by one speaker, one an article, with these words.
fn alike(count: usize, words: Words) -> Reports {
    reports::plain((0..count).map(words))
}
