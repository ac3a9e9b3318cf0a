//! Reports of a statement, of which a quotation is one.

use crossquote_model::Dataset;
use crossquote_model::cite;
use crossquote_model::corrections::alike;

use crate::review::dataset::quotation_number;
use crate::review::wording::{quotation_words, shortened};

/// Statements that are offered to be the same: a speaker may have a thousand.
const OFFERED: usize = 50;

/// Characters of an article's name where it states no outlet.
const NAME_LENGTH: usize = 40;

/// A report beside the open quotation, in words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Report {
    /// The id of its quotation.
    pub(super) id: String,
    /// Who has it, and what: `UPI: “I am ready”`.
    pub(super) words: String,
}

/// The other reports of the statement that a quotation reports.
pub(super) fn other_reports(dataset: &Dataset, id: &str) -> Vec<Report> {
    let Some(number) = quotation_number(dataset, id) else { return Vec::new() };
    let others = members(dataset, number).iter().filter(|&&other| other != number);
    others.map(|&other| report(dataset, other, number)).collect()
}

/// The first reports of other statements of the speaker, of which one may be the same: those first that are most like
/// the quotation. Takes a while, as all is looked through that the speaker has said.
pub(super) fn alternatives(dataset: &Dataset, id: &str) -> Vec<Report> {
    let Some(number) = quotation_number(dataset, id) else { return Vec::new() };
    let statements = alike(dataset, number, OFFERED).into_iter();
    let first = statements
        .filter_map(|statement| dataset.statements[statement as usize].quotations.first().copied());
    first.map(|other| report(dataset, other, number)).collect()
}

/// The quotations of the statement that a quotation reports, itself among them.
pub(super) fn members(dataset: &Dataset, number: u32) -> &[u32] {
    let statement = dataset.quotations[number as usize].statement;
    &dataset.statements[statement as usize].quotations
}

fn report(dataset: &Dataset, number: u32, beside: u32) -> Report {
    let quotation = &dataset.quotations[number as usize];
    let article = &dataset.articles[quotation.article as usize];
    let who = if quotation.article == dataset.quotations[beside as usize].article {
        "here".to_owned()
    } else {
        let outlet = article.outlet.as_ref().map(|outlet| outlet.value.clone());
        outlet.unwrap_or_else(|| shortened(&cite::article_name(article), NAME_LENGTH))
    };
    Report {
        id: quotation.id.clone(),
        words: format!("{who}: {}", quotation_words(dataset, quotation)),
    }
}

#[cfg(test)]
mod tests {
    use crossquote_model::{Article, Quotation, Span, Stated, Statement};

    use super::*;

    /// Two articles; a statement that is twice in the first and once in the second, and another one there.
    fn dataset() -> Dataset {
        let article = |title: &str, outlet: Option<&str>| {
            let stated = |value: &str| Stated { value: value.to_owned(), ..Stated::default() };
            Article {
                title: Some(stated(title)),
                outlet: outlet.map(stated),
                text: "One two".into(),
                ..Article::default()
            }
        };
        let quotation = |id: &str, article, statement| Quotation {
            id: id.to_owned(),
            article,
            statement,
            content: vec![Span::new(0, 3)],
            ..Quotation::default()
        };
        let statement = |quotations: &[u32]| Statement {
            quotations: quotations.to_vec(),
            ..Statement::default()
        };
        Dataset {
            articles: vec![article("First", None), article("Second", Some("UPI"))],
            quotations: vec![
                quotation("a", 0, 0),
                quotation("b", 0, 0),
                quotation("c", 1, 0),
                quotation("d", 1, 1),
            ],
            statements: vec![statement(&[0, 1, 2]), statement(&[3])],
            ..Dataset::default()
        }
    }

    fn in_words(reports: Vec<Report>) -> Vec<(String, String)> {
        reports.into_iter().map(|report| (report.id, report.words)).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(id, words)| ((*id).to_owned(), (*words).to_owned())).collect()
    }

    #[test]
    fn others_are_named_by_where_they_stand() {
        for (id, expected) in [
            ("a", vec![("b", "here: One"), ("c", "UPI: One")]),
            ("c", vec![("a", "First: One"), ("b", "First: One")]),
            ("d", vec![]),
            ("gone", vec![]),
        ] {
            assert_eq!(in_words(other_reports(&dataset(), id)), pairs(&expected), "{id}");
        }
    }

    #[test]
    fn what_may_be_the_same_is_another_statement() {
        assert_eq!(in_words(alternatives(&dataset(), "a")), pairs(&[("d", "UPI: One")]));
        assert_eq!(in_words(alternatives(&dataset(), "d")), pairs(&[("a", "First: One")]));
        assert!(alternatives(&dataset(), "gone").is_empty());
    }
}
