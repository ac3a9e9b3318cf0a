//! Two articles' whole texts: which passages are word for word the same, in order or moved.
//!
//! Found by anchors (anchors.rs) of four words, and between these once more by anchors of three. A diff
//! of all words would match the "the"s of texts that have nothing to do with each other, and take a
//! second for it.

use super::anchors::{Run, chain};
use super::witness::Lexicon;
use crossquote_model::{Dataset, Span};
use crossquote_text::order::sort_by_key;
use crossquote_text::words;

/// Words of an anchor, and of one between anchors.
const ANCHORS: [usize; 2] = [4, 3];

/// The same words on both sides are a passage from so many on, with so many that have content: fewer
/// stand in any two texts.
const LEAST: usize = 4;
const LEAST_CONTENT: usize = 2;

/// Words from which on a passage counts as moved: shorter ones are phrases that anybody uses.
const LEAST_MOVED: usize = 6;

/// Two articles' texts, passage by passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// From the first byte of both texts to the last.
    pub passages: Vec<Passage>,
    /// Passages that both have in different places.
    pub moved: Vec<[Span; 2]>,
}

/// A passage: the same on both sides, or what stands between such passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Word for word the same on both sides.
    pub same: bool,
    /// Byte ranges in the left and the right text; empty where one has nothing here.
    pub spans: [Span; 2],
    /// How many words it has on the left and on the right.
    pub words: [u32; 2],
}

/// Compares the texts of two articles (indices into [`Dataset::articles`]).
pub fn texts(dataset: &Dataset, left: u32, right: u32) -> Texts {
    let mut lexicon = Lexicon::default();
    let sides = [left, right].map(|article| {
        let text = dataset.articles.get(article as usize).map_or("", |article| &article.text);
        let mut side = Side { ids: Vec::new(), spans: Vec::new(), length: text.len() as u32 };
        for word in words(text) {
            side.ids.push(lexicon.id(word.text));
            side.spans.push(word.span);
        }
        side
    });
    let [a, b] = &sides;
    let (mut runs, moved) = chain(&a.ids, &b.ids, ANCHORS[0]);
    let mut between = Vec::new();
    let (mut at_a, mut at_b) = (0, 0);
    for run in runs.iter().chain([&Run { a: a.ids.len(), b: b.ids.len(), length: 0 }]) {
        let (found, _) = chain(&a.ids[at_a..run.a], &b.ids[at_b..run.b], ANCHORS[1]);
        between.extend(found.into_iter().map(|run| Run {
            a: run.a + at_a,
            b: run.b + at_b,
            ..run
        }));
        (at_a, at_b) = (run.a + run.length, run.b + run.length);
    }
    runs.extend(between);
    sort_by_key(&mut runs, |one| one.a);
    let content = |run: &Run| {
        let ids = a.ids[run.a..run.a + run.length].iter();
        ids.filter(|&&id| !lexicon.is_stop_word(id)).count()
    };
    runs.retain(|run| run.length >= LEAST && content(run) >= LEAST_CONTENT);
    let moved = moved.into_iter().filter(|run| run.length >= LEAST_MOVED);
    let moved = moved.filter(|run| !runs.iter().any(|kept| kept.meets(run)));
    let moved = moved
        .map(|run| [a.span(run.a..run.a + run.length), b.span(run.b..run.b + run.length)])
        .collect();
    Texts { passages: passages(&sides, &runs), moved }
}

/// A text in words.
struct Side {
    ids: Vec<u32>,
    spans: Vec<Span>,
    length: u32,
}

impl Side {
    /// From the first byte of a run's first word to the last of its last.
    fn span(&self, run: std::ops::Range<usize>) -> Span {
        let edge = |at: usize| self.spans.get(at).map_or(self.length, |span| span.start);
        if run.is_empty() {
            return Span { start: edge(run.start), end: edge(run.start) };
        }
        self.spans[run.start].cover(self.spans[run.end - 1])
    }
}

/// The passages between and in the runs: every byte of both texts in one, white space and punctuation
/// with what is different.
fn passages(sides: &[Side; 2], runs: &[Run]) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut bytes = [0, 0];
    let mut at = [0, 0];
    let end = Run { a: sides[0].ids.len(), b: sides[1].ids.len(), length: 0 };
    for run in runs.iter().chain([&end]) {
        let starts = [run.a, run.b];
        let same = [0, 1].map(|side| sides[side].span(starts[side]..starts[side] + run.length));
        let edges = [0, 1].map(|side| match run.length {
            0 => sides[side].length,
            _ => same[side].start,
        });
        let before = [0, 1].map(|side| Span { start: bytes[side], end: edges[side] });
        if before.iter().any(|span| !span.is_empty()) {
            let words = [0, 1].map(|side| (starts[side] - at[side]) as u32);
            passages.push(Passage { same: false, spans: before, words });
        }
        if run.length > 0 {
            let words = [run.length as u32; 2];
            passages.push(Passage { same: true, spans: same, words });
        }
        bytes = same.map(|span| span.end);
        at = starts.map(|start| start + run.length);
    }
    passages
}
