//! The learned part of extraction. It reads what the rules read, and decides in three steps:
//!
//! ```text
//! facts      what is known of each token: words, classes, what the rules made of it   features/
//! tags       content, source, cue or nothing, and how likely each                    tagger.rs, chain.rs
//! proposals  attributions that tags or rules suggest                                 proposals/
//! choice     how likely each is right; of those that claim the same words, the best  choice/, trees.rs
//! ```
//!
//! The rules stay the floor: they are exact where the text is (quotation marks, speech over
//! paragraphs), the tagger sees them, and without a model extraction works by rules alone.

mod chain;
mod choice;
mod features;
mod format;
mod proposals;
mod sides;
mod tagger;
#[cfg(feature = "train")]
pub mod training;
mod trees;

use std::collections::BTreeMap;
use std::ops::Range;

pub use format::{ModelError, VERSION, head};

use choice::Describer;
use proposals::{Proposal, origin, shared};
use tagger::Tagger;
use trees::Trees;

use super::clauses::{ArticleReader, Found};
use super::lexicon::class::CONJ;
use super::phrases::{self, TokenRange};
use super::sentences::{Document, Kind};
use super::taken::Taken;

/// A trained model.
#[derive(Clone, Debug)]
pub struct Model {
    tagger: Tagger,
    /// How likely a proposal is what the corpus annotates: which are kept.
    choosing: Trees,
    /// How likely one that is kept is an attribution as our guidelines have it: its confidence. The corpus
    /// annotates wishes and plans that nobody voiced too; they are found, and not believed.
    judging: Trees,
    thresholds: Thresholds,
}

/// Least likelihood with which an attribution is kept. Words in quotation marks are somebody's far
/// oftener than not, so for them a poor guess is better than none, and is shown as unsure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Of one without words in quotation marks.
    pub plain: f32,
    /// Of one with some.
    pub quoted: f32,
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    /// When the bytes are no model, one for another version or other features, or damaged.
    pub fn load(bytes: &[u8]) -> Result<Model, ModelError> {
        format::read(bytes)
    }

    /// The bytes of its file.
    pub fn to_bytes(&self) -> Vec<u8> {
        format::write(self)
    }
}

/// Words from which a run in quotation marks is shown even when the model is in doubt whose it is:
/// 98 of 100 are somebody's.
const LONG_RUN: usize = 5;

/// How much of the threshold of an attribution without quotation marks a certain cue takes off: it may
/// be cut too long or too short, but that somebody is reported there is hardly in doubt.
const CUE_DISCOUNT: f32 = 0.7;

/// What the model makes of a document, given what the rules found in it.
pub(crate) fn decide(model: &Model, reader: &ArticleReader<'_>, found: &[Found]) -> Vec<Found> {
    let document = reader.document;
    let tokens = document.tokens.len();
    let (mut scores, mut joins) = (Vec::with_capacity(tokens), Vec::with_capacity(tokens));
    features::stretches(reader, found, features::STRETCH, |facts| {
        model.tagger.score(facts, &mut scores);
        joins.extend_from_slice(&facts.joins);
    });
    let tags = model.tagger.tag(&scores, &joins);
    let sentence_of = sentence_of(document);
    let proposals = proposals::propose(document, &sentence_of, found, &tags);
    let describer = Describer::new(reader, found, &tags, &sentence_of);
    let likely = choice::weigh(&describer, &proposals, &model.choosing);
    let threshold = |one: &Proposal| {
        let quoted = one.content.iter().any(|&(lo, hi)| (lo..hi).any(|at| is_telling(reader, at)));
        if quoted {
            return model.thresholds.quoted;
        }
        let sure = one.cue.map_or(0.0, |cue| choice::cue_likely(&tags.likely, cue));
        model.thresholds.plain * (1.0 - CUE_DISCOUNT * sure)
    };
    let thresholds: Vec<f32> = proposals.iter().map(threshold).collect();
    let mut kept = choice::choose(&proposals, &likely, &thresholds);
    keep_long_runs(reader, &proposals, &likely, &mut kept);
    let plain: Vec<bool> = proposals.iter().map(|one| is_plain(reader, one, found)).collect();
    keep_plain(document, &proposals, &plain, &mut kept);
    kept.sort_unstable();
    let sure = choice::weigh_these(&describer, &proposals, &kept, &model.judging);
    let mut out: Vec<Found> = kept
        .into_iter()
        .zip(sure)
        .map(|(at, sure)| {
            let least = if plain[at] { PLAIN_LEAST } else { 0.0 };
            as_found(&proposals[at], sure.max(least), found, &sentence_of)
        })
        .collect();
    let (cues, sources) = proposals::cues_and_sources(&tags.best, document);
    for one in &mut out {
        one.cue = one.cue.or_else(|| cue_of_rule(one, found)).map(|cue| as_tagged(cue, &cues, one));
        let cue = one.cue;
        let source = |source| {
            let source = phrases::beside_cue(&document.tokens, source, cue);
            phrases::without_clause(reader.text, &document.tokens, source)
        };
        one.source = one.source.map(source);
        one.phrase = one.source.map(|source| as_tagged(source, &sources, one)).map(source);
        // The corpus annotates "that" with the words behind it; readers want the words.
        one.source =
            one.source.map(|source| phrases::named_part(reader.text, &document.tokens, source));
        if let Some(first) = one.content.first_mut()
            && reader.text_is(first.0, "that")
            && first.0 + 1 < first.1
        {
            first.0 += 1;
        }
        without_conjunction(reader, one);
        by_rule_after_all(one, found);
    }
    sides::complete(reader, &mut out, found);
    let order = |one: &Found| (one.sentence, one.content[0]);
    out.sort_by_key(order);
    inner_level(&mut out, found);
    out.sort_by_key(order);
    out
}

/// Whether the token at `at` is words in quotation marks that are somebody's far oftener than not: a few
/// words in single marks are a scare quote or a title as often, and the model saw hardly any.
fn is_telling(reader: &ArticleReader<'_>, at: usize) -> bool {
    match reader.token(at).kind {
        Kind::Quote(region) => !reader.regions[region as usize].single || is_long(reader, at),
        _ => false,
    }
}

/// Whether the token at `at` is a long run in quotation marks.
fn is_long(reader: &ArticleReader<'_>, at: usize) -> bool {
    reader.token(at).is_quote() && reader.quoted(at).split_whitespace().count() >= LONG_RUN
}

/// Takes off the "and" that content ends with, and a "that" which alone is its last part: what follows them is
/// the next report.
fn without_conjunction(reader: &ArticleReader<'_>, one: &mut Found) {
    if let [_, .., last] = one.content[..]
        && last.0 + 1 == last.1
        && reader.text_is(last.0, "that")
    {
        one.content.pop();
    }
    let Some(last) = one.content.last_mut() else { return };
    if last.0 + 1 < last.1 && reader.is(last.1 - 1, CONJ) {
        last.1 -= 1;
        if last.0 + 1 < last.1 && reader.kind(last.1 - 1) == Some(Kind::Comma) {
            last.1 -= 1;
        }
    }
}

/// Adds, for long runs in quotation marks that nothing kept covers, the likeliest proposal that
/// does and takes no words from others.
fn keep_long_runs(
    reader: &ArticleReader<'_>,
    proposals: &[Proposal],
    likely: &[f32],
    kept: &mut Vec<usize>,
) {
    let mut taken = Taken::by(reader.document, proposals, kept);
    let long = |at: usize| is_long(reader, at);
    let mut order: Vec<usize> = (0..proposals.len())
        .filter(|&at| {
            let mut tokens = proposals[at].content.iter().flat_map(|&(lo, hi)| lo..hi);
            tokens.any(|token| !taken.has(token) && long(token))
        })
        .collect();
    order.sort_by(|&a, &b| likely[b].total_cmp(&likely[a]).then(a.cmp(&b)));
    kept.extend(order.into_iter().filter(|&at| taken.take(&proposals[at].content)));
}

/// Likelihood of an attribution whose words say plainly that something was denied or not said.
const PLAIN_LEAST: f32 = 0.6;

/// Whether a rule found just this, and its words say plainly that it was denied, not said or
/// supposed: forms that the corpus of the model hardly has, so that it thinks little of them.
fn is_plain(reader: &ArticleReader<'_>, one: &Proposal, found: &[Found]) -> bool {
    let rule = one.rule.filter(|_| one.origin & origin::RULE != 0).map(|at| &found[at]);
    rule.is_some_and(|rule| reader.is_plain(rule))
}

/// Adds plain ones that take no words from others, or only from what was kept of them without their
/// first words: "denied misleading them about the beds" is no "denied … the beds".
fn keep_plain(document: &Document, proposals: &[Proposal], plain: &[bool], kept: &mut Vec<usize>) {
    let mut by_end: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in (0..proposals.len()).filter(|&at| plain[at]) {
        by_end.entry(last(&proposals[at])).or_default().push(at);
    }
    kept.retain(|&at| {
        let whole = by_end.get(&last(&proposals[at])).filter(|_| !plain[at]);
        !whole.is_some_and(|whole| whole.iter().any(|&whole| ends(proposals, at, whole)))
    });
    let mut taken = Taken::by(document, proposals, kept);
    let plain = (0..proposals.len()).filter(|&at| plain[at]);
    kept.extend(plain.filter(|&at| taken.take(&proposals[at].content)));
}

/// One past the last token of a proposal's content.
fn last(one: &Proposal) -> usize {
    one.content.last().map_or(0, |range| range.1)
}

/// Whether the content of one is the end of another's, behind the same cue.
fn ends(proposals: &[Proposal], one: usize, whole: usize) -> bool {
    let (one, whole) = (&proposals[one], &proposals[whole]);
    let same = one.cue.zip(whole.cue).is_some_and(|(a, b)| a.0 < b.1 && b.0 < a.1);
    match (&one.content[..], &whole.content[..]) {
        (&[(lo, hi)], &[(begin, end)]) => same && hi == end && begin < lo,
        _ => false,
    }
}

impl Taken {
    /// The tokens of the proposals that were kept.
    fn by(document: &Document, proposals: &[Proposal], kept: &[usize]) -> Taken {
        let mut taken = Taken::none(document.tokens.len());
        for &at in kept {
            taken.add(&proposals[at].content);
        }
        taken
    }
}

/// The cue that a rule found for words of one that was kept without a cue, from the same source: “A,” she said,
/// putting down her bag, “B”.
fn cue_of_rule(one: &Found, found: &[Found]) -> Option<TokenRange> {
    found[of_sentence(found, one.sentence)]
        .iter()
        .filter(|rule| rule.source == one.source && shared(&rule.content, &one.content) > 0)
        .find_map(|rule| rule.cue)
        .filter(|&cue| shared(&[cue], &one.content) == 0)
}

/// Names the rule that found the same words and source, where the tagger came to them on its own: a
/// rule is the better reason to give a reader.
fn by_rule_after_all(one: &mut Found, found: &[Found]) {
    let same = found[of_sentence(found, one.sentence)]
        .iter()
        .find(|rule| rule.source == one.source && super::ordered(&rule.content) == one.content);
    if let Some(rule) = same.filter(|_| one.rule == "learned") {
        one.rule = rule.rule;
        one.to = rule.to;
        one.holds = rule.holds;
    }
}

/// Sureness from which a report within a report is kept.
const INNER_LEAST: u8 = 70;

/// How sure a report within a report may be: of the few that `tests/forms` has half are right.
const INNER_MOST: u8 = 50;

/// Adds what the rules found whole within the content of a kept attribution: "A says that B denied
/// it" is A's report, and B's words as A reports them. The corpus annotates the outer level only,
/// so the model knows nothing of the inner one.
fn inner_level(out: &mut Vec<Found>, found: &[Found]) {
    let kept = out.len();
    for one in found.iter().filter(|one| one.confidence >= INNER_LEAST) {
        let (Some(cue), Some(source)) = (one.cue, one.source) else { continue };
        let inside = |outer: &&Found| {
            let within = |range: TokenRange| {
                outer.content.iter().any(|whole| whole.0 <= range.0 && range.1 <= whole.1)
            };
            within(cue) && within(source) && one.content.iter().all(|&range| within(range))
        };
        let near = out[..kept].partition_point(|outer| outer.sentence + 2 < one.sentence);
        if out[near..kept].iter().take(40).any(|outer| inside(&outer)) {
            let confidence = one.confidence.min(INNER_MOST);
            out.push(Found { inner: true, confidence, ..one.clone() });
        }
    }
}

/// The run of one role that the tagger found where this one is, if the content leaves it free: the
/// rules read only the verb of "has said" and "said in a statement".
fn as_tagged(range: TokenRange, tagged: &[TokenRange], one: &Found) -> TokenRange {
    let at = tagged.partition_point(|run| run.1 <= range.0);
    match tagged.get(at) {
        Some(&run) if run.0 < range.1 && shared(&[run], &one.content) == 0 => run,
        _ => range,
    }
}

/// A kept proposal as the rest of extraction reads it.
fn as_found(one: &Proposal, likely: f32, found: &[Found], sentence_of: &[u32]) -> Found {
    let rule = one.rule.map(|at| &found[at]);
    let whole = rule.filter(|_| one.origin & origin::RULE != 0);
    let anchor = one.cue.map_or(one.content[0].0, |cue| cue.0);
    Found {
        rule: whole.map_or("learned", |rule| rule.rule),
        cue: one.cue,
        source: one.source,
        content: one.content.clone(),
        to: rule
            .and_then(|rule| rule.to)
            .filter(|to| !one.content.iter().any(|range| range.0 < to.1 && to.0 < range.1)),
        confidence: (likely * 100.0) as u8,
        sentence: sentence_of[anchor] as usize,
        holds: whole.and_then(|rule| rule.holds),
        ..Found::default()
    }
}

/// Where what was found in a sentence stands; `found` is in order of sentences.
fn of_sentence(found: &[Found], sentence: usize) -> Range<usize> {
    let from = found.partition_point(|one| one.sentence < sentence);
    from..from + found[from..].partition_point(|one| one.sentence == sentence)
}

/// The sentence of each token.
fn sentence_of(document: &Document) -> Vec<u32> {
    let mut out = vec![0; document.tokens.len()];
    for (number, sentence) in document.sentences.iter().enumerate() {
        out[sentence.lo..sentence.hi].fill(number as u32);
    }
    out
}

/// The bytes of content and source.
#[cfg(feature = "train")]
fn spans(document: &Document, one: &Proposal) -> (Vec<super::Span>, Vec<super::Span>) {
    let content = one.content.iter().map(|&range| super::bytes(document, range)).collect();
    let source = one.source.iter().map(|&range| super::name_bytes(document, range)).collect();
    (content, source)
}
