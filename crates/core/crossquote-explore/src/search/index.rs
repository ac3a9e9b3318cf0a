//! An index in memory: the columns and lists that a search reads, made from the bytes of a file.

use std::ops::Range;
use std::sync::OnceLock;

use super::build::build;
use super::facets::FACETS;
use super::format::{INDEX, IndexError};
use super::lists::Lists;
use super::{Facet, Field};
use crossquote_model::{Dataset, Quotation};
use crossquote_text::hash::fnv1a;

/// A dataset made ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) bytes: Vec<u8>,
    /// Of the dataset that it was made from.
    pub(super) fingerprint: u32,
    /// Where the dictionary's words lie in `bytes`, and where each begins and the last ends there.
    pub(super) dictionary: Range<usize>,
    pub(super) word_starts: Box<[u32]>,
    /// For each word, which letters it has: see [`super::lookup`].
    pub(super) letters: Box<[u32]>,
    /// Where the texts' words lie in `bytes`, and how many bytes each takes.
    pub(super) texts: Range<usize>,
    pub(super) width: usize,
    /// The first word of each article, and the number of words.
    pub(super) article_starts: Box<[u32]>,
    /// Where a word stands: `quotation << 2 | zone` for each time, quotations ascending.
    /// Of all words, once [`Index::prepare`] was called.
    pub(super) prepared: OnceLock<Lists>,
    /// The words of names, [`GAP`] after each: of all speakers, of all articles' headlines, of their
    /// outlets; and which of these have a word.
    pub(super) names: Lists,
    pub(super) named: Lists,
    /// For each facet its values: where they lie in `bytes`, sorted, and where each begins and the
    /// last ends there; and in which order they are shown.
    pub(super) values: [(usize, Box<[u32]>); FACETS],
    pub(super) shown: [Box<[u32]>; FACETS],
    /// For each article its value of each of [`ARTICLE_FACETS`].
    pub(super) of_article: [Box<[u32]>; ARTICLE_FACETS.len()],
    /// For each speaker its value of [`Facet::Speaker`].
    pub(super) of_speaker: Box<[u32]>,
    pub(super) quotations: Quotations,
    /// The quotations of each speaker and of each article.
    pub(super) by_speaker: Lists,
    pub(super) by_article: Lists,
    pub(super) variants: Box<[(u32, u32)]>,
}

/// What is known of each quotation, a column each.
#[derive(Clone, Debug, Default)]
pub(super) struct Quotations {
    pub(super) article: Box<[u32]>,
    pub(super) speaker: Box<[u32]>,
    pub(super) kind: Box<[u32]>,
    pub(super) polarity: Box<[u32]>,
    pub(super) cue: Box<[u32]>,
    /// Where its words begin in the texts: context and content together.
    pub(super) first: Box<[u32]>,
    /// How many of its words are content.
    pub(super) content: Box<[u32]>,
    /// [`SPLIT`] and [`DOUBTFUL`], where they hold.
    pub(super) flags: Box<[u32]>,
    /// Where its runs begin, and the last one's end.
    pub(super) run_starts: Box<[u32]>,
    /// Runs of words: `words << 2 | zone`.
    pub(super) runs: Box<[u32]>,
}

impl Quotations {
    pub(super) fn len(&self) -> usize {
        self.article.len()
    }

    /// The runs of a quotation's words, each with how many there are and their zone.
    #[inline]
    pub(super) fn runs(&self, number: u32) -> impl Iterator<Item = (u32, u32)> {
        let (from, to) = (self.run_starts[number as usize], self.run_starts[number as usize + 1]);
        self.runs[from as usize..to as usize].iter().map(|&run| (run >> 2, run & 3))
    }
}

/// The content has more than one segment, so that a phrase may run over a gap.
pub(super) const SPLIT: u32 = 1;

/// A list leaves it out until a reader asks for it.
pub(super) const DOUBTFUL: u32 = 2;

/// No word's number. Stands between names, so that no phrase runs from one into the next.
pub(super) const GAP: u32 = u32::MAX;

impl Index {
    /// From how many quotations on it takes less time to receive and read an index than to make it:
    /// below, 25 ms at most are saved, and a reader on a slow line waits longer than that for it.
    pub const WORTH_READING: usize = 1_000;

    /// Makes the index of a dataset.
    pub fn new(dataset: &Dataset) -> Index {
        let index = Index::read(build(dataset));
        debug_assert!(index.is_ok(), "what is written can be read");
        index.unwrap_or_default()
    }

    /// The bytes of a dataset's index, for [`Index::read`].
    pub fn bytes_of(dataset: &Dataset) -> Vec<u8> {
        build(dataset)
    }

    /// The index of `dataset` from bytes that were written for it.
    pub fn of(bytes: Vec<u8>, dataset: &Dataset) -> Result<Index, IndexError> {
        let index = Index::read(bytes)?;
        if index.fingerprint == fingerprint(dataset) {
            Ok(index)
        } else {
            Err(IndexError::OtherDataset)
        }
    }

    /// Writes the checksum that fits into the head of an index: the last step of making one, and
    /// of forging one in a test.
    #[doc(hidden)]
    pub fn seal(bytes: &mut [u8]) {
        INDEX.seal(bytes);
    }

    /// The words of all texts, as they lie in the file.
    pub(super) fn texts(&self) -> &[u8] {
        &self.bytes[self.texts.clone()]
    }

    /// The number of the word that stands at a place in the texts.
    #[inline(always)]
    pub(super) fn word_at(&self, at: usize) -> u32 {
        let from = self.texts.start + at * self.width;
        self.bytes.get(from..from + self.width).map_or(GAP, number_of)
    }

    /// The words of a quotation with their zones.
    pub(super) fn words_of(&self, quotation: u32, words: &mut Vec<(u32, u8)>) {
        words.clear();
        let mut at = self.quotations.first[quotation as usize] as usize;
        for (length, zone) in self.quotations.runs(quotation) {
            for _ in 0..length {
                words.push((self.word_at(at), zone as u8));
                at += 1;
            }
        }
    }

    /// A word of the dictionary.
    pub(super) fn word(&self, number: u32) -> &[u8] {
        let words = &self.bytes[self.dictionary.clone()];
        let (from, to) = (self.word_starts[number as usize], self.word_starts[number as usize + 1]);
        &words[from as usize..to as usize]
    }

    /// A word of the dictionary as text.
    pub(super) fn text_of(&self, number: u32) -> &str {
        std::str::from_utf8(self.word(number)).unwrap_or_default()
    }

    /// The words of a speaker's or an article's names, [`GAP`] after each.
    pub(super) fn names(&self, field: Field, owner: u32) -> &[u32] {
        self.names.of(self.first_name(field) + owner)
    }

    /// What has one of some words that follow each other in its names: which field that is, and the
    /// speaker or article.
    pub(super) fn named(&self, words: Range<u32>) -> impl Iterator<Item = (Field, u32)> {
        let headlines = self.first_name(Field::Headline);
        let outlets = self.first_name(Field::Outlet);
        self.named.of_all(words).iter().map(move |&name| {
            if name < headlines {
                (Field::Speaker, name)
            } else if name < outlets {
                (Field::Headline, name - headlines)
            } else {
                (Field::Outlet, name - outlets)
            }
        })
    }

    /// How many names have one of some words that follow each other.
    pub(super) fn times_named(&self, words: Range<u32>) -> usize {
        self.named.of_all(words).len()
    }

    /// Where the names of a field begin.
    fn first_name(&self, field: Field) -> u32 {
        let (speakers, articles) = (self.of_speaker.len(), self.of_article[0].len());
        let first = match field {
            Field::Speaker => 0,
            Field::Headline => speakers,
            Field::Outlet => speakers + articles,
        };
        first as u32
    }

    /// A value of a facet.
    pub(super) fn value(&self, facet: Facet, number: u32) -> &str {
        let (at, starts) = &self.values[facet as usize];
        let (from, to) = (starts[number as usize] as usize, starts[number as usize + 1] as usize);
        std::str::from_utf8(&self.bytes[at + from..at + to]).unwrap_or_default()
    }

    /// How many values a facet has.
    pub(super) fn values_of(&self, facet: Facet) -> usize {
        self.values[facet as usize].1.len().saturating_sub(1)
    }
}

/// The number of a word in a text.
#[inline(always)]
pub(super) fn number_of(bytes: &[u8]) -> u32 {
    match *bytes {
        [a] => u32::from(a),
        [a, b] => u32::from(u16::from_le_bytes([a, b])),
        [a, b, c] => u32::from_le_bytes([a, b, c, 0]),
        [a, b, c, d] => u32::from_le_bytes([a, b, c, d]),
        _ => GAP,
    }
}

/// The facets that all quotations of an article have alike, in the order of [`Index::of_article`].
pub(super) const ARTICLE_FACETS: [Facet; 3] = [Facet::Article, Facet::Outlet, Facet::Date];

/// What tells a dataset from another one, and from itself after a change that moves or adds
/// quotations, or has others doubtful or denied: ids, places and what they are, not the texts, which would take
/// as long to read as the index.
pub(super) fn fingerprint(dataset: &Dataset) -> u32 {
    let ids = dataset.articles.iter().map(|article| &article.id);
    let ids = ids.chain(dataset.speakers.iter().map(|speaker| &speaker.id));
    let ids = ids.chain(dataset.quotations.iter().map(|quotation| &quotation.id));
    let ids = ids.flat_map(|id| id.bytes().chain([0]));
    let places = dataset.quotations.iter().flat_map(|quotation| {
        let Quotation { article, speaker, context, kind, polarity, .. } = quotation;
        let is = (*kind as u32) << 8 | (*polarity as u32) << 1 | u32::from(quotation.is_doubtful());
        [*article, *speaker, context.start, context.end, is].into_iter().flat_map(u32::to_le_bytes)
    });
    fnv1a(ids.chain(places))
}
