//! Facets: which values the quotations have, in an order that never depends on the request.

use super::{Chosen, Facet, FacetCounts, FacetValue, NOT_STATED};
use crate::model::{Dataset, Quotation, Stated};
use crate::order::sort_by;
use crate::text::fold;

/// How many facets there are.
pub(super) const FACETS: usize = Facet::ALL.len();

/// Every facet's values.
#[derive(Clone, Debug, Default)]
pub(super) struct Facets {
    lists: [List; FACETS],
}

/// The values of one facet.
#[derive(Clone, Debug, Default)]
struct List {
    /// In the order shown.
    values: Vec<String>,
    /// Indices into `values`, by value: for looking up what was chosen.
    by_value: Vec<u32>,
}

impl List {
    fn position(&self, value: &str) -> Option<usize> {
        let at = self.by_value.binary_search_by(|&at| self.values[at as usize].as_str().cmp(value));
        at.ok().map(|at| self.by_value[at] as usize)
    }
}

/// What was chosen in each facet, as a yes or no for each of its values; `None` where nothing is.
pub(super) type Filter = [Option<Vec<bool>>; FACETS];

impl Facets {
    /// Reads all values and, for each quotation, which it has: indices in the order shown.
    pub(super) fn new(dataset: &Dataset) -> (Facets, Vec<[u32; FACETS]>) {
        let mut facets = Facets::default();
        let mut table = vec![[0; FACETS]; dataset.quotations.len()];
        for facet in Facet::ALL {
            let values: Vec<String> =
                dataset.quotations.iter().map(|q| value_of(dataset, q, facet)).collect();
            // Labelled values first, so that of equal values the labelled one is kept.
            let labelled = unused_values(dataset, facet).into_iter();
            let bare = values.iter().map(|value| (value.clone(), value.clone()));
            let mut names: Vec<Name> = labelled
                .chain(bare)
                .map(|(value, label)| Name { value, label, count: 0 })
                .collect();
            sort_by(&mut names, |a, b| a.value.cmp(&b.value));
            names.dedup_by(|next, kept| next.value == kept.value);
            for value in &values {
                if let Ok(at) = names.binary_search_by(|name| name.value.cmp(value)) {
                    names[at].count += 1;
                }
            }
            sort_by(&mut names, |a, b| {
                b.count
                    .cmp(&a.count)
                    .then_with(|| a.label.cmp(&b.label))
                    .then_with(|| a.value.cmp(&b.value))
            });
            let list = &mut facets.lists[facet as usize];
            list.values = names.into_iter().map(|name| name.value).collect();
            list.by_value = (0..list.values.len() as u32).collect();
            let shown = &list.values;
            sort_by(&mut list.by_value, |&a, &b| shown[a as usize].cmp(&shown[b as usize]));
            for (row, value) in table.iter_mut().zip(&values) {
                row[facet as usize] = list.position(value).unwrap_or(0) as u32;
            }
        }
        (facets, table)
    }

    /// What `chosen` lets through. A value that the dataset does not have lets nothing through.
    pub(super) fn filter(&self, chosen: &Chosen) -> Filter {
        let mut filter = Filter::default();
        for facet in Facet::ALL {
            let values = chosen.of(facet);
            if values.is_empty() {
                continue;
            }
            let list = &self.lists[facet as usize];
            let mut passes = vec![false; list.values.len()];
            for at in values.iter().filter_map(|value| list.position(value)) {
                passes[at] = true;
            }
            filter[facet as usize] = Some(passes);
        }
        filter
    }

    /// A counter for each value.
    pub(super) fn counters(&self) -> [Vec<u32>; FACETS] {
        std::array::from_fn(|facet| vec![0; self.lists[facet].values.len()])
    }

    /// The counts as an answer has them. Values chosen that the dataset does not have come last,
    /// with zero, so that a reader sees what an old or mistyped address asks for and can remove it.
    pub(super) fn counts(&self, counters: [Vec<u32>; FACETS], chosen: &Chosen) -> Vec<FacetCounts> {
        Facet::ALL
            .into_iter()
            .zip(counters)
            .map(|(facet, counts)| {
                let list = &self.lists[facet as usize];
                let unknown =
                    chosen.of(facet).iter().filter(|value| list.position(value).is_none());
                let values = list
                    .values
                    .iter()
                    .zip(counts)
                    .chain(unknown.map(|value| (value, 0)))
                    .map(|(value, count)| FacetValue { value: value.clone(), count })
                    .collect();
                FacetCounts { facet, values }
            })
            .collect()
    }
}

/// A value of a facet with what decides its place in the list.
struct Name {
    value: String,
    label: String,
    count: u32,
}

/// Values with their labels that stand in the dataset even where no quotation has them: a speaker
/// or an article without quotations must be seen to have none. Labels decide the order of equals.
fn unused_values(dataset: &Dataset, facet: Facet) -> Vec<(String, String)> {
    let articles = dataset.articles.iter();
    match facet {
        Facet::Speaker => dataset.speakers.iter().map(|s| (s.id.clone(), s.name.clone())).collect(),
        Facet::Article => articles
            .map(|a| (a.id.clone(), a.title.as_ref().map_or(&a.id, |title| &title.value).clone()))
            .collect(),
        Facet::Outlet => articles.map(|a| (stated(&a.outlet), stated(&a.outlet))).collect(),
        Facet::Date => articles.map(|a| (stated(&a.published), stated(&a.published))).collect(),
        Facet::Kind | Facet::Cue => Vec::new(),
    }
}

/// The value that a quotation has in a facet: always exactly one.
fn value_of(dataset: &Dataset, quotation: &Quotation, facet: Facet) -> String {
    let article = dataset.articles.get(quotation.article as usize);
    let missing = || NOT_STATED.to_owned();
    match facet {
        Facet::Speaker => {
            dataset.speakers.get(quotation.speaker as usize).map_or_else(missing, |s| s.id.clone())
        }
        Facet::Article => article.map_or_else(missing, |a| a.id.clone()),
        Facet::Outlet => article.map_or_else(missing, |a| stated(&a.outlet)),
        Facet::Date => article.map_or_else(missing, |a| stated(&a.published)),
        Facet::Kind => quotation.kind.name().to_owned(),
        // A cue in two pieces ("made … clear") is counted under its first, which is the verb.
        Facet::Cue => match (article, quotation.cue.first()) {
            (Some(article), Some(cue)) => {
                let folded = fold(cue.of(&article.text));
                let mut words = folded.split_whitespace();
                let mut value = words.next().unwrap_or(NOT_STATED).to_owned();
                for word in words {
                    value.push(' ');
                    value.push_str(word);
                }
                value
            }
            _ => missing(),
        },
    }
}

fn stated(fact: &Option<Stated>) -> String {
    fact.as_ref().map_or(NOT_STATED, |fact| &fact.value).to_owned()
}
