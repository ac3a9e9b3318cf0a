//! Proposals: every attribution that the rules or the tagger's labels suggest, and mixtures of the
//! two. Cheap and generous; [`super::choice`] decides which are kept.

use super::chain::{self, label, role};
use super::tagger::Tags;
use crate::clauses::Found;
use crate::phrases::TokenRange;
use crate::sentences::Document;

/// How much less than its likelihood a token outside every attribution counts, in each reading that
/// leans towards finding more.
const EAGER: [f32; 2] = [1.0, 0.15];

/// Who suggested a proposal, as bits.
pub(crate) mod origin {
    /// A rule found just this.
    pub(crate) const RULE: u8 = 1;
    /// The tagger's best labels.
    pub(crate) const TAGGER: u8 = 2;
    /// Its labels when it leans towards finding more.
    pub(crate) const EAGER: u8 = 4;
    /// Content of one, source and cue of the other.
    pub(crate) const MIXED: u8 = 8;
    /// Not the nearest source.
    pub(crate) const SECOND: u8 = 16;
    /// A part of a content that was joined, or several that were apart.
    pub(crate) const PART: u8 = 32;
}

/// One suggested attribution, in tokens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Proposal {
    pub(crate) content: Vec<TokenRange>,
    pub(crate) cue: Option<TokenRange>,
    pub(crate) source: Option<TokenRange>,
    /// See [`origin`].
    pub(crate) origin: u8,
    /// Index into what the rules found, of the one that it stems from or resembles.
    pub(crate) rule: Option<usize>,
}

/// How far, in segments, a cue or a source is looked for on either side.
const NEAR: usize = 6;

/// A run of tokens with one role.
#[derive(Clone, Copy, Debug)]
struct Segment {
    lo: usize,
    hi: usize,
}

/// The segments that labels make, by role.
#[derive(Default)]
struct Segments {
    /// Contents; each is a list of runs.
    contents: Vec<Vec<TokenRange>>,
    sources: Vec<Segment>,
    cues: Vec<Segment>,
}

fn segments(labels: &[u8], document: &Document) -> Segments {
    let mut out = Segments::default();
    let mut at = 0;
    while at < labels.len() {
        let first = labels[at] as usize;
        let inside = match first {
            label::CONTENT | label::RESUMED | label::IN_CONTENT => label::IN_CONTENT,
            label::SOURCE | label::IN_SOURCE => label::IN_SOURCE,
            label::CUE | label::IN_CUE => label::IN_CUE,
            _ => {
                at += 1;
                continue;
            }
        };
        let lo = at;
        at += 1;
        while at < labels.len() && labels[at] as usize == inside {
            at += 1;
        }
        match inside {
            label::IN_CONTENT => {
                let mut hi = at;
                // A stop at the end belongs to the sentence.
                while hi > lo + 1 && is_punctuation(document, hi - 1) {
                    hi -= 1;
                }
                match out.contents.last_mut() {
                    Some(last) if first == label::RESUMED => last.push((lo, hi)),
                    _ => out.contents.push(vec![(lo, hi)]),
                }
            }
            label::IN_SOURCE => out.sources.push(Segment { lo, hi: at }),
            _ => out.cues.push(Segment { lo, hi: at }),
        }
    }
    out
}

fn is_punctuation(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    !token.is_word() && !token.is_quote()
}

/// Everything that is suggested for a document.
pub(crate) fn propose(
    document: &Document,
    sentence_of: &[u32],
    found: &[Found],
    tags: &Tags,
) -> Vec<Proposal> {
    let mut out = Vec::new();
    for (number, one) in found.iter().enumerate() {
        let content = crate::ordered(&one.content);
        if content.is_empty() {
            continue;
        }
        add(&mut out, &content, one.cue, one.source, origin::RULE, Some(number));
    }
    let rules = out.len();
    let mut read = |labels: &[u8], bit: u8| {
        let segments = segments(labels, document);
        let linker = Linker { before: before(labels), sentence_of, segments: &segments };
        linker.propose(bit, &mut out);
    };
    read(&tags.best, origin::TAGGER);
    for labels in chain::leaning(&tags.likely, EAGER) {
        read(&labels, origin::EAGER);
    }
    mix(&mut out, rules);
    out
}

/// Adds a proposal unless it is there; then its origin is added.
fn add(
    out: &mut Vec<Proposal>,
    content: &[TokenRange],
    cue: Option<TokenRange>,
    source: Option<TokenRange>,
    origin: u8,
    rule: Option<usize>,
) {
    // Equal ones lie close together: all of one place come one after the other, by generator.
    let same = |one: &Proposal| one.source == source && one.cue == cue && one.content == content;
    if let Some(old) = out.iter_mut().rev().take(64).find(|one| same(one)) {
        old.origin |= origin;
        old.rule = old.rule.or(rule);
        return;
    }
    out.push(Proposal { content: content.to_vec(), cue, source, origin, rule });
}

/// The runs that labels give cues and sources, in order.
pub(crate) fn cues_and_sources(
    labels: &[u8],
    document: &Document,
) -> (Vec<TokenRange>, Vec<TokenRange>) {
    let segments = segments(labels, document);
    let ranges = |list: &[Segment]| list.iter().map(|one| (one.lo, one.hi)).collect();
    (ranges(&segments.cues), ranges(&segments.sources))
}

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

struct Linker<'a> {
    before: Vec<[u32; role::COUNT]>,
    sentence_of: &'a [u32],
    segments: &'a Segments,
}

impl Linker<'_> {
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

    fn propose(&self, bit: u8, out: &mut Vec<Proposal>) {
        let cues = &self.segments.cues;
        // Cheapest pairs of content and cue first.
        let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
        for (number, content) in self.segments.contents.iter().enumerate() {
            let (lo, hi) = (content[0].0, content[content.len() - 1].1);
            let first = cues.partition_point(|one| one.hi <= lo).saturating_sub(NEAR);
            let near = self.near(cues, lo, hi);
            for (offset, cue) in near.iter().enumerate().take(4 * NEAR) {
                let cost = content
                    .iter()
                    .map(|&run| {
                        self.gap(run, (cue.lo, cue.hi), &[role::SOURCE]) * 2
                            + usize::from(cue.lo >= run.1)
                    })
                    .min()
                    .unwrap_or(usize::MAX);
                if cost < 120 {
                    pairs.push((cost, number, first + offset));
                }
            }
        }
        pairs.sort_unstable();
        let mut cue_of: Vec<Option<usize>> = vec![None; self.segments.contents.len()];
        let mut used = vec![false; cues.len()];
        for &(_, content, cue) in &pairs {
            if cue_of[content].is_none() && !used[cue] {
                cue_of[content] = Some(cue);
                used[cue] = true;
            }
        }
        for &(cost, content, cue) in &pairs {
            if cue_of[content].is_none() && cost < 60 {
                cue_of[content] = Some(cue);
            }
        }
        for (number, content) in self.segments.contents.iter().enumerate() {
            let cue = cue_of[number].map(|at| (cues[at].lo, cues[at].hi));
            let sources = self.sources(content, cue);
            let nobody = (sources.count == 0).then_some(None);
            for (rank, source) in sources.iter().map(Some).chain(nobody).enumerate() {
                let second = if rank > 0 { origin::SECOND } else { 0 };
                add(out, content, cue, source, bit | second, None);
            }
            // The parts of a content that was resumed, each by itself.
            if content.len() > 1 {
                for &run in content {
                    let source = self.sources(&[run], cue).first();
                    add(out, &[run], cue, source, bit | origin::PART, None);
                }
            }
            // Two contents that follow each other closely, as one.
            if let Some(next) = self.segments.contents.get(number + 1)
                && content.len() < 6
                && self.gap(content[content.len() - 1], next[0], &[role::SOURCE, role::CUE]) <= 16
            {
                let mut joined = content.clone();
                joined.extend_from_slice(next);
                let cue = cue.or(cue_of[number + 1].map(|at| (cues[at].lo, cues[at].hi)));
                let source = self.sources(&joined, cue).first();
                add(out, &joined, cue, source, bit | origin::PART, None);
            }
        }
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

/// For proposals of rules and tagger that share words: the content of one with the source and cue
/// of the other.
fn mix(out: &mut Vec<Proposal>, rules: usize) {
    let mut by_start: Vec<(usize, usize)> = (rules..out.len())
        .filter(|&at| out[at].origin & (origin::SECOND | origin::PART) == 0)
        .map(|at| (out[at].content[0].0, at))
        .collect();
    by_start.sort_unstable();
    let mut new = Vec::new();
    for rule in 0..rules {
        let one = &out[rule];
        let (lo, hi) = (one.content[0].0, one.content[one.content.len() - 1].1);
        let from = by_start.partition_point(|&(start, _)| start + 250 < lo);
        let to = by_start.partition_point(|&(start, _)| start < hi);
        for &(_, other) in by_start[from..to].iter().rev().take(8) {
            let two = &out[other];
            if shared(&one.content, &two.content) == 0 {
                continue;
            }
            let differs = one.source != two.source || one.cue != two.cue;
            if one.content == two.content || !differs {
                continue;
            }
            for (content, other) in [(two, one), (one, two)] {
                new.push(Proposal {
                    content: content.content.clone(),
                    cue: other.cue,
                    source: other.source,
                    origin: origin::MIXED,
                    rule: Some(rule),
                });
            }
        }
    }
    for one in new {
        out.push(one);
    }
    // Equal mixtures meet here: sort by place and join.
    out.sort_by(|a, b| {
        a.content.cmp(&b.content).then(a.cue.cmp(&b.cue)).then(a.source.cmp(&b.source))
    });
    out.dedup_by(|b, a| {
        let same = a.content == b.content && a.cue == b.cue && a.source == b.source;
        if same {
            a.origin |= b.origin;
            a.rule = a.rule.or(b.rule);
        }
        same
    });
}

/// Tokens that two contents share.
pub(crate) fn shared(a: &[TokenRange], b: &[TokenRange]) -> usize {
    let mut sum = 0;
    for one in a {
        for two in b {
            sum += one.1.min(two.1).saturating_sub(one.0.max(two.0));
        }
    }
    sum
}
