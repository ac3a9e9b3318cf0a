//! The index format: what its bytes mean, and which are refused.
//!
//! ```text
//! CQINDEX · version · 0 0 0 · checksum of all that follows
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
use std::ops::Range;

use super::build::build;
use super::facets::FACETS;
use super::{Facet, Field};
use crate::model::Dataset;

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
    /// The quotations that have a word: `quotation << 2 | zone`, best zone, quotations ascending.
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
    pub(super) of_speaker: Vec<u32>,
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
    /// What `fill` adds, list by list: it is called twice, first to count. Items of one list come
    /// in ascending order; one that differs from the one before in its lowest `low` bits only is
    /// the same item, of which the greater is kept.
    #[inline(always)]
    fn new(lists: usize, low: u32, fill: impl Fn(&mut dyn FnMut(&[u32], u32))) -> Lists {
        let mut starts = vec![0_u32; lists + 1];
        let mut last = vec![u32::MAX; lists];
        fill(&mut |those, item| {
            for &list in those {
                if list != GAP {
                    let list = list as usize;
                    starts[list + 1] += u32::from(last[list] != item >> low);
                    last[list] = item >> low;
                }
            }
        });
        for list in 0..lists {
            starts[list + 1] += starts[list];
        }
        let mut items = vec![0_u32; starts[lists] as usize];
        // Where the next item of each list goes; what was added last stands before it.
        let mut next: Vec<u32> = starts.clone();
        last.fill(u32::MAX);
        fill(&mut |those, item| {
            for &list in those {
                if list != GAP {
                    let list = list as usize;
                    next[list] += u32::from(last[list] != item >> low);
                    last[list] = item >> low;
                    let place = &mut items[next[list] as usize - 1];
                    *place = item.max(*place);
                }
            }
        });
        Lists { starts, items }
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
        let mut index = Index::default();
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
        index.transpose();
        Ok(index)
    }

    /// Makes the lists that lead from words to quotations.
    fn transpose(&mut self) {
        let words = self.letters.len();
        self.postings = Lists::new(words, 2, |add| {
            let mut those = Vec::new();
            for (number, entry) in self.quotations.iter().enumerate() {
                let mut at = entry.words.0 as usize;
                for &run in &self.zones[entry.zones.0 as usize..entry.zones.1 as usize] {
                    let end = at + (run >> 2) as usize;
                    self.words_between(at..end, &mut those);
                    add(&those, (number as u32) << 2 | run & 3);
                    at = end;
                }
            }
        });
        for field in 0..self.names.len() {
            let names = &self.names[field];
            self.named[field] = Lists::new(words, 0, |add| {
                (0..names.len() as u32).for_each(|number| add(names.of(number), number));
            });
        }
        let quotations = &self.quotations;
        self.by_speaker = Lists::new(self.of_speaker.len(), 0, |add| {
            (0..).zip(quotations).for_each(|(number, entry)| add(&[entry.speaker], number));
        });
        self.by_article = Lists::new(self.of_article.len(), 0, |add| {
            (0..).zip(quotations).for_each(|(number, entry)| add(&[entry.article], number));
        });
    }

    /// The numbers of the words at places in the texts, written over `words`.
    pub(super) fn words_between(&self, places: Range<usize>, words: &mut Vec<u32>) {
        words.clear();
        let (from, to) = (self.texts.start + places.start * self.width, places.end * self.width);
        let bytes = self.bytes.get(from..self.texts.start + to).unwrap_or(&[]);
        words.extend(bytes.chunks_exact(self.width).map(|word| match *word {
            [a, b] => u32::from(a) | u32::from(b) << 8,
            [a, b, c] => u32::from(a) | u32::from(b) << 8 | u32::from(c) << 16,
            _ => GAP,
        }));
    }

    /// The number of the word that stands at a place in the texts.
    #[inline]
    pub(super) fn word_at(&self, at: usize) -> u32 {
        let from = self.texts.start + at * self.width;
        match self.bytes.get(from..from + self.width) {
            Some(&[a, b]) => u32::from(a) | u32::from(b) << 8,
            Some(&[a, b, c]) => u32::from(a) | u32::from(b) << 8 | u32::from(c) << 16,
            _ => GAP,
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
        // Most take one byte, and half of the time of reading goes here.
        if let Some(&byte) = self.bytes.get(self.at)
            && byte < 0x80
            && usize::from(byte) < limit
        {
            self.at += 1;
            return Ok(usize::from(byte));
        }
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
        let mut before: &[u8] = &[];
        for pair in starts.windows(2) {
            let word = &words[pair[0] as usize..pair[1] as usize];
            // Sorted, so that a search may halve; the first may be empty.
            if std::str::from_utf8(word).is_err() || (pair[0] > 0 && word <= before) {
                return Err(self.damaged());
            }
            before = word;
            index.letters.push(super::lookup::letters(word));
        }
        index.dictionary = start..self.at;
        index.word_starts = starts;
        Ok(())
    }

    fn texts(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "texts";
        let words = index.letters.len();
        index.width = self.number(4)?;
        if !(2..=3).contains(&index.width) {
            return Err(self.damaged());
        }
        index.article_starts = self.starts()?;
        let all = index.article_starts.last().map_or(0, |&end| end as usize);
        index.texts = self.at..self.at + all * index.width;
        let number = |word: &[u8]| match *word {
            [a, b] => usize::from(a) | usize::from(b) << 8,
            [a, b, c] => usize::from(a) | usize::from(b) << 8 | usize::from(c) << 16,
            _ => words,
        };
        let known = self.take(all * index.width)?.chunks_exact(index.width);
        let greatest = known.map(number).max().unwrap_or(0);
        if all > 0 && greatest >= words { Err(self.damaged()) } else { Ok(()) }
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
        for _ in 0..index.names[Field::Speaker as usize].len() {
            index.of_speaker.push(self.number(known(Facet::Speaker))? as u32);
        }
        let articles = index.of_article.len();
        if index.names[1..].iter().any(|names| names.len() != articles) {
            return Err(self.damaged());
        }
        Ok(())
    }

    fn quotations(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.part = "quotations";
        for _ in 0..self.count()? {
            let mut entry = Entry {
                article: self.number(index.of_article.len())? as u32,
                speaker: self.number(index.of_speaker.len())? as u32,
                kind: self.number(index.values[Facet::Kind as usize].len())? as u32,
                cue: self.number(index.values[Facet::Cue as usize].len())? as u32,
                ..Entry::default()
            };
            let first = index.article_starts[entry.article as usize];
            let end = index.article_starts[entry.article as usize + 1] as usize;
            let mut at = first as usize + self.number(MOST)?;
            entry.words.0 = at as u32;
            entry.split = self.number(2)? == 1;
            entry.zones.0 = index.zones.len() as u32;
            for _ in 0..self.count()? {
                let run = self.number(MOST)? as u32;
                at += (run >> 2) as usize;
                entry.content += if run & 2 == 2 { run >> 2 } else { 0 };
                index.zones.push(run);
            }
            if at > end {
                return Err(self.damaged());
            }
            entry.words.1 = at as u32;
            entry.zones.1 = index.zones.len() as u32;
            index.quotations.push(entry);
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

/// FNV-1a over words of four bytes instead of single ones, which is four times as fast: it is
/// there for what a network or a disk damages, not against forgery, which the checks of every
/// number make harmless.
pub(super) fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = 0x811C_9DC5_u32 ^ bytes.len() as u32;
    let mut add = |word: u32| sum = (sum ^ word).wrapping_mul(0x0100_0193).rotate_left(5);
    let mut words = bytes.chunks_exact(4);
    for word in &mut words {
        if let &[a, b, c, d] = word {
            add(u32::from_le_bytes([a, b, c, d]));
        }
    }
    words.remainder().iter().for_each(|&byte| add(u32::from(byte)));
    sum
}
