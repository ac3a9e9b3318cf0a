//! Reads the bytes of an index, and refuses those that are none.

use std::ops::Range;

use super::Facet;
use super::format::{INDEX, IndexError, MOST};
use super::index::{ARTICLE_FACETS, DOUBTFUL, Index, Quotations, SPLIT, number_of};
use super::lists::{CHUNK, Lists, QUOTATIONS, pieces};
use crossquote_text::codec::{Damaged, Reader};

impl Index {
    /// Reads an index, and makes what a search needs besides.
    pub fn read(bytes: Vec<u8>) -> Result<Index, IndexError> {
        let mut reader = Columns { from: INDEX.open(&bytes)? };
        let mut index = Index { fingerprint: reader.from.word()?, ..Index::default() };
        reader.dictionary(&mut index)?;
        reader.texts(&mut index)?;
        reader.names(&mut index)?;
        reader.facets(&mut index)?;
        reader.quotations(&mut index)?;
        reader.variants(&mut index)?;
        reader.from.end()?;
        index.bytes = bytes;
        let words = index.letters.len();
        index.named = index.names.transposed(words);
        let numbers: Vec<u32> = (0..index.quotations.len() as u32).collect();
        let Quotations { speaker, article, .. } = &index.quotations;
        index.by_speaker = Lists::of_pairs(index.of_speaker.len(), speaker, &numbers);
        index.by_article = Lists::of_pairs(index.of_article[0].len(), article, &numbers);
        Ok(index)
    }
}

/// Reads columns. They are the index's own, because loading is spent in them; all else is the codec's.
struct Columns<'b> {
    from: Reader<'b>,
}

impl<'b> Columns<'b> {
    fn damaged(&self) -> Damaged {
        self.from.damaged()
    }

    fn take(&mut self, length: usize) -> Result<&'b [u8], Damaged> {
        self.from.take(length)
    }

    /// How many of something follow. No memory is asked for before there are bytes for them.
    fn count(&mut self) -> Result<usize, Damaged> {
        self.from.word().map(|count| count as usize)
    }

    /// The bytes of a column and how many each number has.
    fn in_place(&mut self, count: usize) -> Result<(&'b [u8], usize), Damaged> {
        let width = match self.from.byte()? {
            width @ 1..=4 => usize::from(width),
            _ => return Err(self.damaged()),
        };
        let length = count.checked_mul(width).ok_or(self.damaged())?;
        Ok((self.take(length)?, width))
    }

    /// A column of numbers below `limit`.
    fn column(&mut self, count: usize, limit: usize) -> Result<Box<[u32]>, Damaged> {
        let (bytes, width) = self.in_place(count)?;
        let mut numbers = vec![0; count].into_boxed_slice();
        let most = widened(bytes, width, &mut numbers);
        if count > 0 && most as usize >= limit { Err(self.damaged()) } else { Ok(numbers) }
    }

    /// A column of lengths, as the places where each begins and the last ends.
    fn starts(&mut self, count: usize) -> Result<Box<[u32]>, Damaged> {
        let (bytes, width) = self.in_place(count)?;
        let mut starts = vec![0; count + 1].into_boxed_slice();
        let most = widened(bytes, width, &mut starts[1..]);
        let pieces = starts[1..].chunks_mut(CHUNK);
        let end = pieces.fold(0, add);
        if most as usize >= MOST || end >= MOST as u64 { Err(self.damaged()) } else { Ok(starts) }
    }

    fn dictionary(&mut self, index: &mut Index) -> Result<(), Damaged> {
        self.from.begin("dictionary");
        let count = self.count()?;
        let starts = self.starts(count)?;
        let start = self.from.at();
        let words = self.take(starts[count] as usize)?;
        // Whether they are sorted and text is not looked at, which would take a third of the time:
        // in a forged index what is out of order is not found, and what is no text is shown empty.
        let mut letters = vec![0; count].into_boxed_slice();
        for some in pieces(count, CHUNK) {
            letters_of(words, &starts[some.start..=some.end], &mut letters[some]);
        }
        index.letters = letters;
        index.dictionary = start..self.from.at();
        index.word_starts = starts;
        Ok(())
    }

    fn texts(&mut self, index: &mut Index) -> Result<(), Damaged> {
        self.from.begin("texts");
        let count = self.count()?;
        index.article_starts = self.starts(count)?;
        let (bytes, width) = self.in_place(index.article_starts[count] as usize)?;
        index.texts = self.from.at() - bytes.len()..self.from.at();
        if !(2..=3).contains(&width) {
            return Err(self.damaged());
        }
        index.width = width;
        Ok(())
    }

    fn names(&mut self, index: &mut Index) -> Result<(), Damaged> {
        self.from.begin("names");
        let speakers = self.count()?;
        let articles = index.article_starts.len() - 1;
        let count = articles.checked_mul(2).and_then(|names| names.checked_add(speakers));
        let count = count.ok_or(self.damaged())?;
        index.names.starts = self.starts(count)?;
        // A word's number and one, or nothing for a gap.
        let items = index.names.starts[count] as usize;
        index.names.items = self.column(items, index.letters.len() + 1)?;
        index.names.items.chunks_mut(CHUNK).for_each(less_one);
        index.of_speaker = vec![0; speakers].into();
        Ok(())
    }

    fn facets(&mut self, index: &mut Index) -> Result<(), Damaged> {
        self.from.begin("facets");
        for (values, shown) in index.values.iter_mut().zip(&mut index.shown) {
            // Of values the same is not looked at as of words.
            let count = self.count()?;
            let starts = self.starts(count)?;
            *values = (self.from.at(), starts);
            self.take(values.1[count] as usize)?;
            // Each once: a value shown twice would hide another.
            *shown = self.column(count, count)?;
            let mut seen = vec![false; count].into_boxed_slice();
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

    fn quotations(&mut self, index: &mut Index) -> Result<(), Damaged> {
        self.from.begin("quotations");
        let count = self.count()?;
        let article = self.column(count, index.article_starts.len() - 1)?;
        let speaker = self.column(count, index.of_speaker.len())?;
        let kind = self.column(count, index.values_of(Facet::Kind))?;
        let polarity = self.column(count, index.values_of(Facet::Polarity))?;
        let cue = self.column(count, index.values_of(Facet::Cue))?;
        let first = self.column(count, MOST)?;
        let flags = self.column(count, (SPLIT | DOUBTFUL) as usize + 1)?;
        let run_starts = self.starts(count)?;
        let runs = self.column(run_starts[count] as usize, MOST)?;
        let content = vec![0; count].into();
        let mut quotations = Quotations {
            article,
            speaker,
            kind,
            polarity,
            cue,
            first,
            content,
            flags,
            run_starts,
            runs,
        };
        for some in pieces(count, QUOTATIONS) {
            within(&mut quotations, some, &index.article_starts).ok_or(self.damaged())?;
        }
        index.quotations = quotations;
        Ok(())
    }

    fn variants(&mut self, index: &mut Index) -> Result<(), Damaged> {
        self.from.begin("variants");
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
    let (bytes, _) = bytes.as_chunks::<WIDTH>();
    let pieces = bytes.chunks(CHUNK).zip(numbers.chunks_mut(CHUNK));
    pieces.map(|(bytes, numbers)| widen(bytes, numbers)).fold(0, u32::max)
}

// The loops that reading is spent in: see [`super::lists`].

/// Makes of lengths where each ends, the first of them beginning at `end`.
#[inline(never)]
fn add(mut end: u64, lengths: &mut [u32]) -> u64 {
    for length in lengths {
        // No sum of as many as memory holds is too great for 64 bits.
        end += u64::from(*length);
        *length = end as u32;
    }
    end
}

/// Which letters words have that begin at `starts`.
#[inline(never)]
fn letters_of(words: &[u8], starts: &[u32], letters: &mut [u32]) {
    for (letters, pair) in letters.iter_mut().zip(starts.windows(2)) {
        let word = words.get(pair[0] as usize..pair[1] as usize);
        *letters = super::lookup::letters(word.unwrap_or(&[]));
    }
}

/// Whether no number comes twice; notes which have come.
#[inline(never)]
fn each_once(numbers: &[u32], seen: &mut [bool]) -> bool {
    let seen =
        |&number: &u32| seen.get_mut(number as usize).map(|seen| std::mem::replace(seen, true));
    numbers.iter().map(seen).all(|before| before == Some(false))
}

/// Makes of words' numbers and one, or nothing, words' numbers or [`GAP`](super::index::GAP).
#[inline(never)]
fn less_one(items: &mut [u32]) {
    items.iter_mut().for_each(|item| *item = item.wrapping_sub(1));
}

/// Takes numbers out of the file; gives back the greatest.
#[inline(never)]
fn widen<const WIDTH: usize>(bytes: &[[u8; WIDTH]], numbers: &mut [u32]) -> u32 {
    let mut most = 0;
    for (bytes, number) in bytes.iter().zip(numbers) {
        *number = number_of(bytes);
        most = most.max(*number);
    }
    most
}

/// Looks whether the words of some quotations stand in their articles, and counts those of content.
#[inline(never)]
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
