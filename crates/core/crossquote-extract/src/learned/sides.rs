//! What rules see more plainly than the model: content on both sides of its attribution, a source at the
//! end of a headline, two reports set against each other.
//!
//! ```text
//! Without bearings, she said, lorries “will have to wait”.    the frame changes what is said
//! The bridge is safe, she said, because it was tested.        the reason is hers
//! ```
//!
//! Commas show where the attribution begins and ends, so the rules see both sides; the corpus that the
//! model learned from has few of these, and the model finds one side, or each alone. What was kept
//! decides that the cue is one and whose, the rule decides what belongs to it.

use super::of_sentence;
use super::proposals::shared;
use crate::cases;
use crate::clauses::{ArticleReader, Found};
use crate::content::PARENTHETICAL;
use crate::phrases::TokenRange;

/// Gives what was kept the content that a rule found with the same cue on both sides of it. `found`
/// is what the rules found, in order of sentences.
pub(super) fn complete(reader: &ArticleReader<'_>, kept: &mut Vec<Found>, found: &[Found]) {
    kept.sort_by_key(|one| one.sentence);
    let mut added = Vec::new();
    for rule in found.iter().filter(|one| both_sides(reader, one)) {
        let Some(cue) = rule.cue else { continue };
        let sentence = reader.document.sentences[rule.sentence];
        let whole = (sentence.lo, sentence.hi);
        let near = of_sentence(kept, rule.sentence);
        let sides: Vec<usize> = near
            .clone()
            .filter(|&at| {
                let one = &kept[at];
                !one.content.is_empty()
                    && one.cue.is_some_and(|two| cue.0 < two.1 && two.0 < cue.1)
                    && one.source.is_some_and(|(lo, hi)| {
                        rule.source.is_some_and(|source| source.0 < hi && lo < source.1)
                    })
                    // Where both sides were kept, the left one was chosen.
                    && (one.content[0] == rule.content[0]
                        || rule.confidence >= PARENTHETICAL
                        || !stands_around(one, cue))
                    && one.content.iter().all(|&(lo, hi)| whole.0 <= lo && hi <= whole.1)
            })
            .collect();
        let Some(&first) = sides.first() else {
            added.extend(alone(reader, rule, &kept[near]));
            continue;
        };
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
        one.confidence = if rule.confidence >= PARENTHETICAL { surest.max(ALONE) } else { surest };
        for &at in &sides[1..] {
            kept[at].content.clear();
        }
    }
    for rule in found.iter().filter(|one| ends_with_source(reader, one)) {
        added.extend(if_free(rule, &kept[of_sentence(kept, rule.sentence)]));
    }
    for rule in found.iter().filter(|one| contrasted(reader, one).is_some()) {
        added.extend(leave_contrast(reader, kept, rule));
    }
    kept.append(&mut added);
    kept.sort_by_key(|one| one.sentence);
    drop_narration(reader, kept, found);
    kept.retain(|one| !one.content.is_empty());
}

/// Sureness, in per cent, of an attribution between two commas that nothing of what was kept has.
const ALONE: u8 = 60;

/// What a rule found on both sides of an attribution of which nothing was kept, if its words are free:
/// the commas say that somebody is reported there, and whose words these are.
fn alone(reader: &ArticleReader<'_>, rule: &Found, kept: &[Found]) -> Option<Found> {
    let sentence = reader.document.sentences[rule.sentence];
    let speaks = rule.source.is_some_and(|source| reader.is_speaker(source, &sentence));
    if rule.confidence >= PARENTHETICAL && speaks { if_free(rule, kept) } else { None }
}

/// What a rule found, if nothing that was kept has words of it.
fn if_free(rule: &Found, kept: &[Found]) -> Option<Found> {
    let content = crate::ordered(&rule.content);
    let free = kept.iter().all(|one| shared(&one.content, &content) == 0);
    free.then(|| Found { content, confidence: ALONE, ..rule.clone() })
}

/// Whether a headline ends in its source, "Bridge is safe, engineers say", or a sentence in who heard its
/// content, "…, a jury was told": forms that the corpus of the model hardly has.
fn ends_with_source(reader: &ArticleReader<'_>, rule: &Found) -> bool {
    let Some(cue) = rule.cue else { return false };
    let sentence = reader.document.sentences[rule.sentence];
    let end = rule.source.map_or(cue.1, |source| source.1.max(cue.1));
    let ends = (end..sentence.hi).all(|at| !reader.token(at).is_word() && !reader.is_quotation(at));
    let behind = rule.content.iter().all(|range| range.1 <= cue.0);
    ends && behind && (sentence.headline || rule.source.is_none() && rule.rule == "cue-after")
}

/// The comma before a report that is set against what is before it: "…, while Paul Roe said it is not".
fn contrasted(reader: &ArticleReader<'_>, rule: &Found) -> Option<usize> {
    let (cue, source) = (rule.cue?, rule.source?);
    let comma = source.0.checked_sub(2)?;
    let behind = rule.content.iter().all(|range| cue.1 <= range.0) && source.1 <= cue.0;
    let contrast = reader.is_case(comma + 1, cases::CONTRASTS);
    (behind && contrast && reader.is_comma(comma)).then_some(comma)
}

/// Ends what was kept where a report begins that is set against it, and adds that if it is free then.
fn leave_contrast(reader: &ArticleReader<'_>, kept: &mut [Found], rule: &Found) -> Option<Found> {
    let (comma, cue) = (contrasted(reader, rule)?, rule.cue?);
    let near = of_sentence(kept, rule.sentence);
    let near = &mut kept[near];
    let mut cut = false;
    for one in near.iter_mut() {
        let swallows = |range: &TokenRange| range.0 < comma && cue.1 <= range.1;
        if let Some(at) = one.content.iter().position(swallows) {
            one.content.truncate(at + 1);
            one.content[at].1 = comma;
            cut = true;
        }
    }
    if cut { if_free(rule, near) } else { None }
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
        let near = of_sentence(kept, rule.sentence);
        let same_cue = |one: &Found| one.cue.is_some_and(|two| cue.0 < two.1 && two.0 < cue.1);
        let before = kept[near.clone()]
            .iter()
            .filter(|one| same_cue(one) && crate::ordered(&rule.content) == one.content)
            .map(|one| one.confidence)
            .max();
        let Some(surest) = before else { continue };
        for one in &mut kept[near] {
            let behind = one.content.first().is_some_and(|range| cue.1 <= range.0);
            if behind && same_cue(one) && one.confidence <= surest && !quoted(one) {
                one.content.clear();
            }
        }
    }
}

/// Whether a rule found content on both sides of a cue that begins with plain words.
fn both_sides(reader: &ArticleReader<'_>, one: &Found) -> bool {
    let Some(cue) = one.cue else { return false };
    let plain = |&(lo, hi): &(usize, usize)| (lo..hi).any(|at| reader.token(at).is_word());
    one.rule == "cue-between" && stands_around(one, cue) && one.content.first().is_some_and(plain)
}

/// Whether the content stands on both sides of a cue.
fn stands_around(one: &Found, cue: TokenRange) -> bool {
    one.content.iter().any(|range| range.1 <= cue.0)
        && one.content.iter().any(|range| cue.1 <= range.0)
}
