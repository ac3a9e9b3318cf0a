//! The tagger: weights for facts and label pairs, and the labels that they give a text.

use super::chain::{self, Joints, LABELS, Scores};
use super::features::{self, Facts, JOINS, TEMPLATES};

/// A trained tagger.
#[derive(Clone, Debug)]
pub(crate) struct Tagger {
    /// The numbers of the facts that have a weight, ascending; row `i` of `weights` is of `facts[i]`.
    pub(crate) facts: Vec<u32>,
    /// Weights in steps of `step`: a byte each is as good as four, and stays in the cache.
    pub(crate) weights: Vec<Row>,
    pub(crate) step: f32,
    pub(crate) joints: Joints,
    places: Places,
}

/// One weight for each label, in steps.
pub(crate) type Row = [i8; LABELS];

/// The rows by fact: for each template a small table, open addressing, number and row side by side.
/// A table is asked about every item of a text before the next one is, so it stays in the
/// processor's first cache; one table of everything spends its time waiting for memory.
#[derive(Clone, Debug)]
struct Places {
    /// Number [`NONE`] marks an empty place.
    list: Vec<(u32, Row)>,
    /// A bit for every thirty-second part of a place: set when a fact with such a number is in the table.
    known: Vec<u64>,
    /// One for each template.
    tables: Vec<Table>,
}

/// Where the table of a template lies.
#[derive(Clone, Copy, Debug)]
struct Table {
    /// First place in the list; how many is a power of two.
    start: usize,
    size: usize,
    /// First word of its bits, and by how much a number is shifted to give its bit.
    bits: usize,
    shift: u32,
}

/// No fact has this number: there are fewer templates.
const NONE: u32 = u32::MAX;

/// Items whose facts are looked up together.
const BATCH: usize = 256;

impl Places {
    fn new(facts: &[u32], weights: &[Row]) -> Places {
        let mut places = Places { list: Vec::new(), known: Vec::new(), tables: Vec::new() };
        let mut at = 0;
        for template in 0..TEMPLATES {
            let count = facts[at..].partition_point(|&fact| features::template(fact) <= template);
            let size = (count * 5 / 4 + 1).next_power_of_two();
            // At least one word of bits, at most 24 bits of a number.
            let width = (size.trailing_zeros() + 5).clamp(6, 24);
            let table = Table {
                start: places.list.len(),
                size,
                bits: places.known.len(),
                shift: 32 - width,
            };
            places.list.resize(table.start + size, (NONE, [0; LABELS]));
            places.known.resize(table.bits + (1 << (width - 6)), 0);
            for (&fact, row) in facts[at..at + count].iter().zip(&weights[at..at + count]) {
                let (word, bit) = table.bit(fact);
                places.known[word] |= 1 << bit;
                let mut place = table.first(fact);
                while places.list[table.start + place].0 != NONE {
                    place = (place + 1) & (size - 1);
                }
                places.list[table.start + place] = (fact, *row);
            }
            places.tables.push(table);
            at += count;
        }
        places
    }

    /// Adds to `sums` the rows of the facts of one template, one for each item.
    fn add(&self, template: usize, facts: &[u32], sums: &mut [[i32; LABELS]]) {
        let table = &self.tables[template];
        let list = &self.list[table.start..table.start + table.size];
        for (facts, sums) in facts.chunks(BATCH).zip(sums.chunks_mut(BATCH)) {
            // First without a branch which facts may have a row, then their rows: whether one has
            // is beyond guessing, and each wrong guess costs as much as ten right ones.
            let mut hits = [0u16; BATCH];
            let mut count = 0;
            for (at, &fact) in facts.iter().enumerate() {
                let (word, bit) = table.bit(fact);
                hits[count] = at as u16;
                count += (self.known[word] >> bit & 1) as usize;
            }
            for &at in &hits[..count] {
                let fact = facts[at as usize];
                let mut place = table.first(fact);
                while list[place].0 != fact && list[place].0 != NONE {
                    place = (place + 1) & (table.size - 1);
                }
                // The row of an empty place is all zeros.
                for (sum, &weight) in sums[at as usize].iter_mut().zip(&list[place].1) {
                    *sum += i32::from(weight);
                }
            }
        }
    }
}

impl Table {
    /// Where the search for a number begins.
    fn first(&self, fact: u32) -> usize {
        (fact.wrapping_mul(0x9E37_79B1) >> 8) as usize & (self.size - 1)
    }

    /// Its word in [`Places::known`], and the bit in it.
    fn bit(&self, fact: u32) -> (usize, u32) {
        let bit = fact.wrapping_mul(0x85EB_CA6B) >> self.shift;
        (self.bits + (bit >> 6) as usize, bit & 63)
    }
}

/// What the tagger makes of a text.
pub(crate) struct Tags {
    /// The most likely labels, taken together.
    pub(crate) best: Vec<u8>,
    /// How likely each label of each item is.
    pub(crate) likely: Vec<Scores>,
}

impl Tagger {
    pub(crate) fn new(facts: Vec<u32>, weights: Vec<Row>, step: f32, joints: Joints) -> Tagger {
        let places = Places::new(&facts, &weights);
        Tagger { facts, weights, step, joints, places }
    }

    /// The tagger with these weights, brought to steps: the largest becomes 127.
    #[cfg(feature = "train")]
    pub(crate) fn in_steps(facts: &[u32], weights: &[Scores], joints: Joints) -> Tagger {
        let top = weights.iter().flatten().fold(0.0f32, |top, weight| top.max(weight.abs()));
        let step = if top > 0.0 { top / 127.0 } else { 1.0 };
        let mut kept = Vec::new();
        let mut rows = Vec::new();
        for (&fact, row) in facts.iter().zip(weights) {
            let row = row.map(|weight| (weight / step).round().clamp(-127.0, 127.0) as i8);
            if row != [0; LABELS] {
                kept.push(fact);
                rows.push(row);
            }
        }
        Tagger::new(kept, rows, step, joints)
    }

    /// Labels the items that have these facts.
    pub(crate) fn tag(&self, facts: &Facts) -> Tags {
        let mut sums = vec![[0i32; LABELS]; facts.joins.len()];
        for template in 0..TEMPLATES {
            self.places.add(template, facts.of(template), &mut sums);
        }
        let scores: Vec<Scores> =
            sums.into_iter().map(|sum| sum.map(|sum| sum as f32 * self.step)).collect();
        let barred = chain::barred(&self.joints);
        let best = chain::best(&scores, &facts.joins, &barred);
        let (likely, _) =
            chain::marginals(&scores, &facts.joins, &chain::exp_joints(&self.joints), None);
        Tags { best, likely }
    }
}

/// Joints that say nothing.
pub(crate) const NO_JOINTS: Joints = [[[0.0; LABELS]; LABELS]; JOINS];
