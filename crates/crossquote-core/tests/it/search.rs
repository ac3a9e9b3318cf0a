//! Search: requests in, ranked hits and counts out.

use std::collections::BTreeSet;

use crossquote_core::model::{Dataset, Span};
use crossquote_core::search::query::parse;
use crossquote_core::search::{Chosen, Facet, Index, Outcome, Removable, Request};
use crossquote_core::text::{key, words};

use crate::statements::{file, line, read};

const FACETS: &str = include_str!("../inputs/search/facets.txt");

/// A request on one line: `words typed || speaker=mara-voss; kind=direct`.
fn request(line: &str) -> Request {
    let (text, filters) = line.split_once(" ||").unwrap_or((line, ""));
    let mut chosen = Chosen::default();
    for filter in filters.split(';').filter(|filter| !filter.trim().is_empty()) {
        let (name, value) = filter.trim().split_once('=').unwrap();
        let facet = Facet::ALL.into_iter().find(|facet| facet.name() == name).unwrap();
        chosen.toggle(facet, value);
    }
    Request { text: text.to_owned(), chosen }
}

/// What a reader would see of an outcome.
fn show(dataset: &Dataset, request: &Request, outcome: &Outcome) -> String {
    let mut out = String::new();
    for note in &outcome.notes {
        out += &format!("  note at “{}”: {}\n", note.span.of(&request.text), note.message);
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
        let beside: Vec<String> = hit
            .beside
            .iter()
            .map(|found| format!("  ({}: {})", found.field.name(), found.term.of(&request.text)))
            .collect();
        out += &format!("  {:>5.2}  {}  {marked}{}\n", hit.score, hit.quotation, beside.concat());
    }
    if !request.chosen.is_empty() {
        for counts in &outcome.facets {
            let values: Vec<_> = counts
                .values
                .iter()
                .map(|value| {
                    let chosen = request.chosen.has(counts.facet, &value.value);
                    format!("{}{} {}", if chosen { "*" } else { "" }, value.value, value.count)
                })
                .collect();
            out += &format!("  {}: {}\n", counts.facet.name(), values.join(", "));
        }
    }
    for removal in &outcome.removals {
        let what = match removal.what {
            Removable::Text => "the text".to_owned(),
            Removable::Term(span) => span.of(&request.text).to_owned(),
            Removable::Facet(facet) => format!("the choice of {}", facet.name()),
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
            let outcome = index.search(&dataset, &request);
            check(&dataset, &request, &outcome);
            out += &format!("\n> {line}\n{}", show(&dataset, &request, &outcome));
        }
        insta::assert_snapshot!(out);
    });
}

/// Whether a quotation matches, found the slow and obvious way.
fn matches(dataset: &Dataset, number: usize, request: &Request, leave_out: Option<Facet>) -> bool {
    let quotation = &dataset.quotations[number];
    let article = &dataset.articles[quotation.article as usize];
    let speaker = &dataset.speakers[quotation.speaker as usize];
    let keys = |text: &str| -> Vec<String> { words(text).map(|w| key(w.text)).collect() };
    let content: Vec<String> =
        quotation.content.iter().flat_map(|span| keys(span.of(&article.text))).collect();
    let own = vec![content, keys(quotation.context.of(&article.text))];
    let mut fields = own.clone();
    fields.push(keys(&speaker.name));
    fields.extend(speaker.mentions.iter().map(|mention| keys(&mention.form)));
    fields.extend([&article.title, &article.outlet].into_iter().flatten().map(|s| keys(&s.value)));
    let text = parse(&request.text).terms.iter().all(|term| {
        // A word is kept out of what is said, not of who said it and where.
        let searched = if term.excluded { &own } else { &fields };
        let found = searched.iter().any(|field| {
            field.windows(term.words.len()).any(|window| {
                window.iter().zip(&term.words).enumerate().all(|(at, (word, typed))| {
                    let open = term.open && at + 1 == term.words.len();
                    word == typed || (open && word.starts_with(typed.as_str()))
                })
            })
        });
        found != term.excluded
    });
    let facets = Facet::ALL.into_iter().filter(|facet| Some(*facet) != leave_out).all(|facet| {
        let chosen = request.chosen.of(facet);
        chosen.is_empty() || chosen.contains(&value(dataset, number, facet))
    });
    text && facets
}

fn value(dataset: &Dataset, number: usize, facet: Facet) -> String {
    let quotation = &dataset.quotations[number];
    let article = &dataset.articles[quotation.article as usize];
    let stated = |fact: &Option<crossquote_core::model::Stated>| {
        fact.as_ref().map_or("not stated".to_owned(), |fact| fact.value.clone())
    };
    match facet {
        Facet::Speaker => dataset.speakers[quotation.speaker as usize].id.clone(),
        Facet::Article => article.id.clone(),
        Facet::Outlet => stated(&article.outlet),
        Facet::Kind => quotation.kind.name().to_owned(),
        Facet::Cue => quotation
            .cue
            .first()
            .map_or("not stated".to_owned(), |cue| cue.of(&article.text).to_lowercase()),
        Facet::Date => stated(&article.published),
    }
}

/// Every outcome agrees with the slow way and keeps its promises.
fn check(dataset: &Dataset, request: &Request, outcome: &Outcome) {
    let all = 0..dataset.quotations.len();
    let count = |request: &Request, leave_out: Option<Facet>| {
        all.clone().filter(|&q| matches(dataset, q, request, leave_out)).count() as u32
    };
    let found: BTreeSet<usize> = outcome.hits.iter().map(|hit| hit.quotation as usize).collect();
    assert_eq!(found.len(), outcome.hits.len(), "no hit twice");
    let wanted: BTreeSet<usize> =
        all.clone().filter(|&q| matches(dataset, q, request, None)).collect();
    assert_eq!(found, wanted, "hits of {request:?}");
    assert!(outcome.hits.windows(2).all(|pair| {
        pair[0].score > pair[1].score
            || (pair[0].score == pair[1].score && pair[0].quotation < pair[1].quotation)
    }));
    for hit in &outcome.hits {
        let quotation = &dataset.quotations[hit.quotation as usize];
        let text = &dataset.articles[quotation.article as usize].text;
        assert!(hit.marks.windows(2).all(|pair| pair[0].end <= pair[1].start));
        for mark in &hit.marks {
            assert!(!mark.of(text).is_empty() && quotation.context.contains(*mark));
        }
    }
    for (counts, facet) in outcome.facets.iter().zip(Facet::ALL) {
        assert_eq!(counts.facet, facet);
        for known in &counts.values {
            let wanted = all
                .clone()
                .filter(|&q| matches(dataset, q, request, Some(facet)))
                .filter(|&q| value(dataset, q, facet) == known.value)
                .count() as u32;
            assert_eq!(known.count, wanted, "count of {} for {request:?}", known.value);
        }
    }
    assert!(outcome.hits.is_empty() || outcome.removals.is_empty());
    for removal in &outcome.removals {
        let mut less = request.clone();
        let wanted = match removal.what {
            Removable::Text => {
                less.text.clear();
                count(&less, None)
            }
            Removable::Facet(facet) => count(request, Some(facet)),
            Removable::Term(span) => {
                less.text.replace_range(span.range(), &" ".repeat(span.len()));
                count(&less, None)
            }
        };
        assert_eq!(removal.count, wanted, "without {:?} of {request:?}", removal.what);
    }
}

/// A small deterministic generator: the tests must not depend on the day.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

/// Pieces that hostile and harmless queries are made of.
const PIECES: [&str; 32] = [
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
];

#[test]
fn random_requests_agree_with_the_slow_way() {
    let dataset = read(FACETS.split_once("=====").unwrap().0);
    let index = Index::new(&dataset);
    let mut dice = Dice(7);
    for _ in 0..300 {
        let text: String = (0..dice.roll(8)).map(|_| dice.pick(&PIECES)).collect();
        let mut request = Request { text, ..Request::default() };
        for _ in 0..dice.roll(3) {
            let facet = Facet::ALL[dice.roll(Facet::ALL.len())];
            let value = match dice.roll(5) {
                0 => "no such value".to_owned(),
                _ => value(&dataset, dice.roll(dataset.quotations.len()), facet),
            };
            request.chosen.toggle(facet, &value);
        }
        let outcome = index.search(&dataset, &request);
        check(&dataset, &request, &outcome);
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
    ] {
        let request = Request { text, ..Request::default() };
        let outcome = index.search(&dataset, &request);
        assert!(outcome.notes.len() <= 8);
        for note in &outcome.notes {
            assert!(note.span.range().end <= request.text.len());
        }
    }
    let mut chosen = Chosen::default();
    for number in 0..500 {
        chosen.toggle(Facet::Speaker, &format!("nobody-{number}"));
    }
    let outcome = index.search(&dataset, &Request { text: String::new(), chosen });
    assert!(outcome.hits.is_empty());
    assert!(outcome.facets[0].values.iter().filter(|value| value.count == 0).count() >= 500);
}

#[test]
fn an_empty_dataset_has_no_hits() {
    let dataset = Dataset::default();
    let outcome = Index::new(&dataset).search(&dataset, &request("peace"));
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
