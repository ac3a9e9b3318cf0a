//! Collections: speakers and statements over several articles.

use std::collections::BTreeSet;
use std::fmt::Write;

use crossquote_extract::collection::assemble;
use crossquote_model::{Article, Dataset, SpeakerKind};

fn article(id: &str, text: &str) -> Article {
    Article { id: id.to_owned(), text: text.into(), ..Article::default() }
}

fn sample() -> Dataset {
    let articles = vec![
        article(
            "a",
            "Minister Andrii Kovalenkiy spoke in May. Kovalenkiy said the port is open.\n\
             Some analysts believe that the port is closed. “Nobody knows what comes next here.”",
        ),
        article(
            "b",
            "Andrii Kovalenky said the port “will stay open.” Some analysts believe that it is shut.\n\
             Mayor Ann Lee said the road is safe. The Harbour Institute said it is not.",
        ),
        article(
            "c",
            "Kovalenky said he was sure. Mayor Paul Lee said nothing is. The Harbour Institute said so.",
        ),
    ];
    assemble(None, "Ports", "", articles).0
}

#[test]
fn speakers_over_articles() {
    let dataset = sample();
    let mut out = String::new();
    for speaker in &dataset.speakers {
        let _ = writeln!(
            out,
            "{} | {} | {:?} | {}",
            speaker.id,
            speaker.name,
            speaker.kind,
            speaker.role.as_deref().unwrap_or("-"),
        );
        for mention in &speaker.mentions {
            let _ = writeln!(
                out,
                "    in {}: {} ×{}",
                mention.article,
                mention.form,
                mention.spans.len()
            );
        }
    }
    for quotation in &dataset.quotations {
        let text = &dataset.articles[quotation.article as usize].text;
        let words: Vec<_> = quotation.content.iter().map(|span| span.of(text)).collect();
        let speaker = &dataset.speakers[quotation.speaker as usize].id;
        let _ = writeln!(out, "{} | {speaker} | {}", quotation.id, words.join(" + "));
    }
    insta::assert_snapshot!(out);
}

#[test]
fn the_same_articles_give_the_same_dataset() {
    assert_eq!(sample(), sample());
}

#[test]
fn ids_are_unique_and_indices_in_range() {
    let dataset = sample();
    let ids: BTreeSet<_> = dataset.quotations.iter().map(|one| &one.id).collect();
    assert_eq!(ids.len(), dataset.quotations.len());
    let ids: BTreeSet<_> = dataset.speakers.iter().map(|one| &one.id).collect();
    assert_eq!(ids.len(), dataset.speakers.len());
    for quotation in &dataset.quotations {
        assert!((quotation.speaker as usize) < dataset.speakers.len());
        assert!((quotation.article as usize) < dataset.articles.len());
    }
    let unattributed =
        dataset.speakers.iter().filter(|one| one.kind == SpeakerKind::Unattributed).count();
    assert!(unattributed <= 1, "nobody is one speaker");
}

#[test]
fn an_empty_collection_is_empty() {
    let (dataset, notes) = assemble(None, "Nothing", "", Vec::new());
    assert!(dataset.speakers.is_empty() && dataset.quotations.is_empty() && notes.is_empty());
}

#[test]
fn what_was_denied_is_no_report_of_what_was_said() {
    let words = "the northern harbour bridge cracked in April under forty lorries";
    let articles = vec![
        article("a", &format!("Mayor Ann Lee said that {words}.")),
        article("b", &format!("Mayor Ann Lee denied that {words}.")),
        article("c", &format!("Mayor Ann Lee said that {words}.")),
    ];
    let dataset = assemble(None, "Bridges", "", articles).0;
    let groups: Vec<_> = dataset.statements.iter().map(|one| &one.quotations[..]).collect();
    assert_eq!(groups, [&[0, 2][..], &[1]]);
}
