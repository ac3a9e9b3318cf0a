//! The differences between two wordings in sentences: for screen readers and for whoever
//! wants to paste them. Facts only: who writes what, never which is right.

use std::ops::Range;

use super::words::{Side, Step};
use crate::model::Article;

/// Longest quoted difference in words; of a longer one only the two ends are quoted.
const QUOTED_WORDS: usize = 14;

/// Longest title in characters that names an article; a longer one is cut at a word.
const TITLE_CHARS: usize = 40;

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

/// What to call the two articles: the outlet, else the title, else the side. When both would be
/// called the same, both are called by their sides.
pub(super) fn names(left: &Article, right: &Article) -> [String; 2] {
    let stated = |article: &Article| -> Option<String> {
        let outlet = article.outlet.as_ref().map(|outlet| outlet.value.trim().to_owned());
        outlet.filter(|outlet| !outlet.is_empty()).or_else(|| {
            let title = article.title.as_ref()?.value.trim();
            (!title.is_empty()).then(|| ["the article “", &shortened(title), "”"].concat())
        })
    };
    let (left, right) = (stated(left), stated(right));
    let alike = left == right;
    let name = |stated: Option<String>, side: &str| {
        stated.filter(|_| !alike).unwrap_or_else(|| ["the ", side, " article"].concat())
    };
    [name(left, "left"), name(right, "right")]
}

fn leaves_out(name: &str, words: &str, count: usize) -> String {
    let number = count.to_string();
    let unit = if count == 1 { " word)" } else { " words)" };
    sentence(&[name, " leaves out ", words, " (", &number, unit])
}

/// The parts joined, a capital letter in front and a full stop at the end.
fn sentence(parts: &[&str]) -> String {
    let mut out = parts.concat();
    // Sentences begin with our own words, or with the name of an outlet, which has its own capitals.
    if let Some(first) = out.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    out.push('.');
    out
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

/// The title, cut at a word's end if it is long.
fn shortened(title: &str) -> String {
    let Some((cut, _)) = title.char_indices().nth(TITLE_CHARS) else { return title.to_owned() };
    let end = title[..cut].rfind(char::is_whitespace).unwrap_or(cut);
    [title[..end].trim_end(), "…"].concat()
}
