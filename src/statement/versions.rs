//! The versions of a statement as views need them: without what they are computed from, which is of the dataset.

use crossquote_explore::compare::{self, Report, Version};
use crossquote_text::order::sort_and_dedup;

use crate::collection::Collection;
use crate::wording::count;

/// Core's [`compare::Versions`] without its alignment.
#[derive(Debug, PartialEq)]
pub(super) struct StatementVersions {
    /// The fullest first.
    pub(super) versions: Vec<Version>,
    /// The articles, those whose texts are nearly the same together.
    pub(super) texts: Vec<Vec<u32>>,
    /// An article that states none counts as one.
    outlets: u32,
    /// Whether every article states its outlet.
    outlets_stated: bool,
    /// The earliest date stated, and the articles that state it.
    pub(super) first_seen: Option<(String, Vec<u32>)>,
    /// How many articles state no date.
    pub(super) undated: u32,
}

/// How many print something, and what is counted: `3 outlets`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Printers {
    pub(super) number: usize,
    /// The singular.
    noun: &'static str,
}

impl Printers {
    /// `3 outlets`.
    pub(super) fn counted(self) -> String {
        count(self.number, self.noun)
    }

    /// What is counted, as the number has it: `outlets`.
    pub(super) fn unit(self) -> String {
        format!("{}{}", self.noun, if self.number == 1 { "" } else { "s" })
    }
}

impl StatementVersions {
    /// Of a statement whose articles' texts are there.
    pub(super) fn new(collection: &Collection, statement: u32) -> StatementVersions {
        let compare::Versions { versions, texts, outlets, first_seen, undated, .. } =
            compare::versions(&collection.dataset, statement);
        let has_outlet = |&article: &u32| collection.article(article).outlet.is_some();
        let outlets_stated = texts.iter().flatten().all(has_outlet);
        StatementVersions { versions, texts, outlets, outlets_stated, first_seen, undated }
    }

    /// The articles that report it.
    pub(super) fn articles(&self) -> Vec<u32> {
        self.texts.iter().flatten().copied().collect()
    }

    /// How many articles print any of some versions.
    pub(super) fn article_count(&self, versions: &[u32]) -> usize {
        let reports = versions.iter().flat_map(|&at| &self.versions[at as usize].reports);
        let mut articles: Vec<u32> = reports.map(|report| report.article).collect();
        sort_and_dedup(&mut articles);
        articles.len()
    }

    /// How many outlets print some versions, `outlets` as core counts them; articles where not all state their
    /// outlet.
    pub(super) fn printers(&self, versions: &[u32], outlets: u32) -> Printers {
        if self.outlets_stated {
            Printers { number: outlets as usize, noun: "outlet" }
        } else {
            Printers { number: self.article_count(versions), noun: "article" }
        }
    }

    /// How many print the statement.
    pub(super) fn all_printers(&self) -> Printers {
        let all: Vec<u32> = (0..).zip(&self.versions).map(|(at, _)| at).collect();
        self.printers(&all, self.outlets)
    }

    /// Whether a version is told to have appeared first: where an article states no date nobody can say so.
    pub(super) fn is_first_seen(&self, version: &Version) -> bool {
        let articles = self.first_seen.as_ref().map_or(&[][..], |(_, articles)| articles);
        self.undated == 0 && version.reports.iter().any(|report| articles.contains(&report.article))
    }

    /// Which version has a quotation.
    fn version_with(&self, quotation: u32) -> Option<usize> {
        let has = |report: &Report| report.quotations.contains(&quotation);
        self.versions.iter().position(|version| version.reports.iter().any(has))
    }

    /// Which two versions are compared, the base first, where quotations that have them are chosen: the fullest
    /// and the next one where none is.
    pub(super) fn compared(&self, base: Option<u32>, with: Option<u32>) -> (usize, usize) {
        let version = |quotation: Option<u32>| self.version_with(quotation?);
        let base = version(base).unwrap_or(0);
        let with = version(with).filter(|&with| with != base);
        (base, with.unwrap_or(usize::from(base == 0)))
    }
}

/// The quotation by which addresses name a version.
pub(super) fn naming_quotation(version: &Version) -> u32 {
    version.reports[0].quotations[0]
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A version that these articles print, each with one quotation.
    pub(crate) fn version(siglum: &str, reports: &[(u32, u32)]) -> Version {
        let report = |&(article, quotation): &(u32, u32)| Report {
            article,
            quotations: vec![quotation],
            printed_otherwise: false,
        };
        Version {
            reports: reports.iter().map(report).collect(),
            words: 10,
            siglum: siglum.to_owned(),
            name: siglum.to_owned(),
        }
    }

    /// Three versions in four articles, of which two have nearly the same text.
    pub(crate) fn versions() -> StatementVersions {
        StatementVersions {
            versions: vec![
                version("A B", &[(0, 10), (1, 20)]),
                version("C1", &[(2, 30)]),
                version("C2 D", &[(2, 31), (3, 40)]),
            ],
            texts: vec![vec![0, 1], vec![2], vec![3]],
            outlets: 3,
            outlets_stated: true,
            first_seen: Some(("2024-11-30".to_owned(), vec![2])),
            undated: 0,
        }
    }

    #[test]
    fn an_address_names_two_versions_by_quotations_of_theirs() {
        let versions = versions();
        for (base, with, expected) in [
            (None, None, (0, 1)),
            (Some(20), None, (0, 1)),
            (Some(30), None, (1, 0)),
            (Some(30), Some(40), (1, 2)),
            (None, Some(31), (0, 2)),
            // One version twice is no pair, and neither is a quotation of another statement.
            (Some(30), Some(30), (1, 0)),
            (Some(10), Some(20), (0, 1)),
            (Some(99), Some(99), (0, 1)),
        ] {
            assert_eq!(versions.compared(base, with), expected, "{base:?} with {with:?}");
        }
    }

    #[test]
    fn outlets_are_counted_where_all_are_stated_and_articles_where_not() {
        let mut versions = versions();
        assert_eq!(versions.all_printers().counted(), "3 outlets");
        assert_eq!(versions.printers(&[1], 1).counted(), "1 outlet");
        assert_eq!(versions.printers(&[1], 1).unit(), "outlet");
        versions.outlets_stated = false;
        assert_eq!(versions.all_printers().counted(), "4 articles");
        assert_eq!(versions.printers(&[1, 2], 2).counted(), "2 articles", "each article once");
        assert_eq!(versions.printers(&[1, 2], 2).unit(), "articles");
    }

    #[test]
    fn a_version_is_first_seen_only_where_every_article_states_a_date() {
        let mut versions = versions();
        let first = |versions: &StatementVersions| {
            let first = versions.versions.iter().map(|version| versions.is_first_seen(version));
            first.collect::<Vec<bool>>()
        };
        assert_eq!(first(&versions), [false, true, true]);
        versions.undated = 1;
        assert_eq!(first(&versions), [false, false, false]);
        versions.undated = 0;
        versions.first_seen = None;
        assert_eq!(first(&versions), [false, false, false]);
    }
}
