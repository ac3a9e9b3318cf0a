//! What lists of the review say of articles and quotations.

use crossquote_model::cite;
use crossquote_model::{Article, Certainty, Dataset, Quotation};

use super::dataset::quotations_of;
use crossquote_ui::wording::count;

/// Characters of a quotation in lists.
const QUOTATION_LENGTH: usize = 110;

/// Characters of an article's name in lists.
const NAME_LENGTH: usize = 70;

/// The beginning of words, in one line.
pub(super) fn shortened(words: &str, most: usize) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
}

/// What is attributed, as far as a list has room for it.
pub(super) fn quotation_words(dataset: &Dataset, quotation: &Quotation) -> String {
    let text = &dataset.articles[quotation.article as usize].text;
    let content = quotation.content.iter().map(|span| span.of(text));
    shortened(&content.collect::<Vec<_>>().join(" … "), QUOTATION_LENGTH)
}

/// What an article is called, as far as a list has room for it.
pub(super) fn article_name(article: &Article) -> String {
    shortened(&cite::article_name(article), NAME_LENGTH)
}

/// An article in the list of all: `UPI: The hot phase (3 to check)`.
pub(super) fn article_label(article: &Article, to_check: usize) -> String {
    let mut label = article_name(article);
    if let Some(outlet) = article.outlet.as_ref().filter(|outlet| !outlet.value.is_empty()) {
        label = format!("{}: {label}", outlet.value);
    }
    if to_check > 0 {
        label = format!("{label} ({to_check} to check)");
    }
    label
}

/// Whether a person should look at it.
pub(super) fn needs_check(quotation: &Quotation) -> bool {
    !quotation.checked && quotation.certainty() != Certainty::Sure
}

/// How many quotations of an article a person should look at.
pub(super) fn to_check_in(dataset: &Dataset, article: u32) -> usize {
    quotations_of(dataset, article).filter(|(_, quotation)| needs_check(quotation)).count()
}

/// `12 quotations, 3 to check`
pub(super) fn quotation_figures(dataset: &Dataset, article: u32) -> String {
    let quotations = count(quotations_of(dataset, article).count(), "quotation");
    match to_check_in(dataset, article) {
        0 => quotations,
        to_check => format!("{quotations}, {to_check} to check"),
    }
}

#[cfg(test)]
mod tests {
    use crossquote_model::{Span, Stated};

    use super::*;

    fn stated(value: &str) -> Option<Stated> {
        Some(Stated { value: value.to_owned(), from: Vec::new() })
    }

    #[test]
    fn words_are_shortened_to_one_line() {
        for (words, expected) in [
            ("", ""),
            ("one\n two", "one two"),
            ("“Élan vital”", "“Élan vita…"),
            ("0123456789", "0123456789"),
            ("012345678 more", "012345678…"),
        ] {
            assert_eq!(shortened(words, 10), expected, "{words}");
        }
    }

    #[test]
    fn an_article_is_listed_with_its_outlet_and_what_is_to_check() {
        let article =
            |outlet| Article { title: stated("The bridge"), outlet, ..Article::default() };
        for (outlet, to_check, expected) in [
            (None, 0, "The bridge"),
            (stated(""), 0, "The bridge"),
            (stated("UPI"), 0, "UPI: The bridge"),
            (stated("UPI"), 2, "UPI: The bridge (2 to check)"),
        ] {
            assert_eq!(article_label(&article(outlet), to_check), expected);
        }
    }

    #[test]
    fn figures_count_what_nobody_has_checked_and_is_not_sure() {
        let quotation = |article, confidence, checked| Quotation {
            article,
            confidence,
            checked,
            content: vec![Span::new(0, 3), Span::new(4, 7)],
            ..Quotation::default()
        };
        let dataset = Dataset {
            articles: vec![Article { text: "One two".into(), ..Article::default() }],
            quotations: vec![
                quotation(0, 90, false),
                quotation(0, 10, false),
                quotation(0, 10, true),
                quotation(1, 90, false),
            ],
            ..Dataset::default()
        };
        assert_eq!(quotation_figures(&dataset, 0), "3 quotations, 1 to check");
        assert_eq!(quotation_figures(&dataset, 1), "1 quotation");
        assert_eq!(quotation_words(&dataset, &dataset.quotations[0]), "One … two");
    }
}
