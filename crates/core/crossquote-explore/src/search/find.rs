//! Finds: which quotations match, how well, how many of each facet's values; best ones first.
//!
//! ```text
//! text ──query──▶ tree ──resolve──▶ words of the dictionary, for each word typed
//! tree ──evaluate, matching──▶ what matches all, one bit a quotation ──collect──▶ counts, the best
//!       ╰─ nothing? ▶ mistakes in every word ─ nothing? ▶ what has most of the words
//! ```

use super::evaluate::Evaluation;
use super::index::Index;
use super::lookup::Reach;
use super::query::{Query, parse};
use super::rank;
use super::resolve::{ResolvedTerm, assign_part};
use super::{Outcome, QueryNote, Relaxation, Request};

impl Index {
    /// Answers a request: the best `limit` hits without their marks, and all counts.
    pub fn find(&self, request: &Request, limit: usize) -> Outcome {
        let query = self.understood(&request.text);
        let wanted = query.terms.iter().filter(|term| !term.excluded).count();
        let pasted = wanted >= rank::PASTED && wanted == query.all.len() && !request.exact;
        let mut reach = if request.exact { Reach::Exact } else { Reach::Forms };
        let mut relaxation = if pasted { Relaxation::Alike } else { Relaxation::Nothing };
        loop {
            let outcome = self.found(&query, reach, relaxation, request, limit);
            // Also where all that is found is doubtful and not shown: what is shown must not depend on that.
            if outcome.total + outcome.doubtful > 0 || wanted == 0 || reach == Reach::Exact {
                return outcome;
            }
            // First mistakes in every word, then fewer words.
            match (reach, relaxation) {
                (Reach::Typos, Relaxation::Nothing) => relaxation = Relaxation::Most,
                (Reach::Typos, _) => return outcome,
                _ => reach = Reach::Typos,
            }
        }
    }

    /// What is found by going so far and no further.
    fn found(
        &self,
        query: &Query,
        reach: Reach,
        relaxation: Relaxation,
        request: &Request,
        limit: usize,
    ) -> Outcome {
        let mut terms: Vec<ResolvedTerm> =
            query.terms.iter().map(|term| self.resolve(term, reach)).collect();
        for (part, node) in query.all.iter().enumerate() {
            assign_part(node, part, &mut terms);
        }
        let own;
        let postings = match self.prepared_postings() {
            Some(all) => all,
            None => {
                own = self.postings_of(terms.iter().flat_map(ResolvedTerm::all_words));
                &own
            }
        };
        let mut evaluation = Evaluation::new(self, postings, query, terms);
        let matching = match relaxation {
            Relaxation::Nothing => evaluation.everything(),
            Relaxation::Most | Relaxation::Alike => evaluation.most(),
        };
        evaluation.collect(matching, request, limit, relaxation)
    }

    /// The text typed, with the values that its filters mean.
    pub(super) fn understood(&self, text: &str) -> Query {
        let mut query = parse(text);
        for filter in &mut query.filters {
            filter.values = self.asked(filter.facet, &filter.asked);
            if filter.values.is_empty() {
                let message = format!("No {} fits this.", filter.facet.label());
                query.notes.push(QueryNote { span: filter.span, message });
            }
        }
        query
    }
}
