//! The index: every word of a dataset as a number, so that searching compares numbers only.
//!
//! ```text
//! vocabulary   a … nation nato natural …       sorted: a word is a number, a prefix a range
//! article      [412, 97, 3, …] + byte ranges   each text is read once
//! quotation    words 120..163 of article 2, and the zone of each: quoted, paraphrase, …
//! ```
//!
//! A search is one pass over the quotations. Posting lists would skip most of them; they would
//! also have to be kept for every facet count and every removal, which need the quotations that
//! *almost* match. Measured natively over 24 000 generated quotations (6 MB of text): 1 to 8 ms for
//! ordinary words, 10 to 18 ms where half of all quotations match and each gets its marks.

use std::collections::BTreeMap;
use std::ops::Range;

use super::facets::{FACETS, Facets, Filter};
use super::query::{Query, Term, parse};
use super::rank;
use super::{Beside, Facet, Field, Hit, Outcome, Removable, Removal, Request};
use crate::model::{Article, Dataset, Quotation, Span, Stated};
use crate::order::{sort_and_dedup, sort_by};
use crate::text::key::key_into;
use crate::text::words;

/// A dataset made ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Every word's key, sorted: a word's number is its position.
    vocabulary: Vec<String>,
    articles: Vec<Text>,
    entries: Vec<Entry>,
    /// The zone of each word of each entry, entry after entry.
    zones: Vec<Zone>,
    /// The words of each [`Field`]: for each speaker, those of all names used, [`GAP`] between two
    /// names; for each article, those of its title and of its outlet.
    fields: [Vec<Vec<u32>>; Field::ALL.len()],
    facets: Facets,
}

/// The words of one article's text.
#[derive(Clone, Debug, Default)]
struct Text {
    ids: Vec<u32>,
    spans: Vec<Span>,
}

/// One quotation.
#[derive(Clone, Debug)]
struct Entry {
    article: u32,
    speaker: u32,
    /// Its words: positions in its article's [`Text`]. Context and content together.
    words: (u32, u32),
    /// Where its zones begin in [`Index::zones`].
    zones: u32,
    /// How many words are content.
    content: u32,
    /// Whether the content has more than one segment, so that a phrase may run over a gap.
    split: bool,
    /// Its value in each facet.
    values: [u32; FACETS],
}

/// What part of its quotation a word is, the least telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Zone {
    Context,
    Source,
    Paraphrase,
    Quoted,
}

impl Zone {
    fn weight(self) -> f32 {
        match self {
            Zone::Context => rank::CONTEXT,
            Zone::Source => rank::SOURCE,
            Zone::Paraphrase => rank::PARAPHRASE,
            Zone::Quoted => rank::QUOTED,
        }
    }

    fn is_content(self) -> bool {
        self >= Zone::Paraphrase
    }
}

/// No word's number. Stands between names, so that no phrase runs from one into the next.
const GAP: u32 = u32::MAX;

/// A term looked up: for each of its words, the range of word numbers that it means.
#[derive(Default)]
struct Needle {
    words: Vec<Range<u32>>,
    excluded: bool,
    /// The number of the last word as typed, where that word may be unfinished.
    open: Option<Option<u32>>,
}

/// A needle and where it was found among what quotations share.
struct Prepared {
    needle: Needle,
    /// Where it was typed.
    term: Span,
    /// For each speaker or article, the weight of the match in each [`Field`]; 0 for none.
    fields: [Vec<f32>; Field::ALL.len()],
}

impl Prepared {
    /// The weight of the match in a field of the entry; 0 for none.
    fn beside(&self, field: Field, entry: &Entry) -> f32 {
        let of = if field == Field::Speaker { entry.speaker } else { entry.article };
        self.fields[field as usize].get(of as usize).copied().unwrap_or(0.0)
    }
}

impl Index {
    /// Reads the dataset once.
    pub fn new(dataset: &Dataset) -> Index {
        let mut interner = Interner::default();
        let mut articles: Vec<Text> = dataset
            .articles
            .iter()
            .map(|article| {
                let mut text = Text::default();
                for word in words(&article.text) {
                    text.ids.push(interner.id(word.text));
                    text.spans.push(word.span);
                }
                text
            })
            .collect();
        let speakers: Vec<Vec<u32>> = dataset
            .speakers
            .iter()
            .map(|speaker| {
                let mut forms: Vec<&str> =
                    speaker.mentions.iter().map(|mention| mention.form.as_str()).collect();
                forms.push(&speaker.name);
                sort_and_dedup(&mut forms);
                interner.names(&forms)
            })
            .collect();
        let mut stated = |fact: fn(&Article) -> &Option<Stated>| -> Vec<Vec<u32>> {
            let names = |article| fact(article).as_ref().map(|fact| fact.value.as_str());
            dataset
                .articles
                .iter()
                .map(|article| interner.names(names(article).as_slice()))
                .collect()
        };
        let mut fields =
            [speakers, stated(|article| &article.title), stated(|article| &article.outlet)];
        let (vocabulary, renumbered) = interner.sorted();
        let lists = articles.iter_mut().map(|text| &mut text.ids);
        for ids in lists.chain(fields.iter_mut().flatten()) {
            for id in ids.iter_mut().filter(|id| **id != GAP) {
                *id = renumbered[*id as usize];
            }
        }
        let (facets, values) = Facets::new(dataset);
        let mut index = Index { vocabulary, articles, fields, facets, ..Index::default() };
        for (quotation, values) in dataset.quotations.iter().zip(values) {
            index.enter(quotation, values);
        }
        index
    }

    /// Adds one quotation.
    fn enter(&mut self, quotation: &Quotation, values: [u32; FACETS]) {
        let none = Text::default();
        let text = self.articles.get(quotation.article as usize).unwrap_or(&none);
        let within = |span: Span| {
            let from = text.spans.partition_point(|word| word.start < span.start);
            let to = text.spans.partition_point(|word| word.start < span.end);
            from..to.max(from)
        };
        let whole = quotation.content.iter().fold(quotation.context, |all, &span| all.cover(span));
        let words = within(whole);
        let mut zones = vec![Zone::Context; words.len()];
        let mut paint = |spans: &[Span], zone: Zone| {
            for at in spans.iter().flat_map(|&span| within(span)) {
                if let Some(old) = at.checked_sub(words.start).and_then(|at| zones.get_mut(at)) {
                    *old = zone.max(*old);
                }
            }
        };
        paint(&quotation.cue, Zone::Source);
        paint(&quotation.source, Zone::Source);
        paint(&quotation.content, Zone::Paraphrase);
        paint(&quotation.quoted, Zone::Quoted);
        self.entries.push(Entry {
            article: quotation.article,
            speaker: quotation.speaker,
            words: (words.start as u32, words.end as u32),
            zones: self.zones.len() as u32,
            content: zones.iter().filter(|zone| zone.is_content()).count() as u32,
            split: quotation.content.len() > 1,
            values,
        });
        self.zones.extend(zones);
    }

    /// Answers a request. `dataset` is the one that the index was made from.
    pub fn search(&self, dataset: &Dataset, request: &Request) -> Outcome {
        debug_assert_eq!(dataset.quotations.len(), self.entries.len(), "another dataset's index");
        let query = parse(&request.text);
        let terms: Vec<Prepared> = query.terms.iter().map(|term| self.prepare(term)).collect();
        let in_order = in_order(&terms);
        let filter = self.facets.filter(&request.chosen);
        let mut counters = self.facets.counters();
        let mut without = Without { terms: vec![0; terms.len()], ..Without::default() };
        let mut hits = Vec::new();
        let mut positions = Vec::new();

        for (number, entry) in self.entries.iter().enumerate() {
            // A quotation that fails in two facets counts nowhere; one that fails in one facet
            // counts in that facet only, and is what removing that facet would give.
            let mut failed = None;
            let mut failures = 0;
            for (facet, passes) in filter.iter().enumerate() {
                if passes.as_ref().is_some_and(|passes| !passes[entry.values[facet] as usize]) {
                    failed = Some(facet);
                    failures += 1;
                }
            }
            if failures > 1 {
                continue;
            }
            without.text += u32::from(failures == 0);
            let (score, missed) = self.weigh(&terms, entry, failures == 0, &mut positions);
            match (missed, failed) {
                (Missed::None, None) => {
                    for (facet, counts) in counters.iter_mut().enumerate() {
                        counts[entry.values[facet] as usize] += 1;
                    }
                    hits.push(self.hit(number, score, &terms, &in_order, &mut positions));
                }
                (Missed::None, Some(facet)) => {
                    counters[facet][entry.values[facet] as usize] += 1;
                    without.facets[facet] += 1;
                }
                (Missed::One(term), None) => without.terms[term] += 1,
                _ => {}
            }
        }
        // Stable: equals stay in reading order, and so does everything when no words were typed.
        sort_by(&mut hits, |a, b| b.score.total_cmp(&a.score));
        let mut removals = Vec::new();
        if hits.is_empty() {
            // Without the last term the one before it is the last, and may be unfinished.
            if let [.., _, last] = &query.terms[..] {
                let mut text = request.text.clone();
                text.replace_range(last.span.range(), " ");
                let terms = parse(&text).terms;
                if terms.last().is_some_and(|term| term.open)
                    && let Some(count) = without.terms.last_mut()
                {
                    *count = self.count(&terms, &filter, &mut positions);
                }
            }
            removals = without.removals(&query, request);
        }
        let facets = self.facets.counts(counters, &request.chosen);
        Outcome { hits, facets, notes: query.notes, removals }
    }

    /// How many quotations match the terms and the filter.
    fn count(&self, terms: &[Term], filter: &Filter, positions: &mut Vec<usize>) -> u32 {
        let terms: Vec<Prepared> = terms.iter().map(|term| self.prepare(term)).collect();
        let passes = |entry: &&Entry| {
            filter
                .iter()
                .zip(entry.values)
                .all(|(passes, value)| passes.as_ref().is_none_or(|passes| passes[value as usize]))
        };
        let entries = self.entries.iter().filter(passes);
        entries
            .filter(|entry| self.weigh(&terms, entry, false, positions).1 == Missed::None)
            .count() as u32
    }

    /// Looks a term up, and finds it in what quotations share.
    fn prepare(&self, term: &Term) -> Prepared {
        let mut words: Vec<Range<u32>> = Vec::with_capacity(term.words.len());
        let mut exact = None;
        for word in &term.words {
            let from = self.vocabulary.partition_point(|known| known < word);
            let known = self.vocabulary.get(from).is_some_and(|known| known == word);
            exact = known.then_some(from as u32);
            words.push(from as u32..from as u32 + u32::from(known));
        }
        if term.open
            && let (Some(range), Some(word)) = (words.last_mut(), term.words.last())
        {
            let following = &self.vocabulary[range.start as usize..];
            let begins = following.partition_point(|known| known.starts_with(word.as_str()));
            range.end = range.start + begins as u32;
        }
        // A word that stands nowhere: no need to look for the others.
        if words.iter().any(Range::is_empty) {
            words.clear();
        }
        let needle = Needle { words, excluded: term.excluded, open: term.open.then_some(exact) };
        let weigh = |names: &Vec<u32>, weight: f32| {
            let found = (0..names.len()).filter(|&at| needle.stands_at(names, at));
            found.map(|at| weight * needle.finished(names, at)).fold(0.0, f32::max)
        };
        let fields = Field::ALL.map(|field| {
            let weight = if field == Field::Speaker { rank::SPEAKER } else { rank::MASTHEAD };
            // What is kept out is looked for in the quotation and its sentences alone.
            let all = if term.excluded { &[][..] } else { &self.fields[field as usize] };
            all.iter().map(|names| weigh(names, weight)).collect()
        });
        Prepared { fields, term: term.span, needle }
    }

    /// The sum of the terms' weights, and whether one or several of them are missed. Stops at the
    /// first one missed unless `count` asks to tell one from several.
    fn weigh(
        &self,
        terms: &[Prepared],
        entry: &Entry,
        count: bool,
        positions: &mut Vec<usize>,
    ) -> (f32, Missed) {
        let mut score = 0.0;
        let mut missed = Missed::None;
        for (at, term) in terms.iter().enumerate() {
            let own = self.best(&term.needle, entry, positions);
            let weight =
                Field::ALL.into_iter().map(|field| term.beside(field, entry)).fold(own, f32::max);
            if (weight > 0.0) != term.needle.excluded {
                score += if term.needle.excluded { 0.0 } else { weight };
                continue;
            }
            if missed != Missed::None || !count {
                return (score, Missed::Several);
            }
            missed = Missed::One(at);
        }
        (score, missed)
    }

    /// The weight of the best match among the quotation's own words; 0 for none.
    fn best(&self, needle: &Needle, entry: &Entry, positions: &mut Vec<usize>) -> f32 {
        let Some(first) = needle.words.first() else { return 0.0 };
        let (ids, zones) = self.words_of(entry);
        let mut best = 0.0;
        if needle.words.len() == 1 {
            // Most needles: nothing but one number to compare.
            for (id, zone) in ids.iter().zip(zones).filter(|(id, _)| first.contains(id)) {
                best = f32::max(best, zone.weight() * needle.unfinished(*id));
                if best == rank::QUOTED {
                    break;
                }
            }
            return best;
        }
        for at in 0..ids.len() {
            if first.contains(&ids[at]) && needle.find(ids, zones, at, entry.split, positions) {
                // A phrase is worth what its least telling word is: one that runs from the
                // content into narration is not the speaker's.
                let zone = positions.iter().map(|&at| zones[at]).min().unwrap_or(Zone::Context);
                let last = positions.last().copied().unwrap_or(at);
                let weight = zone.weight() * needle.unfinished(ids[last]);
                if weight > best {
                    best = weight;
                }
                if best == rank::QUOTED {
                    break;
                }
            }
        }
        best
    }

    /// The words of an entry and their zones.
    fn words_of(&self, entry: &Entry) -> (&[u32], &[Zone]) {
        let (from, to) = (entry.words.0 as usize, entry.words.1 as usize);
        let ids = self.articles.get(entry.article as usize).and_then(|text| text.ids.get(from..to));
        let start = entry.zones as usize;
        match (ids, self.zones.get(start..start + (to - from))) {
            (Some(ids), Some(zones)) => (ids, zones),
            _ => (&[], &[]),
        }
    }

    /// A hit with its marks and bonuses.
    fn hit(
        &self,
        number: usize,
        mut score: f32,
        terms: &[Prepared],
        in_order: &Needle,
        positions: &mut Vec<usize>,
    ) -> Hit {
        let entry = &self.entries[number];
        let mut marks: Vec<Span> = Vec::new();
        let mut beside: Vec<Beside> = Vec::new();
        if terms.is_empty() {
            return Hit { quotation: number as u32, score, marks, beside };
        }
        let (ids, zones) = self.words_of(entry);
        let spans = self
            .articles
            .get(entry.article as usize)
            .map_or(&[][..], |text| &text.spans[entry.words.0 as usize..entry.words.1 as usize]);
        // Words of content inside a mark, for the bonus.
        let mut covered = 0;
        for term in terms.iter().filter(|term| !term.needle.excluded) {
            let needle = &term.needle;
            let Some(first) = needle.words.first() else { continue };
            let marked = marks.len();
            for (at, id) in ids.iter().enumerate() {
                if !first.contains(id) || !needle.find(ids, zones, at, entry.split, positions) {
                    continue;
                }
                // Words of a phrase side by side are one mark, punctuation between them included.
                for (nth, &at) in positions.iter().enumerate() {
                    match marks.last_mut() {
                        Some(mark) if nth > 0 && positions[nth - 1] + 1 == at => {
                            *mark = mark.cover(spans[at]);
                        }
                        _ => marks.push(spans[at]),
                    }
                }
            }
            if marks.len() == marked {
                let found = Field::ALL.into_iter().find(|&field| term.beside(field, entry) > 0.0);
                beside.extend(found.map(|field| Beside { term: term.term, field }));
            }
        }
        // Two terms may match the same words.
        sort_by(&mut marks, Span::cmp);
        marks.dedup_by(|next, mark| {
            let one = mark.overlaps(*next);
            if one {
                *mark = mark.cover(*next);
            }
            one
        });
        let mut left = &marks[..];
        for (span, zone) in spans.iter().zip(zones) {
            while left.first().is_some_and(|mark| mark.end <= span.start) {
                left = &left[1..];
            }
            let Some(mark) = left.first() else { break };
            covered += u32::from(zone.is_content() && mark.contains(*span));
        }
        score += rank::COVERAGE * covered as f32 / entry.content.max(1) as f32;
        if in_order.words.len() > 1 && self.best(in_order, entry, positions) > 0.0 {
            score += rank::IN_ORDER;
        }
        Hit { quotation: number as u32, score, marks, beside }
    }
}

impl Needle {
    /// Whether the words stand side by side from `at` on.
    fn stands_at(&self, ids: &[u32], at: usize) -> bool {
        !self.words.is_empty()
            && ids.len() - at >= self.words.len()
            && self.words.iter().zip(&ids[at..]).all(|(word, id)| word.contains(id))
    }

    /// Finds the needle from `at` on and writes where its words stand. `split` allows a phrase
    /// that begins in the content to go on in its next segment: an attribution in between
    /// (“A,” she said, “B”) is the reporter's, not the speaker's.
    fn find(
        &self,
        ids: &[u32],
        zones: &[Zone],
        at: usize,
        split: bool,
        positions: &mut Vec<usize>,
    ) -> bool {
        positions.clear();
        if self.stands_at(ids, at) {
            positions.extend(at..at + self.words.len());
            return true;
        }
        if !split || self.words.len() < 2 {
            return false;
        }
        let mut content = (at..ids.len()).filter(|&at| zones[at].is_content());
        for word in &self.words {
            match content.next() {
                Some(at) if word.contains(&ids[at]) => positions.push(at),
                _ => return false,
            }
        }
        positions[0] == at
    }

    /// What the match counts, given the word that the last one typed was found as.
    fn unfinished(&self, found: u32) -> f32 {
        match self.open {
            Some(typed) if typed != Some(found) => rank::UNFINISHED,
            _ => 1.0,
        }
    }

    /// The same for a match at `at`.
    fn finished(&self, ids: &[u32], at: usize) -> f32 {
        self.unfinished(ids[at + self.words.len() - 1])
    }
}

/// All words typed as one phrase; empty when there are fewer than two terms.
fn in_order(terms: &[Prepared]) -> Needle {
    let wanted = || terms.iter().map(|term| &term.needle).filter(|needle| !needle.excluded);
    if wanted().count() < 2 {
        return Needle::default();
    }
    let words = wanted().flat_map(|needle| needle.words.iter().cloned()).collect();
    Needle { words, ..Needle::default() }
}

/// How many terms a quotation misses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missed {
    None,
    One(usize),
    Several,
}

/// Hits that there would be without a part of the request.
#[derive(Default)]
struct Without {
    text: u32,
    terms: Vec<u32>,
    facets: [u32; FACETS],
}

impl Without {
    /// As an answer has them: most hits first, then in the order of the request.
    fn removals(&self, query: &Query, request: &Request) -> Vec<Removal> {
        let mut removals = Vec::new();
        if !query.terms.is_empty() {
            removals.push(Removal { what: Removable::Text, count: self.text });
        }
        // With a single term, removing it is removing the text.
        if query.terms.len() > 1 {
            for (term, &count) in query.terms.iter().zip(&self.terms) {
                removals.push(Removal { what: Removable::Term(term.span), count });
            }
        }
        for facet in Facet::ALL {
            if !request.chosen.of(facet).is_empty() {
                let count = self.facets[facet as usize];
                removals.push(Removal { what: Removable::Facet(facet), count });
            }
        }
        sort_by(&mut removals, |a, b| b.count.cmp(&a.count));
        removals
    }
}

/// Numbers words as they come.
#[derive(Default)]
struct Interner {
    ids: BTreeMap<String, u32>,
    key: String,
}

impl Interner {
    fn id(&mut self, word: &str) -> u32 {
        key_into(word, &mut self.key);
        if let Some(&id) = self.ids.get(self.key.as_str()) {
            return id;
        }
        let id = self.ids.len() as u32;
        self.ids.insert(self.key.clone(), id);
        id
    }

    fn names(&mut self, names: &[&str]) -> Vec<u32> {
        let mut ids = Vec::new();
        for name in names {
            ids.extend(words(name).map(|word| self.id(word.text)));
            ids.push(GAP);
        }
        ids
    }

    /// The words sorted, and each word's new number by its old one.
    fn sorted(self) -> (Vec<String>, Vec<u32>) {
        let mut renumbered = vec![0; self.ids.len()];
        let mut vocabulary = Vec::with_capacity(self.ids.len());
        for (word, old) in self.ids {
            renumbered[old as usize] = vocabulary.len() as u32;
            vocabulary.push(word);
        }
        (vocabulary, renumbered)
    }
}
