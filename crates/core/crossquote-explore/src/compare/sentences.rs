//! The differences between two wordings in sentences: for screen readers and for whoever
//! wants to paste them. Facts only: who writes what, never which is right.

use std::ops::Range;
use std::slice;

use super::boundaries::Boundaries;
use super::marks::inside_marks;
use super::steps::{Move, Step};
use super::witness::Witness;
use super::{Difference, Pair};
use crossquote_model::cite::siglum;
use crossquote_model::{Dataset, Span};

/// Longest quoted difference in words; of a longer one only the two ends are quoted.
const QUOTED_WORDS: usize = 14;

/// Each difference, in reading order.
pub(super) fn differences(
    names: &[String; 2],
    sides: [&Witness<'_>; 2],
    pair: &Pair,
    boundaries: &Boundaries,
) -> Vec<Difference> {
    let mut found = Vec::new();
    let [left, right] = names;
    found.extend(boundaries.all(names, sides, pair));
    for step in &pair.steps {
        if step.same {
            for side in [0, 1] {
                found.extend(idle_cuts(names, sides, side, step));
            }
            found.extend(boundaries.within(step).map(|part| part.told(names, sides)));
            continue;
        }
        let mut tell = |sentence: String, runs: [&[Range<usize>]; 2]| {
            let spans = [0, 1].map(|side| sides[side].spans(runs[side]));
            found.push(Difference { sentence, spans });
        };
        let ranges = [step.left.clone(), step.right.clone()];
        let own = own(step, &pair.moves);
        let texts = [0, 1].map(|side| excerpts(sides[side], &own[side]));
        let counts = own.each_ref().map(|runs| runs.iter().map(Range::len).sum::<usize>());
        let runs = [&own[0][..], &own[1]];
        match counts {
            [0, 0] => {}
            [_, 0] => tell(omits(names, 0, &texts[0], counts[0], sides, &ranges), runs),
            [0, _] => tell(omits(names, 1, &texts[1], counts[1], sides, &ranges), runs),
            _ => {
                let aside = [0, 1].map(|side| match all_in_brackets(sides[side], &own[side]) {
                    true => ", in brackets as its own words,",
                    false => "",
                });
                let told = sentence(&[
                    left,
                    " writes ",
                    &texts[0],
                    aside[0],
                    " where ",
                    right,
                    " writes ",
                    &texts[1],
                    aside[1].trim_end_matches(','),
                ]);
                tell(told, runs);
            }
        }
        let here = pair.moves.iter().filter(|m| ranges[0].contains(&m.left.start));
        for moved in here {
            let words = excerpt(sides[0], moved.left.clone());
            let places = [0, 1].map(|side| place_of(sides[side], of(moved, side).start));
            let told = sentence(&[
                &words,
                " stands elsewhere: in ",
                left,
                &places[0],
                ", in ",
                right,
                &places[1],
            ]);
            tell(told, [slice::from_ref(&moved.left), slice::from_ref(&moved.right)]);
        }
    }
    found
}

/// What became of the content on either side, where that is not the same.
pub(super) fn polarity(names: &[String; 2], sides: [&Witness<'_>; 2]) -> Option<Difference> {
    if sides[0].polarity == sides[1].polarity {
        return None;
    }
    let [left, right] = sides.map(|side| side.polarity.told().unwrap_or("said"));
    let told = sentence(&[&names[0], " reports it as ", left, ", ", &names[1], " as ", right]);
    // In none of the words: what is said may be the same.
    Some(Difference { sentence: told, spans: Default::default() })
}

/// All differences in one sentence, from the right side's view: "UPI omits 6 words and writes
/// ‘exchange’ for ‘trade’."
pub(super) fn summary(
    names: &[String; 2],
    sides: [&Witness<'_>; 2],
    pair: &Pair,
    boundaries: &Boundaries,
) -> String {
    let mut counts = [0, 0];
    let mut replaced = Vec::new();
    for step in pair.steps.iter().filter(|step| !step.same) {
        let own = own(step, &pair.moves);
        if own.iter().all(|runs| !runs.is_empty()) {
            let [left, right] = [0, 1].map(|side| excerpts(sides[side], &own[side]));
            replaced.push(format!("{right} for {left}"));
        } else {
            for (count, runs) in counts.iter_mut().zip(&own) {
                *count += runs.iter().map(Range::len).sum::<usize>();
            }
        }
    }
    let number = |count: usize| match count {
        1 => "1 word".to_owned(),
        count => count.to_string() + " words",
    };
    let mut parts = Vec::new();
    if counts[0] > 0 {
        parts.push("omits ".to_owned() + &number(counts[0]));
    }
    if counts[1] > 0 {
        parts.push(format!("has {} more", number(counts[1])));
    }
    match replaced.len() {
        0 => {}
        1..=REPLACED_NAMED => {
            parts.push("writes ".to_owned() + &replaced.join(", "));
        }
        more => parts.push(format!("replaces {more} phrases")),
    }
    if !pair.moves.is_empty() {
        let moved: usize = pair.moves.iter().map(|moved| moved.right.len()).sum();
        parts.push(format!("has {} in another place", number(moved)));
    }
    let quoted = [0, 1].map(|side| boundaries.words(side));
    let name = names[1].as_str();
    if parts.is_empty() && quoted != [0, 0] {
        let of_them = |count: usize, how: &str| {
            if count == 0 { String::new() } else { format!(", {count}{how}") }
        };
        let without = of_them(quoted[0], " of them without quotation marks");
        let with = of_them(quoted[1], " of them in quotation marks of its own");
        return sentence(&[name, " has the same words as ", &names[0], &without, &with]);
    }
    if quoted[0] > 0 {
        parts.push(format!("has {} without quotation marks", number(quoted[0])));
    }
    if quoted[1] > 0 {
        parts.push(format!("puts {} in quotation marks", number(quoted[1])));
    }
    let Some(last) = parts.pop() else {
        return format!("{name} has the same words as {}.", names[0]);
    };
    let first = parts.join(", ");
    let and = if first.is_empty() { "" } else { " and " };
    format!("{name} {first}{and}{last}.")
}

/// Replaced phrases that a summary quotes; more are counted.
const REPLACED_NAMED: usize = 2;

fn of(moved: &Move, side: usize) -> &Range<usize> {
    if side == 0 { &moved.left } else { &moved.right }
}

/// A step's words on either side, in runs, without those that stand elsewhere on the other side: these
/// are told of where they move.
fn own(step: &Step, moves: &[Move]) -> [Vec<Range<usize>>; 2] {
    let ranges = [&step.left, &step.right];
    [0, 1].map(|side| {
        let moved = |word: &usize| moves.iter().any(|moved| of(moved, side).contains(word));
        runs_of(ranges[side].clone().filter(|word| !moved(word)))
    })
}

/// Runs of numbers that follow each other.
fn runs_of(words: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for word in words {
        match runs.last_mut() {
            Some(run) if run.end == word => run.end += 1,
            _ => runs.push(word..word + 1),
        }
    }
    runs
}

fn all_in_brackets(side: &Witness<'_>, runs: &[Range<usize>]) -> bool {
    !runs.is_empty()
        && runs.iter().all(|run| side.bracketed[run.clone()].iter().all(|&inside| inside))
}

/// That one side has words (side `has`) that the other has not, and how the one or the other says so.
fn omits(
    names: &[String; 2],
    has: usize,
    words: &str,
    count: usize,
    sides: [&Witness<'_>; 2],
    ranges: &[Range<usize>; 2],
) -> String {
    let own = [ranges[has].clone()];
    if all_in_brackets(sides[has], &own) {
        return sentence(&[&names[has], " puts in ", words, ", in brackets as its own words"]);
    }
    let number = count.to_string();
    let unit = if count == 1 { " word)" } else { " words)" };
    let at = ranges[1 - has].start;
    let marked = sides[1 - has].cuts.iter().any(|cut| cut.0 == at);
    let marked = if marked { " and marks the cut with an ellipsis" } else { "" };
    sentence(&[&names[1 - has], " omits ", words, " (", &number, unit, marked])
}

/// Ellipses of one side inside words that both have: there is no more on the other side either.
fn idle_cuts(
    names: &[String; 2],
    sides: [&Witness<'_>; 2],
    side: usize,
    step: &Step,
) -> Vec<Difference> {
    let ranges = [&step.left, &step.right];
    let (own, other) = (ranges[side], ranges[1 - side]);
    let inside = sides[side].cuts.iter().filter(|cut| cut.0 > own.start && cut.0 < own.end);
    // Both have one there: no difference.
    let both = |cut: &&(usize, Span)| {
        let there = other.start + (cut.0 - own.start);
        sides[1 - side].cuts.iter().any(|cut| cut.0 == there)
    };
    let lines = inside.filter(|cut| !both(cut)).map(|cut| {
        let before = excerpt(sides[side], cut.0 - 1..cut.0);
        let sentence = sentence(&[
            &names[side],
            " has an ellipsis after ",
            &before,
            ", where ",
            &names[1 - side],
            " has no other words",
        ]);
        let mut spans = <[Vec<Span>; 2]>::default();
        spans[side] = vec![cut.1];
        Difference { sentence, spans }
    });
    lines.collect()
}

/// Behind which word a phrase stands.
fn place_of(side: &Witness<'_>, word: usize) -> String {
    match word {
        0 => " at the beginning".to_owned(),
        word => " after ".to_owned() + &excerpt(side, word - 1..word),
    }
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
    let alike = outlet(dataset, left) == outlet(dataset, right);
    let name = |article| {
        let named = outlet(dataset, article).filter(|_| !alike);
        named.map_or_else(|| siglum(article), str::to_owned)
    };
    [name(left), name(right)]
}

/// The outlet that an article states.
pub(super) fn outlet(dataset: &Dataset, article: u32) -> Option<&str> {
    let outlet = dataset.articles.get(article as usize)?.outlet.as_ref()?.value.trim();
    (!outlet.is_empty()).then_some(outlet)
}

/// The parts joined, a full stop at the end.
pub(super) fn sentence(parts: &[&str]) -> String {
    parts.join("") + "."
}

/// Several runs of words, each in quotation marks.
fn excerpts(side: &Witness<'_>, runs: &[Range<usize>]) -> String {
    let quoted: Vec<String> = runs.iter().map(|run| excerpt(side, run.clone())).collect();
    quoted.join(" … ")
}

/// The words in quotation marks; quotation marks inside become single ones, as in print.
pub(super) fn excerpt(side: &Witness<'_>, range: Range<usize>) -> String {
    let mut out = String::from("“");
    if range.len() > QUOTED_WORDS {
        let half = QUOTED_WORDS / 2;
        words(side, range.start..range.start + half, &mut out);
        out.push_str(" … ");
        words(side, range.end - half..range.end, &mut out);
    } else {
        words(side, range, &mut out);
    }
    out.push('”');
    out
}

/// Appends the words as printed, punctuation between them included, ` … ` over a segment's end.
fn words(side: &Witness<'_>, range: Range<usize>, out: &mut String) {
    let mut printed = String::new();
    let mut end: Option<u32> = None;
    for word in side.printed.get(range).unwrap_or(&[]) {
        let between = end.map(|end| side.text.get(end as usize..word.start as usize).unwrap_or(""));
        match between {
            Some(_) if side.breaks(end.unwrap_or(0), word.start) => printed.push_str(" … "),
            Some(between) => printed.push_str(between),
            None => {}
        }
        printed.push_str(word.of(side.text));
        end = Some(word.end);
    }
    out.push_str(&inside_marks(&printed));
}
