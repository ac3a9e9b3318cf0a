//! The index format: what its bytes mean, and which are refused.
//!
//! ```text
//! CQINDEX · version · 0 0 0 · checksum of all that follows · print of the dataset
//! dictionary   how long each word is, all words in one run, sorted: a word's number is its place
//! texts        how many words each has, then every word of every text
//! names        of speakers, of articles' headlines, of their outlets, as texts
//! facets       values sorted, the order in which they are shown; what each article, speaker has
//! quotations   article, speaker, kind, cue, first word; runs of words with their zone
//! variants     pairs of words that are spellings of one name
//! ```
//!
//! How many there are of something is a number of four bytes; all else are columns: a byte that says
//! how many bytes each number has, from one to four, and then the numbers. So one small loop reads
//! nearly all of a file, which a browser soon has fast code for, and columns pack better than rows.
//! Dictionary and texts, nine tenths of a file, are read where they lie. What is *not* in the file
//! are posting lists: they are the texts transposed, which takes less time than to receive them
//! would, and without them a file is half as long: see [`super::postings`].
//!
//! Nothing is trusted: every number is checked against what it counts or points to, so that no
//! search of an index that was read can leave it, whatever its bytes were. The words of the texts are
//! not looked at, because they lead nowhere: one that is not in the dictionary is in no list.

use std::fmt;
use std::hint::black_box;
use std::ops::Range;
use std::sync::OnceLock;

use super::build::build;
use super::facets::FACETS;
use super::lists::{CHUNK, Lists, QUOTATIONS, pieces};
use super::{Facet, Field};
use crossquote_model::{Dataset, Quotation};
use crossquote_text::hash::{checksum, fnv1a};

/// What a file begins with.
pub(super) const MAGIC: &[u8; 8] = b"CQINDEX\n";

/// The version that is written, and the only one read: an index is made anew in no time, so there
/// is no reason to keep an old one.
pub(super) const VERSION: u8 = 2;

/// Where the bytes begin that the checksum is of: all behind the head.
pub(super) const CHECKED_FROM: usize = 16;

/// Words, texts, quotations or anything else beyond this is no index that a browser could hold.
const MOST: usize = 1 << 28;

/// Why bytes are not an index that can be searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexError {
    /// They do not begin as one.
    NotAnIndex,
    /// Made by another version of Crossquote.
    OtherVersion(u8),
    /// Made from another dataset.
    OtherDataset,
    /// Cut short or changed: where it shows, and in which part.
    Damaged {
        /// Byte in the file.
        at: usize,
        /// Part of the format.
        part: &'static str,
    },
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IndexError::NotAnIndex => f.write_str("not a search index of Crossquote"),
            IndexError::OtherVersion(version) => {
                write!(f, "a search index of version {version}; this program reads {VERSION}")
            }
            IndexError::OtherDataset => f.write_str("the search index of another dataset"),
            IndexError::Damaged { at, part } => {
                write!(f, "the search index is damaged at byte {at}, in its {part}")
            }
        }
    }
}

impl std::error::Error for IndexError {}

/// A dataset made ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    bytes: Vec<u8>,
    /// Of the dataset that it was made from.
    fingerprint: u32,
    /// Where the dictionary's words lie in `bytes`, and where each begins and the last ends there.
    dictionary: Range<usize>,
    pub(super) word_starts: Box<[u32]>,
    /// For each word, which letters it has: see [`super::lookup`].
    pub(super) letters: Box<[u32]>,
    /// Where the texts' words lie in `bytes`, and how many bytes each takes.
    texts: Range<usize>,
    pub(super) width: usize,
    /// The first word of each article, and the number of words.
    pub(super) article_starts: Box<[u32]>,
    /// Where a word stands: `quotation << 2 | zone` for each time, quotations ascending.
    /// Of all words, once [`Index::prepare`] was called.
    pub(super) prepared: OnceLock<Lists>,
    /// The words of names, [`GAP`] after each: of all speakers, of all articles' headlines, of their
    /// outlets; and which of these have a word.
    names: Lists,
    named: Lists,
    /// For each facet its values: where they lie in `bytes`, sorted, and where each begins and the
    /// last ends there; and in which order they are shown.
    values: [(usize, Box<[u32]>); FACETS],
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
    pub(super) cue: Box<[u32]>,
    /// Where its words begin in the texts: context and content together.
    pub(super) first: Box<[u32]>,
    /// How many of its words are content.
    pub(super) content: Box<[u32]>,
    /// Whether the content has more than one segment, so that a phrase may run over a gap.
    pub(super) split: Box<[u32]>,
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
        let sum = bytes.get(CHECKED_FROM..).map_or(0, checksum);
        if let Some(place) = bytes.get_mut(CHECKED_FROM - 4..CHECKED_FROM) {
            place.copy_from_slice(&sum.to_le_bytes());
        }
    }

    /// Reads an index, and makes what a search needs besides.
    pub fn read(bytes: Vec<u8>) -> Result<Index, IndexError> {
        if !bytes.starts_with(MAGIC) {
            return Err(IndexError::NotAnIndex);
        }
        let mut reader = ByteReader { bytes: &bytes, at: MAGIC.len(), part: "head" };
        match reader.take(1)? {
            [VERSION] => {}
            [version] => return Err(IndexError::OtherVersion(*version)),
            _ => return Err(reader.damaged()),
        }
        reader.take(3)?;
        if reader.count()? != checksum(&bytes[CHECKED_FROM..]) as usize {
            return Err(reader.damaged());
        }
        let mut index = Index { fingerprint: reader.count()? as u32, ..Index::default() };
        reader.dictionary(&mut index)?;
        reader.texts(&mut index)?;
        reader.names(&mut index)?;
        reader.facets(&mut index)?;
        reader.quotations(&mut index)?;
        reader.variants(&mut index)?;
        if reader.at != bytes.len() {
            return Err(reader.damaged());
        }
        index.bytes = bytes;
        let words = index.letters.len();
        index.named = index.names.transposed(words);
        let numbers: Vec<u32> = (0..index.quotations.len() as u32).collect();
        let Quotations { speaker, article, .. } = &index.quotations;
        index.by_speaker = Lists::of_pairs(index.of_speaker.len(), speaker, &numbers);
        index.by_article = Lists::of_pairs(index.of_article[0].len(), article, &numbers);
        Ok(index)
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
    #[inline(never)]
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

// The loops that reading is spent in: see [`super::lists`].

type Widen<const WIDTH: usize> = fn(&[[u8; WIDTH]], &mut [u32]) -> u32;
type Within = fn(&mut Quotations, Range<usize>, &[u32]) -> Option<()>;
type Add = fn(u64, &mut [u32]) -> u64;
type Letters = fn(&[u8], &[u32], &mut [u32]);
type LessOne = fn(&mut [u32]);
type EachOnce = fn(&[u32], &mut [bool]) -> bool;

/// Makes of lengths where each ends, the first of them beginning at `end`.
fn add(mut end: u64, lengths: &mut [u32]) -> u64 {
    for length in lengths {
        // No sum of as many as memory holds is too great for 64 bits.
        end += u64::from(*length);
        *length = end as u32;
    }
    end
}

/// Which letters words have that begin at `starts`.
fn letters_of(words: &[u8], starts: &[u32], letters: &mut [u32]) {
    for (letters, pair) in letters.iter_mut().zip(starts.windows(2)) {
        let word = words.get(pair[0] as usize..pair[1] as usize);
        *letters = super::lookup::letters(word.unwrap_or(&[]));
    }
}

/// Whether no number comes twice; notes which have come.
fn each_once(numbers: &[u32], seen: &mut [bool]) -> bool {
    let seen =
        |&number: &u32| seen.get_mut(number as usize).map(|seen| std::mem::replace(seen, true));
    numbers.iter().map(seen).all(|before| before == Some(false))
}

/// Makes of words' numbers and one, or nothing, words' numbers or [`GAP`].
fn less_one(items: &mut [u32]) {
    items.iter_mut().for_each(|item| *item = item.wrapping_sub(1));
}

/// Takes numbers out of the file; gives back the greatest.
fn widen<const WIDTH: usize>(bytes: &[[u8; WIDTH]], numbers: &mut [u32]) -> u32 {
    let mut most = 0;
    for (bytes, number) in bytes.iter().zip(numbers) {
        *number = number_of(bytes);
        most = most.max(*number);
    }
    most
}

/// Looks whether the words of some quotations stand in their articles, and counts those of content.
fn within(quotations: &mut Quotations, some: Range<usize>, article_starts: &[u32]) -> Option<()> {
    let Quotations { article, first, content, run_starts, runs, .. } = quotations;
    let (article, first, content) = (&article[..], &mut first[..], &mut content[..]);
    let (run_starts, runs) = (&run_starts[..], &runs[..]);
    let mut run = *run_starts.get(some.start)?;
    for number in some {
        let article = *article.get(number)? as usize;
        let (start, end) = (*article_starts.get(article)?, *article_starts.get(article + 1)?);
        // No sum overflows: each is less than `MOST`.
        let first = first.get_mut(number)?;
        *first += start;
        let mut left = end.checked_sub(*first)?;
        let last = *run_starts.get(number + 1)?;
        let mut own = 0;
        while run < last {
            let length = *runs.get(run as usize)?;
            left = left.checked_sub(length >> 2)?;
            own += if length & 2 == 2 { length >> 2 } else { 0 };
            run += 1;
        }
        *content.get_mut(number)? = own;
    }
    Some(())
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

/// Reads from the front; knows where it is, for errors.
struct ByteReader<'b> {
    bytes: &'b [u8],
    at: usize,
    part: &'static str,
}

impl<'b> ByteReader<'b> {
    fn damaged(&self) -> IndexError {
        IndexError::Damaged { at: self.at.min(self.bytes.len()), part: self.part }
    }

    fn take(&mut self, length: usize) -> Result<&'b [u8], IndexError> {
        let end = self.at.checked_add(length);
        let taken = end.and_then(|end| self.bytes.get(self.at..end));
        let taken = taken.ok_or(self.damaged())?;
        self.at += length;
        Ok(taken)
    }

    /// How many of something follow. No memory is asked for before there are bytes for them.
    fn count(&mut self) -> Result<usize, IndexError> {
        let &[a, b, c, d] = self.take(4)? else { return Err(self.damaged()) };
        Ok(u32::from_le_bytes([a, b, c, d]) as usize)
    }

    /// The bytes of a column and how many each number has.
    fn in_place(&mut self, count: usize) -> Result<(&'b [u8], usize), IndexError> {
        let width = match self.take(1)? {
            &[width @ 1..=4] => usize::from(width),
            _ => return Err(self.damaged()),
        };
        let length = count.checked_mul(width).ok_or(self.damaged())?;
        Ok((self.take(length)?, width))
    }

    /// A column of numbers below `limit`.
    fn column(&mut self, count: usize, limit: usize) -> Result<Box<[u32]>, IndexError> {
        let (bytes, width) = self.in_place(count)?;
        let mut numbers = vec![0; count].into_boxed_slice();
        let most = widened(bytes, width, &mut numbers);
        if count > 0 && most as usize >= limit { Err(self.damaged()) } else { Ok(numbers) }
    }

    /// A column of lengths, as the places where each begins and the last ends.
    fn starts(&mut self, count: usize) -> Result<Box<[u32]>, IndexError> {
        let (bytes, width) = self.in_place(count)?;
        let mut starts = vec![0; count + 1].into_boxed_slice();
        let most = widened(bytes, width, &mut starts[1..]);
        let add = black_box(add as Add);
        let pieces = starts[1..].chunks_mut(CHUNK);
        let end = pieces.fold(0, add);
        if most as usize >= MOST || end >= MOST as u64 { Err(self.damaged()) } else { Ok(starts) }
    }

    fn dictionary(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "dictionary";
        let count = self.count()?;
        let starts = self.starts(count)?;
        let start = self.at;
        let words = self.take(starts[count] as usize)?;
        // Whether they are sorted and text is not looked at, which would take a third of the time:
        // in a forged index what is out of order is not found, and what is no text is shown empty.
        let mut letters = vec![0; count].into_boxed_slice();
        let letters_of = black_box(letters_of as Letters);
        for some in pieces(count, CHUNK) {
            letters_of(words, &starts[some.start..=some.end], &mut letters[some]);
        }
        index.letters = letters;
        index.dictionary = start..self.at;
        index.word_starts = starts;
        Ok(())
    }

    fn texts(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "texts";
        let count = self.count()?;
        index.article_starts = self.starts(count)?;
        let (bytes, width) = self.in_place(index.article_starts[count] as usize)?;
        index.texts = self.at - bytes.len()..self.at;
        if !(2..=3).contains(&width) {
            return Err(self.damaged());
        }
        index.width = width;
        Ok(())
    }

    fn names(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "names";
        let speakers = self.count()?;
        let articles = index.article_starts.len() - 1;
        let count = articles.checked_mul(2).and_then(|names| names.checked_add(speakers));
        let count = count.ok_or(self.damaged())?;
        index.names.starts = self.starts(count)?;
        // A word's number and one, or nothing for a gap.
        let items = index.names.starts[count] as usize;
        index.names.items = self.column(items, index.letters.len() + 1)?;
        index.names.items.chunks_mut(CHUNK).for_each(black_box(less_one as LessOne));
        index.of_speaker = vec![0; speakers].into();
        Ok(())
    }

    fn facets(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "facets";
        for (values, shown) in index.values.iter_mut().zip(&mut index.shown) {
            // Of values the same is not looked at as of words.
            let count = self.count()?;
            let starts = self.starts(count)?;
            *values = (self.at, starts);
            self.take(values.1[count] as usize)?;
            // Each once: a value shown twice would hide another.
            *shown = self.column(count, count)?;
            let mut seen = vec![false; count].into_boxed_slice();
            let each_once = black_box(each_once as EachOnce);
            if !shown.chunks(CHUNK).all(|shown| each_once(shown, &mut seen)) {
                return Err(self.damaged());
            }
        }
        let articles = index.article_starts.len() - 1;
        for (values, facet) in index.of_article.iter_mut().zip(ARTICLE_FACETS) {
            *values = self.column(articles, index.values[facet as usize].1.len() - 1)?;
        }
        let speakers = index.of_speaker.len();
        index.of_speaker = self.column(speakers, index.values_of(Facet::Speaker))?;
        Ok(())
    }

    fn quotations(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "quotations";
        let count = self.count()?;
        let article = self.column(count, index.article_starts.len() - 1)?;
        let speaker = self.column(count, index.of_speaker.len())?;
        let kind = self.column(count, index.values_of(Facet::Kind))?;
        let cue = self.column(count, index.values_of(Facet::Cue))?;
        let first = self.column(count, MOST)?;
        let split = self.column(count, 2)?;
        let run_starts = self.starts(count)?;
        let runs = self.column(run_starts[count] as usize, MOST)?;
        let content = vec![0; count].into();
        let mut quotations =
            Quotations { article, speaker, kind, cue, first, content, split, run_starts, runs };
        let within = black_box(within as Within);
        for some in pieces(count, QUOTATIONS) {
            within(&mut quotations, some, &index.article_starts).ok_or(self.damaged())?;
        }
        index.quotations = quotations;
        Ok(())
    }

    fn variants(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "variants";
        let count = self.count()?;
        let words = index.letters.len();
        let (from, to) = (self.column(count, words)?, self.column(count, words)?);
        index.variants = from.into_iter().zip(to).collect();
        Ok(())
    }
}

/// A whole column; gives back the greatest number.
fn widened(bytes: &[u8], width: usize, numbers: &mut [u32]) -> u32 {
    match width {
        1 => widened_by::<1>(bytes, numbers),
        2 => widened_by::<2>(bytes, numbers),
        3 => widened_by::<3>(bytes, numbers),
        _ => widened_by::<4>(bytes, numbers),
    }
}

fn widened_by<const WIDTH: usize>(bytes: &[u8], numbers: &mut [u32]) -> u32 {
    let widen = black_box(widen::<WIDTH> as Widen<WIDTH>);
    let (bytes, _) = bytes.as_chunks();
    let pieces = bytes.chunks(CHUNK).zip(numbers.chunks_mut(CHUNK));
    pieces.map(|(bytes, numbers)| widen(bytes, numbers)).fold(0, u32::max)
}

/// The facets that all quotations of an article have alike, in the order of [`Index::of_article`].
pub(super) const ARTICLE_FACETS: [Facet; 3] = [Facet::Article, Facet::Outlet, Facet::Date];

/// What tells a dataset from another one, and from itself after a change that moves or adds
/// quotations: ids and places, not the texts, which would take as long to read as the index.
pub(super) fn fingerprint(dataset: &Dataset) -> u32 {
    let ids = dataset.articles.iter().map(|article| &article.id);
    let ids = ids.chain(dataset.speakers.iter().map(|speaker| &speaker.id));
    let ids = ids.chain(dataset.quotations.iter().map(|quotation| &quotation.id));
    let ids = ids.flat_map(|id| id.bytes().chain([0]));
    let places = dataset.quotations.iter().flat_map(|quotation| {
        let Quotation { article, speaker, context, .. } = quotation;
        [*article, *speaker, context.start, context.end].into_iter().flat_map(u32::to_le_bytes)
    });
    fnv1a(ids.chain(places))
}
