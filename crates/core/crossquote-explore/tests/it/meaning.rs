//! Search by meaning, on the table that ships: quotations and queries in, the nearest out, with the words that say why.

use crossquote_explore::meaning::{Index, MeaningError, Table};
use crossquote_test_support::{Dice, file, root, texts};
use crossquote_text::codec::{Check, Format};
use proptest::prelude::*;

fn bytes() -> Vec<u8> {
    std::fs::read(root().join("data/model/meaning.cqmeaning")).unwrap()
}

fn table() -> Table {
    Table::read(&bytes()).unwrap()
}

/// As the table's own, which is the table's alone: what forges one must seal it.
const MEANING: Format = Format { magic: b"CQMEANING\n", version: 1, check: Check::Head };

/// A table of two numbers a vector: "go" up, "##ing" nothing, "halt" down.
fn small() -> Vec<u8> {
    let mut contents = vec![2, 0, 0, 0, 3, 0, 0, 0];
    contents.extend([0, 0, 0, 5, 2, 4]);
    contents.extend(b"##inggohalt");
    contents.extend([160; 3]);
    contents.extend([0x00, 0x71, 0x91]);
    MEANING.file(&contents)
}

#[test]
fn nearest_and_why() {
    let table = table();
    insta::glob!("../inputs", "meaning/*.txt", |path| {
        let input = file(path);
        let (quotations, queries) = input.split_once("\n\n").unwrap();
        let quotations: Vec<Vec<&str>> =
            quotations.lines().map(|line| line.split(" | ").collect()).collect();
        let mut index = Index::default();
        for quotation in &quotations {
            index.push(&table.of_quotation(quotation[0], quotation[1], quotation[2]));
        }
        let mut out = String::new();
        for query in queries.lines() {
            let typed = query.trim_start_matches("? ");
            out += &format!("{query}\n");
            for near in index.nearest(&table, &table.meaning(typed), 2, |_| true) {
                let content = quotations[near.item as usize][0];
                let links = table.why(typed, content, 2);
                let links = links.iter().map(|link| {
                    format!(
                        "{} ~ {} {:.2}",
                        link.one.of(typed),
                        link.other.of(content),
                        link.likeness
                    )
                });
                let links = links.collect::<Vec<_>>().join(", ");
                out += &format!("  {:.2} {content} ({links})\n", near.likeness);
            }
        }
        insta::assert_snapshot!(out);
    });
}

#[test]
fn words_that_the_table_knows() {
    let table = table();
    for word in ["join", "unrealistic", "said", "NATO", "Ukraine’s", "waterboarding"] {
        assert!(table.knows(word), "{word}");
    }
    for word in ["unrealisticc", "sanktions", ""] {
        assert!(!table.knows(word), "{word}");
    }
}

#[test]
fn sums_of_a_small_table() {
    let table = Table::read(&small()).unwrap();
    assert_eq!((table.numbers(), table.entries()), (2, 3));
    let near = |one: &str, other: &str| table.meaning(one).likeness(&table.meaning(other));
    assert!((near("go", "going") - 1.0).abs() < 0.01);
    assert!(near("Go", "halt") < -0.9);
    assert!(table.meaning("xyz").is_empty() && table.meaning("").is_empty());
    assert_eq!(near("go", "xyz"), 0.0);
}

#[test]
fn items_of_another_width_or_of_nothing_are_never_near() {
    let (one, other) = (Table::read(&small()).unwrap(), table());
    let mut index = Index::default();
    for meaning in [one.meaning("go"), other.meaning("go"), one.meaning(""), one.meaning("going")] {
        index.push(&meaning);
    }
    let found = |count| {
        let near = index.nearest(&one, &one.meaning("go"), count, |_| true);
        near.iter().map(|near| near.item).collect::<Vec<_>>()
    };
    // Of equals the first added.
    assert_eq!(found(9), [0, 3]);
    assert_eq!(found(1), [0]);
    assert_eq!(found(0), [0; 0]);
    assert!(index.nearest(&other, &other.meaning("go"), 9, |_| true).is_empty());
    assert_eq!(index.nearest(&one, &one.meaning("go"), 9, |item| item > 0)[0].item, 3);
}

#[test]
fn what_is_no_table_is_refused() {
    let bytes = small();
    assert_eq!(Table::read(b"CQINDEX\n").err(), Some(MeaningError::NotATable));
    let mut newer = bytes.clone();
    newer[10] = 9;
    let refused = Table::read(&newer).err();
    assert_eq!(refused, Some(MeaningError::OtherVersion(9)));
    let told = refused.map(|error| error.to_string());
    insta::assert_snapshot!(told.unwrap(), @"a table of meaning of version 9; this program reads 1");
    for end in 10..bytes.len() {
        assert!(Table::read(&bytes[..end]).is_err(), "cut at {end}");
        let mut changed = bytes.clone();
        changed[end] ^= 1;
        assert!(end == 11 || end == 12 || end == 13 || Table::read(&changed).is_err(), "{end}");
    }
}

/// The checksum keeps nobody out: whatever the bytes are behind one, a table that is read can be used.
#[test]
fn forged_tables_are_refused_or_harmless() {
    let mut dice = Dice(7);
    let mut read = 0;
    for _ in 0..5_000 {
        let mut forged = small();
        for _ in 0..=dice.roll(3) {
            let at = 18 + dice.roll(forged.len() - 18);
            forged[at] = dice.roll(256) as u8;
        }
        MEANING.seal(&mut forged);
        let Ok(table) = Table::read(&forged) else { continue };
        read += 1;
        let meaning = table.meaning("going halt");
        assert!(meaning.likeness(&meaning).is_finite());
        table.why("going halt", "halt go", 3);
    }
    assert!(read > 500, "{read} forged tables are read");
}

proptest! {
    #![proptest_config(texts())]

    #[test]
    fn any_text_has_a_vector(one in ".{0,60}", other in "[a-z ’\n.-]{0,90}") {
        let table = shipped();
        let (a, b) = (table.meaning(&one), table.meaning(&other));
        prop_assert!(a.likeness(&b).abs() <= 1.001);
        for link in table.why(&one, &other, 5) {
            link.one.of(&one);
            link.other.of(&other);
        }
    }
}

/// The table that ships, read once.
fn shipped() -> &'static Table {
    static TABLE: std::sync::OnceLock<Table> = std::sync::OnceLock::new();
    TABLE.get_or_init(table)
}
