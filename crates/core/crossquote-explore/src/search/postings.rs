//! The lists of quotations that have a word. They are the texts transposed and not in the file: a
//! search has those of its own words made, until [`Index::prepare`] was called and made those of all.

use std::ops::Range;

use super::index::{Index, Quotations, number_of};
use super::lists::{Lists, ListsBuilder, QUOTATIONS, pieces};

impl Index {
    /// Makes the lists of all words, so that later searches are quick: for time in which nobody waits. Takes
    /// some 5 ms for 110,000 quotations natively, several times that in a browser.
    ///
    /// A cache: every search finds the same before and after. Nothing else writes it, so that when this work
    /// is done is decided by whoever calls, and not by which search happens to be the second. It is not part
    /// of [`Index::read`], because it takes as long as all of that, while a reader waits for the first page;
    /// and it takes `&self`, because by the time nobody waits the index is shared.
    pub fn prepare(&self) {
        self.prepared.get_or_init(|| match self.width {
            2 => self.every_posting::<2>(),
            _ => self.every_posting::<3>(),
        });
    }

    /// The lists of all words, if [`Index::prepare`] made them.
    pub(super) fn prepared_postings(&self) -> Option<&Lists> {
        self.prepared.get()
    }

    /// The lists of some words only; all others' are empty. Reads all texts once, 1 to 2 ms for 31,000
    /// quotations: what a search does that comes before [`Index::prepare`].
    pub(super) fn postings_of(&self, words: impl Iterator<Item = Range<u32>>) -> Lists {
        let mut wanted = vec![false; self.letters.len()].into_boxed_slice();
        let mut any = false;
        for word in words.flatten() {
            wanted[word as usize] = true;
            any = true;
        }
        if !any {
            return Lists::default();
        }
        match self.width {
            2 => self.some_postings::<2>(&wanted),
            _ => self.some_postings::<3>(&wanted),
        }
    }

    /// First counted, then filled in.
    fn every_posting<const WIDTH: usize>(&self) -> Lists {
        let (words, _) = self.texts().as_chunks::<WIDTH>();
        let mut made = ListsBuilder::new(self.letters.len());
        for some in pieces(self.quotations.len(), QUOTATIONS) {
            count(&self.quotations, some, words, made.counts());
        }
        made.begin();
        let (next, items) = made.places();
        for some in pieces(self.quotations.len(), QUOTATIONS) {
            post(&self.quotations, some, words, next, items);
        }
        made.filled()
    }

    fn some_postings<const WIDTH: usize>(&self, wanted: &[bool]) -> Lists {
        let (words, _) = self.texts().as_chunks::<WIDTH>();
        let (mut found, mut postings) = (Vec::new(), Vec::new());
        for some in pieces(self.quotations.len(), QUOTATIONS) {
            gather(&self.quotations, some, words, wanted, &mut found, &mut postings);
        }
        Lists::of_pairs(wanted.len(), &found, &postings)
    }
}

/// Counts the words of some quotations. Of a number that no word has is no list.
#[inline(never)]
fn count<const WIDTH: usize>(
    quotations: &Quotations,
    some: Range<usize>,
    words: &[[u8; WIDTH]],
    counts: &mut [u32],
) {
    each_word(quotations, some, words, |word, _| {
        if let Some(count) = counts.get_mut(word as usize) {
            *count += 1;
        }
    });
}

/// Puts a posting where each word's next one goes.
#[inline(never)]
fn post<const WIDTH: usize>(
    quotations: &Quotations,
    some: Range<usize>,
    words: &[[u8; WIDTH]],
    next: &mut [u32],
    items: &mut [u32],
) {
    each_word(quotations, some, words, |word, posting| {
        if let Some(place) = next.get_mut(word as usize)
            && let Some(item) = items.get_mut(*place as usize)
        {
            *item = posting;
            *place += 1;
        }
    });
}

/// Notes which of the words that are wanted some quotations have, and the postings.
#[inline(never)]
fn gather<const WIDTH: usize>(
    quotations: &Quotations,
    some: Range<usize>,
    words: &[[u8; WIDTH]],
    wanted: &[bool],
    found: &mut Vec<u32>,
    postings: &mut Vec<u32>,
) {
    each_word(quotations, some, words, |word, posting| {
        if wanted.get(word as usize) == Some(&true) {
            found.push(word);
            postings.push(posting);
        }
    });
}

/// Calls for every word of some quotations with its number and its posting.
#[inline(always)]
fn each_word<const WIDTH: usize>(
    quotations: &Quotations,
    some: Range<usize>,
    words: &[[u8; WIDTH]],
    mut call: impl FnMut(u32, u32),
) {
    // With `get` and numbers rather than iterators over several columns, which in a program built for
    // size are calls for each quotation.
    let Quotations { first, run_starts, runs, .. } = quotations;
    let (first, run_starts, runs) = (&first[..], &run_starts[..], &runs[..]);
    let mut run = run_starts.get(some.start).map_or(0, |&run| run);
    for number in some {
        let (Some(&first), Some(&last)) = (first.get(number), run_starts.get(number + 1)) else {
            return;
        };
        let mut at = first as usize;
        while run < last {
            let Some(&length) = runs.get(run as usize) else { return };
            let end = at + (length >> 2) as usize;
            let posting = (number as u32) << 2 | length & 3;
            let Some(words) = words.get(at..end) else { return };
            for word in words {
                call(number_of(word), posting);
            }
            at = end;
            run += 1;
        }
    }
}
