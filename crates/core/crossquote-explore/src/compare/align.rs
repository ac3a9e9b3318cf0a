//! Alignment: which words of several witnesses stand in one place.
//!
//! ```text
//! witness 0   I can trade    it for NATO          one place a column; a witness has one word or
//! witness 1   I can exchange it for NATO          none in a place, and its words in their order
//! witness 2   I can trade    it
//! ```
//!
//! Two witnesses are aligned by dynamic programming with affine gaps (O. Gotoh, "An improved
//! algorithm for matching biological sequences", 1982); more, by aligning the two groups that share
//! most again and again, each group as the profile of its places, and by taking each witness out
//! once more and aligning it with all others: what the first steps could not know is mended so.
//!
//! The answer does not depend on the order in which witnesses are given. They are put into an order
//! that follows from their words alone, and those with the same words are aligned as one.

use std::cmp::Ordering;

use super::anchors::{Run, chain};
use super::diff::common;
use super::witness::{Lexicon, Sort, Witness};

/// No word: the witness has nothing in this place.
pub(super) const NONE: u32 = u32::MAX;

/// For each place, the number of each witness's word, or [`NONE`].
pub(super) struct Places {
    witnesses: usize,
    words: Vec<u32>,
}

impl Places {
    pub(super) fn rows(&self) -> impl Iterator<Item = &[u32]> + Clone {
        self.words.chunks_exact(self.witnesses.max(1))
    }
}

/// Aligns witnesses.
pub(super) fn places(witnesses: &[Witness<'_>], lexicon: &Lexicon) -> Places {
    // Those with the same words, as one; these in the order of their words.
    let mut order: Vec<usize> = (0..witnesses.len()).collect();
    order.sort_by(|&a, &b| by_words(&witnesses[a], &witnesses[b], lexicon));
    let classes: Vec<&[usize]> =
        order.chunk_by(|&a, &b| witnesses[a].ids == witnesses[b].ids).collect();
    let texts: Vec<&[u32]> = classes.iter().map(|class| &witnesses[class[0]].ids[..]).collect();
    let aligned = Aligner { texts: &texts, lexicon }.all();
    let mut words = vec![NONE; aligned.len() * witnesses.len()];
    for (row, place) in words.chunks_exact_mut(witnesses.len().max(1)).zip(&aligned) {
        for &(class, word) in &place.words {
            for &witness in classes[class as usize] {
                row[witness] = word;
            }
        }
    }
    Places { witnesses: witnesses.len(), words }
}

/// Numbers of words depend on who came first: their letters do not.
pub(super) fn by_words(a: &Witness<'_>, b: &Witness<'_>, lexicon: &Lexicon) -> Ordering {
    a.ids.iter().map(|&id| lexicon.word(id)).cmp(b.ids.iter().map(|&id| lexicon.word(id)))
}

/// Words in one place, each of another witness: the witness and the number of its word.
#[derive(Clone, Default)]
struct Place {
    words: Vec<(u32, u32)>,
    /// Which words these are, and how many of each: what a comparison of places looks at.
    profile: Vec<(Sort, f32)>,
}

impl Place {
    fn add(&mut self, witness: u32, word: u32, sort: Sort) {
        self.words.push((witness, word));
        match self.profile.iter_mut().find(|known| known.0.id == sort.id) {
            Some(known) => known.1 += 1.0,
            None => self.profile.push((sort, 1.0)),
        }
    }

    fn count(&self) -> f32 {
        self.words.len() as f32
    }
}

/// Places of a group of witnesses, in order.
struct Group {
    witnesses: f32,
    places: Vec<Place>,
}

// ---- what is gained and lost, in points ---------------------------------------------------------

/// A word with content in one place. All others are to be seen against it.
const CONTENT: f32 = 10.0;
/// The same word where it only holds the sentence together: higher, and single "the"s pull phrases
/// apart; lower, and they stand beside the word that they belong to no more.
const STOP: f32 = 4.0;
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

struct Aligner<'w> {
    texts: &'w [&'w [u32]],
    lexicon: &'w Lexicon,
}

impl Aligner<'_> {
    fn all(&self) -> Vec<Place> {
        let mut groups: Vec<Group> =
            (0..self.texts.len() as u32).map(|at| self.alone(at)).collect();
        let likeness = self.likeness();
        // Which witnesses a group has, for how much two groups share.
        let mut members: Vec<Vec<usize>> = (0..groups.len()).map(|at| vec![at]).collect();
        while groups.len() > 1 {
            let (mut best, mut most) = ((0, 1), f32::MIN);
            for a in 0..groups.len() {
                for b in a + 1..groups.len() {
                    let pairs =
                        members[a].iter().flat_map(|&a| members[b].iter().map(move |&b| (a, b)));
                    let count = (members[a].len() * members[b].len()) as f32;
                    let mean = pairs.map(|(a, b)| likeness[a][b]).sum::<f32>() / count;
                    if mean > most {
                        (best, most) = ((a, b), mean);
                    }
                }
            }
            let joined = members.remove(best.1);
            members[best.0].extend(joined);
            let other = groups.remove(best.1);
            let one =
                std::mem::replace(&mut groups[best.0], Group { witnesses: 0.0, places: vec![] });
            groups[best.0] = self.joined(one, other);
        }
        let Some(mut all) = groups.pop() else { return vec![] };
        if self.texts.len() > 2 {
            for witness in 0..self.texts.len() as u32 {
                all = self.again(all, witness);
            }
        }
        all.places
    }

    /// The places of one witness.
    fn alone(&self, witness: u32) -> Group {
        let place = |(word, &id): (u32, &u32)| {
            let mut place = Place::default();
            place.add(witness, word, self.lexicon.sort(id));
            place
        };
        let places = (0..).zip(self.texts[witness as usize]).map(place).collect();
        Group { witnesses: 1.0, places }
    }

    /// Takes one witness out and aligns it with all others.
    fn again(&self, all: Group, witness: u32) -> Group {
        let without = |place: Place| {
            let mut left = Place::default();
            for (other, word) in place.words.into_iter().filter(|&(other, _)| other != witness) {
                left.add(other, word, self.sort(other, word));
            }
            left
        };
        let places = all.places.into_iter().map(without).filter(|left| !left.words.is_empty());
        let others = Group { witnesses: all.witnesses - 1.0, places: places.collect() };
        self.joined(others, self.alone(witness))
    }

    /// For each two witnesses, the weight of the words that both have in that of the shorter one's.
    fn likeness(&self) -> Vec<Vec<f32>> {
        let sorted: Vec<Vec<u32>> = self
            .texts
            .iter()
            .map(|text| {
                let mut ids = text.to_vec();
                ids.sort_unstable();
                ids
            })
            .collect();
        let weight = |ids: &[u32]| ids.iter().map(|&id| self.weight(id)).sum::<f32>();
        let of = |a: &[u32], b: &[u32]| {
            let (mut at, mut shared) = (0, 0.0);
            for &id in a {
                at += b[at..].iter().take_while(|&&other| other < id).count();
                if b.get(at) == Some(&id) {
                    shared += self.weight(id);
                    at += 1;
                }
            }
            shared / weight(a).min(weight(b)).max(1.0)
        };
        sorted.iter().map(|a| sorted.iter().map(|b| of(a, b)).collect()).collect()
    }

    fn weight(&self, id: u32) -> f32 {
        if self.lexicon.sort(id).stop { STOP } else { CONTENT }
    }

    fn sort(&self, witness: u32, word: u32) -> Sort {
        self.lexicon.sort(self.texts[witness as usize][word as usize])
    }

    /// Two groups as one.
    fn joined(&self, a: Group, b: Group) -> Group {
        let path = path(&a, &b);
        let witnesses = a.witnesses + b.witnesses;
        let mut places = Vec::with_capacity(path.len());
        let (mut left, mut right) = (a.places.into_iter(), b.places.into_iter());
        for step in path {
            let mut place = match step {
                Step::Right => Place::default(),
                _ => left.next().unwrap_or_default(),
            };
            if step != Step::Left {
                for (witness, word) in right.next().unwrap_or_default().words {
                    place.add(witness, word, self.sort(witness, word));
                }
            }
            places.push(place);
        }
        Group { witnesses, places }
    }
}

/// The way through both groups, from the first place to the last: where both are long, along the anchors
/// that they share, and the best way between these.
fn path(a: &Group, b: &Group) -> Vec<Step> {
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
enum Step {
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
