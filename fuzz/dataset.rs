//! Any bytes as a dataset, in one file or as the facts of one in parts: refused with a message, or a dataset that
//! is written to bytes which are read to the same, in either format.

use std::sync::LazyLock;

use crossquote_model::dataset::parts::{self, Split, split};
use crossquote_model::dataset::{DecodeError, decode, encode};
use crossquote_model::{Dataset, Quotation, Span};

use crate::{Target, small};

pub(crate) const TARGET: Target = Target {
    name: "dataset",
    made: || vec![split(&SMALL).facts, encode(&SMALL).into_bytes()],
    beside: &["crates/core/crossquote-model/tests/golden", "data/dataset"],
    words: &[
        "\"articles\":[",
        "\"speakers\":[",
        "\"quotations\":[",
        "\"statements\":[",
        "\"related\":[",
        "\"content\":[[0,1]]",
        "\"confidence\":101",
        "\"id\":\"\"",
        "\"url\":{\"value\":\"javascript:\"}",
        "[0,4294967295]",
        "[5,4]",
        "null",
        "true",
        "{}",
        "[]",
        ",",
        "\"",
        "\\u0000",
        "\\ud800",
        "\\udc00",
        "é",
        "-1",
        "1e9",
        "18446744073709551616",
        "\u{1}",
        "\n",
        "}",
        "]",
        "\"version\":2,",
        "\u{7f}",
        "\u{1}\u{1}",
    ],
    changes: 100,
    run,
};

/// Facts begin so.
const FACTS: &[u8] = b"CQFACTS\n";

/// The dataset whose texts belong to the facts in the corpus.
static SMALL: LazyLock<Dataset> = LazyLock::new(small);

fn run(bytes: &[u8]) -> String {
    if !bytes.starts_with(FACTS) {
        return whole(bytes);
    }
    let plain = facts(bytes);
    let mut sealed = bytes.to_vec();
    parts::seal(&mut sealed);
    format!("{plain}; {}", facts(&sealed))
}

fn whole(bytes: &[u8]) -> String {
    match decode(bytes) {
        Ok(dataset) => {
            comes_again(&dataset);
            sizes(&dataset)
        }
        Err(error) => refused(&error),
    }
}

/// What is refused says why; where exactly would make every message a new one.
fn refused(error: &DecodeError) -> String {
    let message = error.to_string();
    assert!(message.ends_with('.') && message.len() > 20, "a sentence: {message}");
    message.chars().filter(|c| !c.is_ascii_digit()).take(80).collect()
}

fn sizes(dataset: &Dataset) -> String {
    let Dataset { articles, speakers, quotations, statements, related, .. } = dataset;
    let sizes = [articles.len(), speakers.len(), quotations.len(), statements.len(), related.len()];
    format!("{sizes:?}")
}

/// Whoever shows a quotation slices the article's text, and looks things up by their numbers, without looking again.
fn within(dataset: &Dataset) {
    let fits = |article: u32, span: &Span| {
        let text = &dataset.articles[article as usize].text;
        assert!(text.get(span.range()).is_some(), "{span:?} of article {article}");
    };
    for quotation in &dataset.quotations {
        let Quotation { content, quoted, cue, source, context, .. } = quotation;
        let spans = content.iter().chain(quoted).chain(cue).chain(source).chain([context]);
        spans.for_each(|span| fits(quotation.article, span));
        assert!(!content.is_empty() && quotation.confidence <= 100);
        let statement = &dataset.statements[quotation.statement as usize];
        assert!((quotation.speaker as usize) < dataset.speakers.len());
        assert!((statement.speaker as usize) < dataset.speakers.len());
    }
    for mention in dataset.speakers.iter().flat_map(|speaker| &speaker.mentions) {
        mention.spans.iter().for_each(|span| fits(mention.article, span));
    }
    for statement in &dataset.statements {
        assert!(statement.quotations.iter().all(|&one| (one as usize) < dataset.quotations.len()));
    }
}

/// Both formats keep all of it.
fn comes_again(dataset: &Dataset) {
    within(dataset);
    let written = encode(dataset);
    let again = decode(written.as_bytes()).expect("what was read can be written and read");
    assert_eq!(again, *dataset, "nothing is lost");
    assert_eq!(encode(&again), written, "and is written to the same bytes");
    let Split { facts, texts } = split(dataset);
    let (apart, expected) = parts::read(&facts).expect("what is split can be read");
    for (file, (_, bytes)) in texts.iter().enumerate() {
        expected.arrive(&apart, file, bytes).expect("the texts that were split off");
    }
    assert_eq!(encode(&apart), written, "in parts it is the same");
}

fn facts(bytes: &[u8]) -> String {
    let (dataset, expected) = match parts::read(bytes) {
        Ok(read) => read,
        Err(error) => return refused(&error),
    };
    let mut arrived = 0;
    for (file, (_, text)) in split(&SMALL).texts.iter().enumerate().take(expected.files()) {
        match expected.arrive(&dataset, file, text) {
            Ok(()) => arrived += 1,
            Err(error) => drop(refused(&error)),
        }
    }
    if dataset.articles.iter().all(|article| article.text.is_here()) {
        comes_again(&dataset);
    }
    format!("{} {arrived} of {}", sizes(&dataset), expected.files())
}
