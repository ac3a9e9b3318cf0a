//! Anchors: runs of words that stand once on either side, and so belong together.
//!
//! The longest chain of them that is in order on both sides is kept, each grown as far as the words
//! agree. After B. Cohen's "patience" diff.

use rustc_hash::FxHashMap;

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

/// Where a run of words stands: its last place on each side, and how often it does.
#[derive(Clone, Copy, Default)]
struct Seen {
    places: [usize; 2],
    times: [u32; 2],
}

/// Runs of at least `n` words that grow from anchors: those in order on both sides, and the others.
pub(super) fn chain(a: &[u32], b: &[u32], n: usize) -> (Vec<Run>, Vec<Run>) {
    // Asked for single runs only: in which order it has them shows nowhere.
    let mut table: FxHashMap<&[u32], Seen> = FxHashMap::default();
    for (side, ids) in [a, b].into_iter().enumerate() {
        for (at, run) in ids.windows(n).enumerate() {
            let seen = table.entry(run).or_default();
            seen.times[side] += 1;
            seen.places[side] = at;
        }
    }
    // In order of the left side.
    let once = |(at, run)| match table.get(run) {
        Some(Seen { times: [1, 1], places: [_, other] }) => Some((at, *other)),
        _ => None,
    };
    let anchors: Vec<(usize, usize)> = a.windows(n).enumerate().filter_map(once).collect();
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
