//! Comparison: what two articles did to the same words.

mod closest;

pub use closest::closest_pair;

use crate::model::{Dataset, Span};

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

/// Compares the contents of two quotations (indices into [`Dataset::quotations`]).
pub fn wordings(_dataset: &Dataset, _left: u32, _right: u32) -> Wording {
    Wording { left: vec![], right: vec![], shared: 0, reworded: false, sentences: vec![] }
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
    /// The closest pair of left and right, compared; `None` when one side is empty.
    pub wording: Option<PairWording>,
}

/// Which two quotations of a row were compared, and the result.
#[derive(Clone, Debug, PartialEq)]
pub struct PairWording {
    /// Index into [`Dataset::quotations`].
    pub left: u32,
    /// Index into [`Dataset::quotations`].
    pub right: u32,
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

/// Compares two articles (indices into [`Dataset::articles`]).
pub fn articles(_dataset: &Dataset, _left: u32, _right: u32) -> Pairing {
    Pairing::default()
}
