//! Which tokens of an article are somebody's words already.

use crate::phrases::TokenRange;

/// The tokens that are taken.
pub(crate) struct Taken(Vec<bool>);

impl Taken {
    /// Of an article with so many tokens none is.
    pub(crate) fn none(tokens: usize) -> Taken {
        Taken(vec![false; tokens])
    }

    pub(crate) fn has(&self, token: usize) -> bool {
        self.0[token]
    }

    /// Takes the tokens of a content, whether they are free or not.
    pub(crate) fn add(&mut self, content: &[TokenRange]) {
        for &(lo, hi) in content {
            self.0[lo..hi].fill(true);
        }
    }

    /// Takes the tokens of a content if all are free; says whether they were.
    pub(crate) fn take(&mut self, content: &[TokenRange]) -> bool {
        let free = content.iter().all(|&(lo, hi)| !self.0[lo..hi].contains(&true));
        if free {
            self.add(content);
        }
        free
    }
}
