//! The best way through two groups of witnesses: which places of both are one, and which only one group has.
//!
//! By dynamic programming with affine gaps (O. Gotoh, "An improved algorithm for matching biological
//! sequences", 1982), between the anchors where both are long.

use super::align::{Group, NONE, Place};
use super::anchors::{Run, chain};
use super::diff::common;
use super::witness::Sort;

// ---- what is gained and lost, in points ---------------------------------------------------------

/// A word with content in one place. All others are to be seen against it.
pub(super) const CONTENT: f32 = 10.0;
/// The same word where it only holds the sentence together: higher, and single "the"s pull phrases
/// apart; lower, and they stand beside the word that they belong to no more.
pub(super) const STOP: f32 = 4.0;
/// Forms of one word. Higher than [`STOP`]: "talks" belongs to "talk" rather than "the" to "the".
const NEAR: f32 = 6.0;
/// As the words before agree too: keeps phrases together where a word occurs several times.
const RUN: f32 = 3.0;
/// Two words that have nothing in common in one place: one is put for the other. Less than the two
/// gaps that it spares, or nothing would be put for anything.
const UNLIKE: f32 = -2.0;
/// The same for a word with content and one without.
const UNLIKE_SORT: f32 = -4.0;
/// A run of words that others do not have begins.
const OPEN: f32 = -6.0;
/// The same before the first or behind the last word of the others: outlets clip both ends, and words
/// put for others are rather beside words that all have than at an end.
const OPEN_END: f32 = -4.2;
/// Each of its words.
const EXTEND: f32 = -0.8;

/// From so many pairs of places on, runs of three words that stand once in either group, in one order
/// in both, are taken to belong together, which they do, and the work is done between them: twenty versions of 200 words
/// then take an eighth of the time.
const ANCHORED_CELLS: usize = 1 << 10;
const ANCHOR: usize = 3;

/// Parts are aligned by dynamic programming up to so many pairs of places; longer ones by the longest
/// sequence that both have. About 15 ms in a browser.
const MOST_CELLS: usize = 1 << 20;

/// The way through both groups, from the first place to the last: where both are long, along the anchors
/// that they share, and the best way between these.
pub(super) fn path(a: &Group, b: &Group) -> Vec<Step> {
    let mut path = Vec::new();
    let (mut left, mut right) = (0, 0);
    let (end_left, end_right) = (a.places.len(), b.places.len());
    let anchors = match end_left * end_right {
        0..ANCHORED_CELLS => vec![],
        // Anchors that cross are a phrase that moved: which one did is weighed word by word.
        _ => match chain(&consensus(&a.places), &consensus(&b.places), ANCHOR) {
            (anchors, crossing) if crossing.is_empty() => anchors,
            _ => vec![],
        },
    };
    let end = Run { a: end_left, b: end_right, length: 0 };
    for run in anchors.into_iter().chain([end]) {
        let part = Part {
            a: &a.places[left..run.a],
            b: &b.places[right..run.b],
            witnesses: [a.witnesses, b.witnesses],
            ends: [left + right == 0, run.a == end_left && run.b == end_right],
        };
        match part.a.len() * part.b.len() {
            0..MOST_CELLS => path.extend(part.path()),
            _ => path.extend(long_path(part.a, part.b)),
        }
        path.resize(path.len() + run.length, Step::Both);
        (left, right) = (run.a + run.length, run.b + run.length);
    }
    path
}

/// Parts of two groups that are aligned with each other.
struct Part<'p> {
    a: &'p [Place],
    b: &'p [Place],
    /// How many the groups have.
    witnesses: [f32; 2],
    /// Whether the parts begin, and end, where the groups do.
    ends: [bool; 2],
}

impl Part<'_> {
    /// The best way through both parts.
    fn path(&self) -> Vec<Step> {
        let &Part { a, b, witnesses: [all_a, all_b], ends } = self;
        let (rows, columns) = (a.len(), b.len());
        let pairs = all_a * all_b;
        let (gaps_a, gaps_b) = (gaps(a, all_a), gaps(b, all_b));
        let [first, last_cost] = ends.map(|end| if end { OPEN_END } else { OPEN });
        // The best up to each place, by the step that came last; of the row before and of this one.
        let mut before: Vec<[f32; 3]> = vec![[f32::MIN; 3]; columns + 1];
        let mut now = before.clone();
        let mut agreed = vec![false; columns + 1];
        // Which step came before each step to each place, two bits each.
        let mut from = vec![0_u8; (rows + 1) * (columns + 1)];
        before[0] = [0.0, f32::MIN, f32::MIN];
        for column in 1..=columns {
            let Gap { share, climb } = gaps_b[column - 1];
            let open = first * share;
            let (best, came) = last(&before[column - 1], [open, open, first * climb]);
            before[column] = [f32::MIN, f32::MIN, best + EXTEND * share];
            from[column] = came << 4;
        }
        for row in 1..=rows {
            let place = &a[row - 1];
            let gap_a = gaps_a[row - 1];
            let open = first * gap_a.share;
            let (best, came) = last(&before[0], [open, first * gap_a.climb, open]);
            now[0] = [f32::MIN, best + EXTEND * gap_a.share, f32::MIN];
            from[row * (columns + 1)] = came << 2;
            let mut agreed_before = std::mem::replace(&mut agreed[0], false);
            for column in 1..=columns {
                let other = &b[column - 1];
                let (gain, agrees) = together(place, other);
                let none = place.count() * (all_b - other.count())
                    + other.count() * (all_a - place.count());
                let gain = (gain + none * EXTEND) / pairs;
                let run = if agrees && agreed_before { RUN } else { 0.0 };
                agreed_before = std::mem::replace(&mut agreed[column], agrees);
                let (both, b_from) = last(&before[column - 1], [run, 0.0, 0.0]);
                let gap_b = gaps_b[column - 1];
                // Where few have the word before a gap, the others' gap is open already.
                let cost = if column == columns { last_cost } else { OPEN };
                let (open, on) = (cost * gap_a.share * gap_b.share, cost * gap_a.climb);
                let (left, l_from) = last(&before[column], [open, on, open]);
                let cost = if row == rows { last_cost } else { OPEN };
                let (open, on) = (cost * gap_b.share * gap_a.share, cost * gap_b.climb);
                let (right, r_from) = last(&now[column - 1], [open, open, on]);
                now[column] =
                    [both + gain, left + EXTEND * gap_a.share, right + EXTEND * gap_b.share];
                from[row * (columns + 1) + column] = b_from | l_from << 2 | r_from << 4;
            }
            std::mem::swap(&mut before, &mut now);
        }
        let (mut row, mut column) = (rows, columns);
        let (_, mut step) = last(&before[columns], [0.0; 3]);
        let mut path = Vec::new();
        while row + column > 0 {
            let came = from[row * (columns + 1) + column] >> (2 * step) & 3;
            path.push(STEPS[step as usize % 3]);
            row -= usize::from(step != 2);
            column -= usize::from(step != 1);
            step = came;
        }
        path.reverse();
        path
    }
}

/// What it gains to have two words in one place.
#[inline(always)]
fn gain(a: Sort, b: Sort) -> f32 {
    if a.id == b.id {
        if a.stop { STOP } else { CONTENT }
    } else if a.stop != b.stop {
        UNLIKE_SORT
    } else if a.near == b.near && !a.stop {
        NEAR
    } else {
        UNLIKE
    }
}

/// What two places gain together over all pairs of their words, and whether most words agree.
#[inline(always)]
fn together(a: &Place, b: &Place) -> (f32, bool) {
    if let (&[(one, ones)], &[(other, others)]) = (&a.profile[..], &b.profile[..]) {
        return (gain(one, other) * ones * others, one.id == other.id);
    }
    let (mut sum, mut agree) = (0.0, 0.0);
    for &(one, ones) in &a.profile {
        for &(other, others) in &b.profile {
            sum += gain(one, other) * ones * others;
            agree += if one.id == other.id { ones * others } else { 0.0 };
        }
    }
    (sum, agree * 2.0 > a.count() * b.count())
}

/// What a gap over a place costs, in parts of what it costs where all of the group have a word.
#[derive(Clone, Copy)]
struct Gap {
    /// How many of the group have a word there.
    share: f32,
    /// How many more than in the place before. A gap that goes on over more witnesses' words than it
    /// began with begins for these.
    climb: f32,
}

fn gaps(places: &[Place], witnesses: f32) -> Vec<Gap> {
    let mut before = 0.0;
    let gap = |place: &Place| {
        let share = place.count() / witnesses;
        let climb = (share - std::mem::replace(&mut before, share)).max(0.0);
        Gap { share, climb }
    };
    places.iter().map(gap).collect()
}

/// A step through two groups.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Both,
    Left,
    Right,
}

const STEPS: [Step; 3] = [Step::Both, Step::Left, Step::Right];

/// The best of the three, each with what it costs to go on from it; the first of equals.
#[inline(always)]
fn last(points: &[f32; 3], costs: [f32; 3]) -> (f32, u8) {
    let mut best = (points[0] + costs[0], 0);
    for at in 1..3_u8 {
        let points = points[at as usize] + costs[at as usize];
        if points > best.0 {
            best = (points, at);
        }
    }
    best
}

/// For each place the word that most of its witnesses have.
fn consensus(places: &[Place]) -> Vec<u32> {
    let most = |place: &Place| {
        let more = |best: (u32, f32), word: &(Sort, f32)| {
            if word.1 > best.1 { (word.0.id, word.1) } else { best }
        };
        place.profile.iter().fold((NONE, 0.0), more).0
    };
    places.iter().map(most).collect()
}

/// The way along the longest sequence of words that both have.
fn long_path(a: &[Place], b: &[Place]) -> Vec<Step> {
    let mut path = Vec::new();
    let (mut left, mut right) = (0, 0);
    for run in common(&consensus(a), &consensus(b)) {
        path.resize(path.len() + run.a - left, Step::Left);
        path.resize(path.len() + run.b - right, Step::Right);
        path.resize(path.len() + run.length, Step::Both);
        (left, right) = (run.a + run.length, run.b + run.length);
    }
    path.resize(path.len() + a.len() - left, Step::Left);
    path.resize(path.len() + b.len() - right, Step::Right);
    path
}
