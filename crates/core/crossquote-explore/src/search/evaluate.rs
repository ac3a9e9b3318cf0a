//! Evaluates a query: which quotations match its tree, and what their matches are worth.
//!
//! A word's list is poured into an array with a place for every quotation, the lists of rare words
//! first, and only what all words before have left is looked at. So the work is that of reading the
//! lists once, 2 ns an item, whatever the query: cleverer ways to the best ten would still have to
//! count all the others for the facets.

use super::bits::BitSet;
use super::index::Index;
use super::lists::Lists;
use super::lookup::{Alternative, MatchKind};
use super::query::{Node, Query};
use super::rank;
use super::resolve::ResolvedTerm;
use crossquote_text::order::sort_by_key;

/// One evaluation of a query.
pub(super) struct Evaluation<'q> {
    pub(super) index: &'q Index,
    /// Of the words that the terms may stand for at least.
    pub(super) postings: &'q Lists,
    pub(super) query: &'q Query,
    pub(super) terms: Vec<ResolvedTerm>,
    /// For each quotation, the worth of the best match of the term being looked at.
    pub(super) best: Box<[u8]>,
    /// For each quotation, its score so far.
    pub(super) total: Box<[f32]>,
    /// For each quotation, the rarity of all terms that it has; only where not all are needed.
    pub(super) had: Vec<f32>,
    /// The words of the quotation being looked at, and their zones.
    pub(super) words: Vec<(u32, u8)>,
}

impl<'q> Evaluation<'q> {
    pub(super) fn new(
        index: &'q Index,
        postings: &'q Lists,
        query: &'q Query,
        terms: Vec<ResolvedTerm>,
    ) -> Evaluation<'q> {
        let quotations = index.quotations.len();
        let mut evaluation = Evaluation {
            index,
            postings,
            query,
            terms,
            best: vec![0; quotations].into(),
            total: vec![0.0; quotations].into(),
            had: Vec::new(),
            words: Vec::new(),
        };
        for term in 0..evaluation.terms.len() {
            evaluation.terms[term].rarity = evaluation.rarity_of(term);
        }
        evaluation
    }

    /// How rare a term is: of a phrase its rarest word; of a word itself, and where it stands
    /// nowhere, the rarest of those that it may stand for.
    fn rarity_of(&self, term: usize) -> f32 {
        let of_word = |word: &Vec<Alternative>| match word.first() {
            Some(known) if known.kind == MatchKind::Exact => self.rarity_among(known),
            _ => word.iter().map(|known| self.rarity_among(known)).fold(0.0, f32::max),
        };
        let words = self.terms[term].words.iter().map(of_word);
        let most = words.fold(0.0, f32::max);
        if most > 0.0 { most } else { rank::rarity(0, self.index.quotations.len()) }
    }

    pub(super) fn rarity_among(&self, known: &Alternative) -> f32 {
        let found = self.postings.of_all(known.words.clone()).len();
        rank::rarity(found, self.index.quotations.len())
    }

    /// How many items the shortest of a term's lists has: what it costs, and how rare it is.
    fn listed(&self, term: usize) -> usize {
        let length = |word: &Vec<Alternative>| {
            let lists = word.iter().map(|known| self.postings.of_all(known.words.clone()));
            lists.map(<[u32]>::len).sum::<usize>()
        };
        self.terms[term].words.iter().map(length).min().unwrap_or(0)
    }

    fn cost(&self, node: &Node) -> usize {
        match node {
            Node::Term(term) => self.listed(*term),
            Node::Filter(_) => 0,
            Node::All(nodes) | Node::Any(nodes) => nodes.iter().map(|node| self.cost(node)).sum(),
            // Last, when little is left.
            Node::Not(_) => 1 << 24,
        }
    }

    /// What matches the whole tree.
    pub(super) fn everything(&mut self) -> BitSet {
        let alive = BitSet::all(self.index.quotations.len());
        self.all(&self.query.all, alive)
    }

    fn all(&mut self, nodes: &'q [Node], mut alive: BitSet) -> BitSet {
        let mut order: Vec<(usize, &Node)> =
            nodes.iter().map(|node| (self.cost(node), node)).collect();
        sort_by_key(&mut order, |a| a.0);
        for (_, node) in order {
            alive = self.node(node, &alive);
        }
        alive
    }

    /// What matches a node, of what is `alive`.
    fn node(&mut self, node: &'q Node, alive: &BitSet) -> BitSet {
        let quotations = self.index.quotations.len();
        match node {
            Node::Term(term) => self.term(*term, alive),
            Node::Filter(number) => {
                let filter = &self.query.filters[*number];
                let mut bits = BitSet::none(quotations);
                for number in 0..quotations as u32 {
                    if filter.values.contains(&self.index.value_of(number, filter.facet)) {
                        bits.set(number);
                    }
                }
                bits.join(alive, |a, b| a & b);
                bits
            }
            Node::All(nodes) => self.all(nodes, alive.clone()),
            Node::Any(nodes) => {
                let mut any = BitSet::none(quotations);
                for node in nodes {
                    let bits = self.node(node, alive);
                    any.join(&bits, |a, b| a | b);
                }
                any
            }
            Node::Not(node) => {
                let mut bits = self.node(node, alive);
                bits.join(alive, |matches, alive| alive & !matches);
                bits
            }
        }
    }

    /// What matches most of the words typed; nothing of what is kept out.
    pub(super) fn most(&mut self) -> BitSet {
        let strict = |node: &&Node| matches!(node, Node::Not(_) | Node::Filter(_));
        let nodes = &self.query.all;
        let mut alive = BitSet::all(self.index.quotations.len());
        for node in nodes.iter().filter(strict) {
            alive = self.node(node, &alive);
        }
        let mut had = vec![0.0_f32; self.index.quotations.len()];
        let mut any = BitSet::none(self.index.quotations.len());
        for node in nodes.iter().filter(|node| !strict(node)) {
            let bits = self.node(node, &alive);
            let rarity = self.rarity(node);
            bits.each(|at| had[at as usize] += rarity);
            any.join(&bits, |a, b| a | b);
        }
        self.had = had;
        any
    }

    /// How rare what a node asks for is.
    fn rarity(&self, node: &Node) -> f32 {
        match node {
            Node::Term(term) => self.terms[*term].rarity,
            Node::All(nodes) => nodes.iter().map(|node| self.rarity(node)).sum(),
            Node::Any(nodes) => nodes.iter().map(|n| self.rarity(n)).fold(f32::MAX, f32::min),
            Node::Filter(_) | Node::Not(_) => 0.0,
        }
    }
}
