//! Lists in one run of memory, made by counting first and filling then; and how such loops are
//! written so that a browser is soon quick at them.
//!
//! A browser compiles what it runs for the first time quickly and badly, and well what it runs often;
//! it changes to the good code of a function only where the function is called anew. So each loop that
//! loading is spent in is a function of its own that does little else and is called for one piece after
//! the other, and `#[inline(never)]` keeps it one: as a part of its caller the loop
//! over 31,000 quotations ran in the slow code to its end, and loading took half as long again (22 instead of
//! 15 ms in Node, lower quartile of 40).

use std::ops::Range;

/// How many numbers a piece has, and how many quotations: a few microseconds' work.
pub(super) const CHUNK: usize = 1024;
pub(super) const QUOTATIONS: usize = 64;

/// Numbers below `all`, so many at a time.
pub(super) fn pieces(all: usize, piece: usize) -> impl Iterator<Item = Range<usize>> {
    (0..all).step_by(piece).map(move |from| from..all.min(from + piece))
}

/// Lists in one run of memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    pub(super) starts: Box<[u32]>,
    pub(super) items: Box<[u32]>,
}

impl Lists {
    /// For each of `lists` the items that have it as their key, in the order in which they come.
    /// Keys that are no list's, such as [`GAP`](super::index::GAP), are left out.
    pub(super) fn of_pairs(lists: usize, keys: &[u32], items: &[u32]) -> Lists {
        let mut made = ListsBuilder::new(lists);
        keys.chunks(CHUNK).for_each(|keys| count_keys(keys, made.counts()));
        made.begin();
        let (next, sorted) = made.places();
        for (keys, items) in keys.chunks(CHUNK).zip(items.chunks(CHUNK)) {
            place_keys(keys, items, next, sorted);
        }
        made.filled()
    }

    /// For each of `lists` the lists of these that have it as an item.
    pub(super) fn transposed(&self, lists: usize) -> Lists {
        let mut owners = vec![0; self.items.len()].into_boxed_slice();
        for some in pieces(self.len(), CHUNK) {
            own(some.start as u32, &self.starts[some.start..=some.end], &mut owners);
        }
        Lists::of_pairs(lists, &self.items, &owners)
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
    fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }
}

/// Lists being made: how many items each has is counted, then they are filled.
pub(super) struct ListsBuilder {
    /// Counts of lists, two places further on; then where the next item of each goes, one further.
    starts: Vec<u32>,
    items: Box<[u32]>,
}

impl ListsBuilder {
    pub(super) fn new(lists: usize) -> ListsBuilder {
        ListsBuilder { starts: vec![0; lists + 2], items: Box::default() }
    }

    /// How many items each list has: to be counted up.
    pub(super) fn counts(&mut self) -> &mut [u32] {
        &mut self.starts[2..]
    }

    /// Makes of how many items each list has where each begins.
    pub(super) fn begin(&mut self) {
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        self.items = vec![0; sum as usize].into();
    }

    /// Where the next item of each list goes, to be moved on, and the items of all.
    pub(super) fn places(&mut self) -> (&mut [u32], &mut [u32]) {
        let lists = self.starts.len() - 2;
        (&mut self.starts[1..=lists], &mut self.items)
    }

    /// Where the next item of a list would go is now where the list behind it begins.
    pub(super) fn filled(mut self) -> Lists {
        self.starts.pop();
        Lists { starts: self.starts.into(), items: self.items }
    }
}

/// Counts how often each key comes.
#[inline(never)]
fn count_keys(keys: &[u32], counts: &mut [u32]) {
    for &key in keys {
        if let Some(count) = counts.get_mut(key as usize) {
            *count += 1;
        }
    }
}

/// Puts each item where the next one of its key goes.
#[inline(never)]
fn place_keys(keys: &[u32], items: &[u32], next: &mut [u32], sorted: &mut [u32]) {
    for (&key, &item) in keys.iter().zip(items) {
        if let Some(place) = next.get_mut(key as usize)
            && let Some(sorted) = sorted.get_mut(*place as usize)
        {
            *sorted = item;
            *place += 1;
        }
    }
}

/// Fills in which list each item belongs to, of those lists that begin at `starts`.
#[inline(never)]
fn own(from: u32, starts: &[u32], owners: &mut [u32]) {
    for (owner, pair) in (from..).zip(starts.windows(2)) {
        if let Some(items) = owners.get_mut(pair[0] as usize..pair[1] as usize) {
            items.iter_mut().for_each(|item| *item = owner);
        }
    }
}
