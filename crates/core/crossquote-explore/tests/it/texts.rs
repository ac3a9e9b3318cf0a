//! Whole texts of two articles: which passages are the same.

use crossquote_explore::compare::{Texts, texts};
use crossquote_model::{Article, Dataset, Span};
use crossquote_text::{fold, words};
use proptest::collection::vec;
use proptest::prelude::*;

fn compare(left: &str, right: &str) -> (Dataset, Texts) {
    let article = |text: &str| Article { text: text.into(), ..Article::default() };
    let dataset = Dataset { articles: vec![article(left), article(right)], ..Dataset::default() };
    let found = texts(&dataset, 0, 1);
    (dataset, found)
}

fn folded(text: &str, span: Span) -> Vec<String> {
    words(span.of(text)).map(|word| fold(word.text)).collect()
}

/// Promises that every comparison keeps.
fn check(left: &str, right: &str) -> Result<Texts, TestCaseError> {
    let (dataset, found) = compare(left, right);
    for (side, text) in [left, right].into_iter().enumerate() {
        let spans = found.passages.iter().map(|passage| passage.spans[side]);
        let bytes: Vec<usize> = spans.flat_map(|span| span.range()).collect();
        prop_assert_eq!(bytes, (0..text.len()).collect::<Vec<_>>(), "every byte once, in order");
        for passage in &found.passages {
            let count = folded(text, passage.spans[side]).len();
            prop_assert_eq!(passage.words[side] as usize, count);
        }
    }
    for passage in found.passages.iter().filter(|passage| passage.same) {
        prop_assert_eq!(folded(left, passage.spans[0]), folded(right, passage.spans[1]));
    }
    for moved in &found.moved {
        prop_assert_eq!(folded(left, moved[0]), folded(right, moved[1]));
    }
    let itself = texts(&dataset, 0, 0);
    prop_assert!(itself.moved.is_empty());
    Ok(found)
}

#[test]
fn passages_are_found_in_order_and_moved() {
    let left = "The mayor spoke on Monday evening before two hundred people. Nobody had expected \
                so many to come to the old harbour. It rained all through the night, and the boats \
                stayed where they were.";
    let right = "It rained all through the night, said a fisherman. The mayor spoke on Monday \
                 before two hundred people, and nobody had expected so many to come at all.";
    let found = check(left, right).unwrap();
    let shown = found.passages.iter().map(|passage| {
        let mark = if passage.same { "=" } else { "≠" };
        let [a, b] = passage.spans;
        format!("{mark} {:?} | {:?}", a.of(left), b.of(right))
    });
    let mut shown: Vec<String> = shown.collect();
    shown.extend(found.moved.iter().map(|m| format!("moved {:?}", m[0].of(left))));
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn texts_without_words_and_articles_that_there_are_not() {
    assert_eq!(check("", "…").unwrap().passages.len(), 1);
    assert_eq!(check("", "").unwrap(), Texts::default());
    assert_eq!(texts(&Dataset::default(), 0, 7), Texts::default());
}

proptest! {
    #[test]
    fn any_texts_keep_the_promises(
        left in vec(0..14_usize, 0..120),
        right in vec(0..14_usize, 0..120),
        copied in 0..60_usize,
    ) {
        let known = ["bridge", "storm,", "the", "of", "“crowns", "autumn", "Mara", "pays", "boat",
                     "harbour.", "—", "fish", "new", "tide"];
        let text = |ids: &[usize]| ids.iter().map(|&at| known[at]).collect::<Vec<_>>().join(" ");
        // The right has a part of the left as well.
        let part = &left[left.len() / 3..(left.len() / 3 + copied).min(left.len())];
        let right = [&right[..right.len() / 2], part, &right[right.len() / 2..]].concat();
        check(&text(&left), &text(&right))?;
    }
}
