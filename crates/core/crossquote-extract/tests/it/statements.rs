//! Statements: quotations in, groups with their reasons out.

use crossquote_extract::collection::statements::group;
use crossquote_model::{Dataset, SpeakerKind};
use crossquote_test_support::{file, line, read};

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
    let mut dice = crossquote_test_support::Dice(3);
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
