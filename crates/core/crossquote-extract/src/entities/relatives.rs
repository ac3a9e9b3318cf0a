//! Whom "who" and "which" mean: the noun phrase before them.

use super::{Resolved, Resolver, Who};
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};

impl Resolver<'_> {
    /// "who", "which": the phrase before it.
    pub(super) fn relative(
        &mut self,
        source: TokenRange,
        sentence: usize,
        depth: usize,
    ) -> (Option<Who>, Resolved) {
        let lo = self.document.sentences[sentence].lo;
        let mut last = source.0;
        while last > lo && !self.document.tokens[last - 1].is_word() {
            last -= 1;
        }
        if last <= lo {
            return (None, Resolved::unclear());
        }
        let Some(before) = self.antecedent(source, lo, last - 1) else {
            return (None, Resolved::unclear());
        };
        let (who, mut resolved) = self.source(before, sentence, depth + 1);
        resolved.rule = "speaker-relative";
        resolved.because = vec![before];
        resolved.at_most = resolved.at_most.min(85);
        (who, resolved)
    }

    /// The noun phrase before "who" or "which" that ends at token `last`: with "who" not the body in "a driver for the
    /// firm who", but the driver.
    fn antecedent(&self, relative: TokenRange, lo: usize, last: usize) -> Option<TokenRange> {
        let tokens = &self.document.tokens;
        let near = phrases::left(self.text, tokens, lo, last)?;
        let head = &tokens[near.1 - 1];
        let is_person = head.is(ROLE | TITLE | GROUP) || head.cap && !head.is(BODY);
        let preposition = near.0.checked_sub(1).filter(|&at| at > lo && tokens[at].is(PREP));
        match preposition {
            Some(at) if !is_person && tokens[relative.0].is_text(self.text, "who") => {
                let outer = phrases::left(self.text, tokens, lo, at - 1)?;
                Some((outer.0, near.1))
            }
            _ => Some(near),
        }
    }
}
