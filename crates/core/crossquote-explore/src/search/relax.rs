//! Asking for less: the ways out when nothing matches, and what each would give.

use crossquote_text::order::{sort, sort_by_key};
use std::cmp::Reverse;

use super::complete::cut;
use super::index::Index;
use super::{Facet, Request, query};
use crossquote_model::Span;

/// One thing that could be taken out of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// What to take out.
    pub what: Removable,
    /// The request without it.
    pub left: Request,
    /// How many quotations match that.
    pub count: u32,
}

/// A part of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removable {
    /// All the text typed.
    Text,
    /// One word, phrase or filter of the text: byte range in [`Request::text`].
    Term(Span),
    /// Every value chosen in one facet.
    Facet(Facet),
    /// That words must be as typed.
    Exact,
}

/// Each is a search of its own; nobody tries more.
const MOST_TERMS: usize = 8;

impl Request {
    /// The request without a part of its text, such as the span of a filter typed.
    pub fn without(&self, span: Span) -> Request {
        let mut less = self.clone();
        cut(&mut less.text, span);
        less
    }
}

impl Index {
    /// What each way to ask for less would give, the best first.
    pub fn removals(&self, request: &Request) -> Vec<Removal> {
        let query = query::parse(&request.text);
        let mut removals = Vec::new();
        let mut offer = |what: Removable, left: Request| {
            let count = self.find(&left, 0).total;
            removals.push(Removal { what, left, count });
        };
        let mut spans: Vec<Span> = query.terms.iter().map(|term| term.span).collect();
        spans.extend(query.filters.iter().map(|filter| filter.span));
        sort(&mut spans);
        if !spans.is_empty() {
            offer(Removable::Text, Request { text: String::new(), ..request.clone() });
        }
        // With a single term, removing it is removing the text.
        if spans.len() > 1 {
            for span in spans.into_iter().take(MOST_TERMS) {
                offer(Removable::Term(span), request.without(span));
            }
        }
        for facet in Facet::ALL.into_iter().filter(|&facet| !request.chosen.of(facet).is_empty()) {
            let mut less = request.clone();
            less.chosen.clear(facet);
            offer(Removable::Facet(facet), less);
        }
        if request.exact {
            offer(Removable::Exact, Request { exact: false, ..request.clone() });
        }
        sort_by_key(&mut removals, |one| Reverse(one.count));
        removals
    }
}
