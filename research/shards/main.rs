//! Measures what an explorer of a million quotations and more would have to store and to fetch, on a
//! sharded index that is made as bytes and read from those bytes: research/shards/run.sh.
//!
//! `-- SHARED` names the folder with `polnear/train.jsonl`, `polnear/dev.jsonl` and, if there,
//! `bench/search/data/queries.json`. docs/SCALE.md says what the figures mean and what follows from them.

// A measurement prints and reads the clock; what the command may not do is not meant for it.
#![allow(clippy::print_stdout)]

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use crossquote_explore::search::query::parse;
use crossquote_explore::search::{Index, MatchKind, Request};
use crossquote_extract::{Model, extract_with};
use crossquote_extract::{boilerplate, collection};
use crossquote_model::dataset;
use crossquote_model::{Article, Dataset, Span, Stated};
use crossquote_text::words;
use serde_json::{Value, json};

use corpus::{Corpus, Heaps, mixed};
use shards::{BUDGET, Lists, Reader, SHOWN, Shards, Tally, gzip};

mod corpus;
mod shards;

static MODEL: &[u8] = include_bytes!("../../data/model/extraction.cqmodel");

/// Bytes of an object before gzip. The first is no plan: it shows what smaller ones would gain.
const SIZES: [usize; 4] = [16 << 10, 64 << 10, 256 << 10, 1 << 20];
const KB: f64 = 1000.0;

/// What a line is like: milliseconds of a round trip, kilobytes a millisecond.
const LINES: [(&str, f64, f64); 2] =
    [("50 ms, 20 Mbit/s", 50.0, 2.5), ("150 ms, 1.6 Mbit/s", 150.0, 0.2)];

fn main() -> Result<()> {
    let shared = std::env::args().nth(1).unwrap_or_else(|| "../shared".to_owned());
    let shared = Path::new(&shared);
    let articles = articles(shared)?;
    let model = Model::load(MODEL).context("the model in the program")?;
    extraction(&articles, &model);

    let begun = Worked::new();
    let (dataset, _) = collection::assemble(Some(&model), "PolNeAR", "", articles);
    println!("\nDataset with statements and speakers: {:.1} s", begun.seconds());
    let begun = Worked::new();
    let bytes = Index::bytes_of(&dataset);
    println!("Search index of it: {:.2} s", begun.seconds());
    let real = Corpus::of_index(&bytes);
    let cards = cards(&dataset);
    storage(&dataset, &bytes, &real, &cards);
    let heaps = dictionary(&real);
    others(&dataset);

    let index = Index::of(bytes, &dataset).context("the index just made")?;
    index.prepare();
    let queries = queries(shared, &dataset, &index)?;
    // So many copies make a million quotations.
    let million = 1_000_000_usize.div_ceil(dataset.quotations.len());
    for copies in [1, 8, million] {
        let begun = Worked::new();
        let lists = Lists::new(real.grown(copies, heaps));
        let quotations = copies * dataset.quotations.len();
        println!("\n## {} quotations", thousands(quotations));
        println!("\nLists made in {:.1} s, one core.", begun.seconds());
        postings(&lists, heaps.words((real.postings() * copies) as f64));
        if copies == 1 {
            check(&index, &lists, &cards, &queries)?;
        }
        fetches(&lists, &cards, &queries);
    }
    Ok(())
}

/// The annotated articles, as a collection has them. Their annotations are not looked at.
fn articles(shared: &Path) -> Result<Vec<Article>> {
    let mut articles = Vec::new();
    for name in ["train", "dev"] {
        let file = shared.join(format!("polnear/{name}.jsonl"));
        let Ok(lines) = std::fs::read_to_string(&file) else {
            bail!(
                "no {}: the articles are no part of this repository. Name the folder that has them: \
                 research/shards/run.sh SHARED",
                file.display()
            );
        };
        for line in lines.lines() {
            let record: Value = serde_json::from_str(line).context("a line of PolNeAR")?;
            let field = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
            let stated = |name: &str| {
                Some(Stated { value: field(name), from: Vec::new() })
                    .filter(|s| !s.value.is_empty())
            };
            articles.push(Article {
                id: field("doc"),
                title: stated("title"),
                outlet: stated("publisher"),
                published: stated("published"),
                text: field("text").into(),
                ..Article::default()
            });
        }
    }
    Ok(articles)
}

/// Seconds since it was made: on the processor, where Linux tells, because other work may run beside it.
struct Worked(Instant, Option<f64>);

impl Worked {
    fn new() -> Worked {
        Worked(Instant::now(), Worked::on_processor())
    }

    fn seconds(&self) -> f64 {
        match (Worked::on_processor(), self.1) {
            (Some(now), Some(then)) => now - then,
            _ => self.0.elapsed().as_secs_f64(),
        }
    }

    fn on_processor() -> Option<f64> {
        let times = std::fs::read_to_string("/proc/self/schedstat").ok()?;
        Some(times.split(' ').next()?.parse::<f64>().ok()? / 1e9)
    }
}

/// How fast one core extracts: three times all, the fastest.
fn extraction(articles: &[Article], model: &Model) {
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let begun = Worked::new();
        for article in articles {
            let found = boilerplate::find(&article.text);
            std::hint::black_box(extract_with(Some(model), &article.text, &found));
        }
        best = best.min(begun.seconds());
    }
    let count = articles.len() as f64;
    println!(
        "{} articles, {:.0} bytes each: one core extracts {:.0} articles, {:.2} MB a second",
        articles.len(),
        bytes as f64 / count,
        count / best,
        bytes as f64 / best / 1e6
    );
}

/// What a card shows, a line a quotation: all that a reader needs without the article.
fn cards(dataset: &Dataset) -> Vec<String> {
    let card = |quotation: &crossquote_model::Quotation| {
        let article = &dataset.articles[quotation.article as usize];
        let all = quotation.content.iter().fold(quotation.context, |all, &span| all.cover(span));
        let within = |spans: &[Span]| -> Vec<(u32, u32)> {
            spans.iter().map(|s| (s.start - all.start, s.end - all.start)).collect()
        };
        let said = |fact: &Option<Stated>| fact.as_ref().map(|fact| fact.value.clone());
        let speaker = &dataset.speakers[quotation.speaker as usize];
        let card = json!({
            "id": quotation.id, "article": article.id, "title": said(&article.title),
            "outlet": said(&article.outlet), "date": said(&article.published),
            "kind": quotation.kind.name(), "speaker": [speaker.id, speaker.name],
            "statement": quotation.statement, "sure": quotation.confidence, "at": all.start,
            "text": all.of(&article.text), "content": within(&quotation.content),
            "quoted": within(&quotation.quoted), "cue": within(&quotation.cue),
            "source": within(&quotation.source),
        });
        format!("{card}\n")
    };
    dataset.quotations.iter().map(card).collect()
}

fn storage(dataset: &Dataset, index: &[u8], real: &Corpus, cards: &[String]) {
    let count = dataset.quotations.len() as f64;
    println!(
        "\n{} quotations, {:.1} an article; {:.1} words each, counted once a quotation",
        thousands(dataset.quotations.len()),
        count / dataset.articles.len() as f64,
        real.postings() as f64 / count
    );
    println!("\n| bytes a quotation | raw | gzip 9 |\n|---|---|---|");
    let row = |name: &str, bytes: &[u8]| {
        println!(
            "| {name} | {:.0} | {:.0} |",
            bytes.len() as f64 / count,
            gzip(bytes) as f64 / count
        );
    };
    let encoded = dataset::encode(dataset);
    row("dataset.json", encoded.as_bytes());
    let mut rest = encoded.as_str();
    for (name, end) in [
        ("articles, whole texts", "\n\"speakers\":["),
        ("speakers", "\n\"quotations\":["),
        ("quotations", "\n\"statements\":["),
        ("statements", "\n\"related\":["),
        ("related speakers", "\0"),
    ] {
        let (part, after) = rest.split_at(rest.find(end).unwrap_or(rest.len()));
        row(&format!("— its {name}"), part.as_bytes());
        rest = after;
    }
    row("search.index", index);
    let mut at = 0;
    for &(name, bytes) in real.parts.iter().filter(|part| part.1 > 0) {
        row(&format!("— its {name}"), &index[at..at + bytes]);
        at += bytes;
    }
    row("cards, in one run", cards.concat().as_bytes());
}

/// How the dictionary grows: subsets of whole articles, doubled each time.
fn dictionary(real: &Corpus) -> Heaps {
    println!("\n| words, each once a quotation | different ones | as fitted |\n|---|---|---|");
    let mut points = Vec::new();
    for step in [64, 32, 16, 8, 4, 2, 1] {
        // Every share of the articles, not one: the mean of up to eight.
        let samples: Vec<_> = (0..step.min(8)).map(|from| real.sample(step, from)).collect();
        let mean = |of: fn(&(usize, usize)) -> usize| {
            samples.iter().map(of).sum::<usize>() / samples.len()
        };
        points.push((mean(|sample| sample.0), mean(|sample| sample.1)));
    }
    // The upper half is what a larger corpus goes on from: in small ones everything is new.
    let heaps = Heaps::fit(&points[3..]);
    for &(written, different) in &points {
        println!(
            "| {} | {} | {:.0} |",
            thousands(written),
            thousands(different),
            heaps.words(written as f64)
        );
    }
    let last = points[points.len() - 1].0 as f64 / real.quotations.len() as f64;
    println!("\nHeaps' law through the last four: {:.2} · n^{:.3}.", heaps.k, heaps.b);
    for quotations in [1e6, 1e9] {
        println!(
            "It says of {quotations:.0e} quotations: {} words",
            thousands(heaps.words(last * quotations) as usize)
        );
    }
    heaps
}

/// Speakers and statements, by how many articles they were found in.
fn others(dataset: &Dataset) {
    let mut points = Vec::new();
    for step in [8_u32, 4, 2, 1] {
        let of: Vec<_> = dataset.quotations.iter().filter(|q| q.article % step == 0).collect();
        let speakers: BTreeSet<u32> = of.iter().map(|quotation| quotation.speaker).collect();
        points.push((of.len(), speakers.len()));
    }
    let heaps = Heaps::fit(&points);
    println!(
        "\n{} speakers, {} statements. Speakers of n quotations: {:.2} · n^{:.3}; of a million {}",
        thousands(dataset.speakers.len()),
        thousands(dataset.statements.len()),
        heaps.k,
        heaps.b,
        thousands(heaps.words(1e6) as usize)
    );
}

fn postings(lists: &Lists, expected: f64) {
    println!(
        "\n{} words ({} expected); long lists have {:.1} MB",
        thousands(lists.words()),
        thousands(expected as usize),
        lists.long() as f64 / 1e6
    );
    println!("\n| quotations that have the word | words | postings | bytes | bytes a posting |");
    println!("|---|---|---|---|---|");
    for (&power, class) in &lists.classes {
        println!(
            "| {} and more | {} | {} | {} | {:.2} |",
            thousands(10_usize.pow(power)),
            thousands(class.words),
            thousands(class.postings),
            thousands(class.bytes),
            class.bytes as f64 / class.postings as f64
        );
    }
}

/// A query: its terms, each with the words that it may stand for; the word typed first.
struct Query {
    text: String,
    terms: Vec<Vec<String>>,
}

/// Queries of one sort. `typed` are searched anew after every letter, with what was fetched before.
struct Class {
    name: &'static str,
    queries: Vec<Query>,
    typed: bool,
}

/// Those of the search benchmark where it is there; else words of some quotations.
fn queries(shared: &Path, dataset: &Dataset, index: &Index) -> Result<Vec<Class>> {
    let file = shared.join("bench/search/data/queries.json");
    let mut texts: Vec<(&'static str, Vec<String>, bool)> = Vec::new();
    if let Ok(json) = std::fs::read_to_string(&file) {
        let all: Value = serde_json::from_str(&json).context("queries.json")?;
        let of = |class: &str, field: &str| -> Vec<String> {
            let records = all[class].as_array().into_iter().flatten();
            records.filter_map(|record| Some(record[field].as_str()?.to_owned())).collect()
        };
        texts.push(("3 to 5 words of a quotation", of("known", "a"), false));
        texts.push(("two words, few clues", of("hard", "h"), false));
        texts.push(("4 to 6 words of a phrase", of("phrase", "q"), false));
        texts.push(("one word", of("filter", "q"), false));
        texts.push(("two words, letter by letter", of("prefix", "q"), true));
    } else {
        println!("\nno {}: words of 500 quotations are asked for instead", file.display());
        let quotations =
            (0..500).map(|n| &dataset.quotations[mixed(n, 1) as usize % dataset.quotations.len()]);
        let asked = quotations.map(|quotation| {
            let article = &dataset.articles[quotation.article as usize].text;
            let words = words(quotation.content[0].of(article));
            words
                .filter(|word| word.text.len() > 4)
                .take(3)
                .map(|word| word.text)
                .collect::<Vec<_>>()
        });
        let asked = asked.filter(|words| words.len() == 3).map(|words| words.join(" "));
        texts.push(("3 words of a quotation", asked.collect(), false));
    }
    let mut classes = Vec::new();
    for (name, texts, typed) in texts {
        ensure!(!texts.is_empty(), "{} has no queries of the sort: {name}", file.display());
        let queries = texts.into_iter().map(|text| meant(index, text)).collect();
        classes.push(Class { name, queries, typed });
    }
    Ok(classes)
}

/// See [`meant`].
const WHOLE: &str = " -qzqzqz";

/// What the real search takes the words of a query for: themselves and their other forms.
fn meant(index: &Index, text: String) -> Query {
    // The last word is whole, as it is not the last one: what is kept out stands nowhere.
    let text = text + WHOLE;
    let request = Request { text: text.clone(), ..Request::default() };
    let outcome = index.find(&request, 1);
    let mut terms = Vec::new();
    for (term, found) in parse(&text).terms.iter().zip(&outcome.found) {
        if term.excluded {
            continue;
        }
        let forms = found.including.iter().filter(|known| known.kind == MatchKind::Form);
        if let [word] = &term.words[..] {
            let forms = forms.map(|known| known.word.clone());
            terms.push([word.clone()].into_iter().chain(forms).collect());
        } else {
            // Joined by a hyphen: side by side, which is for the cards to tell.
            terms.extend(term.words.iter().map(|word| vec![word.clone()]));
        }
    }
    Query { text, terms }
}

/// The shards find what the real search finds, or the figures are of something else.
fn check(index: &Index, lists: &Lists, cards: &[String], classes: &[Class]) -> Result<()> {
    let mut checked = 0;
    for size in SIZES {
        let shards = Shards::new(lists, cards, size);
        for query in classes.iter().flat_map(|class| &class.queries) {
            let exact: Vec<Vec<String>> =
                query.terms.iter().map(|words| words[..1].to_vec()).collect();
            if parse(&query.text).terms.iter().any(|term| term.words.len() > 1) {
                continue;
            }
            let (hits, total) = Reader::new(&shards).search(&exact);
            let text = query.text.clone();
            let request = Request { text, exact: true, doubtful: true, ..Request::default() };
            let outcome = index.find(&request, usize::MAX);
            ensure!(
                total == outcome.total as usize,
                "{}: {} of the index, {total} of its shards",
                query.text,
                outcome.total
            );
            if exact.len() > 1 {
                let mut numbers: Vec<u32> = outcome.hits.iter().map(|hit| hit.quotation).collect();
                let mut found: Vec<u32> = hits.iter().map(|hit| hit.0).collect();
                numbers.sort_unstable();
                found.sort_unstable();
                ensure!(numbers == found, "{}: other quotations", query.text);
            }
            checked += 1;
        }
    }
    println!("\nChecked: {} answers of the shards are those of search.index", thousands(checked));
    Ok(())
}

fn fetches(lists: &Lists, cards: &[String], classes: &[Class]) {
    println!(
        "\n| object | terms: objects, MB | resident, kB | lists: objects | a card object: quotations, kB |"
    );
    println!("|---|---|---|---|---|");
    let all: Vec<Shards<'_>> = SIZES.iter().map(|&size| Shards::new(lists, cards, size)).collect();
    for shards in &all {
        let (objects, bytes) = shards.terms();
        println!(
            "| {} | {}, {:.1} | {:.1} | {} | {:.0}, {:.1} |",
            kib(shards.size),
            thousands(objects),
            bytes as f64 / 1e6,
            shards.resident_bytes() as f64 / KB,
            thousands(lists.long().div_ceil(shards.size)),
            shards.cards.0,
            shards.cards.1 / KB
        );
    }
    println!(
        "\nWhole objects; medians, in parentheses 95 of 100. `ranges`: lists by ranges of bytes instead,\n\
         requests and kB. `whole lists`: kB, were all blocks of all words read."
    );
    println!(
        "\n| query | object | terms | lists | cards | requests | kB | ranges | whole lists | rounds | {} | {} | cut |",
        LINES[0].0, LINES[1].0
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for class in classes {
        for shards in &all {
            let tallies: Vec<Tally> =
                class.queries.iter().map(|query| ask(shards, query, class.typed)).collect();
            row(class.name, shards.size, &tallies);
        }
    }
}

/// One reader's query, with nothing held before but the first words.
fn ask(shards: &Shards<'_>, query: &Query, typed: bool) -> Tally {
    let mut reader = Reader::new(shards);
    if typed {
        // Every letter is a search. One or two begin too many words to fetch any for.
        let whole = query.text.trim_end_matches(WHOLE);
        let ends = whole.char_indices().map(|(at, c)| at + c.len_utf8());
        for end in ends {
            let typed = &whole[..end];
            let mut words: Vec<&str> = typed.split(' ').collect();
            let last = words.pop().unwrap_or_default();
            if last.len() < 3 {
                continue;
            }
            let mut terms: Vec<Vec<String>> =
                query.terms.iter().take(words.len()).cloned().collect();
            terms.push(reader.begun(last));
            let (hits, _) = reader.search(&terms);
            reader.show(&hits);
        }
    } else {
        let (hits, _) = reader.search(&query.terms);
        reader.show(&hits);
    }
    reader.tally
}

fn row(name: &str, size: usize, tallies: &[Tally]) {
    let spread = |of: &dyn Fn(&Tally) -> f64| {
        let mut all: Vec<f64> = tallies.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        (all[all.len() / 2], all[all.len() * 95 / 100])
    };
    let shown = |of: &dyn Fn(&Tally) -> f64| {
        let (median, most) = spread(of);
        format!("{median:.0} ({most:.0})")
    };
    let objects = |kind: usize| shown(&|tally| tally.objects[kind] as f64);
    let bytes = |tally: &Tally| tally.bytes.iter().sum::<usize>() as f64 / KB;
    let time = |line: usize| {
        let (_, trip, speed) = LINES[line];
        shown(&|tally| tally.rounds as f64 * trip + bytes(tally) / speed)
    };
    let (ranges, _) = spread(&|tally| tally.ranges.0 as f64);
    let (in_ranges, _) = spread(&|tally| tally.ranges.1 as f64 / KB);
    let partial = tallies.iter().filter(|tally| tally.partial).count();
    println!(
        "| {name} | {} | {} | {} | {} | {} | {} | {ranges:.0}, {in_ranges:.1} | {} | {} | {} | {} | {partial} of {} |",
        kib(size),
        objects(0),
        objects(1),
        objects(2),
        shown(&|tally| tally.objects.iter().sum::<usize>() as f64),
        shown(&bytes),
        shown(&|tally| tally.whole as f64 / KB),
        shown(&|tally| tally.rounds as f64),
        time(0),
        time(1),
        tallies.len()
    );
}

fn kib(bytes: usize) -> String {
    if bytes < 1 << 20 { format!("{} KiB", bytes >> 10) } else { format!("{} MiB", bytes >> 20) }
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
        .collect();
    groups.join(",")
}

// Named here so that the head of the table and the code cannot part.
const _: () = assert!(BUDGET == 65_536 && SHOWN == 10);
