//! How somebody is quoted: how often in which kind, in how many words, with which cues, and when.

use crossquote_text::order::{sort_by, sort_by_key};
use std::cmp::Reverse;

use super::words_of;
use crossquote_model::{Dataset, Kind};
use crossquote_text::fold;

/// A set of quotations in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quoting {
    /// How many of each kind, as [`Kind::ALL`] lists them.
    pub kinds: [u32; 3],
    /// Words of content.
    pub words: u32,
    /// The cues, folded, each with how often it is used, most frequent first.
    pub cues: Vec<(String, u32)>,
}

/// Counts quotations (indices into [`Dataset::quotations`]; those that there are not are passed over).
pub fn quoting(dataset: &Dataset, quotations: &[u32]) -> Quoting {
    let mut all = Quoting::default();
    for &number in quotations {
        let Some(quotation) = dataset.quotations.get(number as usize) else { continue };
        let Some(article) = dataset.articles.get(quotation.article as usize) else { continue };
        let kind = Kind::ALL.iter().position(|&kind| kind == quotation.kind).unwrap_or(0);
        all.kinds[kind] += 1;
        all.words += words_of(dataset, number) as u32;
        let cue =
            quotation.cue.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>().join(" … ");
        if cue.is_empty() {
            continue;
        }
        let cue = fold(&cue);
        match all.cues.iter_mut().find(|known| known.0 == cue) {
            Some(known) => known.1 += 1,
            None => all.cues.push((cue, 1)),
        }
    }
    // Stable: equals stay in the order of their first use.
    sort_by_key(&mut all.cues, |one| Reverse(one.1));
    all
}

/// Articles by the date they state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    /// The dates, ISO 8601, ascending, each with its articles (indices into [`Dataset::articles`]).
    pub dates: Vec<(String, Vec<u32>)>,
    /// Those that state none.
    pub undated: Vec<u32>,
}

/// Sorts articles by date.
pub fn by_date(dataset: &Dataset, articles: &[u32]) -> Dated {
    let mut dated = Dated::default();
    for &article in articles {
        let published = dataset.articles.get(article as usize).and_then(|a| a.published.as_ref());
        match published.map(|date| &date.value) {
            None => dated.undated.push(article),
            Some(date) => match dated.dates.iter_mut().find(|known| known.0 == *date) {
                Some(known) => known.1.push(article),
                None => dated.dates.push((date.clone(), vec![article])),
            },
        }
    }
    sort_by(&mut dated.dates, |a, b| a.0.cmp(&b.0));
    dated
}
