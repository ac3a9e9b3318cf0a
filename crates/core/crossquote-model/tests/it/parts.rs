//! A dataset in parts: what is split comes together again, texts come in any order, and nothing that is
//! damaged, forged or of another build gets in.

use crossquote_model::cite;
use crossquote_model::dataset::parts::{Split, read, seal, split};
use crossquote_model::dataset::{DecodeError, encode};
use crossquote_model::*;

use crate::dataset::sample;
use crossquote_test_support::Dice;
use crossquote_test_support::five;

const MANY: u32 = 300;

/// Three hundred articles, each with its number in it, of which every third has no headline: more quotations than
/// a block holds.
fn many() -> Dataset {
    let five = five();
    let mut many = Dataset { title: "Many".to_owned(), ..Dataset::default() };
    for number in 0..MANY {
        let of = &five.articles[number as usize % 5];
        let mut article = Article { id: format!("{number:03}"), ..of.clone() };
        article.text.push_str(&format!("\n{number}"));
        if number % 3 == 0 {
            article.title = None;
        }
        many.articles.push(article);
    }
    many.speakers = five.speakers.clone();
    for speaker in &mut many.speakers {
        let copied = |from: u32| {
            let of = speaker.mentions.iter().filter(move |mention| mention.article == from % 5);
            of.map(move |mention| Mention { article: from, ..mention.clone() })
        };
        speaker.mentions = (0..MANY).flat_map(copied).collect();
    }
    for article in 0..MANY {
        for quotation in five.quotations.iter().filter(|one| one.article == article % 5) {
            let number = many.quotations.len() as u32;
            let id = format!("q{number:08x}");
            let made = Quotation { id, article, statement: number, ..quotation.clone() };
            many.statements.push(Statement {
                id: format!("s{number:08x}"),
                speaker: made.speaker,
                quotations: vec![number],
                ..Statement::default()
            });
            many.quotations.push(made);
        }
    }
    many
}

#[test]
fn what_is_split_comes_together_again() {
    for whole in [five(), sample(), many(), Dataset::default()] {
        let Split { facts, texts } = split(&whole);
        let (dataset, expected) = read(&facts).expect("what is written can be read");
        assert_eq!(expected.files(), texts.len());
        // In any order: here from the last on, each twice.
        for (file, (name, bytes)) in texts.iter().enumerate().rev() {
            assert_eq!(expected.name(file), *name);
            for _ in 0..2 {
                expected.arrive(&dataset, file, bytes).expect("the texts that were split off");
            }
        }
        assert!(dataset.articles.iter().all(|article| article.text.is_here()));
        assert_eq!(encode(&dataset), encode(&whole));
        // The same dataset, the same bytes.
        assert_eq!(split(&dataset), Split { facts, texts });
    }
}

#[test]
fn lists_need_no_text() {
    let whole = many();
    let Split { facts, texts } = split(&whole);
    let (dataset, expected) = read(&facts).unwrap();
    assert!(texts.len() > 5, "files: {}", texts.len());
    for (article, known) in dataset.articles.iter().zip(&whole.articles) {
        assert!(!article.text.is_here() && article.text.is_empty());
        assert_eq!(article.text.length(), known.text.length());
        assert_eq!(cite::article_name(article), cite::article_name(known));
    }
    // One file has the texts of some articles that follow each other, and of no other.
    let file = expected.of(50).unwrap();
    expected.arrive(&dataset, file, &texts[file].1).unwrap();
    for (number, article) in (0..).zip(&dataset.articles) {
        assert_eq!(article.text.is_here(), expected.of(number) == Some(file), "article {number}");
    }
    assert_eq!(dataset.articles[50].text.as_str(), whole.articles[50].text.as_str());
    assert_eq!(expected.of(MANY), None);
}

#[test]
fn damaged_facts_are_refused() {
    let facts = split(&five()).facts;
    assert_eq!(read(b"{\"format\":1}").unwrap_err(), DecodeError::NotADataset);
    for at in 0..facts.len() {
        assert!(read(&facts[..at]).is_err(), "cut to {at} bytes");
    }
    for at in 0..facts.len() {
        let mut changed = facts.clone();
        changed[at] ^= 0x10;
        // What follows the version is not looked at, so that a later one may say something there.
        assert_eq!(read(&changed).is_ok(), (9..12).contains(&at), "changed at byte {at}");
    }
    let mut newer = facts;
    newer[8] = 3;
    assert_eq!(read(&newer).unwrap_err(), DecodeError::Newer { version: 3 });
}

#[test]
fn forged_facts_are_refused_or_harmless() {
    let Split { facts, texts } = split(&five());
    let mut dice = Dice(17);
    let (mut read_facts, mut read_texts) = (0, 0);
    for _ in 0..3_000 {
        let mut forged = facts.clone();
        for _ in 0..1 + dice.roll(3) {
            let at = 16 + dice.roll(forged.len() - 16);
            forged[at] = dice.roll(256) as u8;
        }
        seal(&mut forged);
        let Ok((dataset, expected)) = read(&forged) else { continue };
        read_facts += 1;
        for article in &dataset.articles {
            let _ = cite::article_name(article);
        }
        let arrived = texts
            .iter()
            .enumerate()
            .all(|(file, (_, bytes))| expected.arrive(&dataset, file, bytes).is_ok());
        if arrived {
            read_texts += 1;
            for quotation in &dataset.quotations {
                let _ = cite::citation(&dataset, quotation);
            }
        }
    }
    // The dice are the same each time: other numbers say that more or less is refused than before.
    assert_eq!(
        (read_facts, read_texts),
        (520, 512),
        "forged facts that are read, and then all their texts"
    );
}

#[test]
fn texts_of_another_build_are_refused_and_change_nothing() {
    let Split { facts, texts } = split(&many());
    let (dataset, expected) = read(&facts).unwrap();
    let refused = |file: usize, bytes: &[u8]| {
        let error = expected.arrive(&dataset, file, bytes).unwrap_err().to_string();
        assert!(error.contains(&expected.name(file)), "{error}");
        assert!(dataset.articles.iter().all(|article| !article.text.is_here()));
    };
    refused(0, &texts[1].1);
    refused(1, b"");
    let mut changed = texts[2].1.clone();
    changed[100] ^= 1;
    refused(2, &changed);
    changed.truncate(100);
    refused(2, &changed);
    let error = expected.arrive(&dataset, 2, b"").unwrap_err().to_string();
    let name = expected.name(2);
    assert_eq!(
        error,
        format!(
            "The dataset is damaged or incomplete: {name} does not hold the texts that belong to it."
        )
    );
}
