//! Proposals: every attribution that the rules or the tagger's labels suggest, and mixtures of the
//! two. Cheap and generous; [`super::choice`] decides which are kept.

mod linker;
mod segments;

pub(crate) use segments::cues_and_sources;

use super::chain;
use super::tagger::Tags;
use crate::clauses::Found;
use crate::phrases::TokenRange;
use crate::sentences::Document;
use linker::Linker;
use segments::segments;

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
        Linker::new(labels, sentence_of, &segments).propose(bit, &mut out);
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
