//! Which proposals are kept: each is described in numbers, the trees say how likely it is right,
//! and of those that claim the same words the set with the most right ones is taken.

use super::chain::{Scores, label};
use super::proposals::{Proposal, origin, shared};
use super::tagger::Tags;
use super::trees::Trees;
use crate::clauses::{Found, Reader};
use crate::cues::{Form, takes};
use crate::lexicon::class;
use crate::phrases::Range;
use crate::sentences::Kind;
use crossquote_model::RULES;

/// How many numbers describe a proposal.
pub(crate) const VALUES: usize = 84;

/// Describes proposals of one document.
pub(crate) struct Describer<'a> {
    reader: &'a Reader<'a>,
    found: &'a [Found],
    tags: &'a Tags,
    sentence_of: &'a [u32],
    /// For each item, how likely it is content, source or cue.
    roles: Vec<Roles>,
    /// For each item that is a quotation, its words, 60 at most.
    quoted_words: Vec<u8>,
}

/// How likely an item is part of a content, a source or a cue.
#[derive(Clone, Copy)]
struct Roles {
    content: f32,
    source: f32,
    cue: f32,
}

fn content(likely: &[f32]) -> f32 {
    likely[label::CONTENT] + likely[label::RESUMED] + likely[label::IN_CONTENT]
}
fn source(likely: &[f32]) -> f32 {
    likely[label::SOURCE] + likely[label::IN_SOURCE]
}
fn cue(likely: &[f32]) -> f32 {
    likely[label::CUE] + likely[label::IN_CUE]
}

/// Mean likelihood of content from which a proposal of a leaning reading is looked at.
const LEAST_CONTENT: f32 = 0.12;

/// How likely the items of a range are a cue, on average.
pub(crate) fn cue_likely(likely: &[Scores], (lo, hi): Range) -> f32 {
    likely[lo..hi].iter().map(|row| cue(row)).sum::<f32>() / (hi - lo).max(1) as f32
}

impl<'a> Describer<'a> {
    pub(crate) fn new(
        reader: &'a Reader<'a>,
        found: &'a [Found],
        tags: &'a Tags,
        sentence_of: &'a [u32],
    ) -> Describer<'a> {
        let roles =
            |row: &Scores| Roles { content: content(row), source: source(row), cue: cue(row) };
        let words = |at: usize| reader.quoted(at).split_whitespace().take(60).count() as u8;
        Describer {
            reader,
            found,
            tags,
            sentence_of,
            roles: tags.likely.iter().map(roles).collect(),
            quoted_words: (0..tags.likely.len()).map(words).collect(),
        }
    }

    /// Whether nothing speaks for a proposal but a reading that leans towards finding more.
    fn hopeless(&self, one: &Proposal) -> bool {
        if one.origin & (origin::RULE | origin::TAGGER | origin::MIXED) != 0 {
            return false;
        }
        let (mut sum, mut items) = (0.0, 0.0);
        for &(lo, hi) in &one.content {
            for roles in &self.roles[lo..hi] {
                sum += roles.content;
                items += 1.0;
            }
        }
        sum < LEAST_CONTENT * items
    }

    /// The numbers of a proposal; `rivals` are the others that share words with it.
    pub(crate) fn describe(&self, one: &Proposal, rivals: &[&Proposal]) -> [f32; VALUES] {
        let items = &self.reader.document.items;
        let likely = &self.tags.likely;
        let mut out = [0.0f32; VALUES];
        let mut next = 0;
        let mut put = |value: f32| {
            out[next] = value;
            next += 1;
        };
        let (lo, hi) = (one.content[0].0, one.content[one.content.len() - 1].1);
        let sentence = self.reader.document.sentences[self.sentence_of[lo] as usize];
        let last = self.reader.document.sentences[self.sentence_of[hi - 1] as usize];
        // Where it comes from.
        for bit in 0..6 {
            put(f32::from(one.origin >> bit & 1));
        }
        let rule = one.rule.map(|at| &self.found[at]);
        put(rule.map_or(-1.0, |rule| {
            RULES.iter().position(|row| row.name == rule.rule).unwrap_or(0) as f32
        }));
        put(rule.map_or(-1.0, |rule| f32::from(rule.confidence)));
        let size = |ranges: &[Range]| ranges.iter().map(|r| r.1 - r.0).sum::<usize>();
        let own = size(&one.content);
        let mut same = [[0.0f32; 4]; 3];
        for other in rivals {
            let both = shared(&one.content, &other.content) as f32;
            let overlap = both / (own + size(&other.content)) as f32;
            let equal =
                [other.content == one.content, other.source == one.source, other.cue == one.cue];
            for (bits, same) in [origin::RULE, origin::TAGGER, origin::EAGER].iter().zip(&mut same)
            {
                if other.origin & bits != 0 {
                    for (same, equal) in same.iter_mut().zip(equal) {
                        *same = same.max(f32::from(u8::from(equal)));
                    }
                    same[3] = same[3].max(overlap);
                }
            }
        }
        for [content, source, cue, overlap] in same {
            put(content);
            put(source);
            put(cue);
            put(overlap * 2.0);
        }
        put(rivals.len().min(20) as f32);
        // What the tagger thinks of it.
        let (mut sum, mut least, mut other_roles) = (0.0f32, 1.0f32, 0.0f32);
        let mut cue_inside = 0.0f32;
        let mut source_inside = 0.0f32;
        let (mut quotes, mut words, mut quoted_words) = (0usize, 0usize, 0usize);
        for &(from, to) in &one.content {
            for (at, item) in items.iter().enumerate().take(to).skip(from) {
                let Roles { content: p, source, cue } = self.roles[at];
                sum += p;
                if item.is_word() || item.is_quote() {
                    least = least.min(p);
                }
                cue_inside = cue_inside.max(cue);
                source_inside = source_inside.max(source);
                other_roles += cue + source;
                match item.kind {
                    Kind::Quote(_) => {
                        quotes += 1;
                        quoted_words += usize::from(self.quoted_words[at]);
                    }
                    Kind::Word => words += 1,
                    _ => {}
                }
            }
        }
        put(sum / own.max(1) as f32);
        put(least);
        put(cue_inside);
        put(source_inside);
        put(other_roles);
        put(likely[lo][label::CONTENT]);
        put(likely[lo][label::RESUMED]);
        put(likely[lo][label::IN_CONTENT]);
        put(lo.checked_sub(1).map_or(0.0, |at| self.roles[at].content));
        // The next word or quotation behind it.
        let behind = (hi..items.len()).find(|&at| items[at].is_word() || items[at].is_quote());
        put(behind.map_or(0.0, |at| likely[at][label::IN_CONTENT]));
        put(behind.map_or(0.0, |at| likely[at][label::RESUMED]));
        put(behind.map_or(0.0, |at| likely[at][label::CONTENT]));
        let resumed: Vec<f32> =
            one.content[1..].iter().map(|&(from, _)| likely[from][label::RESUMED]).collect();
        put(resumed.iter().copied().fold(1.0, f32::min));
        let ends: f32 = one.content[..one.content.len() - 1]
            .iter()
            .map(|&(_, to)| likely.get(to).map_or(0.0, |p| p[label::IN_CONTENT]))
            .fold(0.0, f32::max);
        put(ends);
        let role = |range: Option<Range>, first: usize, inside: usize| -> [f32; 4] {
            let Some((from, to)) = range else { return [-1.0; 4] };
            let sum: f32 = (from..to).map(|at| likely[at][first] + likely[at][inside]).sum();
            [
                sum / (to - from) as f32,
                likely[from][first],
                likely.get(to).map_or(0.0, |p| p[inside]),
                from.checked_sub(1).map_or(0.0, |at| likely[at][first] + likely[at][inside]),
            ]
        };
        for value in role(one.cue, label::CUE, label::IN_CUE) {
            put(value);
        }
        for value in role(one.source, label::SOURCE, label::IN_SOURCE) {
            put(value);
        }
        // Cues and sources of its sentences that it does not use.
        let (from, to) = (sentence.lo, last.hi.min(sentence.lo + 300));
        let (mut best_cue, mut best_source, mut best_content) = (0.0f32, 0.0f32, 0.0f32);
        let outside = |range: Option<Range>, at: usize| {
            range.is_none_or(|range| at < range.0 || at >= range.1)
        };
        let mut at = from;
        for &(lo, hi) in one.content.iter().chain(&[(to, to)]) {
            for (at, roles) in self.roles.iter().enumerate().take(lo.min(to)).skip(at) {
                if outside(one.cue, at) {
                    best_cue = best_cue.max(roles.cue);
                }
                if outside(one.source, at) {
                    best_source = best_source.max(roles.source);
                }
                best_content = best_content.max(roles.content);
            }
            at = hi;
        }
        put(best_cue);
        put(best_source);
        put(best_content);
        // Its form.
        put(one.content.len() as f32);
        put(words.min(80) as f32);
        put(quoted_words.min(80) as f32);
        put(quotes.min(10) as f32);
        put(match (quotes, words) {
            (0, _) => 0.0,
            (_, 0) => 2.0,
            _ => 1.0,
        });
        put(f32::from(items[lo].is_quote()));
        put(f32::from(items[hi - 1].is_quote()));
        put(f32::from(lo == sentence.lo));
        put((last.hi - hi).min(20) as f32);
        put((lo - sentence.lo).min(20) as f32);
        put((self.sentence_of[hi - 1] - self.sentence_of[lo]).min(10) as f32);
        put(f32::from(sentence.headline));
        put(self.opens(lo));
        put(match items.get(hi).map(|item| item.kind) {
            Some(Kind::Stop) => 1.0,
            Some(Kind::Comma) => 2.0,
            Some(Kind::Word) => 3.0,
            Some(Kind::Quote(_)) => 4.0,
            Some(_) => 5.0,
            None => 0.0,
        });
        let before = lo.checked_sub(1).filter(|&at| at >= sentence.lo);
        put(before.map_or(0.0, |at| match items[at].kind {
            Kind::Comma => 1.0,
            Kind::Colon => 2.0,
            Kind::Word => 3.0,
            Kind::Quote(_) => 4.0,
            _ => 5.0,
        }));
        // Cue and source, and how they lie to it.
        put(one.cue.map_or(-1.0, |range| {
            let at = (range.0..range.1).find(|&at| items[at].cue.is_some()).unwrap_or(range.0);
            items[at].cue.map_or(0.0, |(_, cue)| {
                let strong = cue.takes & takes::AFTER != 0 && cue.takes & takes::WEAK == 0;
                let weak = cue.takes & takes::WEAK != 0;
                let form = match cue.form {
                    Form::Base => 0.0,
                    Form::Third => 1.0,
                    Form::Past => 2.0,
                    Form::Ing => 3.0,
                };
                1.0 + form
                    + 4.0
                        * if strong {
                            2.0
                        } else if weak {
                            0.0
                        } else {
                            1.0
                        }
            })
        }));
        put(one.cue.map_or(0.0, |(from, to)| (to - from).min(10) as f32));
        let gap = |a: Option<Range>, b: Option<Range>| -> f32 {
            let (Some(a), Some(b)) = (a, b) else { return -50.0 };
            if a.1 <= b.0 {
                (b.0 - a.1).min(40) as f32
            } else {
                -(a.0.saturating_sub(b.1).min(40) as f32) - 1.0
            }
        };
        let nearest = one
            .content
            .iter()
            .map(|&run| gap(one.cue, Some(run)))
            .min_by(|a, b| a.abs().total_cmp(&b.abs()))
            .unwrap_or(-50.0);
        put(nearest);
        put(gap(one.cue, Some((lo, hi))));
        put(gap(one.source, one.cue));
        put(gap(one.source, Some((lo, hi))));
        let sentences = |range: Option<Range>| {
            range.map_or(-10.0, |range| {
                let (a, b) = (self.sentence_of[range.0] as f32, self.sentence_of[lo] as f32);
                (b - a).clamp(-6.0, 6.0)
            })
        };
        put(sentences(one.cue));
        put(sentences(one.source));
        put(one.source.map_or(-1.0, |(from, to)| {
            let head = &items[to - 1];
            let word = f32::from(head.cap);
            if head.is(class::PRON) {
                2.0
            } else if head.is(class::REL) {
                3.0
            } else if head.is(class::POSS | class::OBJ) {
                4.0
            } else if head.is(class::ROLE | class::GROUP | class::TITLE | class::BODY) {
                5.0 + word
            } else if head.is(class::FINDING) {
                7.0
            } else {
                word + 10.0 * f32::from(to - from == 1 && from == sentence.lo)
            }
        }));
        put(one.source.map_or(0.0, |(from, to)| (to - from).min(20) as f32));
        // Its paragraph.
        let quotes_around =
            items[sentence.lo..sentence.hi].iter().filter(|item| item.is_quote()).count();
        put(quotes_around as f32);
        put(lo.checked_sub(1).map_or(-1.0, |at| match items[at].kind {
            Kind::Quote(region) => 1.0 + f32::from(!self.reader.regions[region as usize].closed),
            _ => 0.0,
        }));
        put(sentence.lo.checked_sub(1).map_or(0.0, |at| self.roles[at].content));
        put(sentence.lo.checked_sub(2).map_or(0.0, |at| self.roles[at].content));
        out
    }

    /// What the content begins with.
    fn opens(&self, lo: usize) -> f32 {
        let item = &self.reader.document.items[lo];
        if item.is_quote() {
            let inner = self.reader.quoted(lo);
            return if inner.starts_with(char::is_lowercase) { 1.0 } else { 2.0 };
        }
        let order = [
            class::THAT,
            class::PREP,
            class::PRON,
            class::DET,
            class::SUB,
            class::AUX,
            class::CONJ,
            class::ADV,
        ];
        if item.is_text(self.reader.text, "to") {
            return 20.0;
        }
        order
            .iter()
            .position(|&class| item.is(class))
            .map_or(3.0 + f32::from(item.cap), |at| 5.0 + at as f32)
    }
}

/// Most proposals of one knot that are tried in every combination.
const EXACT: usize = 14;

/// The proposals to keep: those that share no words with one another and whose likelihoods, less
/// the price of each, sum up highest.
pub(crate) fn choose(proposals: &[Proposal], likely: &[f32], prices: &[f32]) -> Vec<usize> {
    // Only those worth their price can be in the best set.
    let mut order: Vec<usize> =
        (0..proposals.len()).filter(|&at| likely[at] > prices[at]).collect();
    order.sort_by_key(|&at| proposals[at].content[0].0);
    let mut kept = Vec::new();
    let mut knot: Vec<usize> = Vec::new();
    let mut reach = 0;
    for at in order {
        let content = &proposals[at].content;
        if !knot.is_empty() && content[0].0 >= reach {
            untie(proposals, likely, prices, &knot, &mut kept);
            knot.clear();
            reach = 0;
        }
        reach = reach.max(content[content.len() - 1].1);
        knot.push(at);
    }
    untie(proposals, likely, prices, &knot, &mut kept);
    kept.sort_unstable();
    kept
}

fn untie(
    proposals: &[Proposal],
    likely: &[f32],
    prices: &[f32],
    knot: &[usize],
    kept: &mut Vec<usize>,
) {
    let mut order = knot.to_vec();
    order.sort_by(|&a, &b| likely[b].total_cmp(&likely[a]).then(a.cmp(&b)));
    // Of proposals with one content only the likeliest can win.
    let mut best: Vec<usize> = Vec::new();
    for at in order {
        if best.len() >= 200 {
            break;
        }
        if !best.iter().any(|&other| proposals[other].content == proposals[at].content) {
            best.push(at);
        }
    }
    let clash = |a: usize, b: usize| shared(&proposals[a].content, &proposals[b].content) > 0;
    let greedy = |from: &[usize], taken: &mut Vec<usize>| {
        for &at in from {
            if !taken.iter().any(|&other| clash(at, other)) {
                taken.push(at);
            }
        }
    };
    if best.len() > EXACT {
        let mut taken = Vec::new();
        greedy(&best, &mut taken);
        kept.extend(taken);
        return;
    }
    // For each, as bits, those that it shares words with.
    let rivals: Vec<u32> = best
        .iter()
        .map(|&a| {
            let rival = |(at, &b): (usize, &usize)| u32::from(a != b && clash(a, b)) << at;
            best.iter().enumerate().map(rival).sum()
        })
        .collect();
    let mut top = (0.0f32, 0u32);
    for set in 1u32..1 << best.len() {
        let members = || (0..best.len()).filter(move |&at| set >> at & 1 == 1);
        if members().any(|at| rivals[at] & set != 0) {
            continue;
        }
        let gain: f32 = members().map(|at| likely[best[at]] - prices[best[at]]).sum();
        if gain > top.0 {
            top = (gain, set);
        }
    }
    kept.extend((0..best.len()).filter(|&at| top.1 >> at & 1 == 1).map(|at| best[at]));
}

/// How likely each proposal is right. Those that only a leaning reading suggests, over words that
/// hardly look like content, are not even described.
pub(crate) fn weigh(describer: &Describer<'_>, proposals: &[Proposal], trees: &Trees) -> Vec<f32> {
    let hope: Vec<bool> = proposals.iter().map(|one| !describer.hopeless(one)).collect();
    let values = described(describer, proposals, &hope);
    let mut likely = trees.likely(&values).into_iter();
    hope.iter().map(|&hope| if hope { likely.next().unwrap_or(0.0) } else { 0.0 }).collect()
}

/// The numbers of every proposal that is `wanted`.
pub(crate) fn described(
    describer: &Describer<'_>,
    proposals: &[Proposal],
    wanted: &[bool],
) -> Vec<[f32; VALUES]> {
    // Rivals lie close by: proposals are in order of their first item.
    const LOOK: usize = 24;
    let reach: Vec<Range> = proposals
        .iter()
        .map(|one| (one.content[0].0, one.content[one.content.len() - 1].1))
        .collect();
    let mut rivals: Vec<&Proposal> = Vec::new();
    (0..proposals.len())
        .filter(|&at| wanted[at])
        .map(|at| {
            let one = &proposals[at];
            let from = at.saturating_sub(LOOK);
            let to = (at + 1 + LOOK).min(proposals.len());
            let near = |two: &usize| reach[*two].0 < reach[at].1 && reach[at].0 < reach[*two].1;
            rivals.clear();
            rivals.extend(
                (from..to)
                    .filter(near)
                    .map(|two| &proposals[two])
                    .filter(|two| shared(&one.content, &two.content) > 0),
            );
            describer.describe(one, &rivals)
        })
        .collect()
}
