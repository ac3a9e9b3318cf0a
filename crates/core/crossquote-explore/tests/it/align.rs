//! Alignment of several wordings: lines in, a table out.

use crossquote_explore::compare::{Alignment, Column, align};
use crossquote_model::Span;
use crossquote_text::fold;
use proptest::collection::vec;
use proptest::prelude::*;

use crossquote_test_support::file;

/// The text of a cell.
pub(crate) fn printed(text: &str, pieces: &[Span]) -> String {
    let pieces: Vec<&str> = pieces.iter().map(|piece| piece.of(text).trim()).collect();
    if pieces.is_empty() { "–".to_owned() } else { pieces.join(" / ") }
}

/// Rows are witnesses; a number before a cell says which others have the same words there.
pub(crate) fn table(texts: &[&str], columns: &[Column]) -> String {
    let mut out = String::new();
    let cell = |at: usize, column: &Column| {
        let cell = &column.cells[at];
        let number = if column.agreed { String::new() } else { format!("{} ", cell.reading) };
        format!("{number}{}", printed(texts[at], &cell.pieces))
    };
    let widths: Vec<usize> = columns
        .iter()
        .map(|column| (0..texts.len()).map(|at| cell(at, column).chars().count()).max().unwrap())
        .collect();
    for at in 0..texts.len() {
        let cells = columns.iter().zip(&widths);
        let cells: Vec<String> =
            cells.map(|(column, width)| format!("{:width$}", cell(at, column))).collect();
        out += cells.join(" | ").trim_end();
        out.push('\n');
    }
    out
}

/// Promises that every alignment keeps.
fn check(texts: &[&str]) -> Vec<Column> {
    let aligned = align(texts);
    let columns = aligned.columns();
    for (at, text) in texts.iter().enumerate() {
        // Every byte once, in order: no word is lost or shown twice.
        let spans = columns.iter().flat_map(|column| &column.cells[at].pieces);
        let bytes: Vec<usize> = spans.flat_map(|span| span.range()).collect();
        if !columns.is_empty() {
            assert_eq!(bytes, (0..text.len()).collect::<Vec<_>>(), "{text:?} among {texts:?}");
        }
        for other in 0..texts.len() {
            let pairs = aligned.pairs(at, other);
            let ascend =
                pairs.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1);
            assert!(ascend, "words keep their order: {pairs:?}");
            let turned: Vec<_> =
                aligned.pairs(other, at).into_iter().map(|(a, b)| (b, a)).collect();
            assert_eq!(pairs, turned);
        }
    }
    for column in &columns {
        for (one, a) in column.cells.iter().enumerate() {
            for (other, b) in column.cells.iter().enumerate().filter(|_| a.reading > 0) {
                let same = a.reading == b.reading;
                let words = |at: usize, pieces: &[Span]| folded(texts[at], pieces);
                assert_eq!(same, words(one, &a.pieces) == words(other, &b.pieces));
            }
        }
        let agreed = column.cells.iter().all(|cell| cell.reading == 1);
        assert_eq!(column.agreed, agreed);
    }
    columns
}

/// Texts too long to be weighed word by word, of few words again and again, so that no run of them stands once:
/// the longest sequence that both have. One word is put for another in each hundred.
#[test]
fn long_texts_without_anchors_are_aligned() {
    let words = ["the", "bridge", "is", "safe", "and", "so"];
    let word = |at: usize| words[(at * at + at / 7) % words.len()];
    let left: Vec<&str> = (0..1_500).map(word).collect();
    let right: Vec<&str> =
        (0..1_500).map(|at| if at % 100 == 50 { "dry" } else { word(at) }).collect();
    let (left, right) = (left.join(" "), right.join(" "));
    check(&[&left, &right]);
    let aligned = align(&[&left, &right]);
    let kept = aligned.pairs(0, 1).into_iter().filter(|(a, b)| a == b).count();
    assert!(kept >= 1_480, "{kept} of 1500 words stand where they stood");
}

fn folded(text: &str, pieces: &[Span]) -> Vec<String> {
    let words = pieces.iter().flat_map(|piece| crossquote_text::words(piece.of(text)));
    words.map(|word| fold(word.text)).collect()
}

/// Two witnesses, and which of their words stand together.
type Pairs = (usize, usize, Vec<(u32, u32)>);

/// Which words of the witnesses `order` says stand together, by the witness's number before.
fn together(aligned: &Alignment<'_>, order: &[usize]) -> Vec<Pairs> {
    let mut all = Vec::new();
    for (new, &old) in order.iter().enumerate() {
        for (other_new, &other_old) in order.iter().enumerate() {
            all.push((old, other_old, aligned.pairs(new, other_new)));
        }
    }
    all.sort();
    all
}

#[test]
fn several_wordings() {
    insta::glob!("../inputs", "align/*.txt", |path| {
        let input = file(path);
        let texts: Vec<&str> = input.lines().filter(|line| !line.starts_with('#')).collect();
        let columns = check(&texts);
        insta::assert_snapshot!(format!("{input}---\n{}", table(&texts, &columns)));
    });
}

proptest! {
    #[test]
    fn any_wordings_keep_the_promises(
        texts in vec(vec(0..9_usize, 0..12), 0..6),
        turn in 0..6_usize,
    ) {
        let words = ["bridge", "bridges,", "the", "of", "“storm", "autumn”", "not …", "[old]", "—"];
        let texts: Vec<String> =
            texts.iter().map(|t| t.iter().map(|&w| words[w]).collect::<Vec<_>>().join(" ")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        check(&texts);
        // In another order: the same words stand together.
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.reverse();
        let turn = turn % order.len().max(1);
        order.rotate_left(turn);
        let permuted: Vec<&str> = order.iter().map(|&at| texts[at]).collect();
        let straight: Vec<usize> = (0..texts.len()).collect();
        prop_assert_eq!(
            together(&align(&texts), &straight),
            together(&align(&permuted), &order)
        );
    }

    /// A text beside itself, among whatever else, has the same words in the same places.
    #[test]
    fn the_same_text_twice_is_all_equal(text in vec(0..6_usize, 1..30), other in vec(0..6_usize, 0..30)) {
        let words = ["bridge", "the", "storm", "of", "autumn", "crowns"];
        let [text, other] = [text, other].map(|t| t.iter().map(|&w| words[w]).collect::<Vec<_>>().join(" "));
        let pairs = align(&[&text, &other, &text]).pairs(0, 2);
        let count = text.split(' ').count() as u32;
        prop_assert_eq!(pairs, (0..count).map(|at| (at, at)).collect::<Vec<_>>());
    }
}
