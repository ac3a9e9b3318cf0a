//! Search: requests in, ranked hits and counts out.

use std::collections::BTreeSet;

use crossquote_explore::search::query::parse;
use crossquote_explore::search::{
    Chosen, Facet, Hit, Index, IndexError, Meaning, Outcome, Relaxation, Removable, Request,
};
use crossquote_model::{Dataset, Polarity, Span};
use proptest::prelude::*;

use crate::search_reference::Slow;
use crossquote_test_support::{Dice, file, line, read};

const FACETS: &str = include_str!("../inputs/search/facets.txt");

/// Requests whose first hits on the bundled articles somebody has read and agrees with.
const RANKED: &str = include_str!("../inputs/ranked.txt");
const COMPLETED: &str = include_str!("../inputs/completed.txt");

/// A request on one line: `words typed || speaker=mara-voss; kind=direct`, `=` first for exact, `?` for what is
/// doubtful too.
fn request(line: &str) -> Request {
    let (doubtful, line) = line.strip_prefix('?').map_or((false, line), |line| (true, line));
    let (exact, line) = line.strip_prefix('=').map_or((false, line), |line| (true, line));
    let (text, filters) = line.split_once(" ||").unwrap_or((line, ""));
    let mut chosen = Chosen::default();
    for filter in filters.split(';').filter(|filter| !filter.trim().is_empty()) {
        let (name, value) = filter.trim().split_once('=').unwrap();
        let facet = Facet::ALL.into_iter().find(|facet| facet.name() == name).unwrap();
        chosen.toggle(facet, value);
    }
    Request { text: text.to_owned(), chosen, exact, doubtful }
}

/// What a reader would see of an outcome.
fn show(dataset: &Dataset, index: &Index, request: &Request, outcome: &Outcome) -> String {
    let mut out = String::new();
    for note in &outcome.notes {
        out += &format!("  note at “{}”: {}\n", note.span.of(&request.text), note.message);
    }
    for filter in &outcome.filters {
        let values: Vec<&str> =
            filter.values.iter().map(|&value| index.facet_value(filter.facet, value)).collect();
        out += &format!("  filter “{}”: {}\n", filter.span.of(&request.text), values.join(", "));
    }
    for found in outcome.found.iter().filter(|found| !found.including.is_empty()) {
        let words: Vec<String> = found
            .including
            .iter()
            .map(|included| format!("{} ({:?})", included.word, included.kind))
            .collect();
        out += &format!("  “{}” includes {}\n", found.term.of(&request.text), words.join(", "));
    }
    if outcome.relaxation != Relaxation::Nothing {
        out += &format!("  beyond: {:?}\n", outcome.relaxation);
    }
    for hit in &outcome.hits {
        let quotation = &dataset.quotations[hit.quotation as usize];
        let text = &dataset.articles[quotation.article as usize].text;
        let mut marked = String::new();
        let mut at = quotation.context.range().start;
        for mark in &hit.marks {
            marked += &format!("{}[{}]", &text[at..mark.range().start], mark.of(text));
            at = mark.range().end;
        }
        marked += &text[at..quotation.context.range().end];
        let mut more = String::new();
        for found in &hit.beside {
            more += &format!("  ({}: {})", found.field.name(), found.term.of(&request.text));
        }
        for missing in &hit.missing {
            more += &format!("  (not: {})", missing.of(&request.text));
        }
        let marked = marked.replace('\n', " / ");
        out += &format!("  {:>5.2}  {}  {marked}{more}\n", hit.score, hit.quotation);
    }
    if outcome.total as usize > outcome.hits.len() {
        out += &format!("  … {} in all\n", outcome.total);
    }
    if outcome.doubtful > 0 {
        let told = if request.doubtful { "among them" } else { "besides" };
        out += &format!("  {told} {} doubtful\n", outcome.doubtful);
    }
    if !request.chosen.is_empty() || !outcome.filters.is_empty() {
        for counts in &outcome.facets {
            let value = |(number, value): (u32, &str)| {
                let chosen = request.chosen.has(counts.facet, value);
                format!(
                    "{}{value} {}",
                    if chosen { "*" } else { "" },
                    counts.counts[number as usize]
                )
            };
            let had = |(number, _): &(u32, &str)| counts.counts[*number as usize] > 0;
            let values: Vec<String> =
                index.facet_values(counts.facet).filter(had).map(value).collect();
            out += &format!("  {}: {}\n", counts.facet.name(), values.join(", "));
        }
    }
    let removals =
        if outcome.total + outcome.doubtful == 0 { index.removals(request) } else { Vec::new() };
    for removal in &removals {
        let what = match removal.what {
            Removable::Text => "the text".to_owned(),
            Removable::Term(span) => span.of(&request.text).to_owned(),
            Removable::Facet(facet) => format!("the choice of {}", facet.name()),
            Removable::Exact => "asking for the words as typed".to_owned(),
        };
        out += &format!("  without {what}: {}\n", removal.count);
    }
    out
}

#[test]
fn requests() {
    insta::glob!("../inputs", "search/*.txt", |path| {
        let input = file(path);
        let (markup, requests) = input.split_once("=====\n").unwrap();
        let dataset = read(markup);
        let index = Index::new(&dataset);
        let mut out = format!("{}\n---\n", markup.trim_end());
        for (number, _) in dataset.quotations.iter().enumerate() {
            out += &format!("{number}  {}\n", line(&dataset, number as u32));
        }
        for line in requests.lines() {
            let request = request(line);
            let outcome = index.search(&dataset, &request, usize::MAX);
            check(&dataset, &index, &request, &outcome);
            out += &format!("\n> {line}\n{}", show(&dataset, &index, &request, &outcome));
        }
        insta::assert_snapshot!(out);
    });
}

/// What a reader of the five bundled articles sees first.
#[test]
fn ranked_on_the_bundled_articles() {
    let bytes = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../data/dataset/dataset.json");
    let dataset = crossquote_model::dataset::decode(&std::fs::read(bytes).unwrap()).unwrap();
    let index = Index::new(&dataset);
    let mut out = String::new();
    for line in RANKED.lines() {
        let request = request(line);
        let outcome = index.search(&dataset, &request, 3);
        let all = index.search(&dataset, &request, usize::MAX);
        check(&dataset, &index, &request, &all);
        assert_eq!(outcome.hits, all.hits[..all.hits.len().min(3)], "the best of all: {line}");
        out += &format!("> {line}\n{}\n", show(&dataset, &index, &request, &outcome));
    }
    insta::assert_snapshot!(out);
}

/// Every outcome agrees with the slow way and keeps its promises.
fn check(dataset: &Dataset, index: &Index, request: &Request, outcome: &Outcome) {
    let slow = Slow::new(dataset);
    let query = parse(&request.text);
    assert_eq!(outcome.total as usize, outcome.hits.len());
    // Before an index is prepared, a search makes other lists of words than it has afterwards.
    let prepared = Index::new(dataset);
    prepared.prepare();
    assert_eq!(index.find(request, 9), prepared.find(request, 9), "before and after: {request:?}");
    let found: BTreeSet<usize> = outcome.hits.iter().map(|hit| hit.quotation as usize).collect();
    assert_eq!(found.len(), outcome.hits.len(), "no hit twice");
    for &number in &found {
        assert!(slow.passes(number, request, &query, None), "filtered: {request:?}");
    }
    match slow.matching(request) {
        Some(matching) => {
            let passing = matching.iter().filter(|&&q| slow.passes(q, request, &query, None));
            let passing: BTreeSet<usize> = passing.copied().collect();
            let shown = |&q: &usize| request.doubtful || !slow.is_doubtful(q);
            assert_eq!(
                found,
                passing.iter().copied().filter(shown).collect(),
                "hits of {request:?}"
            );
            let doubtful = passing.iter().filter(|&&q| slow.is_doubtful(q)).count();
            assert_eq!(outcome.doubtful as usize, doubtful, "doubtful of {request:?}");
            assert_eq!(outcome.relaxation, Relaxation::Nothing, "{request:?}");
            for (counts, facet) in outcome.facets.iter().zip(Facet::ALL) {
                assert_eq!(counts.facet, facet);
                for (number, value) in index.facet_values(facet) {
                    let wanted = matching
                        .iter()
                        .filter(|&&q| slow.passes(q, request, &query, Some(facet)))
                        .filter(|&&q| request.doubtful || !slow.is_doubtful(q))
                        .filter(|&&q| slow.value(q, facet) == value)
                        .count() as u32;
                    let counted = counts.counts[number as usize];
                    assert_eq!(counted, wanted, "count of {value} for {request:?}");
                }
            }
        }
        None => assert_ne!(outcome.relaxation, Relaxation::Nothing, "{request:?}"),
    }
    assert!(outcome.hits.windows(2).all(|pair| {
        pair[0].score > pair[1].score
            || (pair[0].score == pair[1].score && pair[0].quotation < pair[1].quotation)
    }));
    for hit in &outcome.hits {
        let quotation = &dataset.quotations[hit.quotation as usize];
        let text = &dataset.articles[quotation.article as usize].text;
        let whole = quotation.content.iter().fold(quotation.context, |all, &span| all.cover(span));
        assert!(hit.marks.windows(2).all(|pair| pair[0].end <= pair[1].start));
        for mark in &hit.marks {
            assert!(!mark.of(text).is_empty() && whole.contains(*mark));
        }
        assert!(hit.missing.is_empty() || outcome.relaxation != Relaxation::Nothing);
    }
    // Whether what is doubtful is shown changes nothing of what is sure.
    let other = Request { doubtful: !request.doubtful, ..request.clone() };
    let other = index.search(dataset, &other, usize::MAX);
    assert_eq!(outcome.doubtful, other.doubtful, "{request:?}");
    let sure = |outcome: &Outcome| {
        let sure = |hit: &&Hit| !slow.is_doubtful(hit.quotation as usize);
        outcome.hits.iter().filter(sure).cloned().collect::<Vec<_>>()
    };
    assert_eq!(sure(outcome), sure(&other), "{request:?}");
    for removal in &index.removals(request) {
        assert_eq!(removal.count, index.find(&removal.left, 0).total, "{removal:?}");
    }
}

/// What could be meant by what is typed, and what a text and a choice become.
#[test]
fn completions() {
    let bytes = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../data/dataset/dataset.json");
    let dataset = crossquote_model::dataset::decode(&std::fs::read(bytes).unwrap()).unwrap();
    let index = Index::new(&dataset);
    let mut out = String::new();
    for line in COMPLETED.lines() {
        let caret = line.find('|').unwrap();
        let text = line.replacen('|', "", 1);
        out += &format!("> {line}\n");
        for completion in index.completions(&text, caret) {
            let what = match &completion.meaning {
                Meaning::Write(new) => format!("write {new}"),
                &Meaning::Choose(facet, number) => {
                    format!("choose {} {}", facet.name(), index.facet_value(facet, number))
                }
            };
            let before = Request { text: text.clone(), ..Request::default() };
            let (after, caret) = index.completed(&before, &completion);
            let (left, right) = after.text.split_at(caret);
            out += &format!("  {what}  →  {left}|{right}\n");
        }
    }
    insta::assert_snapshot!(out);
}

/// A value typed and a value clicked are one: what is on goes off, what is off goes on.
#[test]
fn toggling_what_was_typed() {
    let bytes = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../data/dataset/dataset.json");
    let dataset = crossquote_model::dataset::decode(&std::fs::read(bytes).unwrap()).unwrap();
    let index = Index::new(&dataset);
    let mut out = String::new();
    for (line, facet, value) in [
        ("nato speaker:zelensky", Facet::Speaker, "volodymyr-zelensky"),
        ("speaker:trump nato", Facet::Speaker, "donald-trump"),
        ("speaker:trump nato", Facet::Speaker, "volodymyr-zelensky"),
        ("nato -speaker:trump", Facet::Speaker, "donald-trump"),
        ("kind:direct || kind=direct", Facet::Kind, "direct"),
        ("peace", Facet::Kind, "mixed"),
        ("peace || kind=mixed", Facet::Kind, "mixed"),
        ("peace (speaker:trump OR nato)", Facet::Speaker, "donald-trump"),
    ] {
        let before = request(line);
        let after = index.toggle(&before, facet, value);
        out += &format!("{line}\n  {} {value}  →  {:?}", facet.name(), after.text);
        for facet in Facet::ALL {
            for chosen in after.chosen.of(facet) {
                out += &format!("  {}={chosen}", facet.name());
            }
        }
        let numbers = |request: &Request| {
            let outcome = index.find(request, 0);
            format!("{}", outcome.total)
        };
        out += &format!("\n  {} → {} quotations\n", numbers(&before), numbers(&after));
    }
    insta::assert_snapshot!(out);
}

/// Pieces that hostile and harmless queries are made of.
const PIECES: [&str; 58] = [
    "bridge",
    "harbour",
    "pir",
    "Voss",
    "the",
    "insurers’",
    "\"",
    "“",
    "”",
    "«",
    "-",
    "- ",
    "--",
    " ",
    "  ",
    "\t",
    "\n",
    "\u{0}",
    "\u{202E}",
    "שלום",
    "🦀",
    "U.S.",
    "4.5",
    "speaker:",
    "OR",
    "e\u{301}",
    "\u{00AD}",
    "’",
    "(",
    "*",
    "rebuild",
    "\"storms\"",
    "birdge ",
    "bridges ",
    "pirates ",
    "fishremen ",
    "insured ",
    "harbuor ",
    "Vosss ",
    "said:say ",
    "said:told ",
    "speaker:voss ",
    "-speaker:brandt ",
    "speaker:\"mara voss\" ",
    "outlet:north ",
    "kind:direct ",
    "date:2031-03..2031-04 ",
    "before:2031 ",
    "after:2030-01-01 ",
    "in:quote ",
    "in:article ",
    "in:context ",
    " OR ",
    " AND ",
    ") ",
    " -(",
    "behav* ",
    "country:us ",
];

#[test]
fn random_requests_agree_with_the_slow_way() {
    let dataset = read(FACETS.split_once("=====").unwrap().0);
    let index = Index::new(&dataset);
    let slow = Slow::new(&dataset);
    let mut dice = Dice(7);
    for _ in 0..600 {
        let text: String = (0..dice.roll(8)).map(|_| dice.pick(&PIECES)).collect();
        let mut request = Request { text, ..Request::default() };
        for _ in 0..dice.roll(3) {
            let facet = Facet::ALL[dice.roll(Facet::ALL.len())];
            let value = match dice.roll(5) {
                0 => "no such value".to_owned(),
                _ => slow.value(dice.roll(dataset.quotations.len()), facet),
            };
            request.chosen.toggle(facet, &value);
        }
        request.exact = dice.roll(4) == 0;
        request.doubtful = dice.roll(3) == 0;
        let outcome = index.search(&dataset, &request, usize::MAX);
        check(&dataset, &index, &request, &outcome);
    }
}

#[test]
fn hostile_texts_are_answered() {
    let dataset = read(FACETS.split_once("=====").unwrap().0);
    let index = Index::new(&dataset);
    for text in [
        "\"".repeat(100_000),
        "- ".repeat(50_000),
        "-\"".repeat(50_000),
        "a".repeat(100_000),
        "bridge ".repeat(15_000),
        format!("\"{}", "the bridge ".repeat(10_000)),
        "speaker:".repeat(12_000),
        "“”".repeat(20_000),
        "🦀\u{202E}\u{0}".repeat(10_000),
        "bridge-".repeat(14_000),
        "(".repeat(100_000),
        ")".repeat(100_000),
        "(a OR ".repeat(16_000),
        "-(".repeat(50_000),
        "OR ".repeat(33_000),
        "AND OR -".repeat(12_000),
        "a OR ".repeat(20_000),
        "in:in:".repeat(16_000),
        "date:..".repeat(14_000),
        "*".repeat(100_000),
        "\u{202E}שלום עולם ".repeat(4_000),
        "\u{1}\u{7F}\u{FEFF}".repeat(20_000),
    ] {
        let request = Request { text, ..Request::default() };
        let outcome = index.search(&dataset, &request, 10);
        assert!(outcome.notes.len() <= 8 + 64);
        for note in &outcome.notes {
            assert!(note.span.range().end <= request.text.len());
        }
    }
    let mut chosen = Chosen::default();
    for number in 0..500 {
        chosen.toggle(Facet::Speaker, &format!("nobody-{number}"));
    }
    let request = Request { chosen, ..Request::default() };
    assert_eq!(index.search(&dataset, &request, 10).total, 0);
}

#[test]
fn an_empty_dataset_has_no_hits() {
    let dataset = Dataset::default();
    let outcome = Index::new(&dataset).search(&dataset, &request("peace"), 10);
    assert!(outcome.hits.is_empty());
    assert_eq!(outcome.facets.len(), Facet::ALL.len());
}

#[test]
fn terms_are_where_they_were_typed() {
    let text = "peace “hot  phase”-trade -“no deal” cease-fire nat";
    let spans: Vec<_> = parse(text).terms.iter().map(|term| term.span.of(text)).collect();
    assert_eq!(spans, ["peace", "“hot  phase”", "-trade", "-“no deal”", "cease-fire", "nat"]);
    let all = Span::new(0, text.len());
    assert!(parse(text).terms.iter().all(|term| all.contains(term.span)));
}

/// Sections of an index cut short or changed anywhere: an error that says where, never a panic.
#[test]
fn damaged_indexes_are_refused() {
    let dataset = read(FACETS.split_once("=====").unwrap().0);
    let bytes = Index::bytes_of(&dataset);
    assert_eq!(bytes, Index::bytes_of(&dataset), "the same each time");
    for length in 0..bytes.len() {
        let cut = Index::read(bytes[..length].to_vec());
        assert!(cut.is_err(), "cut at {length}");
    }
    for at in 0..bytes.len() {
        for flip in [1, 0x80, 0xFF] {
            let mut damaged = bytes.clone();
            damaged[at] ^= flip;
            // Three bytes of the head mean nothing yet.
            assert!(Index::read(damaged).is_err() || (9..12).contains(&at), "changed at {at}");
        }
    }
    let mut newer = bytes.clone();
    newer[8] = 200;
    let error = Index::read(newer).unwrap_err();
    assert_eq!(error, IndexError::OtherVersion(200));
    assert_eq!(error.to_string(), "a search index of version 200; this program reads 3");
    assert_eq!(Index::read(b"{}".to_vec()).unwrap_err(), IndexError::NotAnIndex);
    let mut long = bytes;
    long.push(0);
    assert!(matches!(Index::read(long), Err(IndexError::Damaged { part: "head", .. })));
}

/// A file that lies beside another dataset is not taken for its index.
#[test]
fn the_index_of_another_dataset_is_refused() {
    let mut dataset = read(FACETS.split_once("=====").unwrap().0);
    let bytes = Index::bytes_of(&dataset);
    assert!(Index::of(bytes.clone(), &dataset).is_ok());
    dataset.quotations[1].context.end += 1;
    let error = Index::of(bytes.clone(), &dataset).unwrap_err();
    assert_eq!(error.to_string(), "the search index of another dataset");
    dataset.quotations[1].context.end -= 1;
    dataset.quotations[1].polarity = Polarity::Denied;
    assert_eq!(Index::of(bytes.clone(), &dataset).unwrap_err(), IndexError::OtherDataset);
    dataset.quotations[1].polarity = Polarity::Said;
    dataset.quotations.pop();
    assert_eq!(Index::of(bytes, &dataset).unwrap_err(), IndexError::OtherDataset);
}

/// The same with a checksum that fits, as somebody would make it who wants harm: what is read can
/// be searched.
#[test]
fn forged_indexes_are_refused_or_harmless() {
    let dataset = read(FACETS.split_once("=====").unwrap().0);
    let bytes = Index::bytes_of(&dataset);
    let mut dice = Dice(11);
    let mut read = 0;
    for _ in 0..3_000 {
        let mut forged = bytes.clone();
        for _ in 0..1 + dice.roll(3) {
            let at = 16 + dice.roll(forged.len() - 16);
            forged[at] = match dice.roll(3) {
                0 => forged[at].wrapping_add(1),
                1 => dice.roll(256) as u8,
                _ => 0xFF,
            };
        }
        Index::seal(&mut forged);
        let Ok(index) = Index::read(forged) else { continue };
        read += 1;
        for text in ["bridge storms", "\"autumn storms\"", "p", "in:article voss", "birdge"] {
            let request = Request { text: text.to_owned(), ..Request::default() };
            let outcome = index.search(&dataset, &request, 10);
            for facet in &outcome.facets {
                assert!(index.facet_values(facet.facet).count() == facet.counts.len());
            }
        }
        for text in ["bri", "speaker:v", "said:"] {
            index.completions(text, text.len());
        }
    }
    // The dice are the same each time: another number says that more or less is refused than before.
    assert_eq!(read, 1_627, "forged indexes that are read");
}

proptest! {
    #![proptest_config(crossquote_test_support::texts())]

    /// Any text at all is understood somehow, within itself.
    #[test]
    fn any_text_is_a_query(text in "\\PC{0,60}") {
        let query = parse(&text);
        for span in query.terms.iter().map(|term| term.span).chain(query.notes.iter().map(|n| n.span)) {
            prop_assert!(text.get(span.range()).is_some());
        }
    }

    /// Any bytes at all are no index.
    #[test]
    fn any_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Index::read([b"CQINDEX\n\x03".as_slice(), &bytes].concat()).is_err());
    }
}
