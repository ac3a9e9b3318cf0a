//! The hits of a request, as far as somebody has come.

use std::sync::{Arc, Mutex};

use crossquote_explore::search::{Beside, Hit, Outcome, Request};

use crate::collection::Collection;

/// Those that came with the outcome, and more as the list comes to them.
#[derive(Default)]
pub(super) struct Hits {
    pub(super) request: Request,
    pub(super) outcome: Arc<Outcome>,
    /// From the first on. Behind a lock, because looking further is no change that anybody should see.
    found: Mutex<Vec<Hit>>,
}

impl Hits {
    pub(super) fn new(request: Request, outcome: Arc<Outcome>) -> Hits {
        Hits { request, found: Mutex::new(outcome.hits.clone()), outcome }
    }

    /// The hit at a position, from 0; `None` behind the last.
    pub(super) fn get(&self, collection: &Collection, position: usize) -> Option<Hit> {
        let mut found = self.found.lock().ok()?;
        if position >= found.len() && position < self.outcome.total as usize {
            *found = collection.index.find(&self.request, position * 2).hits;
        }
        found.get(position).cloned()
    }

    /// A hit with what matched in it, for which its article's text has to be there.
    pub(super) fn mark(&self, collection: &Collection, mut hit: Hit) -> Hit {
        collection.index.mark(&collection.dataset, &self.outcome, &mut hit);
        hit
    }
}

/// Where words were found that no mark in the text shows, and which were not; `None` where there are none.
pub(super) fn describe_unmarked(hit: &Hit, typed: &str) -> Option<String> {
    let found = |found: &Beside| format!("{} “{}”", found.field.name(), found.term.of(typed));
    let found: Vec<String> = hit.beside.iter().map(found).collect();
    let missing: Vec<String> =
        hit.missing.iter().map(|term| format!("“{}”", term.of(typed))).collect();
    let mut sentences = Vec::new();
    if !found.is_empty() {
        sentences.push(format!("Found in: {}", found.join(", ")));
    }
    if !missing.is_empty() {
        sentences.push(format!("Without: {}", missing.join(", ")));
    }
    (!sentences.is_empty()).then(|| sentences.join(". "))
}

#[cfg(test)]
mod tests {
    use crossquote_explore::search::Field;
    use crossquote_model::Span;

    use super::*;

    #[test]
    fn words_that_no_mark_shows_are_told() {
        let typed = "zelensky peace";
        let beside = vec![Beside { term: Span::new(0, 8), field: Field::Speaker }];
        let missing = vec![Span::new(9, 14)];
        let told = |beside: &[Beside], missing: &[Span]| {
            let (beside, missing) = (beside.to_vec(), missing.to_vec());
            describe_unmarked(&Hit { beside, missing, ..Hit::default() }, typed)
        };
        assert_eq!(told(&[], &[]), None);
        assert_eq!(told(&beside, &[]).as_deref(), Some("Found in: speaker “zelensky”"));
        assert_eq!(
            told(&beside, &missing).as_deref(),
            Some("Found in: speaker “zelensky”. Without: “peace”")
        );
    }
}
