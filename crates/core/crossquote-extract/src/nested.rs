//! Words that two verbs of one sentence claim: counted once where only one utterance is meant.
//!
//! ```text
//! Lee said she called the plan a “gift.”       one speaker, one utterance: the wider one stays
//! Lee said people will say it is a “gift.”     nobody has said that yet: the words stay with Lee
//! Lee said Poe called the plan a “gift.”       two speakers who both spoke: both stay
//! ```
//!
//! Only attributions that share words in quotation marks are looked at: showing a reader the same
//! quotation twice is the fault, a report within a report is not.

use std::collections::BTreeMap;

use crate::clauses::{ArticleReader, Found};
use crate::cues::{Form, takes};
use crate::entities::Resolved;
use crate::lexicon::class::*;
use crate::phrases::TokenRange;
use crate::sentences::Token;

/// How many attributions are compared for one quotation: a sentence with more is no prose.
const MOST: usize = 12;

/// An attribution that was dropped, and into which it went.
pub(crate) struct Merged {
    /// Index of the one that stays.
    pub(crate) into: usize,
    /// Index of the one that goes.
    pub(crate) dropped: usize,
}

/// Takes out attributions within another's content whose verb reports no utterance, and marks
/// those that keep the words.
pub(crate) fn drop_unspoken(reader: &ArticleReader<'_>, found: &mut Vec<Found>) {
    let mut gone = vec![false; found.len()];
    for (a, b) in pairs(reader, found) {
        for (outer, inner) in [(a, b), (b, a)] {
            if gone[outer] || gone[inner] || !reported_within(&found[outer], &found[inner]) {
                continue;
            }
            if unspoken(reader, &found[inner]) {
                gone[inner] = true;
                found[outer].holds = found[inner].cue;
            }
        }
    }
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
}

/// Attributions of one speaker that say the same words are quoted, once the speakers are known.
pub(crate) fn same_speaker(
    reader: &ArticleReader<'_>,
    found: &[Found],
    resolved: &[Resolved],
) -> Vec<Merged> {
    let mut gone = vec![false; found.len()];
    let mut out = Vec::new();
    for (a, b) in pairs(reader, found) {
        if gone[a] || gone[b] {
            continue;
        }
        let same_source = found[a].source.is_some() && found[a].source == found[b].source;
        let same =
            same_source || resolved[a].entity.is_some() && resolved[a].entity == resolved[b].entity;
        if !same {
            continue;
        }
        let pronoun = |one: &Found| {
            one.source
                .is_some_and(|(lo, hi)| hi == lo + 1 && reader.token(lo).is(PRON | REL | POSS))
        };
        // The one that names its speaker is the better witness; else the one that has more words.
        let wider = size(&found[a]) >= size(&found[b]);
        let keep_first = match (pronoun(&found[a]), pronoun(&found[b])) {
            (true, false) if size(&found[a]) == size(&found[b]) => false,
            (false, true) if size(&found[a]) == size(&found[b]) => true,
            _ => wider,
        };
        let (into, dropped) = if keep_first { (a, b) } else { (b, a) };
        gone[dropped] = true;
        out.push(Merged { into, dropped });
    }
    out
}

fn size(one: &Found) -> usize {
    one.content.iter().map(|&(lo, hi)| hi - lo).sum()
}

/// Pairs of attributions that share a quotation, each once, earlier first.
fn pairs(reader: &ArticleReader<'_>, found: &[Found]) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, one) in found.iter().enumerate() {
        for &(lo, hi) in &one.content {
            for at in (lo..hi).filter(|&at| reader.token(at).is_quote()) {
                let list = holders.entry(at).or_default();
                if list.len() < MOST && list.last() != Some(&number) {
                    list.push(number);
                }
            }
        }
    }
    let mut out = Vec::new();
    for list in holders.values() {
        for (at, &a) in list.iter().enumerate() {
            out.extend(list[at + 1..].iter().map(|&b| (a, b)));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn covers(content: &[TokenRange], (lo, hi): TokenRange) -> bool {
    content.iter().any(|range| range.0 <= lo && hi <= range.1)
}

/// Whether the second is part of what the first reports.
fn reported_within(outer: &Found, inner: &Found) -> bool {
    inner.cue.is_some_and(|cue| covers(&outer.content, cue))
        && inner.content.iter().all(|&range| covers(&outer.content, range))
}

/// Whether the verb tells of words that nobody has said: "people will say", "the talks go".
fn unspoken(reader: &ArticleReader<'_>, one: &Found) -> bool {
    let Some((at, _)) = one.cue else { return false };
    let Some((lemma, cue)) = reader.token(at).cue else { return false };
    if cue.takes & takes::WEAK != 0 || lemma == "go" {
        return true;
    }
    let before = at.checked_sub(1).map(|before| reader.token(before));
    let modal = cue.form == Form::Base
        && before.is_some_and(|token| token.is(AUX | NOT) || token.is_text(reader.text, "to"));
    if modal || before.is_some_and(|token: &Token| token.is(NOT)) {
        return true;
    }
    let Some(source) = one.source else { return true };
    let sentence = reader.document.sentences[one.sentence];
    !reader.is_speaker(source, &sentence)
        || source.1 == source.0 + 1
            && reader.token(source.0).is_one_of(
                reader.text,
                &[
                    "you",
                    "people",
                    "one",
                    "those",
                    "nobody",
                    "anyone",
                    "anybody",
                    "someone",
                    "somebody",
                    "everyone",
                    "everybody",
                    "it",
                    "this",
                ],
            )
}
