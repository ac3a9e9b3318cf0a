//! What cue and source of a proposal are, and how they lie to its content.

use super::super::feature::{Feature, Writer};
use super::{Describer, Place};
use crate::cues::{Cue, takes};
use crate::learned::features::form_number;
use crate::learned::proposals::Proposal;
use crate::lexicon::class;
use crate::phrases::TokenRange;
use crate::sentences::Sentence;

impl Describer<'_> {
    /// What cue and source are, and how they lie to the content.
    pub(super) fn cue_and_source(
        &self,
        one: &Proposal,
        Place { lo, hi, sentence, .. }: Place,
        out: &mut Writer,
    ) {
        out.put(Feature::CueKind, one.cue.map_or(-1.0, |range| self.cue_kind(range)));
        out.put(Feature::CueTokens, one.cue.map_or(0.0, |(from, to)| (to - from).min(10) as f32));
        let nearest = one
            .content
            .iter()
            .map(|&run| gap(one.cue, Some(run)))
            .min_by(|a, b| a.abs().total_cmp(&b.abs()))
            .unwrap_or(NO_GAP);
        out.put(Feature::CueToNearestRun, nearest);
        out.put(Feature::CueToContent, gap(one.cue, Some((lo, hi))));
        out.put(Feature::SourceToCue, gap(one.source, one.cue));
        out.put(Feature::SourceToContent, gap(one.source, Some((lo, hi))));
        out.put(Feature::SentencesFromCue, self.sentences_between(one.cue, lo));
        out.put(Feature::SentencesFromSource, self.sentences_between(one.source, lo));
        out.put(
            Feature::SourceKind,
            one.source.map_or(-1.0, |range| self.source_kind(range, sentence)),
        );
        let source_tokens = one.source.map_or(0.0, |(from, to)| (to - from).min(20) as f32);
        out.put(Feature::SourceTokens, source_tokens);
    }

    /// Sentences from a range to the token `at`, 6 at most either way.
    fn sentences_between(&self, range: Option<TokenRange>, at: usize) -> f32 {
        range.map_or(-10.0, |range| {
            let (a, b) = (self.sentence_of[range.0] as f32, self.sentence_of[at] as f32);
            (b - a).clamp(-6.0, 6.0)
        })
    }

    /// Form and strength of a cue in one number; 0 where no word of it is in the lexicon of cues.
    fn cue_kind(&self, range: TokenRange) -> f32 {
        let tokens = self.tokens();
        let at = (range.0..range.1).find(|&at| tokens[at].cue.is_some()).unwrap_or(range.0);
        tokens[at]
            .cue
            .map_or(0.0, |(_, cue)| 1.0 + f32::from(form_number(cue.form)) + 4.0 * strength(cue))
    }

    /// What a source is, by its last word.
    fn source_kind(&self, (from, to): TokenRange, sentence: Sentence) -> f32 {
        let head = &self.tokens()[to - 1];
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
    }
}

/// Where one of two ranges is missing.
const NO_GAP: f32 = -50.0;

/// Tokens between two ranges, 40 at most; below 0 when the second comes first or they overlap.
fn gap(a: Option<TokenRange>, b: Option<TokenRange>) -> f32 {
    let (Some(a), Some(b)) = (a, b) else { return NO_GAP };
    if a.1 <= b.0 {
        (b.0 - a.1).min(40) as f32
    } else {
        -(a.0.saturating_sub(b.1).min(40) as f32) - 1.0
    }
}

/// 0 a cue of opinion, 2 one that also stands behind the content, 1 any other.
fn strength(cue: Cue) -> f32 {
    match (cue.takes & takes::WEAK != 0, cue.takes & takes::AFTER != 0) {
        (true, _) => 0.0,
        (false, true) => 2.0,
        (false, false) => 1.0,
    }
}
