//! Finds: which quotations match, how well, how many of each facet's values; best ones first.
//!
//! ```text
//! tree ──bits──▶ what matches all, one bit a quotation ──filter──▶ counts ──rank──▶ the best
//!       ╰─ nothing? ▶ mistakes in every word ─ nothing? ▶ what has most of the words
//! ```
//!
//! A word's list is poured into an array with a place for every quotation, the lists of rare words
//! first, and only what all words before have left is looked at. So the work is that of reading the
//! lists once, 2 ns an item, whatever the query: cleverer ways to the best ten would still have to
//! count all the others for the facets.

use std::ops::Range;

use super::facets::Counter;
use super::lists::Lists;
use super::lookup::{Alternative, MatchKind, Reach};
use super::query::{Node, Query, Scope, Term, parse};
use super::rank;
use super::read::Index;
use super::{Facet, Field, Found, Hit, Included, Outcome, QueryNote, Relaxation, Request, Zone};

/// One bit a quotation. A boxed slice, as all that the innermost loops index: in a program built for
/// size, to index a `Vec` is a call.
#[derive(Clone)]
struct BitSet(Box<[u64]>);

impl BitSet {
    fn none(quotations: usize) -> BitSet {
        BitSet(vec![0; quotations.div_ceil(64)].into())
    }

    fn all(quotations: usize) -> BitSet {
        let mut bits = BitSet(vec![!0; quotations.div_ceil(64)].into());
        if let Some(last) = bits.0.last_mut()
            && !quotations.is_multiple_of(64)
        {
            *last = (1 << (quotations % 64)) - 1;
        }
        bits
    }

    #[inline(always)]
    fn set(&mut self, at: u32) {
        self.0[at as usize / 64] |= 1 << (at % 64);
    }

    #[inline(always)]
    fn has(&self, at: u32) -> bool {
        self.0[at as usize / 64] >> (at % 64) & 1 == 1
    }

    fn join(&mut self, other: &BitSet, both: impl Fn(u64, u64) -> u64) {
        self.0.iter_mut().zip(&other.0).for_each(|(bits, other)| *bits = both(*bits, *other));
    }

    fn count(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Calls for every bit that is set, in order.
    #[inline(always)]
    fn each(&self, mut call: impl FnMut(u32)) {
        for (at, &word) in self.0.iter().enumerate() {
            let mut word = word;
            while word != 0 {
                call(at as u32 * 64 + word.trailing_zeros());
                word &= word - 1;
            }
        }
    }
}

/// A term looked up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ResolvedTerm {
    /// What each of its words may stand for.
    pub(super) words: Vec<Vec<Alternative>>,
    pub(super) excluded: bool,
    /// Which part of the query it belongs to: of those joined by `OR` one is enough.
    pub(super) part: usize,
    rarity: f32,
}

impl ResolvedTerm {
    /// How a word in a text fits the term's word at `at`.
    fn fits(&self, at: usize, word: u32) -> Option<MatchKind> {
        let fitting = self.words[at].iter().filter(|known| known.words.contains(&word));
        fitting.map(|known| known.kind).min()
    }

    /// How words in a row fit all of the term's.
    pub(super) fn fits_all(&self, mut words: impl Iterator<Item = u32>) -> Option<MatchKind> {
        let mut worst = MatchKind::Exact;
        for at in 0..self.words.len() {
            worst = worst.max(self.fits(at, words.next()?)?);
        }
        Some(worst)
    }
}

impl Index {
    /// Answers a request: the best `limit` hits without their marks, and all counts.
    pub fn find(&self, request: &Request, limit: usize) -> Outcome {
        let query = self.understood(&request.text);
        let wanted = query.terms.iter().filter(|term| !term.excluded).count();
        let pasted = wanted >= rank::PASTED && wanted == query.all.len() && !request.exact;
        let mut reach = if request.exact { Reach::Exact } else { Reach::Forms };
        let mut most = pasted;
        // The very first search waits for the lists of its own words only.
        let first = !query.terms.is_empty() && self.is_first_search();
        loop {
            let mut terms: Vec<ResolvedTerm> =
                query.terms.iter().map(|term| self.resolve(term, reach)).collect();
            for (part, node) in query.all.iter().enumerate() {
                assign_part(node, part, &mut terms);
            }
            let own;
            let postings = if first {
                let known = terms.iter().flat_map(|term| term.words.iter().flatten());
                own = self.postings_of(known.map(|known| known.words.clone()));
                &own
            } else if terms.is_empty() {
                own = Lists::default();
                &own
            } else {
                self.postings()
            };
            let mut pass = Evaluation::new(self, postings, &query, terms);
            let mut matching = if most { pass.most() } else { pass.everything() };
            let outcome = pass.collect(&mut matching, request, limit, most.then_some(pasted));
            if outcome.total > 0 || wanted == 0 || reach == Reach::Exact {
                return outcome;
            }
            if most && reach == Reach::Typos {
                return outcome;
            }
            // First mistakes in every word, then fewer words.
            most |= reach == Reach::Typos;
            reach = Reach::Typos;
        }
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

    fn resolve(&self, term: &Term, reach: Reach) -> ResolvedTerm {
        let exactly = |word: &String| {
            let words = self.exact(word);
            vec![Alternative { words, kind: MatchKind::Exact }]
        };
        let reach = if term.phrase { Reach::Exact } else { reach };
        let last = term.words.len() - 1;
        let mut words: Vec<Vec<Alternative>> = Vec::with_capacity(term.words.len());
        for (at, word) in term.words.iter().enumerate() {
            let open = term.open && at == last;
            if reach == Reach::Exact && !open {
                words.push(exactly(word));
                continue;
            }
            let single = Term { words: vec![word.clone()], open, ..term.clone() };
            words.push(self.alternatives(&single, reach));
        }
        if term.excluded {
            // What a reader keeps out is meant as typed.
            words.iter_mut().for_each(|word| word.retain(|found| found.kind <= MatchKind::Begins));
        }
        ResolvedTerm { words, excluded: term.excluded, part: 0, rarity: 0.0 }
    }
}

/// Notes of every term below a node which part of the query it belongs to.
fn assign_part(node: &Node, part: usize, terms: &mut [ResolvedTerm]) {
    match node {
        Node::Term(term) => terms[*term].part = part,
        Node::Filter(_) => {}
        Node::All(nodes) | Node::Any(nodes) => {
            nodes.iter().for_each(|node| assign_part(node, part, terms));
        }
        Node::Not(node) => assign_part(node, part, terms),
    }
}

/// One evaluation of a query.
struct Evaluation<'q> {
    index: &'q Index,
    /// Of the words that the leaves may stand for at least.
    postings: &'q Lists,
    query: &'q Query,
    terms: Vec<ResolvedTerm>,
    /// For each quotation, the worth of the best match of the term being looked at.
    best: Box<[u8]>,
    /// For each quotation, its score so far.
    total: Box<[f32]>,
    /// For each quotation, the rarity of all terms that it has; only where not all are needed.
    had: Vec<f32>,
    /// The words of the quotation being looked at, and their zones.
    words: Vec<(u32, u8)>,
}

impl<'q> Evaluation<'q> {
    fn new(
        index: &'q Index,
        postings: &'q Lists,
        query: &'q Query,
        terms: Vec<ResolvedTerm>,
    ) -> Evaluation<'q> {
        let quotations = index.quotations.len();
        let mut pass = Evaluation {
            index,
            postings,
            query,
            terms,
            best: vec![0; quotations].into(),
            total: vec![0.0; quotations].into(),
            had: Vec::new(),
            words: Vec::new(),
        };
        for term in 0..pass.terms.len() {
            pass.terms[term].rarity = pass.rarity_of(term);
        }
        pass
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

    fn rarity_among(&self, known: &Alternative) -> f32 {
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
    fn everything(&mut self) -> BitSet {
        let alive = BitSet::all(self.index.quotations.len());
        self.all(&self.query.all, alive)
    }

    fn all(&mut self, nodes: &'q [Node], mut alive: BitSet) -> BitSet {
        let mut order: Vec<(usize, &Node)> =
            nodes.iter().map(|node| (self.cost(node), node)).collect();
        order.sort_by_key(|a| a.0);
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
    fn most(&mut self) -> BitSet {
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

    /// What a match in a zone is worth that keeps so much of it; 0 where the query does not look.
    fn zones(&self, keeps: f32) -> [u8; 4] {
        let scope = self.query.scope;
        Zone::ALL.map(|zone| {
            let looked = scope != Scope::Quote || zone >= Zone::Paraphrase;
            if looked { worth(rank::zone(zone), keeps) } else { 0 }
        })
    }

    /// What is left of a place's worth where a word was found as this. A word that stands nowhere
    /// is mistyped, whatever it seems to be a form of, and hardly ever a very common word.
    fn keeps(&self, term: &ResolvedTerm, known: &Alternative) -> f32 {
        let meant = term.words[0].first().is_some_and(|first| first.kind == MatchKind::Exact);
        if meant || known.kind == MatchKind::Begins {
            return rank::likeness(known.kind);
        }
        let rare = (self.rarity_among(known) / rank::RARE).min(1.0);
        let kind = match known.kind {
            MatchKind::Form | MatchKind::Variant => MatchKind::Typo,
            kind => kind,
        };
        rank::likeness(kind) * rare
    }

    /// What has a term. Adds what the matches are worth to the totals.
    fn term(&mut self, term: usize, alive: &BitSet) -> BitSet {
        let term = self.terms[term].clone();
        let mut found = BitSet::none(self.index.quotations.len());
        if term.words.len() == 1 {
            self.word(&term, alive, &mut found);
        } else {
            self.phrase(&term, alive, &mut found);
        }
        // What is kept out is looked for in the quotation and its sentences alone: a headline, an
        // outlet and a speaker's name are said of many quotations at once.
        if !term.excluded && matches!(self.query.scope, Scope::Anywhere | Scope::Article) {
            self.names(&term, alive, &mut found);
        }
        if self.query.scope == Scope::Article {
            self.articles(&term, alive, &mut found);
        }
        let Evaluation { best, total, .. } = self;
        let rarity = term.rarity / rank::WHOLE;
        found.each(|at| {
            let best = &mut best[at as usize];
            if !term.excluded {
                total[at as usize] += rarity * f32::from(*best);
            }
            *best = 0;
        });
        found
    }

    fn word(&mut self, term: &ResolvedTerm, alive: &BitSet, found: &mut BitSet) {
        let left = alive.count();
        let quotations = self.index.quotations.len();
        for known in &term.words[0] {
            let zones = self.zones(self.keeps(term, known));
            let postings = self.postings.of_all(known.words.clone());
            if known.words.len() == 1 && left * PROBES < postings.len() {
                alive.each(|at| {
                    let from = postings.partition_point(|&posting| posting >> 2 < at);
                    for posting in postings[from..].iter().take_while(|&&p| p >> 2 == at) {
                        note_match(&mut self.best, found, at, zones[*posting as usize & 3]);
                    }
                });
                continue;
            }
            let all = left == quotations;
            for &posting in postings {
                if all || alive.has(posting >> 2) {
                    note_match(&mut self.best, found, posting >> 2, zones[posting as usize & 3]);
                }
            }
        }
    }

    /// Words side by side: the quotations that have the rarest of them are read.
    fn phrase(&mut self, term: &ResolvedTerm, alive: &BitSet, found: &mut BitSet) {
        let index = self.index;
        let times = |words: Range<u32>| self.postings.of_all(words).len();
        let Some(rarest) = rarest(term, &times) else { return };
        let mut words = std::mem::take(&mut self.words);
        for known in rarest {
            for &posting in self.postings.of_all(known.words.clone()) {
                let number = posting >> 2;
                if !alive.has(number) || found.has(number) {
                    continue;
                }
                index.words_of(number, &mut words);
                let split = index.quotations.split[number as usize] == 1;
                phrases(term, split, &words, &mut |places, kind| {
                    // It is worth what its least telling word is: a phrase that runs from the
                    // content into narration is not the speaker's.
                    let least = places.iter().map(|&at| words[at].1).min().unwrap_or(0);
                    let worth = self.zones(rank::likeness(kind))[usize::from(least)];
                    note_match(&mut self.best, found, number, worth);
                });
            }
        }
        self.words = words;
    }

    /// Quotations whose speaker, headline or outlet has the term.
    fn names(&mut self, term: &ResolvedTerm, alive: &BitSet, found: &mut BitSet) {
        let index = self.index;
        let times = |words: Range<u32>| index.times_named(words);
        for known in rarest(term, &times).into_iter().flatten() {
            let single = (term.words.len() == 1).then(|| self.keeps(term, known));
            for (field, owner) in index.named(known.words.clone()) {
                let keeps = if let Some(keeps) = single {
                    keeps
                } else {
                    let words = index.names(field, owner);
                    let starts = 0..words.len();
                    let found = starts.filter_map(|at| term.fits_all(words[at..].iter().copied()));
                    let Some(kind) = found.min() else { continue };
                    rank::likeness(kind)
                };
                let worth = worth(rank::field(field), keeps);
                let owned = match field {
                    Field::Speaker => &index.by_speaker,
                    Field::Headline | Field::Outlet => &index.by_article,
                };
                for &number in owned.of(owner).iter().filter(|&&number| alive.has(number)) {
                    note_match(&mut self.best, found, number, worth);
                }
            }
        }
    }

    /// Quotations of articles whose text has the term anywhere. Reads all texts: few ask for it.
    fn articles(&mut self, term: &ResolvedTerm, alive: &BitSet, found: &mut BitSet) {
        let index = self.index;
        for (article, bounds) in (0..).zip(index.article_starts.windows(2)) {
            let (start, end) = (bounds[0] as usize, bounds[1] as usize);
            let from = |at: usize| (at..end).map(|at| index.word_at(at));
            if let Some(kind) = (start..end).filter_map(|at| term.fits_all(from(at))).min() {
                let worth = worth(rank::field(Field::Headline), rank::likeness(kind));
                for &number in index.by_article.of(article).iter().filter(|&&n| alive.has(n)) {
                    note_match(&mut self.best, found, number, worth);
                }
            }
        }
    }

    /// Counts what matches, applies the filters, ranks. `pasted` is given where not all words are
    /// needed: whether because so many were typed.
    fn collect(
        &mut self,
        matching: &mut BitSet,
        request: &Request,
        limit: usize,
        pasted: Option<bool>,
    ) -> Outcome {
        let index = self.index;
        let filter = index.filter(&request.chosen, &self.query.filters);
        let filtered: Vec<(Facet, &Vec<bool>)> = Facet::ALL
            .into_iter()
            .filter_map(|facet| Some((facet, filter[facet as usize].as_ref()?)))
            .collect();
        // The facets whose own choice keeps a quotation out, and whether there are several.
        let failed = |at: u32| {
            if filtered.is_empty() {
                return (None, false);
            }
            let mut fails = filtered
                .iter()
                .filter(|(facet, passes)| !passes[index.value_of(at, *facet) as usize]);
            (fails.next().map(|(facet, _)| *facet), fails.next().is_some())
        };
        if let Some(pasted) = pasted {
            let mut best = 0.0_f32;
            matching.each(|at| {
                let had = self.had[at as usize];
                if had > best && failed(at).0.is_none() {
                    best = had;
                }
            });
            let least = if pasted { rank::ALIKE * self.rarities() } else { rank::NEARLY * best };
            let mut enough = BitSet::none(index.quotations.len());
            matching.each(|at| {
                if self.had[at as usize] >= least {
                    enough.set(at);
                }
            });
            *matching = enough;
        }

        let mut counter = Counter::new(index);
        let mut total = 0;
        // How many hits have which score, in steps: from where on the best ones are found.
        let mut steps = [0_u32; STEPS];
        let rarities = self.rarities();
        let order: Vec<usize> =
            (0..self.terms.len()).filter(|&term| !self.terms[term].excluded).collect();
        let scored = !order.is_empty();
        let ordered = order.len() > 1;
        let mut top = TopHits::new(limit);
        let scores = &mut self.total;
        let content = &index.quotations.content[..];
        matching.each(|at| {
            let facet = match failed(at) {
                (_, true) => return scores[at as usize] = FILTERED_OUT,
                (facet, false) => facet,
            };
            if let Some(facet) = facet {
                counter.add_in(index, at, facet);
                return scores[at as usize] = FILTERED_OUT;
            }
            counter.add(index, at);
            total += 1;
            let score = &mut scores[at as usize];
            if scored {
                let short = rank::MIDDLE / (rank::MIDDLE + content[at as usize] as f32);
                *score = *score / rarities + rank::SHORT * short;
            }
            if ordered {
                steps[step(*score)] += 1;
            } else {
                top.offer(*score, at);
            }
        });
        if ordered {
            let mut enough = 0;
            let last = steps.iter().rposition(|&hits| {
                enough += hits;
                enough as usize >= limit
            });
            // Nothing below can reach the best, even with its words together.
            let least = last.unwrap_or(0) as f32 / STEP - rank::TOGETHER;
            let near = Proximity::new(index, &self.terms, &order);
            let mut words = std::mem::take(&mut self.words);
            let scores = &self.total;
            matching.each(|at| {
                let score = scores[at as usize];
                if score >= least && score != FILTERED_OUT {
                    index.words_of(at, &mut words);
                    top.offer(score + near.bonus(&words), at);
                }
            });
        }
        Outcome {
            total,
            hits: top
                .best()
                .into_iter()
                .map(|(score, quotation)| Hit { quotation, score, ..Hit::default() })
                .collect(),
            facets: counter.counts(index),
            notes: self.query.notes.clone(),
            filters: self.query.filters.clone(),
            found: self.found(),
            relaxation: match pasted {
                None => Relaxation::Nothing,
                Some(true) => Relaxation::Alike,
                Some(false) => Relaxation::Most,
            },
            scope: self.query.scope,
            terms: std::mem::take(&mut self.terms),
        }
    }

    /// The rarity of all terms together.
    fn rarities(&self) -> f32 {
        self.terms.iter().filter(|term| !term.excluded).map(|term| term.rarity).sum()
    }

    /// What each term was found as, besides itself.
    fn found(&self) -> Vec<Found> {
        let found = |(typed, term): (&Term, &ResolvedTerm)| {
            let mut including: Vec<(usize, Included)> = Vec::new();
            for known in term.words.iter().flatten() {
                // What a reader is still typing needs no explanation.
                if matches!(known.kind, MatchKind::Exact | MatchKind::Begins) {
                    continue;
                }
                for word in known.words.clone() {
                    let times = self.postings.of(word).len();
                    let word = self.index.text_of(word).to_owned();
                    including.push((times, Included { word, kind: known.kind }));
                }
            }
            including.sort_by(|a, b| a.1.kind.cmp(&b.1.kind).then(b.0.cmp(&a.0)));
            Found {
                term: typed.span,
                including: including.into_iter().map(|(_, included)| included).collect(),
            }
        };
        self.query.terms.iter().zip(&self.terms).map(found).collect()
    }
}

/// What the word of a term stands for that has the shortest lists: few are looked at for the others.
fn rarest<'l>(
    term: &'l ResolvedTerm,
    times: &dyn Fn(Range<u32>) -> usize,
) -> Option<&'l Vec<Alternative>> {
    let listed = |word: &&Vec<Alternative>| {
        word.iter().map(|known| times(known.words.clone())).sum::<usize>()
    };
    term.words.iter().min_by_key(listed)
}

/// Looking a quotation up in a list is worth this many items of a list read one after the other.
const PROBES: usize = 12;

/// Score of what a filter keeps out.
const FILTERED_OUT: f32 = -1.0;

/// Steps of scores, and how many make a score of 1.
const STEPS: usize = 1024;
const STEP: f32 = 900.0;

fn step(score: f32) -> usize {
    ((score * STEP) as usize).min(STEPS - 1)
}

/// What is left of a place's worth; something, of whatever is found.
fn worth(place: f32, keeps: f32) -> u8 {
    (place * keeps + 1.0) as u8
}

/// Notes a match in a quotation, if the query looks there.
#[inline(always)]
fn note_match(best: &mut [u8], found: &mut BitSet, at: u32, worth: u8) {
    if worth > 0 {
        found.set(at);
        let best = &mut best[at as usize];
        if worth > *best {
            *best = worth;
        }
    }
}

/// Where the words of a phrase stand in a quotation, each time they do.
///
/// In the words as they come, and where the content has several segments in the content alone: an
/// attribution in between (“A,” she said, “B”) is the reporter's, not the speaker's.
pub(super) fn phrases(
    term: &ResolvedTerm,
    split: bool,
    words: &[(u32, u8)],
    found: &mut dyn FnMut(&[usize], MatchKind),
) {
    let length = term.words.len();
    let plain: Vec<usize> = (0..words.len()).collect();
    let content: Vec<usize> = match split && length > 1 {
        true => plain.iter().copied().filter(|&at| words[at].1 >= Zone::Paraphrase as u8).collect(),
        false => Vec::new(),
    };
    for (places, again) in [(&plain, false), (&content, true)] {
        for places in places.windows(length) {
            // What is together in the words as they come was found there.
            if again && places[length - 1] - places[0] == length - 1 {
                continue;
            }
            if let Some(kind) = term.fits_all(places.iter().map(|&at| words[at].0)) {
                found(places, kind);
            }
        }
    }
}

impl Index {
    /// The words of a quotation with their zones.
    pub(super) fn words_of(&self, quotation: u32, words: &mut Vec<(u32, u8)>) {
        words.clear();
        let mut at = self.quotations.first[quotation as usize] as usize;
        for (length, zone) in self.quotations.runs(quotation) {
            for _ in 0..length {
                words.push((self.word_at(at), zone as u8));
                at += 1;
            }
        }
    }
}

/// The best hits so far; of equals the first offered.
struct TopHits {
    limit: usize,
    hits: Vec<(f32, u32)>,
    /// Whether they are few, and kept best first as they come; many are sorted in the end.
    few: bool,
}

impl TopHits {
    fn new(limit: usize) -> TopHits {
        TopHits { limit, hits: Vec::new(), few: limit <= FEW }
    }

    fn offer(&mut self, score: f32, at: u32) {
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

    fn best(mut self) -> Vec<(f32, u32)> {
        if !self.few {
            self.hits.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            self.hits.truncate(self.limit);
        }
        self.hits
    }
}

/// Up to so many hits it takes less time to put each into its place than to sort all.
const FEW: usize = 64;

/// How near each other the words of a quotation stand that were typed one after the other.
struct Proximity {
    /// For each word of the dictionary, the place of its term in the order typed, from 1.
    places: Vec<u8>,
    pairs: f32,
}

impl Proximity {
    fn new(index: &Index, terms: &[ResolvedTerm], order: &[usize]) -> Proximity {
        let mut places = vec![0; index.letters.len()];
        for (place, &term) in (1..=u8::MAX).zip(order) {
            for known in terms[term].words.iter().take(1).flatten() {
                for word in known.words.clone() {
                    let old = &mut places[word as usize];
                    // The word itself belongs to its own term, not to one that it is a form of.
                    if *old == 0 || known.kind == MatchKind::Exact {
                        *old = place;
                    }
                }
            }
        }
        Proximity { places, pairs: order.len() as f32 - 1.0 }
    }

    /// What a quotation gains: for each two terms typed one after the other, by how far apart they
    /// stand where they are nearest.
    fn bonus(&self, words: &[(u32, u8)]) -> f32 {
        let mut last = [0_u32; 256];
        let mut nearest = [0.0_f32; 256];
        for (at, &(word, _)) in (1..).zip(words) {
            let place = usize::from(self.places.get(word as usize).copied().unwrap_or(0));
            if place == 0 {
                continue;
            }
            last[place] = at;
            let mut pair = |other: usize, pair: usize, keeps: f32| {
                if last[other] > 0 {
                    let apart = at - last[other];
                    let near = keeps * (1.0 - (apart - 1) as f32 / rank::FAR as f32);
                    nearest[pair] = nearest[pair].max(near);
                }
            };
            pair(place - 1, place - 1, 1.0);
            if place < 255 {
                pair(place + 1, place, rank::REVERSED);
            }
        }
        rank::TOGETHER * nearest.iter().sum::<f32>() / self.pairs
    }
}
