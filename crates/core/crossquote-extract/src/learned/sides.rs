//! Plain content that stands on both sides of its attribution, where only one side was kept.
//!
//! ```text
//! Without bearings, she said, lorries “will have to wait”.    the frame changes what is said
//! The bridge is safe, she said, because it was tested.        the reason is hers
//! ```
//!
//! Commas show where the attribution begins and ends, so the rules see both sides; the corpus that the
//! model learned from has few of these, and the model finds one side, or each alone. What was kept
//! decides that the cue is one and whose, the rule decides what belongs to it.

use super::proposals::shared;
use crate::clauses::{ArticleReader, Found};
use crate::phrases::TokenRange;

/// Gives what was kept the content that a rule found with the same cue on both sides of it. `found`
/// is what the rules found, in order of sentences.
pub(super) fn complete(reader: &ArticleReader<'_>, kept: &mut Vec<Found>, found: &[Found]) {
    kept.sort_by_key(|one| one.sentence);
    for rule in found.iter().filter(|one| both_sides(reader, one)) {
        let Some(cue) = rule.cue else { continue };
        let whole = (rule.content[0].0, rule.content[rule.content.len() - 1].1);
        let from = kept.partition_point(|one| one.sentence < rule.sentence);
        let to = kept.partition_point(|one| one.sentence <= rule.sentence);
        let sides: Vec<usize> = (from..to)
            .filter(|&at| {
                let one = &kept[at];
                !one.content.is_empty()
                    && one.cue.is_some_and(|two| cue.0 < two.1 && two.0 < cue.1)
                    && one.source.is_some_and(|(lo, hi)| {
                        rule.source.is_some_and(|source| source.0 < hi && lo < source.1)
                    })
                    // Where both sides were kept, the left one was chosen.
                    && (one.content[0] == rule.content[0] || !stands_around(one, cue))
                    && one.content.iter().all(|&(lo, hi)| whole.0 <= lo && hi <= whole.1)
            })
            .collect();
        let Some(&first) = sides.first() else { continue };
        let surest = sides.iter().map(|&at| kept[at].confidence).max().unwrap_or(0);
        let one = &mut kept[first];
        one.rule = rule.rule;
        one.to = rule.to;
        one.content = crate::ordered(&rule.content);
        // What was tagged as cue or source may be content now.
        let free = |range: &TokenRange| shared(&[*range], &rule.content) == 0;
        one.cue = one.cue.filter(free).or(rule.cue);
        one.source = one.source.filter(free).or(rule.source);
        one.phrase = one.phrase.filter(free);
        one.confidence = surest;
        for &at in &sides[1..] {
            kept[at].content.clear();
        }
    }
    drop_narration(reader, kept, found);
    kept.retain(|one| !one.content.is_empty());
}

/// Takes out what was kept behind a cue, "at dawn, having slept", where what a rule found before the
/// same cue, "The strike is over, both sides said", was kept too and is likelier. `kept` and `found`
/// are in order of sentences.
fn drop_narration(reader: &ArticleReader<'_>, kept: &mut [Found], found: &[Found]) {
    let quoted = |one: &Found| {
        one.content.iter().any(|&(lo, hi)| (lo..hi).any(|at| reader.token(at).is_quote()))
    };
    for rule in found.iter().filter(|one| matches!(one.rule, "cue-after" | "cue-inverted")) {
        let Some(cue) = rule.cue else { continue };
        let from = kept.partition_point(|one| one.sentence < rule.sentence);
        let to = kept.partition_point(|one| one.sentence <= rule.sentence);
        let same_cue = |one: &Found| one.cue.is_some_and(|two| cue.0 < two.1 && two.0 < cue.1);
        let before = kept[from..to]
            .iter()
            .filter(|one| same_cue(one) && crate::ordered(&rule.content) == one.content)
            .map(|one| one.confidence)
            .max();
        let Some(surest) = before else { continue };
        for one in &mut kept[from..to] {
            let behind = one.content.first().is_some_and(|range| cue.1 <= range.0);
            if behind && same_cue(one) && one.confidence <= surest && !quoted(one) {
                one.content.clear();
            }
        }
    }
}

/// Whether a rule found plain words on both sides of a cue.
fn both_sides(reader: &ArticleReader<'_>, one: &Found) -> bool {
    let Some(cue) = one.cue else { return false };
    let plain = |&(lo, hi): &(usize, usize)| (lo..hi).any(|at| reader.token(at).is_word());
    one.rule == "cue-between" && stands_around(one, cue) && one.content.iter().all(plain)
}

/// Whether the content stands on both sides of a cue.
fn stands_around(one: &Found, cue: TokenRange) -> bool {
    one.content.iter().any(|range| range.1 <= cue.0)
        && one.content.iter().any(|range| cue.1 <= range.0)
}
