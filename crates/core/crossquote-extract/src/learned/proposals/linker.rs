//! Which cue and which sources go with a content, by what lies between.

use super::segments::{Segment, Segments};
use super::{Proposal, add, origin};
use crate::learned::chain::role;
use crate::phrases::TokenRange;

/// How far, in segments, a cue or a source is looked for on either side.
const NEAR: usize = 6;

/// For each token, how many before it have each role, by [`role`].
fn before(labels: &[u8]) -> Vec<[u32; role::COUNT]> {
    let mut counts = [0; role::COUNT];
    let mut out = Vec::with_capacity(labels.len() + 1);
    out.push(counts);
    for &label in labels {
        counts[role::of(label)] += 1;
        out.push(counts);
    }
    out
}

pub(super) struct Linker<'a> {
    before: Vec<[u32; role::COUNT]>,
    sentence_of: &'a [u32],
    segments: &'a Segments,
}

impl<'a> Linker<'a> {
    pub(super) fn new(labels: &[u8], sentence_of: &'a [u32], segments: &'a Segments) -> Linker<'a> {
        Linker { before: before(labels), sentence_of, segments }
    }

    /// Tokens between two runs that the tagger gave no role of `skip`, and sentences between.
    fn gap(&self, a: TokenRange, b: TokenRange, skip: &[usize]) -> usize {
        let (from, to) = if a.1 <= b.0 { (a.1, b.0) } else { (b.1, a.0) };
        if to <= from {
            return 0;
        }
        let sentences = self.sentence_of[to].saturating_sub(self.sentence_of[from - 1]) as usize;
        if to - from > 80 {
            return 80 + 12 * sentences;
        }
        let (first, last) = (&self.before[from], &self.before[to]);
        let skipped: u32 = skip.iter().map(|&role| last[role] - first[role]).sum();
        to - from - skipped as usize + 12 * sentences
    }

    fn near<'s>(&self, list: &'s [Segment], lo: usize, hi: usize) -> &'s [Segment] {
        let from = list.partition_point(|one| one.hi <= lo);
        let to = list.partition_point(|one| one.lo < hi);
        &list[from.saturating_sub(NEAR)..(to + NEAR).min(list.len())]
    }

    /// Adds what the segments suggest; `bit` says whose labels they are.
    pub(super) fn propose(&self, bit: u8, out: &mut Vec<Proposal>) {
        let contents = &self.segments.contents;
        let cues = self.cues_of_contents();
        for (number, content) in contents.iter().enumerate() {
            let sources = self.sources(content, cues[number]);
            let nobody = (sources.count == 0).then_some(None);
            for (rank, source) in sources.iter().map(Some).chain(nobody).enumerate() {
                let second = if rank > 0 { origin::SECOND } else { 0 };
                add(out, content, cues[number], source, bit | second, None);
            }
            let mut part = |content: &[TokenRange], cue: Option<TokenRange>| {
                let source = self.sources(content, cue).first();
                add(out, content, cue, source, bit | origin::PART, None);
            };
            // The parts of a content that was resumed, each by itself.
            if content.len() > 1 {
                for &run in content {
                    part(&[run], cues[number]);
                }
            }
            // Two contents that follow each other closely, as one.
            if let Some(next) = contents.get(number + 1)
                && content.len() < 6
                && self.gap(content[content.len() - 1], next[0], &[role::SOURCE, role::CUE]) <= 16
            {
                part(&[&content[..], &next[..]].concat(), cues[number].or(cues[number + 1]));
            }
        }
    }

    /// For each content its cue: the cheapest pairs come first, and each cue is given once. What is
    /// left takes a cue that another has, if that is near.
    fn cues_of_contents(&self) -> Vec<Option<TokenRange>> {
        let cues = &self.segments.cues;
        let pairs = self.pairs_with_cues();
        let mut cue_of: Vec<Option<usize>> = vec![None; self.segments.contents.len()];
        let mut used = vec![false; cues.len()];
        for pair in &pairs {
            if cue_of[pair.content].is_none() && !used[pair.cue] {
                cue_of[pair.content] = Some(pair.cue);
                used[pair.cue] = true;
            }
        }
        for pair in pairs.iter().filter(|pair| pair.cost < MOST_COST / 2) {
            if cue_of[pair.content].is_none() {
                cue_of[pair.content] = Some(pair.cue);
            }
        }
        let range = |at: usize| (cues[at].lo, cues[at].hi);
        cue_of.into_iter().map(|cue| cue.map(range)).collect()
    }

    /// Contents with the cues near them, cheapest first.
    fn pairs_with_cues(&self) -> Vec<Pair> {
        let cues = &self.segments.cues;
        let mut pairs = Vec::new();
        for (content, runs) in self.segments.contents.iter().enumerate() {
            let (lo, hi) = (runs[0].0, runs[runs.len() - 1].1);
            let first = cues.partition_point(|one| one.hi <= lo).saturating_sub(NEAR);
            let near = self.near(cues, lo, hi).iter().take(4 * NEAR);
            for (offset, &Segment { lo, hi }) in near.enumerate() {
                // Of two as near, the cue before a content is likelier its own.
                let cost = |&run: &TokenRange| {
                    self.gap(run, (lo, hi), &[role::SOURCE]) * 2 + usize::from(lo >= run.1)
                };
                let cost = runs.iter().map(cost).min().unwrap_or(usize::MAX);
                if cost < MOST_COST {
                    pairs.push(Pair { cost, content, cue: first + offset });
                }
            }
        }
        pairs.sort_unstable();
        pairs
    }

    /// The nearest sources of an attribution, at most three, nearest first.
    fn sources(&self, content: &[TokenRange], cue: Option<TokenRange>) -> Sources {
        let anchor = cue.unwrap_or(content[0]);
        let mut out = Sources { costs: [(usize::MAX, (0, 0)); MOST_SOURCES], count: 0 };
        for one in self.near(&self.segments.sources, anchor.0, anchor.1) {
            let range = (one.lo, one.hi);
            let mut cost = self.gap(range, anchor, &[role::CONTENT, role::CUE]) * 2;
            cost += usize::from(one.lo > anchor.0);
            // In a later sentence: nobody is introduced so late.
            if self.sentence_of[one.lo] > self.sentence_of[anchor.1 - 1] {
                cost += 40;
            }
            if cost < 160 {
                out.add(cost, range);
            }
        }
        out
    }
}

/// A content and a cue that may be its own, by their numbers; in order of cost.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    cost: usize,
    content: usize,
    cue: usize,
}

/// Cost from which a cue is too far from a content.
const MOST_COST: usize = 120;

/// How many sources are tried for an attribution.
const MOST_SOURCES: usize = 3;

/// The cheapest sources, in order of cost and place.
struct Sources {
    costs: [(usize, TokenRange); MOST_SOURCES],
    count: usize,
}

impl Sources {
    fn add(&mut self, cost: usize, range: TokenRange) {
        let mut new = (cost, range);
        for old in &mut self.costs {
            if new < *old {
                std::mem::swap(&mut new, old);
            }
        }
        self.count = MOST_SOURCES.min(self.count + 1);
    }

    fn iter(&self) -> impl Iterator<Item = TokenRange> {
        self.costs[..self.count].iter().map(|&(_, range)| range)
    }

    fn first(&self) -> Option<TokenRange> {
        self.iter().next()
    }
}
