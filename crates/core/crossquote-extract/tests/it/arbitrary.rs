//! Extraction of texts that nobody would write: no panic, nothing wrong in what it gives. proptest
//! makes the texts and cuts a bad one down to a short one; the fuzz targets in `fuzz/` go further than
//! fits into a test run.

use std::sync::LazyLock;

use crossquote_extract::boilerplate;
use crossquote_extract::{Model, extract, extract_with};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::inputs::{self, MARKS, MODEL, PIECES, articles};
use crate::valid::check;

static LEARNED: LazyLock<Model> = LazyLock::new(|| Model::load(MODEL).unwrap());

/// Texts to damage: the articles of the repository and the inputs of the snapshots.
static WRITTEN: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/inputs/extract");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let inputs = files.iter().map(|file| std::fs::read_to_string(file).unwrap());
    // Long ones would only slow it down.
    articles().into_iter().chain(inputs).filter(|text| text.len() < 8_000).collect()
});

fn holds(text: &str) {
    let lines = boilerplate::find(text);
    check(text, &extract(text, &lines));
    check(text, &extract_with(Some(&LEARNED), text, &lines));
}

/// Any characters at all, some of them marks.
fn unicode() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        2 => any::<char>().prop_map(String::from),
        2 => "\\PC{1,8}",
        1 => select(MARKS).prop_map(str::to_owned),
        1 => select(PIECES).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Pieces, with a space behind most.
fn pieces(from: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec((select(from), 0..3u8), 0..80).prop_map(|pieces| {
        let put = |(piece, gap): &(&str, u8)| format!("{piece}{}", if *gap > 0 { " " } else { "" });
        pieces.iter().map(put).collect()
    })
}

/// Sentences that report: what stands where is grammar, the words are not.
fn reports() -> impl Strategy<Value = String> {
    let who = select(
        &[
            "Ann Lee",
            "Lee",
            "he",
            "She",
            "the mayor",
            "Mr. Novak",
            "a U.S. official",
            "who",
            "Analysts",
            "The Harbour Ministry",
            "“Joe” Bee",
            "Lee’s aide",
        ][..],
    );
    let cue = select(
        &[
            "said",
            "says",
            "told Bee",
            "claimed",
            "added",
            "wrote on Friday",
            "denied",
            "according to",
            "has said in a statement",
            "asked",
        ][..],
    );
    let words = select(
        &[
            "that the bridge is closed",
            "it would “never, ever” pay",
            "“We will win,”",
            "“No.”",
            "Bob Bee denied that it fell",
            "“One",
            "Two.”",
            "the 5' \"wall\"",
            "‘so’",
            "...",
            "“He said ‘no’ and she said “yes””",
        ][..],
    );
    let end = select(&[". ", ".\n", ", ", " — ", "; ", "?", "\n\n", " and ", ", adding that "][..]);
    let sentence =
        (who, cue, words, end, 0..5u8).prop_map(|(who, cue, words, end, order)| match order {
            0 => format!("{words} {who} {cue}{end}"),
            1 => format!("{words} {cue} {who}{end}"),
            2 => format!("{words}, {who} {cue}, {words}{end}"),
            _ => format!("{who} {cue} {words}{end}"),
        });
    prop::collection::vec(sentence, 0..12).prop_map(|sentences| sentences.concat())
}

/// What was written, with parts cut out, put in and moved.
fn damaged() -> impl Strategy<Value = String> {
    let change = (any::<Index>(), any::<Index>(), 0..4u8, select(PIECES));
    let changes = prop::collection::vec(change, 1..12);
    (any::<Index>(), changes).prop_map(|(which, changes)| {
        let mut text = which.get(&WRITTEN).clone();
        for (from, to, what, piece) in changes {
            let at = |at: Index| inputs::border(&text, at.index(text.len() + 1));
            let (from, to) = (at(from), at(to));
            let short = inputs::border(&text, from + to % 40);
            match what {
                0 => text.replace_range(from..short, ""),
                1 => text.replace_range(from..short, piece),
                2 => text.insert_str(from, piece),
                _ => {
                    let part = text[from..short].to_owned();
                    text.insert_str(to, &part);
                }
            }
        }
        text
    })
}

/// Content that the model joins over a line that is not the article's own leaves that line out.
#[test]
fn a_photo_credit_within_a_quotation_stays_out() {
    holds("\"5\nPhoto by\ne \"t f n n L");
    holds("M``d\nPhoto by\n”n ? d y t");
}

/// "He went on to claim" has a verb before "to claim"; here is none.
#[test]
fn a_text_may_begin_with_to_claim() {
    holds("to claim“Ann Lee");
}

/// What goes on behind "according to Ann Lee," goes on in its sentence.
#[test]
fn the_next_paragraph_does_not_go_on_with_what_somebody_said() {
    holds("the 5' \"wall\" according to Ann Lee\n\n“We will win,” has said Ann Lee. ");
}

/// "Secretary of State Ann Lee" has a name behind the title; where none follows, there is none.
#[test]
fn a_title_with_no_name_behind_it_is_no_empty_name() {
    holds("Defense of Democracies’ Russia said that the war is over. “No,” he said.");
}

proptest! {
    #![proptest_config(crossquote_test_support::texts())]

    #[test]
    fn any_characters(text in unicode()) {
        holds(&text);
    }

    #[test]
    fn marks_in_any_order(text in pieces(MARKS)) {
        holds(&text);
    }

    #[test]
    fn words_and_marks_in_any_order(text in pieces(PIECES)) {
        holds(&text);
    }

    #[test]
    fn reports_in_any_order(text in reports()) {
        holds(&text);
    }

    #[test]
    fn articles_with_damage(text in damaged()) {
        holds(&text);
    }
}
