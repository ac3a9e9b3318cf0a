//! What the tagger thinks of the words that a proposal claims, and of those that it leaves.

use super::super::feature::{Feature, Writer};
use super::{Describer, Place, Roles, size};
use crate::learned::chain::label;
use crate::learned::proposals::Proposal;
use crate::phrases::TokenRange;
use crate::sentences::Kind;

impl Describer<'_> {
    /// What the content is made of, and what the tagger thinks of its tokens.
    pub(super) fn inside(&self, one: &Proposal, out: &mut Writer) {
        let (mut sum, mut least, mut other_roles) = (0.0f32, 1.0f32, 0.0f32);
        let (mut cue_inside, mut source_inside) = (0.0f32, 0.0f32);
        let (mut quotes, mut words, mut quoted_words) = (0usize, 0usize, 0usize);
        for &(from, to) in &one.content {
            for (at, token) in self.tokens().iter().enumerate().take(to).skip(from) {
                let Roles { content: p, source, cue } = self.roles[at];
                sum += p;
                if token.is_word() || token.is_quote() {
                    least = least.min(p);
                }
                cue_inside = cue_inside.max(cue);
                source_inside = source_inside.max(source);
                other_roles += cue + source;
                match token.kind {
                    Kind::Quote(_) => {
                        quotes += 1;
                        quoted_words += usize::from(self.quoted_words[at]);
                    }
                    Kind::Word => words += 1,
                    _ => {}
                }
            }
        }
        out.put(Feature::ContentMean, sum / size(&one.content).max(1) as f32);
        out.put(Feature::ContentLeast, least);
        out.put(Feature::CueInContent, cue_inside);
        out.put(Feature::SourceInContent, source_inside);
        out.put(Feature::OtherRolesInContent, other_roles);
        out.put(Feature::Runs, one.content.len() as f32);
        out.put(Feature::Words, words.min(80) as f32);
        out.put(Feature::QuotedWords, quoted_words.min(80) as f32);
        out.put(Feature::Quotations, quotes.min(10) as f32);
        let quotation_type = match (quotes, words) {
            (0, _) => 0.0,
            (_, 0) => 2.0,
            _ => 1.0,
        };
        out.put(Feature::QuotationType, quotation_type);
    }

    /// What the tagger thinks of the borders of the content.
    pub(super) fn borders(&self, one: &Proposal, Place { lo, hi, .. }: Place, out: &mut Writer) {
        let (tokens, likely) = (self.tokens(), &self.tags.likely);
        out.put(Feature::FirstBegins, likely[lo][label::CONTENT]);
        out.put(Feature::FirstResumes, likely[lo][label::RESUMED]);
        out.put(Feature::FirstContinues, likely[lo][label::IN_CONTENT]);
        out.put(Feature::ContentBefore, self.content_before(lo, 1));
        let next = (hi..tokens.len()).find(|&at| tokens[at].is_word() || tokens[at].is_quote());
        let next = |label: usize| next.map_or(0.0, |at| likely[at][label]);
        out.put(Feature::NextContinues, next(label::IN_CONTENT));
        out.put(Feature::NextResumes, next(label::RESUMED));
        out.put(Feature::NextBegins, next(label::CONTENT));
        let resumed = one.content[1..].iter().map(|&(from, _)| likely[from][label::RESUMED]);
        out.put(Feature::RunsResumeLeast, resumed.fold(1.0, f32::min));
        let goes_on = one.content[..one.content.len() - 1]
            .iter()
            .map(|&(_, to)| likely.get(to).map_or(0.0, |row| row[label::IN_CONTENT]));
        out.put(Feature::RunsGoOnMost, goes_on.fold(0.0, f32::max));
    }

    /// How likely the token is content that stands `tokens` before `at`; 0 where there is none.
    pub(super) fn content_before(&self, at: usize, tokens: usize) -> f32 {
        at.checked_sub(tokens).map_or(0.0, |at| self.roles[at].content)
    }

    pub(super) fn cue_and_source_tags(&self, one: &Proposal, out: &mut Writer) {
        out.put_all(
            [Feature::CueMean, Feature::CueBegins, Feature::CueGoesOn, Feature::CueBefore],
            self.role_tags(one.cue, label::CUE, label::IN_CUE),
        );
        out.put_all(
            [
                Feature::SourceMean,
                Feature::SourceBegins,
                Feature::SourceGoesOn,
                Feature::SourceBefore,
            ],
            self.role_tags(one.source, label::SOURCE, label::IN_SOURCE),
        );
    }

    /// Of a cue or source: how likely its tokens are one, that it begins where it does, that it
    /// goes on behind, and that the token before is one.
    fn role_tags(&self, range: Option<TokenRange>, first: usize, inside: usize) -> [f32; 4] {
        let likely = &self.tags.likely;
        let Some((from, to)) = range else { return [-1.0; 4] };
        let sum: f32 = (from..to).map(|at| likely[at][first] + likely[at][inside]).sum();
        [
            sum / (to - from) as f32,
            likely[from][first],
            likely.get(to).map_or(0.0, |row| row[inside]),
            from.checked_sub(1).map_or(0.0, |at| likely[at][first] + likely[at][inside]),
        ]
    }

    /// Cues, sources and contents of its sentences that it does not use. A sentence without end
    /// is looked at for 300 tokens.
    pub(super) fn unused(
        &self,
        one: &Proposal,
        Place { sentence, last, .. }: Place,
        out: &mut Writer,
    ) {
        let (from, to) = (sentence.lo, last.hi.min(sentence.lo + 300));
        let (mut best_cue, mut best_source, mut best_content) = (0.0f32, 0.0f32, 0.0f32);
        let outside = |range: Option<TokenRange>, at: usize| {
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
        out.put(Feature::UnusedCue, best_cue);
        out.put(Feature::UnusedSource, best_source);
        out.put(Feature::UnusedContent, best_content);
    }
}
