//! Facets: which values there are, in an order that never depends on the request; which of them a
//! request lets through; how many quotations have each.

use super::complete::cut;
use super::index::{ARTICLE_FACETS, GAP, Index, Quotations};
use super::query::{Asked, TypedFilter};
use super::{Chosen, Facet, FacetCounts, Field, NOT_STATED, Request};
use crossquote_model::{Dataset, Quotation, Stated};
use crossquote_text::fold;
use crossquote_text::key::{bare, stem};
use crossquote_text::order::sort_by;
use crossquote_text::words;

/// How many facets there are.
pub(super) const FACETS: usize = Facet::ALL.len();

/// The values of one facet, for the index.
pub(super) struct Values {
    pub(super) sorted: Vec<String>,
    /// Numbers of values in the order in which they are shown.
    pub(super) shown: Vec<u32>,
}

impl Values {
    pub(super) fn position(&self, value: &str) -> u32 {
        self.sorted.binary_search_by(|known| known.as_str().cmp(value)).unwrap_or(0) as u32
    }
}

/// A value of a facet with what decides its place in the list.
struct Name {
    value: String,
    label: String,
    count: u32,
}

/// The values of a facet: those that quotations have, most frequent first, and those that stand in
/// the dataset without any: a speaker without quotations must be seen to have none.
pub(super) fn values(dataset: &Dataset, facet: Facet) -> Values {
    let mut names: Vec<Name> = Vec::new();
    let mut add = |value: String, label: &str, count: u32| {
        names.push(Name { label: label.to_owned(), value, count });
    };
    // Labelled values first, so that of equal values the labelled one is kept.
    match facet {
        Facet::Speaker => dataset.speakers.iter().for_each(|s| add(s.id.clone(), &s.name, 0)),
        Facet::Article => {
            for article in &dataset.articles {
                let title = article.title.as_ref();
                add(article.id.clone(), title.map_or(&article.id, |title| &title.value), 0);
            }
        }
        _ => {
            for number in 0..dataset.articles.len() as u32 {
                let value = of_article(dataset, number, facet);
                if !value.is_empty() {
                    add(value.clone(), &value, 0);
                }
            }
        }
    }
    for quotation in &dataset.quotations {
        let value = match facet {
            Facet::Kind | Facet::Polarity | Facet::Cue => of_quotation(dataset, quotation, facet),
            Facet::Speaker => dataset
                .speakers
                .get(quotation.speaker as usize)
                .map_or(String::new(), |speaker| speaker.id.clone()),
            _ => of_article(dataset, quotation.article, facet),
        };
        add(value.clone(), &value, 1);
    }
    sort_by(&mut names, |a, b| a.value.cmp(&b.value));
    names.dedup_by(|next, kept| {
        let same = next.value == kept.value;
        kept.count += if same { next.count } else { 0 };
        same
    });
    let mut shown: Vec<u32> = (0..names.len() as u32).collect();
    sort_by(&mut shown, |&a, &b| {
        let (a, b) = (&names[a as usize], &names[b as usize]);
        b.count
            .cmp(&a.count)
            .then_with(|| a.label.cmp(&b.label))
            .then_with(|| a.value.cmp(&b.value))
    });
    Values { sorted: names.into_iter().map(|name| name.value).collect(), shown }
}

/// The value of a facet that all quotations of an article have; empty for the other facets.
pub(super) fn of_article(dataset: &Dataset, article: u32, facet: Facet) -> String {
    let stated =
        |fact: &Option<Stated>| fact.as_ref().map_or(NOT_STATED, |fact| &fact.value).to_owned();
    dataset.articles.get(article as usize).map_or(String::new(), |article| match facet {
        Facet::Article => article.id.clone(),
        Facet::Outlet => stated(&article.outlet),
        Facet::Date => stated(&article.published),
        Facet::Speaker | Facet::Kind | Facet::Polarity | Facet::Cue => String::new(),
    })
}

/// The value of a quotation's own facets: its kind, its polarity and its cue.
pub(super) fn of_quotation(dataset: &Dataset, quotation: &Quotation, facet: Facet) -> String {
    match facet {
        Facet::Kind => return quotation.kind.name().to_owned(),
        Facet::Polarity => return quotation.polarity.name().to_owned(),
        _ => {}
    }
    // A cue in two pieces ("made … clear") is counted under its first, which is the verb.
    let article = dataset.articles.get(quotation.article as usize);
    let (Some(article), Some(cue)) = (article, quotation.cue.first()) else {
        return NOT_STATED.to_owned();
    };
    let folded = fold(cue.of(&article.text));
    let mut parts = folded.split_whitespace();
    let mut value = parts.next().unwrap_or(NOT_STATED).to_owned();
    for part in parts {
        value.push(' ');
        value.push_str(part);
    }
    value
}

/// What a request lets through: for each facet in which something is asked for, a yes or no for
/// each of its values.
pub(super) type Filter = [Option<Vec<bool>>; FACETS];

impl Index {
    /// What is chosen and what is typed outside parentheses, together.
    pub(super) fn filter(&self, chosen: &Chosen, typed: &[TypedFilter]) -> Filter {
        let mut filter = Filter::default();
        for facet in Facet::ALL {
            let slot = &mut filter[facet as usize];
            let none = || vec![false; self.values_of(facet)];
            for value in chosen.of(facet) {
                let passes = slot.get_or_insert_with(none);
                if let Some(at) = self.position(facet, value) {
                    passes[at as usize] = true;
                }
            }
            let typed = || typed.iter().filter(|typed| typed.facet == facet && typed.counts);
            for typed in typed().filter(|typed| !typed.asked.narrows() && !typed.excluded) {
                let passes = slot.get_or_insert_with(none);
                typed.values.iter().for_each(|&value| passes[value as usize] = true);
            }
            for typed in typed().filter(|typed| typed.asked.narrows() || typed.excluded) {
                let passes = slot.get_or_insert_with(|| vec![true; self.values_of(facet)]);
                for (value, passes) in (0..).zip(passes) {
                    *passes &= typed.values.contains(&value) != typed.excluded;
                }
            }
        }
        filter
    }

    /// Chooses a value, or takes it away if it is on, whether it was clicked or typed. A typed field
    /// that means more than this value gives way to the others that it means; one that keeps the
    /// value out, to nothing.
    pub fn toggle(&self, request: &Request, facet: Facet, value: &str) -> Request {
        let mut toggled = request.clone();
        let number = self.position(facet, value);
        let mut typed = self.understood(&request.text).filters;
        typed.retain(|typed| {
            let meant = number.is_some_and(|number| typed.values.contains(&number));
            typed.facet == facet && typed.counts && meant
        });
        let on = typed.iter().any(|typed| !typed.excluded) || request.chosen.has(facet, value);
        for typed in typed.iter().rev() {
            cut(&mut toggled.text, typed.span);
            // Days before or after a date are no list of days that was asked for.
            if typed.excluded || typed.asked.narrows() {
                continue;
            }
            for &other in &typed.values {
                let other = self.value(facet, other);
                if !toggled.chosen.has(facet, other) {
                    toggled.chosen.toggle(facet, other);
                }
            }
        }
        if on == toggled.chosen.has(facet, value) {
            toggled.chosen.toggle(facet, value);
        }
        toggled
    }

    /// The number of a facet's value.
    pub(super) fn position(&self, facet: Facet, value: &str) -> Option<u32> {
        let mut range = 0..self.values_of(facet) as u32;
        while !range.is_empty() {
            let middle = range.start.midpoint(range.end);
            match self.value(facet, middle).cmp(value) {
                std::cmp::Ordering::Less => range.start = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => range.end = middle,
            }
        }
        None
    }

    /// The values of a facet that what was typed behind a field means.
    pub(super) fn asked(&self, facet: Facet, asked: &Asked) -> Vec<u32> {
        let wanted = match asked {
            Asked::Words(wanted) => wanted,
            Asked::Dates { from, to } => {
                let fits = |value: &str| {
                    let part = |limit: &str| value.get(..limit.len()).unwrap_or(value).to_owned();
                    value.starts_with(|c: char| c.is_ascii_digit())
                        && from.as_ref().is_none_or(|from| part(from) >= *from)
                        && to.as_ref().is_none_or(|to| part(to) <= *to)
                };
                return self.values_where(facet, &mut |value| fits(self.value(facet, value)));
            }
            Asked::Before(day) => {
                return self.values_where(facet, &mut |value| {
                    let value = self.value(facet, value);
                    value != NOT_STATED && value.get(..day.len()).unwrap_or(value) < day.as_str()
                });
            }
            Asked::After(day) => {
                return self.values_where(facet, &mut |value| {
                    let value = self.value(facet, value);
                    value != NOT_STATED && value.get(..day.len()).unwrap_or(value) > day.as_str()
                });
            }
        };
        // The words in a row, the last one perhaps unfinished; of a cue any form. Of a polarity the first ones:
        // "said" is not what was "not said".
        let places = if facet == Facet::Polarity { 1 } else { usize::MAX };
        let stands = |known: &[String]| {
            !wanted.is_empty()
                && known.windows(wanted.len()).take(places).any(|window| {
                    let last = wanted.len() - 1;
                    window.iter().zip(wanted).enumerate().all(|(at, (known, wanted))| {
                        known == wanted
                            || bare(known) == wanted
                            || (at == last && known.starts_with(wanted.as_str()))
                            || (facet == Facet::Cue && stem(known) == stem(wanted))
                    })
                })
        };
        if facet == Facet::Speaker {
            // Every name that is used of a speaker; looked at are those that have the first word.
            let mut fits = vec![false; self.values_of(facet)];
            let begins = wanted.first().map_or(0..0, |word| self.beginning(word));
            for (field, number) in self.named(begins) {
                if field != Field::Speaker {
                    continue;
                }
                let text = |&word: &u32| self.text_of(word).to_owned();
                fits[self.of_speaker[number as usize] as usize] |= self
                    .names(field, number)
                    .split(|&word| word == GAP)
                    .any(|name| stands(&name.iter().map(text).collect::<Vec<_>>()));
            }
            return self.values_where(facet, &mut |value| fits[value as usize]);
        }
        self.values_where(facet, &mut |value| {
            let value = self.value(facet, value);
            stands(&words(value).map(|word| fold(word.text)).collect::<Vec<_>>())
        })
    }

    fn values_where(&self, facet: Facet, fits: &mut dyn FnMut(u32) -> bool) -> Vec<u32> {
        (0..self.values_of(facet) as u32).filter(|&value| fits(value)).collect()
    }

    /// The value that a quotation has in a facet.
    #[inline]
    pub(super) fn value_of(&self, quotation: u32, facet: Facet) -> u32 {
        let at = quotation as usize;
        let Quotations { article, speaker, kind, polarity, cue, .. } = &self.quotations;
        let of_article = |nth: usize| self.of_article[nth][article[at] as usize];
        match facet {
            Facet::Speaker => self.of_speaker[speaker[at] as usize],
            Facet::Kind => kind[at],
            Facet::Polarity => polarity[at],
            Facet::Cue => cue[at],
            Facet::Article => of_article(0),
            Facet::Outlet => of_article(1),
            Facet::Date => of_article(2),
        }
    }
}

/// Counts quotations by all their values. What an article has is counted by article and only in
/// the end by value: one number a quotation instead of three.
pub(super) struct Counter {
    articles: Box<[u32]>,
    values: [Box<[u32]>; FACETS],
}

impl Counter {
    pub(super) fn new(index: &Index) -> Counter {
        Counter {
            articles: vec![0; index.of_article[0].len()].into(),
            values: Facet::ALL.map(|facet| vec![0; index.values_of(facet)].into()),
        }
    }

    /// Counts a quotation in every facet.
    #[inline]
    pub(super) fn add(&mut self, index: &Index, quotation: u32) {
        let at = quotation as usize;
        let Quotations { article, speaker, kind, polarity, cue, .. } = &index.quotations;
        self.articles[article[at] as usize] += 1;
        // One by one: as a loop over facets it took twice as long, and this is the innermost one.
        self.values[Facet::Speaker as usize][index.of_speaker[speaker[at] as usize] as usize] += 1;
        self.values[Facet::Kind as usize][kind[at] as usize] += 1;
        self.values[Facet::Polarity as usize][polarity[at] as usize] += 1;
        self.values[Facet::Cue as usize][cue[at] as usize] += 1;
    }

    /// Counts a quotation in one facet only.
    pub(super) fn add_in(&mut self, index: &Index, quotation: u32, facet: Facet) {
        self.values[facet as usize][index.value_of(quotation, facet) as usize] += 1;
    }

    /// The counts as an answer has them.
    pub(super) fn counts(mut self, index: &Index) -> Vec<FacetCounts> {
        for (facet, values) in ARTICLE_FACETS.into_iter().zip(&index.of_article) {
            for (&value, &count) in values.iter().zip(&self.articles) {
                self.values[facet as usize][value as usize] += count;
            }
        }
        let counted =
            |(facet, counts): (Facet, Box<[u32]>)| FacetCounts { facet, counts: counts.into_vec() };
        Facet::ALL.into_iter().zip(self.values).map(counted).collect()
    }
}
