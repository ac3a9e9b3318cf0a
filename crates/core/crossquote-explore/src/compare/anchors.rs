//! Anchors: runs of words that stand once on either side, and so belong together.
//!
//! The longest chain of them that is in order on both sides is kept, each grown as far as the words
//! agree. After B. Cohen's "patience" diff.

use crossquote_text::hash::fnv1a;

/// Words `a..a + length` of one side are words `b..b + length` of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) length: usize,
}

impl Run {
    /// Whether two runs have words in common on either side.
    pub(super) fn meets(&self, other: &Run) -> bool {
        let overlap = |one: usize, two: usize| one < two + other.length && two < one + self.length;
        overlap(self.a, other.a) || overlap(self.b, other.b)
    }
}

/// Where a run of words stands: its first place on each side, and how often it does.
#[derive(Clone, Copy, Default)]
struct Seen {
    hash: u32,
    places: [u32; 2],
    times: [u32; 2],
}

/// Runs of at least `n` words that grow from anchors: those in order on both sides, and the others.
pub(super) fn chain(a: &[u32], b: &[u32], n: usize) -> (Vec<Run>, Vec<Run>) {
    let mut table = vec![Seen::default(); ((a.len() + b.len()) * 2).next_power_of_two().max(2)];
    let hash = |run: &[u32]| fnv1a(run.iter().flat_map(|id| id.to_le_bytes())).max(1);
    for (side, ids) in [a, b].into_iter().enumerate() {
        for (at, run) in ids.windows(n).enumerate() {
            let seen = seen(&mut table, hash(run));
            seen.times[side] += 1;
            seen.places[side] = at as u32;
        }
    }
    // In order of the left side.
    let mut anchors: Vec<(usize, usize)> = Vec::new();
    for (at, run) in a.windows(n).enumerate() {
        let found = *seen(&mut table, hash(run));
        let other = found.places[1] as usize;
        if found.times == [1, 1] && b.get(other..other + n) == Some(run) {
            anchors.push((at, other));
        }
    }
    let kept = longest_ascending(&anchors);
    let mut runs: Vec<Run> = Vec::new();
    let mut others: Vec<Run> = Vec::new();
    for (&(at, other), kept) in anchors.iter().zip(kept) {
        let into = if kept { &mut runs } else { &mut others };
        let (least_a, least_b) =
            into.last().map_or((0, 0), |run| (run.a + run.length, run.b + run.length));
        if at < least_a || kept && other < least_b {
            continue; // inside the run before
        }
        // What is moved may stand before what was moved last.
        let least_b = if kept { least_b } else { 0 };
        let agree = |x: usize, y: usize| a[x] == b[y];
        let back =
            (1..=(at - least_a).min(other - least_b)).take_while(|&k| agree(at - k, other - k));
        let back = back.count();
        let on = (0..)
            .take_while(|&k| at + k < a.len() && other + k < b.len() && agree(at + k, other + k));
        into.push(Run { a: at - back, b: other - back, length: back + on.count() });
    }
    (runs, others)
}

/// The place of a run of words in the table, or one that is free.
fn seen(table: &mut [Seen], hash: u32) -> &mut Seen {
    let mask = table.len() - 1;
    let mut at = (hash ^ hash >> 15) as usize & mask;
    while table[at].hash != 0 && table[at].hash != hash {
        at = (at + 1) & mask;
    }
    table[at].hash = hash;
    &mut table[at]
}

/// For each pair, whether it is in the longest sequence whose second numbers ascend.
fn longest_ascending(pairs: &[(usize, usize)]) -> Vec<bool> {
    // For each length the pair that ends the sequence with the smallest second number.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<usize> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before.push(if length == 0 { usize::MAX } else { ends[length - 1] });
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = vec![false; pairs.len()];
    let mut at = ends.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        kept[at] = true;
        at = before[at];
    }
    kept
}
