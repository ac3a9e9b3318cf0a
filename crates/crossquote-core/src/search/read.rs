//! The index format: what its bytes mean, and which are refused.
//!
//! ```text
//! CQINDEX · version · 0 0 0 · checksum of all that follows · print of the dataset
//! dictionary   lengths, then all words in one run, sorted: a word's number is its place
//! texts        words a text, then every word of every text as a number of two or three bytes
//! names        of speakers, headlines, outlets: their words
//! facets       values sorted, the order in which they are shown; what each article, speaker has
//! quotations   article, speaker, kind, cue, first word; runs of words with their zone
//! variants     pairs of words that are spellings of one name
//! ```
//!
//! All other numbers take as many bytes as they need. Dictionary and texts, nine tenths of a file,
//! are read where they lie. What is *not* in the file are posting lists: they are the texts
//! transposed, which takes less time than to receive them would ([`Index::read`] does it), and
//! without them a file is half as long.
//!
//! Nothing is trusted: every number is checked against what it counts or points to, so that no
//! search of an index that was read can leave it, whatever its bytes were.

use std::fmt;
use std::hint::black_box;
use std::ops::Range;

use super::build::build;
use super::facets::FACETS;
use super::{Facet, Field};
use crate::hash::{checksum, fnv1a};
use crate::model::{Dataset, Quotation};

/// What a file begins with.
pub(super) const MAGIC: &[u8; 8] = b"CQINDEX\n";

/// The version that is written, and the only one read: an index is made anew in no time, so there
/// is no reason to keep an old one.
pub(super) const VERSION: u8 = 1;

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
    print: u32,
    /// Where the dictionary's words lie in `bytes`, and where each begins and the last ends there.
    dictionary: Range<usize>,
    pub(super) word_starts: Vec<u32>,
    /// For each word, which letters it has: see [`super::lookup`].
    pub(super) letters: Vec<u32>,
    /// Where the texts' words lie in `bytes`, and how many bytes each takes.
    texts: Range<usize>,
    width: usize,
    /// The first word of each article, and the number of words.
    pub(super) article_starts: Vec<u32>,
    /// Where a word stands: `quotation << 2 | zone` for each time, quotations ascending.
    pub(super) postings: Lists,
    /// For each field, the speakers or articles that have a word in it.
    pub(super) named: [Lists; Field::ALL.len()],
    /// For each field, the words of the names, [`GAP`] after each.
    pub(super) names: [Lists; Field::ALL.len()],
    /// For each facet its values: where each lies in `bytes`, sorted by value, and in which order
    /// they are shown.
    values: [Vec<(u32, u32)>; FACETS],
    pub(super) shown: [Vec<u32>; FACETS],
    /// For each article its values of [`Facet::Article`], [`Facet::Outlet`] and [`Facet::Date`].
    pub(super) of_article: Vec<[u32; 3]>,
    /// For each speaker its value of [`Facet::Speaker`].
    pub(super) of_speaker: Box<[u32]>,
    pub(super) quotations: Vec<Entry>,
    /// For each quotation, the runs of its words: `words << 2 | zone`.
    pub(super) zones: Vec<u32>,
    /// The quotations of each speaker and of each article.
    pub(super) by_speaker: Lists,
    pub(super) by_article: Lists,
    pub(super) variants: Vec<(u32, u32)>,
}

/// One quotation.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub(super) article: u32,
    pub(super) speaker: u32,
    pub(super) kind: u32,
    pub(super) cue: u32,
    /// Its words: context and content together.
    pub(super) words: (u32, u32),
    /// Its runs in [`Index::zones`].
    pub(super) zones: (u32, u32),
    /// How many of its words are content.
    pub(super) content: u32,
    /// Whether the content has more than one segment, so that a phrase may run over a gap.
    pub(super) split: bool,
}

/// No word's number. Stands between names, so that no phrase runs from one into the next.
pub(super) const GAP: u32 = u32::MAX;

/// Lists in one run of memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// For each of `lists` the items that have it as their key, in the order in which they come.
    /// Keys that are no list's, such as [`GAP`], are left out.
    fn of_pairs(lists: usize, keys: &[u32], items: &[u32]) -> Lists {
        let mut starts = vec![0_u32; lists + 1];
        let counts = &mut starts[..lists];
        for &key in keys {
            if let Some(count) = counts.get_mut(key as usize) {
                *count += 1;
            }
        }
        let mut next = Lists::begin(&mut starts);
        let mut sorted = vec![0; starts[lists] as usize];
        for (&key, &item) in keys.iter().zip(items) {
            if let Some(place) = next.get_mut(key as usize) {
                sorted[*place as usize] = item;
                *place += 1;
            }
        }
        Lists { starts, items: sorted }
    }

    /// Makes of how many items each list has where each begins; gives back where the first item of
    /// each goes.
    fn begin(counts: &mut [u32]) -> Vec<u32> {
        let mut sum = 0;
        for count in counts.iter_mut() {
            sum += std::mem::replace(count, sum);
        }
        counts[..counts.len() - 1].to_vec()
    }

    /// One list.
    #[inline]
    pub(super) fn of(&self, list: u32) -> &[u32] {
        self.of_all(list..list + 1)
    }

    /// Several lists that follow each other, as one.
    #[inline]
    pub(super) fn of_all(&self, lists: Range<u32>) -> &[u32] {
        let start = |list: u32| self.starts.get(list as usize).copied().unwrap_or(0) as usize;
        self.items.get(start(lists.start)..start(lists.end)).unwrap_or(&[])
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }
}

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
        if index.print == print(dataset) { Ok(index) } else { Err(IndexError::OtherDataset) }
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
        let mut reader = Reader { bytes: &bytes, at: MAGIC.len(), part: "head" };
        match reader.take(1)? {
            [VERSION] => {}
            [version] => return Err(IndexError::OtherVersion(*version)),
            _ => return Err(reader.damaged()),
        }
        reader.take(3)?;
        let &[a, b, c, d] = reader.take(4)? else { return Err(reader.damaged()) };
        if u32::from_le_bytes([a, b, c, d]) != checksum(&bytes[CHECKED_FROM..]) {
            return Err(reader.damaged());
        }
        let &[a, b, c, d] = reader.take(4)? else { return Err(reader.damaged()) };
        let mut index = Index { print: u32::from_le_bytes([a, b, c, d]), ..Index::default() };
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
        let texts = IndexError::Damaged { at: index.texts.start, part: "texts" };
        if index.transpose() { Ok(index) } else { Err(texts) }
    }

    /// Makes the lists that lead from words to quotations.
    fn transpose(&mut self) -> bool {
        let Some(postings) = (match self.width {
            2 => self.postings_of::<2>(),
            _ => self.postings_of::<3>(),
        }) else {
            return false;
        };
        self.postings = postings;
        let words = self.letters.len();
        let mut owners = Vec::new();
        for (names, named) in self.names.iter().zip(&mut self.named) {
            owners.clear();
            for owner in 0..names.len() as u32 {
                owners.resize(owners.len() + names.of(owner).len(), owner);
            }
            *named = Lists::of_pairs(words, &names.items, &owners);
        }
        let numbers: Vec<u32> = (0..self.quotations.len() as u32).collect();
        let speakers: Vec<u32> = self.quotations.iter().map(|entry| entry.speaker).collect();
        self.by_speaker = Lists::of_pairs(self.of_speaker.len(), &speakers, &numbers);
        let articles: Vec<u32> = self.quotations.iter().map(|entry| entry.article).collect();
        self.by_article = Lists::of_pairs(self.of_article.len(), &articles, &numbers);
        true
    }

    /// The quotations that have each word: first counted, then filled in. `None` where a text has
    /// a word that there is not.
    fn postings_of<const WIDTH: usize>(&self) -> Option<Lists> {
        let (words, _) = self.bytes.get(self.texts.clone())?.as_chunks::<WIDTH>();
        let words_of = |range: (u32, u32)| words.get(range.0 as usize..range.1 as usize);
        let mut starts = vec![0_u32; self.letters.len() + 1];
        let (count, post) =
            black_box((count::<WIDTH> as Count<WIDTH>, post::<WIDTH> as Post<WIDTH>));
        for entry in &self.quotations {
            count(words_of(entry.words)?, &mut starts[..self.letters.len()])?;
        }
        let mut next = Lists::begin(&mut starts);
        let mut items = vec![0; *starts.last()? as usize];
        for (number, entry) in (0_u32..).zip(&self.quotations) {
            let mut left = words_of(entry.words)?;
            for &run in &self.zones[entry.zones.0 as usize..entry.zones.1 as usize] {
                let (words, rest) = left.split_at_checked((run >> 2) as usize)?;
                left = rest;
                post(words, number << 2 | run & 3, &mut next, &mut items)?;
            }
        }
        Some(Lists { starts, items })
    }

    /// The number of the word that stands at a place in the texts.
    #[inline(always)]
    pub(super) fn word_at(&self, at: usize) -> u32 {
        let from = self.texts.start + at * self.width;
        self.bytes.get(from..from + self.width).map_or(GAP, number_of)
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

    /// A value of a facet.
    pub(super) fn value(&self, facet: Facet, number: u32) -> &str {
        let (from, to) = self.values[facet as usize][number as usize];
        std::str::from_utf8(&self.bytes[from as usize..to as usize]).unwrap_or_default()
    }

    /// How many values a facet has.
    pub(super) fn values_of(&self, facet: Facet) -> usize {
        self.values[facet as usize].len()
    }
}

type Count<const WIDTH: usize> = fn(&[[u8; WIDTH]], &mut [u32]) -> Option<()>;
type Post<const WIDTH: usize> = fn(&[[u8; WIDTH]], u32, &mut [u32], &mut [u32]) -> Option<()>;

/// Counts words. A function of its own, called for each quotation, because a browser changes to
/// the fast code that it makes of a function only where it is called anew; and called through a
/// [`black_box`], because `wasm-opt` would make it a part of its only caller otherwise.
fn count<const WIDTH: usize>(words: &[[u8; WIDTH]], counts: &mut [u32]) -> Option<()> {
    for word in words {
        *counts.get_mut(number_of(word) as usize)? += 1;
    }
    Some(())
}

/// Puts a posting where each word's next one goes; a function of its own as [`count`] is.
fn post<const WIDTH: usize>(
    words: &[[u8; WIDTH]],
    posting: u32,
    next: &mut [u32],
    items: &mut [u32],
) -> Option<()> {
    for word in words {
        let place = next.get_mut(number_of(word) as usize)?;
        *items.get_mut(*place as usize)? = posting;
        *place += 1;
    }
    Some(())
}

/// The number of a word in a text.
#[inline(always)]
fn number_of(bytes: &[u8]) -> u32 {
    match *bytes {
        [a, b] => u32::from(a) | u32::from(b) << 8,
        [a, b, c] => u32::from(a) | u32::from(b) << 8 | u32::from(c) << 16,
        _ => GAP,
    }
}

/// Reads from the front; knows where it is, for errors.
struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    part: &'static str,
}

impl<'b> Reader<'b> {
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

    /// A number below `limit`.
    #[inline(never)]
    fn number(&mut self, limit: usize) -> Result<usize, IndexError> {
        self.quick_number(limit)
    }

    /// The same, for where most numbers are read: those of one or two bytes without a call.
    #[inline(always)]
    fn quick_number(&mut self, limit: usize) -> Result<usize, IndexError> {
        let (number, length) = match self.bytes.get(self.at..) {
            Some(&[a, ..]) if a < 0x80 => (usize::from(a), 1),
            Some(&[a, b, ..]) if b < 0x80 => (usize::from(a & 0x7F) | usize::from(b) << 7, 2),
            _ => return self.long_number(limit),
        };
        if number >= limit {
            return Err(self.damaged());
        }
        self.at += length;
        Ok(number)
    }

    #[inline(never)]
    fn long_number(&mut self, limit: usize) -> Result<usize, IndexError> {
        let mut number = 0;
        let mut shift = 0;
        loop {
            let &[byte] = self.take(1)? else { return Err(self.damaged()) };
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return if number < limit { Ok(number) } else { Err(self.damaged()) };
            }
            shift += 7;
            if shift > 28 {
                return Err(self.damaged());
            }
        }
    }

    /// How many of something follow. Each takes a byte at least, so that a damaged count cannot
    /// ask for more memory than the file is long.
    fn count(&mut self) -> Result<usize, IndexError> {
        let left = self.bytes.len() - self.at.min(self.bytes.len());
        self.number(MOST.min(left + 1))
    }

    /// Lengths, as the places where each begins and the last ends.
    fn starts(&mut self) -> Result<Vec<u32>, IndexError> {
        let count = self.count()?;
        let mut starts = Vec::with_capacity(count + 1);
        let mut at = 0;
        starts.push(0);
        for _ in 0..count {
            at += self.number(MOST)?;
            if at >= MOST {
                return Err(self.damaged());
            }
            starts.push(at as u32);
        }
        if self.number(MOST)? != at {
            return Err(self.damaged());
        }
        Ok(starts)
    }

    fn dictionary(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "dictionary";
        let starts = self.starts()?;
        let start = self.at;
        let words = self.take(starts.last().map_or(0, |&end| end as usize))?;
        // Whether they are sorted and text is not looked at, which would take a third of the time:
        // in a forged index what is out of order is not found, and what is no text is shown empty.
        let letters = starts.windows(2).map(|pair| {
            super::lookup::letters(words.get(pair[0] as usize..pair[1] as usize).unwrap_or(&[]))
        });
        index.letters = letters.collect();
        index.dictionary = start..self.at;
        index.word_starts = starts;
        Ok(())
    }

    fn texts(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "texts";
        index.width = self.number(4)?;
        if !(2..=3).contains(&index.width) {
            return Err(self.damaged());
        }
        index.article_starts = self.starts()?;
        let all = index.article_starts.last().map_or(0, |&end| end as usize);
        index.texts = self.at..self.at + all * index.width;
        // Which words they are is looked at where quotations have them; others are compared only.
        self.take(all * index.width)?;
        Ok(())
    }

    fn names(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "names";
        for names in &mut index.names {
            let count = self.count()?;
            names.starts.push(0);
            for _ in 0..count {
                for _ in 0..self.count()? {
                    for _ in 0..self.count()? {
                        names.items.push(self.number(index.letters.len())? as u32);
                    }
                    names.items.push(GAP);
                }
                names.starts.push(names.items.len() as u32);
            }
        }
        Ok(())
    }

    fn facets(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "facets";
        for (values, shown) in index.values.iter_mut().zip(&mut index.shown) {
            let count = self.count()?;
            let mut before = "";
            for number in 0..count {
                let length = self.count()?;
                let from = self.at;
                let Ok(value) = std::str::from_utf8(self.take(length)?) else {
                    return Err(self.damaged());
                };
                if number > 0 && value <= before {
                    return Err(self.damaged());
                }
                before = value;
                values.push((from as u32, self.at as u32));
            }
            // Each once: a value shown twice would hide another.
            let mut seen = vec![false; count];
            for _ in 0..count {
                let at = self.number(count)?;
                if std::mem::replace(&mut seen[at], true) {
                    return Err(self.damaged());
                }
                shown.push(at as u32);
            }
        }
        let known = |facet: Facet| index.values[facet as usize].len();
        for _ in 1..index.article_starts.len() {
            let mut values = [0; 3];
            for (value, facet) in values.iter_mut().zip(ARTICLE_FACETS) {
                *value = self.number(known(facet))? as u32;
            }
            index.of_article.push(values);
        }
        let mut of_speaker = Vec::new();
        for _ in 0..index.names[Field::Speaker as usize].len() {
            of_speaker.push(self.number(known(Facet::Speaker))? as u32);
        }
        index.of_speaker = of_speaker.into();
        let articles = index.of_article.len();
        if index.names[1..].iter().any(|names| names.len() != articles) {
            return Err(self.damaged());
        }
        Ok(())
    }

    fn quotations(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "quotations";
        let count = self.count()?;
        index.quotations.reserve(count);
        index.zones.reserve(count);
        let limits = [
            index.of_article.len(),
            index.of_speaker.len(),
            index.values[Facet::Kind as usize].len(),
            index.values[Facet::Cue as usize].len(),
            MOST, // first word
            2,    // whether split
            MOST, // runs
        ];
        for _ in 0..count {
            let mut numbers = [0; 7];
            for (number, &limit) in numbers.iter_mut().zip(&limits) {
                *number = self.quick_number(limit)? as u32;
            }
            let [article, speaker, kind, cue, first, split, runs] = numbers;
            let bounds = index.article_starts.get(article as usize..article as usize + 2);
            let Some(&[start, end]) = bounds else { return Err(self.damaged()) };
            let first = start + first;
            let zones = index.zones.len() as u32;
            let (mut at, mut content) = (first, 0);
            for _ in 0..runs {
                let run = self.quick_number(MOST)? as u32;
                let length = run >> 2;
                // Neither can be more than the text has words, which is less than MOST.
                at = at.saturating_add(length).min(MOST as u32);
                content = if run & 2 == 2 { length.saturating_add(content) } else { content };
                index.zones.push(run);
            }
            if at > end {
                return Err(self.damaged());
            }
            index.quotations.push(Entry {
                article,
                speaker,
                kind,
                cue,
                words: (first, at),
                zones: (zones, index.zones.len() as u32),
                content,
                split: split == 1,
            });
        }
        Ok(())
    }

    fn variants(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "variants";
        let words = index.letters.len();
        for _ in 0..self.count()? {
            index.variants.push((self.number(words)? as u32, self.number(words)? as u32));
        }
        Ok(())
    }
}

/// The facets that all quotations of an article have alike, in the order of [`Index::of_article`].
pub(super) const ARTICLE_FACETS: [Facet; 3] = [Facet::Article, Facet::Outlet, Facet::Date];

/// What tells a dataset from another one, and from itself after a change that moves or adds
/// quotations: ids and places, not the texts, which would take as long to read as the index.
pub(super) fn print(dataset: &Dataset) -> u32 {
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
