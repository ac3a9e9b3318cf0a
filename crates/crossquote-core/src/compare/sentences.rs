//! The differences between two wordings in sentences: for screen readers and for whoever
//! wants to paste them. Facts only: who writes what, never which is right.

use crate::text::joined;
use std::ops::Range;

use super::words::{Side, Step};
use crate::cite::siglum;
use crate::model::Dataset;

/// Longest quoted difference in words; of a longer one only the two ends are quoted.
const QUOTED_WORDS: usize = 14;

/// One sentence for each difference, in reading order; one sentence that there is none.
pub(super) fn sentences(
    names: &[String; 2],
    left: &Side<'_>,
    right: &Side<'_>,
    steps: &[Step],
) -> Vec<String> {
    let mut sentences = Vec::new();
    for step in steps.iter().filter(|step| !step.same) {
        let here = excerpt(left, step.left.clone());
        let there = excerpt(right, step.right.clone());
        let [left_name, right_name] = names;
        sentences.push(match (step.left.len(), step.right.len()) {
            (words, 0) => leaves_out(right_name, &here, words),
            (0, words) => leaves_out(left_name, &there, words),
            _ => {
                sentence(&[left_name, " writes ", &here, " where ", right_name, " writes ", &there])
            }
        });
    }
    if sentences.is_empty() {
        sentences.push("Both use the same words.".to_owned());
    }
    sentences
}

/// The sentence for wordings that share too little to be compared word by word.
pub(super) fn reworded(same: usize, shorter: usize) -> String {
    if same == 0 {
        return "Reworded: too few words are shared to mark them.".to_owned();
    }
    let stands = if same == 1 { " stands" } else { " stand" };
    let words = if shorter == 1 { " word" } else { " words" };
    let (same, shorter) = (same.to_string(), shorter.to_string());
    sentence(&[
        "Reworded: ",
        &same,
        " of the ",
        &shorter,
        words,
        " of the shorter",
        stands,
        " in both",
    ])
}

/// What to call the two articles: the outlet where one is stated and tells them apart, else the
/// letter that stands for the article everywhere.
pub(super) fn names(dataset: &Dataset, left: u32, right: u32) -> [String; 2] {
    let outlet = |article: u32| {
        let article = dataset.articles.get(article as usize)?;
        let outlet = article.outlet.as_ref()?.value.trim();
        (!outlet.is_empty()).then(|| outlet.to_owned())
    };
    let alike = outlet(left) == outlet(right);
    let name = |article| outlet(article).filter(|_| !alike).unwrap_or_else(|| siglum(article));
    [name(left), name(right)]
}

fn leaves_out(name: &str, words: &str, count: usize) -> String {
    let number = count.to_string();
    let unit = if count == 1 { " word)" } else { " words)" };
    sentence(&[name, " leaves out ", words, " (", &number, unit])
}

/// The parts joined, a full stop at the end.
fn sentence(parts: &[&str]) -> String {
    joined(parts.iter().copied(), "") + "."
}

/// The words in quotation marks; quotation marks inside become single ones, as in print.
fn excerpt(side: &Side<'_>, range: Range<usize>) -> String {
    let mut out = String::from("“");
    if range.len() > QUOTED_WORDS {
        let half = QUOTED_WORDS / 2;
        slice(side, range.start..range.start + half, &mut out);
        out.push_str(" … ");
        slice(side, range.end - half..range.end, &mut out);
    } else {
        slice(side, range, &mut out);
    }
    out.push('”');
    out
}

/// Appends the words as printed, punctuation between them included, ` … ` over a segment's end.
fn slice(side: &Side<'_>, range: Range<usize>, out: &mut String) {
    let begin = out.len();
    let mut end: Option<u32> = None;
    for word in side.words.get(range).unwrap_or(&[]) {
        let between = end.map(|end| side.text.get(end as usize..word.start as usize).unwrap_or(""));
        match between {
            Some(_) if side.breaks(end.unwrap_or(0), word.start) => out.push_str(" … "),
            Some(between) => out.push_str(between),
            None => {}
        }
        out.push_str(word.of(side.text));
        end = Some(word.end);
    }
    let printed = out.split_off(begin);
    for c in printed.chars() {
        out.push(match c {
            '“' | '«' => '‘',
            '”' | '»' | '"' => '’',
            '\n' | '\r' | '\t' => ' ',
            c => c,
        });
    }
}
