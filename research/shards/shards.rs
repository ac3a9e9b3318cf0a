//! A prototype of the sharded index: made as bytes, read back from those bytes and nothing else, with
//! every object that a reader would have to fetch counted.
//!
//! ```text
//! resident   the first word of each object of terms
//! terms      words in order, front-coded; each with its short list, or with where its list lies
//! lists      long lists: blocks of 256 postings, of each block its last quotation, length, best place
//! cards      what is shown of a quotation, a line each, in order of their numbers
//! ```
//!
//! Objects of terms and cards are cut at `size` bytes and packed by gzip; lists are numbers packed
//! already, which gzip hardly makes smaller, and are cut at `size` where they lie.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::corpus::{BEST, Posting};

/// Lists up to this many postings stand beside their word: whoever looks up a rare word has it then.
const INLINE: usize = 64;
/// Postings of a block.
const BLOCK: usize = 256;
/// Tables of more blocks than this lie in front of their list, not beside the word: or the objects of
/// terms would be tables of common words.
const TABLE: usize = 64;
/// Postings of the rarest term that are read at most, the first ones. Beyond, an answer says that it
/// is of the newest quotations and that there are more.
pub(crate) const BUDGET: usize = 1 << 16;
/// How many words an unfinished one is taken as, the most frequent ones.
const BEGUN: usize = 8;
/// How many hits are shown.
pub(crate) const SHOWN: usize = 10;

/// The size in bytes after gzip, level 9.
pub(crate) fn gzip(bytes: &[u8]) -> usize {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).expect("memory takes all");
    packer.finish().expect("memory takes all").len()
}

fn put(out: &mut Vec<u8>, mut number: usize) {
    while number > 0x7F {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn get(bytes: &[u8], at: &mut usize) -> usize {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = bytes[*at];
        *at += 1;
        number |= usize::from(byte & 0x7F) << shift;
        shift += 7;
        if byte < 0x80 {
            return number;
        }
    }
}

fn pack(list: &[Posting], mut before: u32) -> Vec<u8> {
    let mut out = Vec::new();
    for &(number, place) in list {
        put(&mut out, ((number - before) as usize) << 3 | usize::from(place));
        before = number;
    }
    out
}

fn unpack(bytes: &[u8], at: &mut usize, count: usize, mut before: u32, out: &mut Vec<Posting>) {
    for _ in 0..count {
        let packed = get(bytes, at);
        before += (packed >> 3) as u32;
        out.push((before, packed as u8 & 7));
    }
}

/// What one class of words takes.
#[derive(Clone, Copy, Default)]
pub(crate) struct Class {
    /// How many words.
    pub(crate) words: usize,
    /// Their postings together.
    pub(crate) postings: usize,
    /// Bytes of their lists, tables included.
    pub(crate) bytes: usize,
}

/// All words with where their lists lie, not yet cut into objects.
pub(crate) struct Lists {
    /// For each word its record: all but the word itself.
    records: Vec<(String, Vec<u8>)>,
    lists: Vec<u8>,
    /// By how many quotations have the word: from 1, 10, 100 and so on.
    pub(crate) classes: BTreeMap<u32, Class>,
}

impl Lists {
    /// Packs every list.
    pub(crate) fn new(corpus: Vec<(String, Vec<Posting>)>) -> Lists {
        let mut all = Lists { records: Vec::new(), lists: Vec::new(), classes: BTreeMap::new() };
        for (word, list) in corpus {
            let mut record = Vec::new();
            put(&mut record, list.len());
            let class = all.classes.entry(list.len().ilog10()).or_default();
            class.words += 1;
            class.postings += list.len();
            let before = record.len() + all.lists.len();
            if list.len() <= INLINE {
                record.extend(pack(&list, 0));
            } else {
                let (mut table, mut blocks, mut last) = (Vec::new(), Vec::new(), 0);
                for block in list.chunks(BLOCK) {
                    let packed = pack(block, last);
                    let end = block.last().map_or(0, |&(number, _)| number);
                    put(&mut table, (end - last) as usize);
                    put(&mut table, packed.len());
                    table.push(block.iter().map(|&(_, place)| place).max().unwrap_or(0));
                    blocks.extend(packed);
                    last = end;
                }
                put(&mut record, all.lists.len());
                if list.len().div_ceil(BLOCK) <= TABLE {
                    record.extend(table);
                } else {
                    put(&mut record, table.len());
                    all.lists.extend(table);
                }
                all.lists.extend(blocks);
            }
            class.bytes += record.len() + all.lists.len() - before;
            all.records.push((word, record));
        }
        all
    }

    /// Bytes of all long lists.
    pub(crate) fn long(&self) -> usize {
        self.lists.len()
    }

    /// How many words.
    pub(crate) fn words(&self) -> usize {
        self.records.len()
    }
}

/// An index cut into objects.
pub(crate) struct Shards<'l> {
    lists: &'l Lists,
    /// Bytes an object before gzip.
    pub(crate) size: usize,
    /// The first word of each object of terms: what every reader holds.
    pub(crate) resident: Vec<&'l str>,
    terms: Vec<Vec<u8>>,
    packed: Vec<usize>,
    /// Quotations an object of cards, and its bytes after gzip; means.
    pub(crate) cards: (f64, f64),
}

impl<'l> Shards<'l> {
    /// Cuts. `cards` are those of the real corpus: a larger one has objects like theirs.
    pub(crate) fn new(lists: &'l Lists, cards: &[String], size: usize) -> Shards<'l> {
        let mut resident: Vec<&str> = Vec::new();
        let mut terms: Vec<Vec<u8>> = Vec::new();
        let mut before = "";
        for (word, record) in &lists.records {
            if terms.last().is_none_or(|object| object.len() >= size) {
                terms.push(Vec::new());
                resident.push(word);
                before = "";
            }
            let Some(object) = terms.last_mut() else { continue };
            let shared = before.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            put(object, shared);
            put(object, word.len() - shared);
            object.extend(&word.as_bytes()[shared..]);
            put(object, record.len());
            object.extend(record);
            before = word;
        }
        let packed = terms.iter().map(|object| gzip(object)).collect();
        let mut objects = vec![String::new()];
        for card in cards {
            if objects.last().is_some_and(|object| object.len() >= size) {
                objects.push(String::new());
            }
            if let Some(object) = objects.last_mut() {
                object.push_str(card);
            }
        }
        // The last one is cut short by the end of the corpus, not by its size.
        let whole = objects.len().max(2) - 1;
        let of_whole = |count: usize| count as f64 / whole as f64;
        let lines: usize = objects[..whole].iter().map(|object| object.lines().count()).sum();
        let bytes: usize = objects[..whole].iter().map(|object| gzip(object.as_bytes())).sum();
        let cards = (of_whole(lines), of_whole(bytes));
        Shards { lists, size, resident, terms, packed, cards }
    }

    /// Objects of terms, and their bytes after gzip together.
    pub(crate) fn terms(&self) -> (usize, usize) {
        (self.terms.len(), self.packed.iter().sum())
    }

    /// Bytes of what every reader holds, after gzip.
    pub(crate) fn resident_bytes(&self) -> usize {
        gzip(self.resident.join("\n").as_bytes())
    }
}

/// What a query fetched.
#[derive(Clone, Default)]
pub(crate) struct Tally {
    /// Objects of terms, of lists, of cards.
    pub(crate) objects: [usize; 3],
    /// Bytes of these objects on the wire.
    pub(crate) bytes: [usize; 3],
    /// Had lists and cards been read by ranges of bytes: requests, and bytes.
    pub(crate) ranges: (usize, usize),
    /// Fetches that had to wait for the ones before, at their least.
    pub(crate) rounds: usize,
    /// Whether it stopped at `BUDGET`.
    pub(crate) partial: bool,
    /// Bytes of all postings of all its words, had they been read whole.
    pub(crate) whole: usize,
}

#[derive(Clone, Copy)]
struct Block {
    /// The last quotation of the block before, and of this one.
    after: u32,
    last: u32,
    from: usize,
    to: usize,
    count: usize,
    best: u8,
}

enum Found {
    Inline(Vec<Posting>),
    Blocks(Vec<Block>),
}

struct Entry {
    count: usize,
    found: Found,
}

/// A reader with a cache of its own.
pub(crate) struct Reader<'s, 'l> {
    shards: &'s Shards<'l>,
    held: BTreeSet<(usize, usize)>,
    /// What was fetched since it was last taken.
    pub(crate) tally: Tally,
    /// Ranges of the lists read in the round that goes on.
    ranges: Vec<(usize, usize)>,
}

/// Ranges nearer to each other than this are one request.
const NEAR: usize = 4096;

/// One record's front: shared letters and new ones, and where the rest lies.
fn next_word(bytes: &[u8], at: &mut usize, word: &mut Vec<u8>) -> (usize, usize) {
    let shared = get(bytes, at);
    let new = get(bytes, at);
    word.truncate(shared);
    word.extend(&bytes[*at..*at + new]);
    *at += new;
    let length = get(bytes, at);
    let from = *at;
    *at += length;
    (from, length)
}

impl<'s, 'l> Reader<'s, 'l> {
    /// With nothing held but the first words.
    pub(crate) fn new(shards: &'s Shards<'l>) -> Self {
        Reader { shards, held: BTreeSet::new(), tally: Tally::default(), ranges: Vec::new() }
    }

    fn fetch(&mut self, kind: usize, object: usize, bytes: usize) {
        if self.held.insert((kind, object)) {
            self.tally.objects[kind] += 1;
            self.tally.bytes[kind] += bytes;
        }
    }

    fn fetch_lists(&mut self, from: usize, to: usize) {
        let (size, end) = (self.shards.size, self.shards.lists.lists.len());
        for object in from / size..=(to.max(from + 1) - 1) / size {
            self.fetch(1, object, size.min(end - object * size));
        }
        self.ranges.push((from, to));
    }

    /// Ends a round: what was asked for in it was asked for at once.
    fn round(&mut self, before: &Tally) {
        self.ranges.sort_unstable();
        let mut end: Option<usize> = None;
        for (from, to) in std::mem::take(&mut self.ranges) {
            let near = end.is_some_and(|end| from <= end + NEAR);
            let start = if near { end.unwrap_or(from) } else { from };
            self.tally.ranges.0 += usize::from(!near);
            self.tally.ranges.1 += to.saturating_sub(start);
            end = Some(end.unwrap_or(0).max(to));
        }
        if self.tally.objects != before.objects {
            self.tally.rounds += 1;
        }
    }

    fn object_of(&self, word: &str) -> Option<usize> {
        self.shards.resident.partition_point(|first| *first <= word).checked_sub(1)
    }

    fn fetch_terms(&mut self, object: usize) {
        let bytes = self.shards.packed[object];
        self.fetch(0, object, bytes);
    }

    /// Looks a word up: fetches its object and reads it from the front.
    fn entry(&mut self, wanted: &str) -> Option<Entry> {
        let object = self.object_of(wanted)?;
        self.fetch_terms(object);
        let bytes = &self.shards.terms[object];
        let (mut at, mut word) = (0, Vec::new());
        while at < bytes.len() {
            let (from, length) = next_word(bytes, &mut at, &mut word);
            if word == wanted.as_bytes() {
                let record = &bytes[from..from + length];
                let mut at = 0;
                let count = get(record, &mut at);
                if count > INLINE {
                    return Some(self.blocks(count, record, at));
                }
                let mut list = Vec::new();
                unpack(record, &mut at, count, 0, &mut list);
                self.tally.whole += record.len();
                return Some(Entry { count, found: Found::Inline(list) });
            }
        }
        None
    }

    fn blocks(&mut self, count: usize, record: &[u8], mut at: usize) -> Entry {
        let mut from = get(record, &mut at);
        let lists = &self.shards.lists.lists;
        let begun = from;
        let (table, mut at) = if count.div_ceil(BLOCK) <= TABLE {
            (record, at)
        } else {
            let length = get(record, &mut at);
            self.fetch_lists(from, from + length);
            from += length;
            (&lists[from - length..from], 0)
        };
        let (mut blocks, mut last, mut left) = (Vec::new(), 0, count);
        while left > 0 {
            let after = last;
            last += get(table, &mut at) as u32;
            let length = get(table, &mut at);
            let best = table[at];
            at += 1;
            let count = left.min(BLOCK);
            blocks.push(Block { after, last, from, to: from + length, count, best });
            from += length;
            left -= count;
        }
        self.tally.whole += from - begun;
        Entry { count, found: Found::Blocks(blocks) }
    }

    fn read(&mut self, block: &Block, out: &mut Vec<Posting>) {
        self.fetch_lists(block.from, block.to);
        let mut at = block.from;
        unpack(&self.shards.lists.lists, &mut at, block.count, block.after, out);
    }

    /// The most frequent words that begin so, of the first two objects that may have any.
    pub(crate) fn begun(&mut self, start: &str) -> Vec<String> {
        let before = self.tally.clone();
        let from = self.object_of(start).unwrap_or(0);
        let mut known: Vec<(usize, String)> = Vec::new();
        for object in from..(from + 2).min(self.shards.terms.len()) {
            let first = self.shards.resident[object];
            if object > from && !first.starts_with(start) {
                break;
            }
            self.fetch_terms(object);
            let bytes = &self.shards.terms[object];
            let (mut at, mut word) = (0, Vec::new());
            while at < bytes.len() {
                let (from, _) = next_word(bytes, &mut at, &mut word);
                if word.starts_with(start.as_bytes()) {
                    let count = get(bytes, &mut from.clone());
                    known.push((count, String::from_utf8_lossy(&word).into_owned()));
                }
            }
        }
        self.round(&before);
        known.sort_by(|a, b| b.cmp(a));
        known.into_iter().take(BEGUN).map(|(_, word)| word).collect()
    }

    /// Quotations that have a word of every term, the best first; and how many, where that is known
    /// without reading more.
    pub(crate) fn search(&mut self, terms: &[Vec<String>]) -> (Vec<Posting>, usize) {
        let before = self.tally.clone();
        let mut found: Vec<Vec<Entry>> = Vec::new();
        for words in terms {
            let entries = words.iter().filter_map(|word| self.entry(word)).collect::<Vec<_>>();
            found.push(entries);
        }
        // Objects of terms are one round; tables that lie with their lists are another, counted as
        // the same here and put right below.
        let tables = self.tally.objects[1] > before.objects[1];
        self.round(&before);
        self.tally.rounds += usize::from(tables);
        if found.is_empty() || found.iter().any(Vec::is_empty) {
            return (Vec::new(), 0);
        }
        found.sort_by_key(|entries| entries.iter().map(|entry| entry.count).sum::<usize>());
        let (rarest, others) = found.split_at(1);
        let (mut hits, total) = if others.is_empty() {
            self.best(&rarest[0])
        } else {
            let hits = self.every(&rarest[0], others);
            let total = hits.len();
            (hits, total)
        };
        hits.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        (hits, total)
    }

    /// Of one term: blocks are read best first, until no other can hold a better quotation.
    fn best(&mut self, entries: &[Entry]) -> (Vec<Posting>, usize) {
        let before = self.tally.clone();
        let total = entries.iter().map(|entry| entry.count).sum();
        let mut hits: Vec<Posting> = Vec::new();
        let mut blocks: Vec<Block> = Vec::new();
        for entry in entries {
            match &entry.found {
                Found::Inline(list) => hits.extend(list),
                Found::Blocks(of_word) => blocks.extend(of_word),
            }
        }
        blocks.sort_by_key(|block| (BEST - block.best, block.after));
        for block in &blocks {
            let enough = hits.iter().filter(|hit| hit.1 >= block.best).count() >= SHOWN;
            if enough {
                break;
            }
            self.read(block, &mut hits);
        }
        self.round(&before);
        (hits, total)
    }

    /// Of several: the rarest is read, of the others the blocks that may hold what it has.
    fn every(&mut self, rarest: &[Entry], others: &[Vec<Entry>]) -> Vec<Posting> {
        let before = self.tally.clone();
        let mut hits: BTreeMap<u32, u8> = BTreeMap::new();
        let mut read = 0;
        for entry in rarest {
            let mut list = Vec::new();
            match &entry.found {
                Found::Inline(inline) => list.extend(inline),
                Found::Blocks(blocks) => {
                    for block in blocks {
                        if read + list.len() >= BUDGET {
                            self.tally.partial = true;
                            break;
                        }
                        self.read(block, &mut list);
                    }
                }
            }
            read += list.len();
            for (number, place) in list {
                let known = hits.entry(number).or_default();
                *known = place.max(*known);
            }
        }
        self.round(&before);
        let before = self.tally.clone();
        // All others at once, from what the rarest leaves: a round less than one after the other.
        let candidates: Vec<u32> = hits.keys().copied().collect();
        for entries in others {
            let mut has: BTreeMap<u32, u8> = BTreeMap::new();
            for entry in entries {
                let mut list = Vec::new();
                match &entry.found {
                    Found::Inline(inline) => list.extend(inline),
                    Found::Blocks(blocks) => {
                        for block in blocks {
                            let from = candidates.partition_point(|&number| {
                                number < block.after || number == block.after && block.after > 0
                            });
                            if candidates.get(from).is_some_and(|&number| number <= block.last) {
                                self.read(block, &mut list);
                            }
                        }
                    }
                }
                for (number, place) in list {
                    let known = has.entry(number).or_default();
                    *known = place.max(*known);
                }
            }
            // The worth of a hit is here the sum of its places; rarity changes the order, not what
            // has to be read.
            hits = hits
                .into_iter()
                .filter_map(|(number, sum)| Some((number, sum + has.get(&number)?)))
                .collect();
        }
        self.round(&before);
        hits.into_iter().collect()
    }

    /// Fetches the cards of the first hits.
    pub(crate) fn show(&mut self, hits: &[Posting]) {
        let before = self.tally.clone();
        let (quotations, bytes) = self.shards.cards;
        for &(number, _) in hits.iter().take(SHOWN) {
            self.fetch(2, (f64::from(number) / quotations) as usize, bytes as usize);
        }
        self.round(&before);
    }
}
