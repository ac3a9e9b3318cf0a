//! Comparison: what outlets did to the same words.
//!
//! ```text
//! align       several wordings   →  which words stand in one place; columns, coverage, apparatus
//! wordings    two quotations     →  runs of words, moved ones too, and each difference as a sentence
//! versions    a statement        →  its distinct wordings, who prints each, how it is attributed
//! articles    two articles       →  statement by statement
//! texts       two articles       →  which passages of their texts are the same
//! quoting     any quotations     →  how many of each kind, with which cues
//! ```
//!
//! Nothing depends on the order in which wordings are given: swapping the sides mirrors the answer.
//! What is returned are byte ranges and plain sentences; how a difference looks is the app's affair,
//! and which wording is right is the reader's.

use crossquote_model::{Dataset, Span};
use crossquote_text::order::sort_by_key;

mod align;
mod anchors;
mod articles;
mod boundaries;
mod closest;
mod columns;
mod copies;
mod diff;
mod marks;
mod path;
mod quoting;
mod sentences;
mod steps;
mod texts;
mod versions;
mod witness;

pub use articles::articles;
pub use closest::closest_pair;
pub use columns::{Cell, Column};
pub use quoting::{Dated, Quoting, by_date, quoting};
pub use texts::{Passage, Texts, texts};
pub use versions::{Comparable, Kept, Report, Version, Versions, versions};

use align::Places;
use boundaries::Boundaries;
use steps::{Move, Step};
use witness::{Lexicon, Witness};

/// Several wordings, word by word.
pub struct Alignment<'d> {
    witnesses: Vec<Witness<'d>>,
    lexicon: Lexicon,
    places: Places,
}

/// Aligns texts word by word. Permuting the texts permutes the answer and changes nothing else.
///
/// Some 10 ms in a browser for twenty texts of 200 words.
pub fn align<'d>(texts: &[&'d str]) -> Alignment<'d> {
    let mut lexicon = Lexicon::default();
    let witness = |text: &&'d str| Witness::new(text, vec![Span::new(0, text.len())], &mut lexicon);
    let witnesses = texts.iter().map(witness).collect();
    Alignment::of(witnesses, lexicon)
}

impl<'d> Alignment<'d> {
    fn of(witnesses: Vec<Witness<'d>>, lexicon: Lexicon) -> Alignment<'d> {
        let places = align::places(&witnesses, &lexicon);
        Alignment { witnesses, lexicon, places }
    }

    /// The words of one witness: byte ranges in its text.
    pub fn words(&self, witness: usize) -> &[Span] {
        &self.witnesses[witness].words
    }

    /// Which words of two witnesses stand in one place, equal or one put for the other: their numbers,
    /// ascending.
    pub fn pairs(&self, a: usize, b: usize) -> Vec<(u32, u32)> {
        let both = self.places.rows().map(|row| (row[a], row[b]));
        both.filter(|&(a, b)| a != align::NONE && b != align::NONE).collect()
    }

    /// Which words of two witnesses are the same words in different places.
    pub fn moved_pairs(&self, a: usize, b: usize) -> Vec<(u32, u32)> {
        let moves = self.pair(a, b).moves;
        let words = moves.into_iter().flat_map(|moved| moved.left.zip(moved.right));
        words.map(|(a, b)| (a as u32, b as u32)).collect()
    }

    /// The alignment as a table.
    pub fn columns(&self) -> Vec<Column> {
        let all: Vec<usize> = (0..self.witnesses.len()).collect();
        columns::columns(&self.witnesses, &self.places, &all)
    }

    /// Two of the witnesses compared.
    fn pair(&self, a: usize, b: usize) -> Pair {
        let sides = [&self.witnesses[a], &self.witnesses[b]];
        let steps = steps::steps(&self.places, [a, b], sides, &self.lexicon);
        // In an order that follows from the words, so that swapping the sides swaps the answer.
        let swap = align::by_words(sides[0], sides[1], &self.lexicon).is_gt();
        if !swap {
            let moves = steps::moves(&steps, sides[0], sides[1], &self.lexicon);
            return Pair { steps, moves };
        }
        let turned = steps.iter().map(|Step { same, left, right }| Step {
            same: *same,
            left: right.clone(),
            right: left.clone(),
        });
        let turned: Vec<Step> = turned.collect();
        let moves = steps::moves(&turned, sides[1], sides[0], &self.lexicon);
        let back = moves.into_iter().map(|Move { left, right }| Move { left: right, right: left });
        let mut moves: Vec<Move> = back.collect();
        sort_by_key(&mut moves, |a| a.left.start);
        Pair { steps, moves }
    }

    /// How many words two witnesses share.
    fn sharing(&self, a: usize, b: usize, pair: &Pair) -> Sharing {
        let same = pair.steps.iter().filter(|step| step.same).map(|step| step.left.len());
        let same: usize = same.sum();
        let moved: usize = pair.moves.iter().map(|moved| moved.left.len()).sum();
        let lengths = [a, b].map(|at| self.witnesses[at].words.len());
        let shorter = lengths[0].min(lengths[1]);
        let shared = match ((same + moved) * 100).checked_div(shorter) {
            Some(share) => share as u8,
            None if lengths[0] == lengths[1] => 100,
            None => 0,
        };
        Sharing { same, moved, shorter, shared }
    }

    /// Whether two witnesses share too little for words to be set beside each other.
    fn reworded(&self, a: usize, b: usize) -> bool {
        self.sharing(a, b, &self.pair(a, b)).shared < REWORDED_BELOW
    }

    /// Two of the witnesses compared, under the names that sentences call them by.
    fn compared(&self, a: usize, b: usize, names: &[String; 2]) -> Compared {
        let pair = self.pair(a, b);
        let sides = [&self.witnesses[a], &self.witnesses[b]];
        let Sharing { same, moved, shorter, shared } = self.sharing(a, b, &pair);
        let lengths = sides.map(|side| side.words.len());
        let reworded = shared < REWORDED_BELOW;
        let (mut differences, summary) = if reworded {
            (vec![], sentences::reworded(same, shorter))
        } else {
            let boundaries = Boundaries::of(sides, &pair);
            (
                sentences::differences(names, sides, &pair, &boundaries),
                sentences::summary(names, sides, &pair, &boundaries),
            )
        };
        differences.splice(0..0, sentences::polarity(names, sides));
        let [left, right] = [0, 1].map(|side| sides[side].tagged(&pair, side));
        let wording = Wording { left, right, shared, reworded, differences, summary };
        Compared { wording, same: same + moved, words: lengths[0] + lengths[1] }
    }
}

/// How many words two witnesses share.
struct Sharing {
    same: usize,
    moved: usize,
    /// Words of the shorter one.
    shorter: usize,
    /// Those shared, per cent of them.
    shared: u8,
}

/// Two witnesses of an alignment.
struct Pair {
    steps: Vec<Step>,
    moves: Vec<Move>,
}

/// How a run of words on one side relates to the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// The same words stand on the other side.
    Same,
    /// These words stand on this side only.
    OnlyHere,
    /// The same words stand elsewhere on the other side.
    Moved,
    /// These words stand on this side only, in brackets: the outlet's own.
    Inserted,
    /// An ellipsis: the outlet's own mark of a cut.
    Cut,
}

impl Tag {
    const ALL: [Tag; 5] = [Tag::Same, Tag::OnlyHere, Tag::Moved, Tag::Inserted, Tag::Cut];
}

impl Witness<'_> {
    /// The runs of one side of a pair.
    fn tagged(&self, pair: &Pair, side: usize) -> Vec<Run> {
        let mut tags = vec![Tag::OnlyHere; self.words.len()];
        for (tag, &bracketed) in tags.iter_mut().zip(&self.bracketed) {
            *tag = if bracketed { Tag::Inserted } else { Tag::OnlyHere };
        }
        let of = |left: &std::ops::Range<usize>, right: &std::ops::Range<usize>| {
            if side == 0 { left.clone() } else { right.clone() }
        };
        for step in pair.steps.iter().filter(|step| step.same) {
            tags[of(&step.left, &step.right)].fill(Tag::Same);
        }
        for moved in &pair.moves {
            tags[of(&moved.left, &moved.right)].fill(Tag::Moved);
        }
        let keys: Vec<u32> = tags.iter().map(|&tag| tag as u32).collect();
        let pieces = self.pieces(&keys, Some(Tag::Cut as u32), Tag::Same as u32);
        pieces.into_iter().map(|(key, span)| Run { tag: Tag::ALL[key as usize], span }).collect()
    }
}

/// A run of words on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// How it relates to the other side.
    pub tag: Tag,
    /// Byte range in the article's text. The runs of a side cover its content without a gap in
    /// each segment: punctuation and spaces belong to the run before them, what opens a word to it.
    pub span: Span,
}

/// Two wordings of one statement, word by word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// Runs of the left quotation, in text order.
    pub left: Vec<Run>,
    /// Runs of the right quotation, in text order.
    pub right: Vec<Run>,
    /// Words shared, moved ones as well, per cent of the words of the shorter side.
    pub shared: u8,
    /// Too little is shared for marks to help: show both sides unmarked and say "reworded".
    pub reworded: bool,
    /// Each difference: first of polarity, then of words in reading order, none of these where the words are
    /// the same or reworded.
    pub differences: Vec<Difference>,
    /// All differences in one sentence, from the right side's view.
    pub summary: String,
}

impl Wording {
    /// Each difference as a sentence, for readers and screen readers; the summary where none is told
    /// apart, or not by words. Never empty.
    pub fn sentences(&self) -> Vec<&str> {
        let told = self.differences.iter().map(|difference| &*difference.sentence);
        let summary = (self.reworded || self.differences.is_empty()).then_some(&*self.summary);
        told.chain(summary).collect()
    }
}

/// One difference between two wordings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is, in one sentence.
    pub sentence: String,
    /// Byte ranges in the left and in the right text; none where that side has nothing there, and none on
    /// either where it is one of polarity.
    pub spans: [Vec<Span>; 2],
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
#[derive(Default)]
struct Compared {
    wording: Wording,
    /// Words that stand on both sides.
    same: usize,
    /// Words of both sides together.
    words: usize,
}

fn compared(dataset: &Dataset, left: &[u32], right: &[u32]) -> Compared {
    let mut lexicon = Lexicon::default();
    let sides = [left, right].map(|side| Witness::of(dataset, side, &mut lexicon));
    let [Some((left_article, left)), Some((right_article, right))] = sides else {
        return Compared::default();
    };
    let names = sentences::names(dataset, left_article, right_article);
    Alignment::of(vec![left, right], lexicon).compared(0, 1, &names)
}

/// How many words a quotation's content has.
fn words_of(dataset: &Dataset, quotation: u32) -> usize {
    let quotation = dataset.quotations.get(quotation as usize);
    let article = quotation.and_then(|q| dataset.articles.get(q.article as usize));
    match (quotation, article) {
        (Some(quotation), Some(article)) => {
            let segments = quotation.content.iter();
            segments.map(|segment| crossquote_text::words(segment.of(&article.text)).count()).sum()
        }
        _ => 0,
    }
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
