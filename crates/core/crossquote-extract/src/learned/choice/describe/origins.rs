//! Who suggested a proposal, and how far the others that claim its words agree with it.

use super::super::feature::{Feature, Writer};
use super::{Describer, size};
use crate::clauses::Found;
use crate::learned::proposals::{Proposal, origin, shared};
use crossquote_model::RULES;

/// The features of who suggested a proposal.
const ORIGINS: [(u8, Feature); 6] = [
    (origin::RULE, Feature::FromRule),
    (origin::TAGGER, Feature::FromTagger),
    (origin::EAGER, Feature::FromEagerTagger),
    (origin::MIXED, Feature::FromMixture),
    (origin::SECOND, Feature::FromSecondSource),
    (origin::PART, Feature::FromPart),
];

/// The features of how far rivals of one origin agree: content, source, cue, overlap.
const AGREEMENT: [(u8, [Feature; 4]); 3] = [
    (
        origin::RULE,
        [
            Feature::RuleSameContent,
            Feature::RuleSameSource,
            Feature::RuleSameCue,
            Feature::RuleOverlap,
        ],
    ),
    (
        origin::TAGGER,
        [
            Feature::TaggerSameContent,
            Feature::TaggerSameSource,
            Feature::TaggerSameCue,
            Feature::TaggerOverlap,
        ],
    ),
    (
        origin::EAGER,
        [
            Feature::EagerSameContent,
            Feature::EagerSameSource,
            Feature::EagerSameCue,
            Feature::EagerOverlap,
        ],
    ),
];

impl Describer<'_> {
    pub(super) fn suggested_by(&self, one: &Proposal, out: &mut Writer) {
        for (bit, feature) in ORIGINS {
            out.put(feature, f32::from(one.origin & bit != 0));
        }
        let rule = one.rule.map(|at| &self.found[at]);
        let number =
            |rule: &Found| RULES.iter().position(|row| row.name == rule.rule).unwrap_or(0) as f32;
        out.put(Feature::Rule, rule.map_or(-1.0, number));
        out.put(Feature::RuleConfidence, rule.map_or(-1.0, |rule| f32::from(rule.confidence)));
    }
}

/// How far the rivals of a proposal agree with it, by who suggested them.
pub(super) fn agreement(one: &Proposal, rivals: &[&Proposal], out: &mut Writer) {
    let own = size(&one.content);
    let mut same = [[0.0f32; 4]; AGREEMENT.len()];
    for other in rivals {
        let both = shared(&one.content, &other.content) as f32;
        let overlap = both / (own + size(&other.content)) as f32;
        let equal =
            [other.content == one.content, other.source == one.source, other.cue == one.cue];
        for ((bit, _), same) in AGREEMENT.iter().zip(&mut same) {
            if other.origin & bit != 0 {
                for (same, equal) in same.iter_mut().zip(equal) {
                    *same = same.max(f32::from(equal));
                }
                same[3] = same[3].max(overlap);
            }
        }
    }
    for ((_, features), [content, source, cue, overlap]) in AGREEMENT.into_iter().zip(same) {
        out.put_all(features, [content, source, cue, overlap * 2.0]);
    }
    out.put(Feature::Rivals, rivals.len().min(20) as f32);
}
