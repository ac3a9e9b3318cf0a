//! The tagger: weights for facts and label pairs, and the labels that they give a text.

use super::chain::{self, Joints, LABELS, Scores};
use super::features::{self, Facts, HASH_BITS, JOINS, TEMPLATES};

/// A trained tagger.
#[derive(Clone, Debug)]
pub(crate) struct Tagger {
    /// The numbers of the facts that have a weight, ascending; row `i` of `weights` is of `facts[i]`.
    pub(crate) facts: Vec<u32>,
    /// Weights in steps of `step`: a byte each is as good as four, and stays in the cache.
    pub(crate) weights: Vec<Row>,
    pub(crate) step: f32,
    pub(crate) joints: Joints,
    /// The joints as [`chain::best`] and [`chain::marginals`] want them.
    barred: Joints,
    factors: Joints,
    places: Places,
}

/// One weight for each label, in steps.
pub(crate) type Row = [i8; LABELS];

/// The rows by fact. For each template a set of bits says which facts have a row, and how many bits
/// are set before one is the place of its row: some 14 bytes a fact in all, where an open table
/// needs 25. A template is asked about every token of a text before the next one is, so what it
/// knows stays in the processor's first cache; what all know does not even fit the second.
#[derive(Clone, Debug)]
struct Places {
    words: Vec<Word>,
    /// The lowest bits of each fact, in order: several facts may share a bit.
    keys: Vec<u16>,
    /// The row of each fact, each weight made positive by [`BIAS`]; eight in one number are added
    /// in two steps.
    rows: Vec<u64>,
    /// One for each template.
    tables: Vec<Table>,
}

/// Thirty-two bits of a set.
#[derive(Clone, Copy, Debug)]
struct Word {
    bits: u32,
    /// Facts before this word.
    first: u32,
}

/// Where the bits of a template lie.
#[derive(Clone, Copy, Debug)]
struct Table {
    /// What is added to a fact without its last bits to give its word: the facts of a template
    /// begin with its number, their words where those of other templates end.
    offset: usize,
    /// By how much a fact is shifted to give its bit.
    shift: u32,
}

/// Added to each weight, that none is negative.
const BIAS: i32 = 128;

/// Every second byte of a number, as numbers of two bytes.
const LANES: u64 = 0x00FF_00FF_00FF_00FF;

/// One in each of these.
const ONES: u64 = 0x0001_0001_0001_0001;

/// The rows of a token, added up. A sum begins where no weights of all templates bring it below
/// zero or above what two bytes hold, so that none runs over into its neighbour.
#[derive(Clone, Copy, Debug)]
struct Sum {
    /// Labels 0, 2, 4 and 6.
    even: u64,
    /// Labels 1, 3, 5 and 7.
    odd: u64,
}

impl Sum {
    const START: i32 = BIAS * TEMPLATES as i32;
    const ZERO: Sum = Sum { even: ONES * Sum::START as u64, odd: ONES * Sum::START as u64 };

    fn add(&mut self, row: u64) {
        const UNBIAS: u64 = ONES * BIAS as u64;
        self.even = self.even.wrapping_add((row & LANES).wrapping_sub(UNBIAS));
        self.odd = self.odd.wrapping_add((row >> 8 & LANES).wrapping_sub(UNBIAS));
    }

    fn scores(&self, step: f32) -> Scores {
        std::array::from_fn(|label| {
            let lanes = if label % 2 == 0 { self.even } else { self.odd };
            let sum = (lanes >> (label / 2 * 16) & 0xFFFF) as i32 - Sum::START;
            sum as f32 * step
        })
    }
}

/// Tokens whose facts are looked up together.
const BATCH: usize = 256;

/// Bits of a set for each of its facts: with more, fewer facts that have no row look as if they had.
const SPARSE: usize = 16;

impl Places {
    fn new(facts: &[u32], weights: &[Row]) -> Places {
        let mut places = Places {
            words: Vec::new(),
            keys: facts.iter().map(|&fact| fact as u16).collect(),
            rows: weights.iter().map(packed).collect(),
            tables: Vec::with_capacity(TEMPLATES),
        };
        let mut at = 0;
        for template in 0..TEMPLATES {
            let count = facts[at..].partition_point(|&fact| features::template(fact) <= template);
            // At least nine, that a bit and a key together are nearly the whole of a fact.
            let width = (count * SPARSE).next_power_of_two().trailing_zeros().clamp(9, 24);
            let shift = HASH_BITS - width;
            let start = places.words.len();
            let offset = start.wrapping_sub(template << HASH_BITS >> (shift + 5));
            let table = Table { offset, shift };
            places.words.resize(start + (1 << (width - 5)), Word { bits: 0, first: 0 });
            for &fact in &facts[at..at + count] {
                let (word, bit) = table.bit(fact);
                places.words[word].bits |= 1 << bit;
                places.words[word].first += 1;
            }
            for word in &mut places.words[start..] {
                let inside = word.first as usize;
                word.first = at as u32;
                at += inside;
            }
            places.tables.push(table);
        }
        // The last word asks how far its facts go.
        places.words.push(Word { bits: 0, first: at as u32 });
        places
    }

    /// Adds to `sums` the rows of the facts of one template, one for each token.
    fn add(&self, template: usize, facts: &[u32], sums: &mut [Sum]) {
        let table = &self.tables[template];
        for (facts, sums) in facts.chunks(BATCH).zip(sums.chunks_mut(BATCH)) {
            // Three rounds, each without a branch that depends on the facts: which may have a row,
            // which do, and their rows. Whether one has is beyond guessing, and each wrong guess of
            // the processor costs as much as ten right ones; rounds also wait for memory together.
            let mut hits = [0u16; BATCH];
            let mut count = 0;
            for (at, &fact) in facts.iter().enumerate() {
                let (word, bit) = table.bit(fact);
                hits[count] = at as u16;
                count += (self.words[word].bits >> bit & 1) as usize;
            }
            let mut places = [0u32; BATCH];
            let mut known = 0;
            for hit in 0..count {
                let at = hits[hit];
                let fact = facts[at as usize];
                let (place, found) = self.place(table, fact);
                places[known] = place as u32;
                hits[known] = at;
                known += usize::from(found);
            }
            for (&at, &place) in hits[..known].iter().zip(&places) {
                sums[at as usize].add(self.rows[place as usize]);
            }
        }
    }

    /// The place of the row of a fact whose bit is set, and whether it has one.
    fn place(&self, table: &Table, fact: u32) -> (usize, bool) {
        let (word, bit) = table.bit(fact);
        let Word { bits, first } = self.words[word];
        let from = first as usize + (bits & ((1 << bit) - 1)).count_ones() as usize;
        if self.keys[from] == fact as u16 {
            return (from, true);
        }
        // Another fact has the bit, or several: rare enough to be guessed.
        let to = self.words[word + 1].first as usize;
        let found = self.keys[from..to].iter().position(|&key| key == fact as u16);
        (from + found.unwrap_or(0), found.is_some())
    }
}

impl Table {
    /// The word of a fact and the bit in it.
    fn bit(&self, fact: u32) -> (usize, u32) {
        let bit = fact >> self.shift;
        (self.offset.wrapping_add((bit >> 5) as usize), bit & 31)
    }
}

/// A row as one number, label 0 lowest.
fn packed(row: &Row) -> u64 {
    u64::from_le_bytes(row.map(|weight| (i32::from(weight) + BIAS) as u8))
}

/// What the tagger makes of a text.
pub(crate) struct Tags {
    /// The most likely labels, taken together.
    pub(crate) best: Vec<u8>,
    /// How likely each label of each token is.
    pub(crate) likely: Vec<Scores>,
}

impl Tagger {
    pub(crate) fn new(facts: Vec<u32>, weights: Vec<Row>, step: f32, joints: Joints) -> Tagger {
        let places = Places::new(&facts, &weights);
        let (barred, factors) = (chain::barred(&joints), chain::exp_joints(&joints));
        Tagger { facts, weights, step, joints, barred, factors, places }
    }

    /// The tagger with these weights, brought to steps: the largest becomes 127. Facts whose weights
    /// are all below [`LEAST`] steps are left out: half of them, that say next to nothing of the
    /// articles learned from, and less of others.
    #[cfg(feature = "train")]
    pub(crate) fn in_steps(facts: &[u32], weights: &[Scores], joints: Joints) -> Tagger {
        let top = weights.iter().flatten().fold(0.0f32, |top, weight| top.max(weight.abs()));
        let step = if top > 0.0 { top / 127.0 } else { 1.0 };
        let mut kept = Vec::new();
        let mut rows = Vec::new();
        for (&fact, row) in facts.iter().zip(weights) {
            let row = row.map(|weight| (weight / step).round().clamp(-127.0, 127.0) as i8);
            if row.iter().any(|weight| weight.abs() >= LEAST) {
                kept.push(fact);
                rows.push(row);
            }
        }
        Tagger::new(kept, rows, step, joints)
    }

    /// Appends the scores of the tokens that have these facts.
    pub(crate) fn score(&self, facts: &Facts, scores: &mut Vec<Scores>) {
        let mut sums = vec![Sum::ZERO; facts.joins.len()];
        for template in 0..TEMPLATES {
            self.places.add(template, facts.of(template), &mut sums);
        }
        scores.extend(sums.iter().map(|sum| sum.scores(self.step)));
    }

    /// Labels the tokens of a text that have these scores.
    pub(crate) fn tag(&self, scores: &[Scores], joins: &[u8]) -> Tags {
        let best = chain::best(scores, joins, &self.barred);
        let (likely, _) = chain::marginals(scores, joins, &self.factors, None);
        Tags { best, likely }
    }
}

/// Steps from which a weight makes a fact worth keeping.
#[cfg(feature = "train")]
const LEAST: i8 = 3;

/// Joints that say nothing.
pub(crate) const NO_JOINTS: Joints = [[[0.0; LABELS]; LABELS]; JOINS];
