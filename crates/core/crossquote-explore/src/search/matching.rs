//! Where one term matches: in the words of quotations, in names beside them, in whole articles; and what a
//! match there is worth.

use std::ops::Range;

use super::bits::BitSet;
use super::evaluate::Evaluation;
use super::index::SPLIT;
use super::lookup::{Alternative, MatchKind};
use super::query::Scope;
use super::rank;
use super::resolve::{ResolvedTerm, phrases};
use super::{Field, Zone};

impl Evaluation<'_> {
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
    pub(super) fn term(&mut self, term: usize, alive: &BitSet) -> BitSet {
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
                let split = index.quotations.flags[number as usize] & SPLIT != 0;
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
