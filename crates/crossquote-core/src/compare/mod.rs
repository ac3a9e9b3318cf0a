//! Comparison: what two articles did to the same words.
//!
//! [`wordings`] sets two quotations side by side word by word, [`articles`] two articles statement
//! by statement. Both are symmetric: swapping the sides mirrors the answer. What is returned are
//! byte ranges and plain sentences; how a difference looks is the app's affair, and which wording
//! is right is the reader's.

use crate::model::{Dataset, Span};

mod articles;
mod closest;
mod diff;
mod sentences;
mod words;

pub use articles::articles;
pub use closest::closest_pair;
use words::Side;

/// How a run of words on one side relates to the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// The same words stand on the other side.
    Same,
    /// These words stand on this side only.
    OnlyHere,
}

/// A run of words on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// How it relates to the other side.
    pub tag: Tag,
    /// Byte range in the article's text. The runs of a side cover its content without a gap in
    /// each segment: punctuation and spaces belong to the run before them.
    pub span: Span,
}

/// Two wordings of one statement, word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Runs of the left quotation, in text order.
    pub left: Vec<Run>,
    /// Runs of the right quotation, in text order.
    pub right: Vec<Run>,
    /// Words shared, per cent of the words of the shorter side.
    pub shared: u8,
    /// Too little is shared for marks to help: show both sides unmarked and say "reworded".
    pub reworded: bool,
    /// The differences in sentences for readers and screen readers.
    pub sentences: Vec<String>,
}

/// Below this many per cent of shared words marks confuse more than they show: almost everything
/// would be marked, and the little that is not is the same by chance.
const REWORDED_BELOW: u8 = 30;

/// Compares what two articles report of one statement: the contents of the quotations on the left,
/// taken together in text order, with those on the right (indices into [`Dataset::quotations`]).
///
/// The quotations of a side are of one article and do not overlap. An index that the dataset does
/// not have is passed over.
pub fn wordings(dataset: &Dataset, left: &[u32], right: &[u32]) -> Wording {
    compared(dataset, left, right).wording
}

/// A comparison with its numbers.
struct Compared {
    wording: Wording,
    /// Words that stand on both sides.
    same: usize,
    /// Words of both sides together.
    words: usize,
}

fn compared(dataset: &Dataset, left: &[u32], right: &[u32]) -> Compared {
    let (Some((left_article, left)), Some((right_article, right))) =
        (Side::of(dataset, left), Side::of(dataset, right))
    else {
        let wording =
            Wording { left: vec![], right: vec![], shared: 0, reworded: false, sentences: vec![] };
        return Compared { wording, same: 0, words: 0 };
    };
    let names = sentences::names(dataset, left_article, right_article);
    let steps = words::steps(&left, &right);
    let mut same = [vec![false; left.words.len()], vec![false; right.words.len()]];
    let mut count = 0;
    for step in steps.iter().filter(|step| step.same) {
        same[0][step.left.clone()].fill(true);
        same[1][step.right.clone()].fill(true);
        count += step.left.len();
    }
    let shorter = left.words.len().min(right.words.len());
    let shared = match (count * 100).checked_div(shorter) {
        Some(share) => share as u8,
        None if left.words.len() == right.words.len() => 100,
        None => 0,
    };
    let reworded = shared < REWORDED_BELOW;
    let sentences = if reworded {
        vec![sentences::reworded(count, shorter)]
    } else {
        sentences::sentences(&names, &left, &right, &steps)
    };
    let words = left.words.len() + right.words.len();
    let (left, right) = (left.runs(&same[0]), right.runs(&same[1]));
    let wording = Wording { left, right, shared, reworded, sentences };
    Compared { wording, same: count, words }
}

/// Two articles side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pairing {
    /// Matched rows and what only one article carries, in reading order of the left article, what
    /// only the right one carries placed by its own reading order.
    pub rows: Vec<Row>,
    /// How many statements both report.
    pub shared: u32,
    /// Who each article quotes and how much: every speaker quoted in either, most words first.
    pub shares: Vec<Share>,
}

/// Quotations of both articles that report one statement, or of one article alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Index into [`Dataset::statements`].
    pub statement: u32,
    /// Left article's quotations of the statement, indices into [`Dataset::quotations`].
    pub left: Vec<u32>,
    /// Right article's quotations of the statement.
    pub right: Vec<u32>,
    /// What of left and right was compared, and the result; `None` when one side is empty.
    pub wording: Option<PairWording>,
}

/// Which quotations of a row were compared, and the result.
///
/// Often one on each side. More where one article splits what the other joins: "I am ready," he
/// said. "I can trade it." against "I am ready. I can exchange it."
#[derive(Clone, Debug, PartialEq)]
pub struct PairWording {
    /// Indices into [`Dataset::quotations`], in text order.
    pub left: Vec<u32>,
    /// Indices into [`Dataset::quotations`], in text order.
    pub right: Vec<u32>,
    /// The result.
    pub wording: Wording,
}

/// How much of two articles' quotations is one speaker's.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Index into [`Dataset::speakers`].
    pub speaker: u32,
    /// Quotations in the left and the right article.
    pub quotations: [u32; 2],
    /// Words of content in the left and the right article.
    pub words: [u32; 2],
}
