//! The best hits of a search.

use crossquote_text::order::sort_by;

/// The best hits so far; of equals the first offered.
pub(super) struct TopHits {
    limit: usize,
    hits: Vec<(f32, u32)>,
    /// Whether they are few, and kept best first as they come; many are sorted in the end.
    few: bool,
}

impl TopHits {
    pub(super) fn new(limit: usize) -> TopHits {
        TopHits { limit, hits: Vec::new(), few: limit <= FEW }
    }

    pub(super) fn offer(&mut self, score: f32, at: u32) {
        if !self.few {
            return self.hits.push((score, at));
        }
        if self.hits.len() == self.limit {
            match self.hits.last() {
                Some(last) if last.0 < score => self.hits.pop(),
                _ => return,
            };
        }
        let place = self.hits.partition_point(|hit| hit.0 >= score);
        self.hits.insert(place, (score, at));
    }

    pub(super) fn best(mut self) -> Vec<(f32, u32)> {
        if !self.few {
            sort_by(&mut self.hits, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            self.hits.truncate(self.limit);
        }
        self.hits
    }
}

/// Up to so many hits it takes less time to put each into its place than to sort all.
const FEW: usize = 64;
