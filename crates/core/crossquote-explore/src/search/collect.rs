//! What an outcome says of what matches: counts of each facet's values, the best hits, how the words typed
//! were found.

use super::bits::BitSet;
use super::evaluate::Evaluation;
use super::facets::Counter;
use super::index::{DOUBTFUL, Index};
use super::lookup::MatchKind;
use super::proximity::Proximity;
use super::query::{Term, TypedFilter};
use super::rank;
use super::resolve::ResolvedTerm;
use super::top::TopHits;
use super::{Facet, Found, Hit, Included, Outcome, Relaxation, Request};
use crossquote_text::order::sort_by;

impl Evaluation<'_> {
    /// Counts what matches, applies the filters, ranks.
    pub(super) fn collect(
        mut self,
        mut matching: BitSet,
        request: &Request,
        limit: usize,
        relaxation: Relaxation,
    ) -> Outcome {
        let gate = Gate::new(self.index, request, &self.query.filters);
        if relaxation != Relaxation::Nothing {
            matching = self.with_enough(&matching, &gate, relaxation);
        }
        let mut counter = Counter::new(self.index);
        let mut top = TopHits::new(limit);
        let order: Vec<usize> =
            (0..self.terms.len()).filter(|&term| !self.terms[term].excluded).collect();
        let Counted { total, doubtful } = if order.len() > 1 {
            let mut steps = Steps([0; STEPS]);
            let counted =
                self.count(&matching, &gate, &mut counter, true, |_, score| steps.note(score));
            self.rank_by_proximity(&matching, &order, steps.least(limit), &mut top);
            counted
        } else {
            let scored = !order.is_empty();
            self.count(&matching, &gate, &mut counter, scored, |at, score| top.offer(score, at))
        };
        let hit = |(score, quotation)| Hit { quotation, score, ..Hit::default() };
        Outcome {
            total,
            doubtful,
            hits: top.best().into_iter().map(hit).collect(),
            facets: counter.counts(self.index),
            notes: self.query.notes.clone(),
            filters: self.query.filters.clone(),
            found: self.found_as(),
            relaxation,
            scope: self.query.scope,
            terms: self.terms,
        }
    }

    /// Of what has some of the words, what has enough of them.
    fn with_enough(&self, matching: &BitSet, gate: &Gate, relaxation: Relaxation) -> BitSet {
        let index = self.index;
        let least = if relaxation == Relaxation::Alike {
            rank::ALIKE * self.rarities()
        } else {
            let mut best = 0.0_f32;
            matching.each(|at| {
                let had = self.had[at as usize];
                if had > best && gate.verdict(index, at) == Verdict::Passes {
                    best = had;
                }
            });
            rank::NEARLY * best
        };
        let mut enough = BitSet::none(index.quotations.len());
        matching.each(|at| {
            if self.had[at as usize] >= least {
                enough.set(at);
            }
        });
        enough
    }

    /// Counts what matches and finishes its scores; calls for each quotation that the filters let through and
    /// that is shown.
    fn count(
        &mut self,
        matching: &BitSet,
        gate: &Gate,
        counter: &mut Counter,
        scored: bool,
        mut hit: impl FnMut(u32, f32),
    ) -> Counted {
        let index = self.index;
        let rarities = self.rarities();
        let (content, flags) = (&index.quotations.content[..], &index.quotations.flags[..]);
        let scores = &mut self.total;
        let mut counted = Counted::default();
        matching.each(|at| {
            let score = &mut scores[at as usize];
            let flags = flags[at as usize];
            let is_hidden = flags & gate.hidden != 0;
            match gate.verdict(index, at) {
                Verdict::Passes => {}
                Verdict::Fails(facet) => {
                    if !is_hidden {
                        counter.add_in(index, at, facet);
                    }
                    return *score = FILTERED_OUT;
                }
                Verdict::FailsSeveral => return *score = FILTERED_OUT,
            }
            counted.doubtful += u32::from(flags & DOUBTFUL != 0);
            if is_hidden {
                return *score = FILTERED_OUT;
            }
            counter.add(index, at);
            counted.total += 1;
            if scored {
                let short = rank::MIDDLE / (rank::MIDDLE + content[at as usize] as f32);
                *score = *score / rarities + rank::SHORT * short;
            }
            hit(at, *score);
        });
        counted
    }

    /// Offers hits with what they gain because the terms of `order` stand together in them; none with a score
    /// below `least`, which cannot be among the best.
    fn rank_by_proximity(
        &mut self,
        matching: &BitSet,
        order: &[usize],
        least: f32,
        top: &mut TopHits,
    ) {
        let proximity = Proximity::new(self.index, &self.terms, order);
        matching.each(|at| {
            let score = self.total[at as usize];
            if score >= least && score != FILTERED_OUT {
                self.index.words_of(at, &mut self.words);
                top.offer(score + proximity.bonus(&self.words), at);
            }
        });
    }

    /// The rarity of all terms together.
    fn rarities(&self) -> f32 {
        self.terms.iter().filter(|term| !term.excluded).map(|term| term.rarity).sum()
    }

    /// What each term was found as, besides itself.
    fn found_as(&self) -> Vec<Found> {
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
            sort_by(&mut including, |a, b| a.1.kind.cmp(&b.1.kind).then(b.0.cmp(&a.0)));
            let including = including.into_iter().map(|(_, included)| included).collect();
            Found { term: typed.span, including }
        };
        self.query.terms.iter().zip(&self.terms).map(found).collect()
    }
}

/// Score of what a filter keeps out, or doubt.
const FILTERED_OUT: f32 = -1.0;

/// How many quotations a search finds.
#[derive(Default)]
struct Counted {
    /// Those that are shown.
    total: u32,
    /// Those that are doubtful, shown or not.
    doubtful: u32,
}

/// What keeps quotations out.
struct Gate {
    /// The facets in which something is asked for, and for each of their values whether it passes.
    facets: Vec<(Facet, Vec<bool>)>,
    /// Flags of what passes them and is not shown.
    hidden: u32,
}

/// Whether a quotation passes all facets, or fails in one or in several. What fails in one alone is counted
/// there: its facet shows what would be found with another choice.
#[derive(PartialEq)]
enum Verdict {
    Passes,
    Fails(Facet),
    FailsSeveral,
}

impl Gate {
    fn new(index: &Index, request: &Request, typed: &[TypedFilter]) -> Gate {
        let filter = Facet::ALL.into_iter().zip(index.filter(&request.chosen, typed));
        let facets = filter.filter_map(|(facet, passes)| Some((facet, passes?))).collect();
        Gate { facets, hidden: if request.doubtful { 0 } else { DOUBTFUL } }
    }

    #[inline]
    fn verdict(&self, index: &Index, quotation: u32) -> Verdict {
        // Most searches, and the innermost loop.
        if self.facets.is_empty() {
            return Verdict::Passes;
        }
        let fails = |(facet, passes): &&(Facet, Vec<bool>)| {
            !passes[index.value_of(quotation, *facet) as usize]
        };
        let mut failed = self.facets.iter().filter(fails);
        match (failed.next(), failed.next()) {
            (None, _) => Verdict::Passes,
            (Some((facet, _)), None) => Verdict::Fails(*facet),
            (Some(_), Some(_)) => Verdict::FailsSeveral,
        }
    }
}

/// How many hits have which score, in steps: from where on the best ones are found.
struct Steps([u32; STEPS]);

/// How many steps, and how many make a score of 1.
const STEPS: usize = 1024;
const STEP: f32 = 900.0;

impl Steps {
    fn note(&mut self, score: f32) {
        self.0[((score * STEP) as usize).min(STEPS - 1)] += 1;
    }

    /// The least score with which a hit may be among the best: nothing below can reach them, even with its
    /// words together.
    fn least(&self, limit: usize) -> f32 {
        let mut enough = 0;
        let last = self.0.iter().rposition(|&hits| {
            enough += hits;
            enough as usize >= limit
        });
        last.unwrap_or(0) as f32 / STEP - rank::TOGETHER
    }
}
