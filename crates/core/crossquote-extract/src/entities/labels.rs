//! Whom the labels of a layout mean: "Q", "HOST", "@mayor_odum".
//!
//! The layout finds the words that tell it; here they are read like a source that stands there.

use super::{Resolved, Resolver, Who};
use crate::phrases::{self, TokenRange};
use crate::sentences::Sentence;

impl Resolver<'_> {
    /// Whether a label is the letter Q or A.
    pub(super) fn is_letter(&self, (lo, hi): TokenRange) -> bool {
        let printed = self.document.tokens[lo].word(self.text);
        hi == lo + 1 && matches!(printed.trim_end_matches('.'), "Q" | "A")
    }

    /// Whom the label of a turn means, by the words elsewhere that tell it: a name, or a pronoun.
    pub(super) fn label(&mut self, means: TokenRange) -> (Option<Who>, Resolved) {
        let starts = |one: &Sentence| one.lo <= means.0;
        let sentence = self.document.sentences.partition_point(starts).saturating_sub(1);
        let head = phrases::named_part(self.text, &self.document.tokens, means);
        let (who, mut resolved) = match self.document.tokens[head.0].is_text(self.text, "hers") {
            true => self.pronoun(head, sentence),
            false => self.source(head, sentence, 0),
        };
        if who.is_some() {
            resolved.rule = "speaker-label";
            resolved.because.push(means);
        }
        (who, resolved)
    }
}
