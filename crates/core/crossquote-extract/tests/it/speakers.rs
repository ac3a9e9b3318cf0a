//! Who is who over several articles, and what speakers have to do with each other, as snapshots.

use std::fmt::Write;

use crossquote_extract::collection::assemble;
use crossquote_extract::collection::related::RELATIONS;
use crossquote_extract::extract;
use crossquote_model::{Article, Dataset, Mention, Span};

/// A file of articles, each after a line `== id`.
pub(crate) fn articles(file: &str) -> Vec<Article> {
    file.split("== ")
        .skip(1)
        .filter_map(|part| part.split_once('\n'))
        .map(|(id, text)| Article {
            id: id.trim().to_owned(),
            text: text.into(),
            ..Article::default()
        })
        .collect()
}

fn shown(dataset: &Dataset) -> String {
    let mut out = String::new();
    for quotation in &dataset.quotations {
        let article = &dataset.articles[quotation.article as usize];
        let of = |spans: &[Span]| {
            spans.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>().join(" + ")
        };
        let why = quotation.evidence.last().unwrap();
        let _ = writeln!(
            out,
            "{}: {} = {} | {} %, {}: {}",
            article.id,
            of(&quotation.source),
            dataset.speakers[quotation.speaker as usize].name,
            quotation.confidence,
            why.rule,
            of(&why.spans),
        );
    }
    out.push_str("----\n");
    for link in &dataset.related {
        let name = |number: u32| &dataset.speakers[number as usize].name;
        let _ =
            writeln!(out, "{} – {} | {} | {}", name(link.a), name(link.b), link.why, link.reason);
        for Mention { article, form, .. } in &link.evidence {
            let _ = writeln!(out, "    {}: {form}", dataset.articles[*article as usize].id);
        }
    }
    out
}

#[test]
fn snapshots() {
    insta::glob!("../inputs", "speakers/*.txt", |path| {
        let file = std::fs::read_to_string(path).unwrap();
        let (dataset, _) = assemble(None, "", "", articles(&file));
        crossquote_model::dataset::validate(&dataset).unwrap();
        for link in &dataset.related {
            assert!(RELATIONS.iter().any(|(name, _)| *name == link.why), "{}", link.why);
        }
        insta::assert_snapshot!(format!("{file}----\n{}", shown(&dataset)));
    });
}

/// How often a source is resolved as a careful reader resolves it, on made-up texts that were
/// labelled before they were run. Printed by `cargo test -p crossquote-extract review -- --nocapture`.
#[test]
fn review_of_resolution() {
    let file = include_str!("../inputs/review/resolution.txt");
    let (mut right, mut wrong, mut unclear, mut lost) = (0, Vec::new(), Vec::new(), Vec::new());
    for article in articles(file) {
        let (text, labels) = article.text.split_once("\n> ").unwrap();
        let found = extract(text, &[]);
        for label in labels.lines() {
            let (source, wanted) = label.trim_start_matches("> ").split_once(" = ").unwrap();
            let one = found
                .attributions
                .iter()
                .find(|one| one.source.first().is_some_and(|span| span.of(text) == source));
            let got = one.map(|one| one.entity.map_or("?", |at| &found.entities[at].name));
            let line = format!("{}: {source} = {wanted}, found {}", article.id, got.unwrap_or("-"));
            match got {
                Some(got) if got == wanted => right += 1,
                Some("?") => unclear.push(line),
                Some(_) => wrong.push(line),
                None => lost.push(line),
            }
        }
    }
    let resolved = right + wrong.len();
    let all = resolved + unclear.len() + lost.len();
    let report = format!(
        "{all} sources: {right} right, {} wrong, {} left unclear, {} not found\n",
        wrong.len(),
        unclear.len(),
        lost.len()
    );
    let lines = [("wrong", wrong), ("unclear", unclear), ("not found", lost)];
    let lines =
        lines.iter().flat_map(|(what, lines)| lines.iter().map(move |l| format!("{what} | {l}\n")));
    insta::assert_snapshot!(report.clone() + &lines.collect::<String>());
    // Worse than this is not to be waved through with the snapshot.
    assert!(resolved * 100 >= all * 90 && right * 100 >= resolved * 93, "{report}");
}
