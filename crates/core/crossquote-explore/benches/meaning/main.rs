//! Search by meaning on queries whose answers are known, beside search by words; research/meaning/bench runs it.
//!
//! ```text
//! cargo bench -p crossquote-explore --bench meaning -- words < TEXTS         the words of each line as the table has them
//! cargo bench -p crossquote-explore --bench meaning -- vectors TABLE < TEXTS the vector of each line, for a comparison
//! cargo bench -p crossquote-explore --bench meaning -- search TABLE QUOTATIONS QUERIES
//!                                                    measures of each kind of queries and way of searching, as JSON
//! ```
//!
//! QUOTATIONS is a JSON list of objects with `id`, `text` and perhaps `speaker`, `outlet`, `date`, `title`; QUERIES has a
//! JSON object a line with `id`, the quotation that is wanted, and under any other names what may be typed for it.
//!
//! A query is timed from its text to the ten nearest, the best of five after one that does not count: of all queries the
//! 95th percentile.

// A benchmark measures time and prints; what core itself may not do is banned in its clippy.toml.
#![allow(clippy::disallowed_types, clippy::disallowed_macros, clippy::disallowed_methods)]
#![allow(missing_docs, unreachable_pub)]

use std::io::BufRead;
use std::time::Instant;

use crossquote_explore::meaning::{Index as Meanings, Table, form};
use crossquote_explore::search::{Index, Request};
use crossquote_text::words;
use serde_json::{Value, json};

#[path = "../../../../../research/search/records.rs"]
mod records;

/// How many are looked at: recall at so many.
const SHOWN: usize = 10;

/// Of the times of a query the best counts: what else the machine does is no part of it.
const PASSES: usize = 5;

fn main() {
    // `cargo bench` passes `--bench`.
    let given: Vec<String> =
        std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match given.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["words"] => {
            each_line(&|line| words(line).map(|word| form(word.text)).collect::<Vec<_>>().join(" "))
        }
        ["vectors", table] => {
            let table = table_in(table);
            each_line(&|line| format!("{:?}", table.meaning(line).numbers()));
        }
        ["search", table, quotations, queries] => {
            search(&table_in(table), &text_in(quotations), &text_in(queries));
        }
        _ => stop("say `words`, `vectors TABLE` or `search TABLE QUOTATIONS QUERIES`"),
    }
}

fn stop(why: &str) -> ! {
    eprintln!("meaning: {why}");
    std::process::exit(1);
}

fn text_in(file: &str) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|why| stop(&format!("{file}: {why}")))
}

fn table_in(file: &str) -> Table {
    let bytes = std::fs::read(file).unwrap_or_else(|why| stop(&format!("{file}: {why}")));
    Table::read(&bytes).unwrap_or_else(|why| stop(&format!("{file}: {why}")))
}

fn each_line(tell: &dyn Fn(&str) -> String) {
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap_or_else(|why| stop(&why.to_string()));
        println!("{}", tell(&line));
    }
}

/// What is typed, and the place of what is wanted among the quotations.
struct Query {
    kind: String,
    text: String,
    wanted: u32,
}

fn search(table: &Table, quotations: &str, queries: &str) {
    let records: Vec<Value> =
        serde_json::from_str(quotations).unwrap_or_else(|why| stop(&format!("quotations: {why}")));
    let queries = queries_of(queries, &records);
    let start = Instant::now();
    let vectors = vectors_of(table, &records);
    eprintln!(
        "{} quotations, vectors of all in {:.0} ms",
        records.len(),
        start.elapsed().as_secs_f64() * 1e3
    );
    let index = Index::new(&records::dataset(quotations));
    let by_words = |text: &str| {
        let request = Request { text: text.to_owned(), ..Request::default() };
        index.find(&request, SHOWN).hits.iter().map(|hit| hit.quotation).collect()
    };
    let by_meaning = |text: &str| {
        let near = vectors.nearest(table, &table.meaning(text), SHOWN, |_| true);
        near.iter().map(|near| near.item).collect()
    };
    for kind in kinds(&queries) {
        let some: Vec<&Query> = queries.iter().filter(|query| query.kind == kind).collect();
        print(&kind, "words", &some, &by_words);
        print(&kind, "meaning", &some, &by_meaning);
    }
}

fn print(kind: &str, way: &str, queries: &[&Query], find: &dyn Fn(&str) -> Vec<u32>) {
    let (recall, mrr, p95) = measure(queries, find);
    let count = queries.len();
    println!(
        "{}",
        json!({"queries": kind, "way": way, "count": count, "recall_at_10": recall, "mrr_at_10": mrr, "p95_ms": p95})
    );
}

fn queries_of(text: &str, records: &[Value]) -> Vec<Query> {
    let mut queries = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let query: Value = serde_json::from_str(line)
            .unwrap_or_else(|why| stop(&format!("queries, line {}: {why}", number + 1)));
        let wanted = records.iter().position(|record| record["id"] == query["id"]);
        let Some(wanted) = wanted else {
            stop(&format!("queries, line {}: no quotation has this id", number + 1))
        };
        for (kind, text) in query.as_object().into_iter().flatten() {
            if let Some(text) = text.as_str().filter(|_| kind != "id") {
                queries.push(Query {
                    kind: kind.clone(),
                    text: text.to_owned(),
                    wanted: wanted as u32,
                });
            }
        }
    }
    queries
}

fn vectors_of(table: &Table, records: &[Value]) -> Meanings {
    let mut vectors = Meanings::default();
    for record in records {
        let field = |name: &str| record[name].as_str().unwrap_or("");
        vectors.push(&table.of_quotation(field("text"), field("speaker"), field("title")));
    }
    vectors
}

/// In the order in which they come first.
fn kinds(queries: &[Query]) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    for query in queries {
        if !kinds.contains(&query.kind) {
            kinds.push(query.kind.clone());
        }
    }
    kinds
}

/// Recall and mean reciprocal rank among those shown, and the 95th percentile of milliseconds.
fn measure(queries: &[&Query], find: &dyn Fn(&str) -> Vec<u32>) -> (f64, f64, f64) {
    let (mut found, mut reciprocal, mut times) = (0, 0.0, Vec::new());
    for query in queries {
        let place = find(&query.text).iter().position(|&item| item == query.wanted);
        found += usize::from(place.is_some());
        reciprocal += place.map_or(0.0, |place| 1.0 / (place + 1) as f64);
        let passes = (0..PASSES).map(|_| {
            let start = Instant::now();
            std::hint::black_box(find(&query.text));
            start.elapsed().as_secs_f64() * 1e3
        });
        times.push(passes.fold(f64::INFINITY, f64::min));
    }
    times.sort_by(f64::total_cmp);
    let count = queries.len().max(1) as f64;
    let slow = times.get((times.len() * 95).div_ceil(100).saturating_sub(1)).copied();
    (found as f64 / count, reciprocal / count, slow.unwrap_or(0.0))
}
