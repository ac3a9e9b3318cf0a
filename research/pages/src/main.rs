//! Runs every reader over every saved page and prints how well it did.
//!
//! ```text
//! crossquote-pages [PAGES] [--weights FILE]   the tables
//! crossquote-pages --read READER PAGE         what one reader makes of one page, for eyes
//! ```
//!
//! Each reading is a process of its own with the stack that a WebAssembly program has: a reader that
//! calls itself too deeply takes no other figure with it. One that fails so is run again with a large
//! stack, so that its text counts; the failure counts as well.

mod score;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use crossquote_pages::{Page, dom_smoothie, legible, ours, readability};
use score::{Expected, Score, facts, score, share};
use serde_json::{Value, json};

type Reader = fn(&str) -> Result<Page, String>;

/// Readers by name. `+ walk`: what the reader calls the article, as HTML, through our own walk, which
/// tells what it chose apart from how it writes that down.
const READERS: &[(&str, Reader)] = &[
    ("dom_smoothie", dom_smoothie),
    ("legible", legible),
    ("readability", readability),
    ("dom_smoothie + walk", |html| dom_smoothie(html).map(walked)),
    ("legible + walk", |html| legible(html).map(walked)),
    ("readability + walk", |html| readability(html).map(walked)),
    ("our layer", ours),
];

fn walked(page: Page) -> Page {
    Page { text: crossquote_intake::page::plain_text(&page.content), ..page }
}

/// What rustc gives a WebAssembly program, in bytes.
const STACK: usize = 1024 * 1024;
const LARGE_STACK: usize = 1024 * STACK;
/// A reading that takes longer has failed.
const LONGEST: Duration = Duration::from_secs(60);
/// Runs for a time, and the time after which one more is not begun.
const RUNS: usize = 15;
const ENOUGH: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--read", reader, page] => show(reader, page),
        ["--one", reader, page, stack] => one(reader, page, stack),
        _ => {
            let weights = arguments.iter().position(|argument| argument == "--weights");
            let weights = weights.map(|at| arguments.drain(at..).nth(1).unwrap_or_default());
            let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../crates/core/crossquote-intake/tests/inputs/pages");
            compare(arguments.first().map_or(beside, String::as_str), weights.as_deref())
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("crossquote-pages: {message}");
            ExitCode::FAILURE
        }
    }
}

fn reader_of(name: &str) -> Result<Reader, String> {
    let found = READERS.iter().find(|(known, _)| *known == name);
    found.map(|(_, reader)| *reader).ok_or_else(|| format!("no reader {name}"))
}

fn html_of(page: &Path) -> Result<String, String> {
    let bytes = fs::read(page).map_err(|error| format!("{}: {error}", page.display()))?;
    Ok(crossquote_intake::page::decoded(&bytes))
}

fn show(reader: &str, page: &str) -> Result<(), String> {
    let page = reader_of(reader)?(&html_of(Path::new(page))?)?;
    println!("title: {}\noutlet: {}\nbyline: {}", page.title, page.outlet, page.byline);
    println!("published: {}\nurl: {}\n---\n{}", page.published, page.url, page.text);
    Ok(())
}

/// One reading, as JSON: the page and the median time in microseconds.
fn one(reader: &str, page: &str, stack: &str) -> Result<(), String> {
    let reader = reader_of(reader)?;
    let html = html_of(Path::new(page))?;
    let stack = stack.parse().map_err(|_| format!("no number of bytes: {stack}"))?;
    let run = move || -> Result<(Page, u128), String> {
        let begin = Instant::now();
        let mut times = Vec::new();
        let mut page = Page::default();
        while times.is_empty() || times.len() < RUNS && begin.elapsed() < ENOUGH {
            let one = Instant::now();
            page = reader(&html)?;
            times.push(one.elapsed().as_micros());
        }
        times.sort_unstable();
        Ok((page, times[times.len() / 2]))
    };
    let thread = std::thread::Builder::new().stack_size(stack).spawn(run);
    let thread = thread.map_err(|error| error.to_string())?;
    let (page, micros) = thread.join().map_err(|_| "panicked".to_owned())??;
    let line = json!({
        "title": page.title, "outlet": page.outlet, "byline": page.byline,
        "published": page.published, "url": page.url, "text": page.text, "micros": micros as u64,
    });
    std::io::stdout().write_all(line.to_string().as_bytes()).map_err(|error| error.to_string())
}

/// [`one`] in a process of its own.
fn apart(reader: &str, page: &Path, stack: usize) -> Result<(Page, u64), String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut child = Command::new(program)
        .args(["--one", reader])
        .arg(page)
        .arg(stack.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| error.to_string())?;
    let output = child.stdout.take().ok_or("no output")?;
    let reading = std::thread::spawn(move || std::io::read_to_string(output));
    let begin = Instant::now();
    let status = loop {
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) => break status,
            None if begin.elapsed() > LONGEST => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("took longer than {} s", LONGEST.as_secs()));
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let output = reading.join().map_err(|_| "no output")?.map_err(|error| error.to_string())?;
    if !status.success() {
        return Err(
            if status.code().is_some() { "refused or panicked" } else { "stack overflow" }.into()
        );
    }
    let value: Value = serde_json::from_str(&output).map_err(|error| error.to_string())?;
    let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let page = Page {
        title: field("title"),
        outlet: field("outlet"),
        byline: field("byline"),
        published: field("published"),
        url: field("url"),
        text: field("text"),
        content: String::new(),
    };
    Ok((page, value["micros"].as_u64().unwrap_or_default()))
}

struct Reading {
    score: Score,
    facts: [bool; 5],
    micros: Option<u64>,
    failure: Option<String>,
}

fn compare(folder: &str, weights: Option<&str>) -> Result<(), String> {
    let mut pages: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| format!("{folder}: {error}"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect();
    pages.sort();
    let expected = pages
        .iter()
        .map(|page| {
            let path = page.with_extension("expected.txt");
            let file = fs::read_to_string(&path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            Expected::parse(&file).map_err(|error| format!("{}: {error}", path.display()))
        })
        .collect::<Result<Vec<_>, _>>()?;
    if pages.is_empty() {
        return Err(format!("{folder} has no page"));
    }

    let readings: Vec<Vec<Reading>> = READERS
        .iter()
        .map(|(name, _)| {
            pages.iter().zip(&expected).map(|(page, wanted)| read(name, page, wanted)).collect()
        })
        .collect();
    print_readers(&readings, pages.len());
    print_pages(&pages, &readings);
    for ((name, _), readings) in READERS.iter().zip(&readings) {
        for (page, reading) in pages.iter().zip(readings) {
            if let Some(failure) = &reading.failure {
                println!("{name}, {}: {failure}", stem(page));
            }
        }
    }
    match weights {
        Some(file) => print_weights(file),
        None => Ok(()),
    }
}

fn read(reader: &str, page: &Path, wanted: &Expected) -> Reading {
    let (result, failure) = match apart(reader, page, STACK) {
        Ok(found) => (Some(found), None),
        Err(failure) => (apart(reader, page, LARGE_STACK).ok(), Some(failure)),
    };
    let micros = result.as_ref().map(|(_, micros)| *micros);
    let page = result.map(|(page, _)| page).unwrap_or_default();
    Reading { score: score(&wanted.text, &page.text), facts: facts(wanted, &page), micros, failure }
}

fn stem(page: &Path) -> String {
    page.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn print_readers(readings: &[Vec<Reading>], pages: usize) {
    println!("Means over {pages} pages; breaks, marks and words are sums.\n");
    println!(
        "| reader | precision | recall | F1 in order | F1 any order | worst page | breaks kept | added | marks kept \
         | stray words | title | outlet | byline | date | address | failed | ms median | ms slowest |"
    );
    println!(
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    );
    for ((name, _), readings) in READERS.iter().zip(readings) {
        let mean = |of: &dyn Fn(&Score) -> f64| {
            100.0 * readings.iter().map(|reading| of(&reading.score)).sum::<f64>() / pages as f64
        };
        let sum = |of: &dyn Fn(&Score) -> usize| {
            readings.iter().map(|reading| of(&reading.score)).sum::<usize>()
        };
        let worst = readings.iter().map(|reading| reading.score.f1()).fold(1.0, f64::min);
        print!(
            "| {name} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} % | {} | {:.1} % | {} |",
            mean(&Score::precision),
            mean(&Score::recall),
            mean(&Score::f1),
            mean(&Score::bag_f1),
            100.0 * worst,
            100.0 * share(sum(&|score| score.breaks_kept), sum(&|score| score.breaks)),
            sum(&|score| score.breaks_added),
            100.0 * share(sum(&|score| score.marks_kept), sum(&|score| score.marks)),
            sum(&Score::stray),
        );
        for field in 0..5 {
            print!(" {} |", readings.iter().filter(|reading| reading.facts[field]).count());
        }
        let mut times: Vec<u64> = readings.iter().filter_map(|reading| reading.micros).collect();
        times.sort_unstable();
        let milliseconds = |micros: Option<&u64>| {
            micros.map_or("–".into(), |&m| format!("{:.2}", m as f64 / 1e3))
        };
        println!(
            " {} | {} | {} |",
            readings.iter().filter(|reading| reading.failure.is_some()).count(),
            milliseconds(times.get(times.len() / 2)),
            milliseconds(times.last()),
        );
    }
}

/// F1 in order, and which facts are wrong, by their first letters.
fn print_pages(pages: &[PathBuf], readings: &[Vec<Reading>]) {
    println!(
        "\nF1 in order, stray words, and the facts that are wrong: title, outlet, byline, date, address\n"
    );
    print!("| page |");
    for (name, _) in READERS {
        print!(" {name} |");
    }
    println!("\n|---|{}", "---|".repeat(READERS.len()));
    for (at, page) in pages.iter().enumerate() {
        print!("| {} |", stem(page));
        for reading in readings.iter().map(|readings| &readings[at]) {
            let wrong: String = "tobda"
                .chars()
                .zip(reading.facts)
                .filter(|(_, right)| !right)
                .map(|(letter, _)| letter)
                .collect();
            print!(" {:.1} +{} {wrong} |", 100.0 * reading.score.f1(), reading.score.stray());
        }
        println!();
    }
    println!();
}

/// What run.sh weighed: a JSON object a line.
fn print_weights(file: &str) -> Result<(), String> {
    let lines = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    println!(
        "\nA WebAssembly module with one reader in it, in bytes, and the crates that it is built from\n"
    );
    println!("| reader | as built | gzip | brotli | crates |\n|---|---:|---:|---:|---:|");
    for line in lines.lines() {
        let weight: Value =
            serde_json::from_str(line).map_err(|error| format!("{file}: {error}"))?;
        let name = weight["reader"].as_str().unwrap_or_default();
        println!(
            "| {name} | {} | {} | {} | {} |",
            weight["raw"], weight["gzip"], weight["brotli"], weight["crates"]
        );
    }
    Ok(())
}
