//! Statements: quotations in, groups with their reasons out.
//!
//! Also the markup in which the tests of search, comparison and grouping write small collections
//! down, [`read`]:
//!
//! ```text
//! article: north-post
//! outlet: North Post
//!
//! Mara Voss: [[“We will rebuild the bridge,”]] <Voss> {said} on Monday, [[“by spring.”]]
//!
//! Nobody says this; it is narration.
//! ```
//!
//! A paragraph with `[[content]]` is one quotation by the speaker named before the first colon;
//! `{cue}` and `<source>` are optional. A name in small letters is a group of people.

use std::collections::BTreeMap;
use std::path::Path;

use crossquote_core::collection::statements::group;
use crossquote_core::model::{
    Article, Dataset, Kind, Mention, Quotation, Span, Speaker, SpeakerKind, Stated,
};

/// Reads a file of the markup, with a note to clippy why a test may.
pub(crate) fn file(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// The dataset that the markup writes down, statements grouped.
pub(crate) fn read(markup: &str) -> Dataset {
    let mut dataset = Dataset::default();
    for paragraph in markup.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
        if paragraph.starts_with("article:") {
            dataset.articles.push(header(paragraph));
        } else if paragraph.starts_with('#') {
            // A comment on what the file is for.
        } else {
            body(&mut dataset, paragraph);
        }
    }
    dataset.statements = group(&dataset.articles, &dataset.speakers, &dataset.quotations);
    for (number, statement) in dataset.statements.iter().enumerate() {
        for &quotation in &statement.quotations {
            dataset.quotations[quotation as usize].statement = number as u32;
        }
    }
    dataset
}

fn header(paragraph: &str) -> Article {
    let mut article = Article::default();
    for line in paragraph.lines() {
        let (field, value) = line.split_once(':').unwrap();
        let value = value.trim().to_owned();
        let stated = Some(Stated { value: value.clone(), from: vec![] });
        match field {
            "article" => article.id = value,
            "outlet" => article.outlet = stated,
            "title" => article.title = stated,
            "date" => article.published = stated,
            other => panic!("unknown field {other}"),
        }
    }
    article
}

fn body(dataset: &mut Dataset, paragraph: &str) {
    let number = dataset.articles.len() - 1;
    let article = &mut dataset.articles[number];
    if !article.text.is_empty() {
        article.text.push_str("\n\n");
    }
    let start = article.text.len();
    if !paragraph.contains("[[") {
        article.text.push_str(paragraph);
        return;
    }
    let (name, marked) = paragraph.split_once(": ").unwrap();
    let mut spans: BTreeMap<char, Vec<Span>> = BTreeMap::new();
    let mut opened = 0;
    let mut quote = None;
    let mut chars = marked.chars().peekable();
    while let Some(c) = chars.next() {
        let at = article.text.len();
        match c {
            '[' | ']' if chars.peek() == Some(&c) => {
                chars.next();
                if c == '[' {
                    opened = at;
                } else {
                    spans.entry('[').or_default().push(Span::new(opened, at));
                }
                continue;
            }
            '{' | '<' => {
                opened = at;
                continue;
            }
            '}' | '>' => {
                let kind = if c == '}' { '{' } else { '<' };
                spans.entry(kind).or_default().push(Span::new(opened, at));
                continue;
            }
            '“' => quote = Some(at + c.len_utf8()),
            '”' => {
                let open = quote.take().expect("a quotation mark opens before it closes");
                spans.entry('“').or_default().push(Span::new(open, at));
            }
            _ => {}
        }
        article.text.push_str(c.encode_utf8(&mut [0; 4]));
    }
    let text = article.text.clone();
    let content = spans.remove(&'[').unwrap();
    let mut quoted = spans.remove(&'“').unwrap_or_default();
    quoted.retain(|quoted| content.iter().any(|segment| segment.contains(*quoted)));
    let all = content.iter().all(|s| s.of(&text).starts_with('“') && s.of(&text).ends_with('”'));
    let kind = match (quoted.is_empty(), all) {
        (true, _) => Kind::Indirect,
        (false, true) => Kind::Direct,
        (false, false) => Kind::Mixed,
    };
    let source = spans.remove(&'<').unwrap_or_default();
    let speaker = speaker(dataset, name);
    for span in &source {
        let form = span.of(&text).to_owned();
        let mention = Mention { article: number as u32, form, spans: vec![*span] };
        dataset.speakers[speaker].mentions.push(mention);
    }
    dataset.quotations.push(Quotation {
        id: format!("q{}", dataset.quotations.len()),
        article: number as u32,
        kind,
        content,
        quoted,
        cue: spans.remove(&'{').unwrap_or_default(),
        source,
        speaker: speaker as u32,
        to: None,
        context: Span::new(start, text.len()),
        confidence: 100,
        evidence: vec![],
        statement: 0,
        checked: false,
    });
}

fn speaker(dataset: &mut Dataset, name: &str) -> usize {
    let id = name.to_lowercase().replace(' ', "-");
    if let Some(at) = dataset.speakers.iter().position(|speaker| speaker.id == id) {
        return at;
    }
    let kind = match name {
        "Unattributed" => SpeakerKind::Unattributed,
        name if name.starts_with(char::is_lowercase) => SpeakerKind::Group,
        _ => SpeakerKind::Person,
    };
    dataset.speakers.push(Speaker {
        id,
        name: name.to_owned(),
        kind,
        role: None,
        mentions: vec![],
        checked: false,
    });
    dataset.speakers.len() - 1
}

/// A quotation on one line: where and what.
pub(crate) fn line(dataset: &Dataset, number: u32) -> String {
    let quotation = &dataset.quotations[number as usize];
    let article = &dataset.articles[quotation.article as usize];
    let content: Vec<_> = quotation.content.iter().map(|span| span.of(&article.text)).collect();
    format!("{}: {}", article.id, content.join(" / "))
}

/// Properties of every grouping.
fn check(dataset: &Dataset) {
    let mut seen = vec![false; dataset.quotations.len()];
    let mut first = None;
    let mut ids = Vec::new();
    for statement in &dataset.statements {
        assert!(statement.quotations.is_sorted());
        assert!(first < Some(statement.quotations[0]), "sorted by first quotation");
        first = Some(statement.quotations[0]);
        for &number in &statement.quotations {
            assert!(!std::mem::replace(&mut seen[number as usize], true), "in one statement only");
            assert_eq!(dataset.quotations[number as usize].speaker, statement.speaker);
        }
        // Enough links to hold the group together, none to outside it.
        assert_eq!(statement.links.len() + 1, statement.quotations.len());
        for link in &statement.links {
            assert!(link.a < link.b);
            assert!(
                statement.quotations.contains(&link.a) && statement.quotations.contains(&link.b)
            );
            assert!(link.reason.ends_with('.'));
        }
        ids.push(&statement.id);
    }
    assert!(seen.iter().all(|&seen| seen), "every quotation is in a statement");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "ids are unique");
}

#[test]
fn groups() {
    insta::glob!("../inputs", "statements/*.txt", |path| {
        let markup = file(path);
        let dataset = read(&markup);
        check(&dataset);
        let mut out = format!("{}\n---\n", markup.trim_end());
        for statement in dataset.statements.iter().filter(|s| s.quotations.len() > 1) {
            out += &format!("\n{}\n", dataset.speakers[statement.speaker as usize].name);
            for &number in &statement.quotations {
                out += &format!("  {number}  {}\n", line(&dataset, number));
            }
            for link in &statement.links {
                out += &format!("  {}–{}: {}\n", link.a, link.b, link.reason);
            }
        }
        out += "\nalone:\n";
        for statement in dataset.statements.iter().filter(|s| s.quotations.len() == 1) {
            let number = statement.quotations[0];
            let speaker = &dataset.speakers[statement.speaker as usize].name;
            out += &format!("  {number}  {speaker}, {}\n", line(&dataset, number));
        }
        insta::assert_snapshot!(out);
    });
}

/// Groupings of chance texts keep the promises, and the more so where speakers repeat themselves.
#[test]
fn random_collections_are_grouped_soundly() {
    let vocabulary = [
        "the", "of", "not", "bridge", "storm", "insurers", "4", "5", "pirates", "harbour", "will",
        "“", "”", "rebuild", "council", "don’t", "I’m",
    ];
    let mut dice = crate::search::Dice(3);
    for _ in 0..60 {
        let mut markup = String::new();
        for article in 0..1 + dice.roll(6) {
            markup += &format!("article: a{article}\n\n");
            for _ in 0..dice.roll(6) {
                let speaker = ["Mara Voss", "Ole Brandt", "Unattributed"][dice.roll(3)];
                let mut content: Vec<&str> = (0..1 + dice.roll(9))
                    .map(|_| vocabulary[dice.roll(vocabulary.len())])
                    .collect();
                content.retain(|word| !["“", "”"].contains(word));
                let content = content.join(" ");
                markup += &match dice.roll(3) {
                    0 => format!("{speaker}: [[{content}]] x\n\n"),
                    1 => format!("{speaker}: [[“{content}”]] x\n\n"),
                    _ => format!("{speaker}: [[so “{content}”]] x [[“{content} more”]]\n\n"),
                };
            }
        }
        let dataset = read(&markup);
        check(&dataset);
        for statement in dataset.statements.iter().filter(|s| s.quotations.len() > 1) {
            let speaker = &dataset.speakers[statement.speaker as usize];
            assert_ne!(speaker.kind, SpeakerKind::Unattributed);
        }
    }
}

/// What `cargo bench --bench statements` prints at full size, held at a small one.
#[test]
fn made_up_reports_are_grouped_as_they_were_made() {
    use crate::reports::{Plan, Variant, make};
    let score = make(Plan { quotations: 2000, by_one: 600, speakers: 60 }).score();
    assert!(score.precision() > 0.98, "{:#?}", score.examples);
    assert!(score.recall() > 0.8, "{:?}", score.found);
    for (variant, found, all) in score.found {
        let least = if variant == Variant::Scrap { 0.3 } else { 0.75 };
        assert!(found as f64 >= least * all as f64, "{variant:?}: {found} of {all}");
    }
}

/// One speech quoted a word further every time: a chain must not make one statement of it.
#[test]
fn chains_end() {
    use crate::reports::plain;
    let words = |n: usize| (n..n + 14).map(|word| format!("word{word} ")).collect();
    let made = plain((0..200).map(words));
    let groups = group(&made.articles, &made.speakers, &made.quotations);
    let longest = groups.iter().map(|one| one.quotations.len()).max();
    assert!(longest < Some(20), "{longest:?} of 200");
}

/// Unknown speakers, articles and dates that are no dates group as nothing, without a panic.
#[test]
fn what_is_missing_is_not_grouped() {
    let dataset = read(
        "article: a\ndate: soon\n\nMara Voss: [[“pirates and thieves everywhere”]] x\n\narticle: b\n\nMara Voss: [[“pirates and thieves everywhere”]] x",
    );
    assert_eq!(dataset.statements.len(), 1);
    assert_eq!(group(&dataset.articles, &[], &dataset.quotations).len(), 2);
    assert_eq!(group(&[], &dataset.speakers, &dataset.quotations).len(), 2);
    assert!(group(&[], &[], &[]).is_empty());
}
