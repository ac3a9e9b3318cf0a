//! What becomes of what is chosen when the dataset is corrected.

use crossquote_model::Dataset;
use leptos::prelude::*;

use super::focus::restore_focus;
use super::state::{ArticleSpan, ReviewState};

impl ReviewState {
    /// The dataset is corrected, and is about to be drawn.
    pub(crate) fn before_redraw(self, dataset: &Dataset) {
        if let Some(awaited) = self.awaited.try_update(Option::take).flatten() {
            if let Some(id) = quotation_within(dataset, &awaited) {
                self.chosen.set(Some(id.to_owned()));
            }
            self.selected.set(None);
        }
        restore_focus(self);
        self.ticked.update(|ticked| {
            ticked.retain(|id| dataset.speakers.iter().any(|speaker| speaker.id == *id));
        });
        self.open_note.set(None);
    }
}

/// The id of the first quotation that has some of these words.
fn quotation_within<'d>(dataset: &'d Dataset, words: &ArticleSpan) -> Option<&'d str> {
    let quotation = dataset.quotations.iter().find(|quotation| {
        dataset.articles[quotation.article as usize].id == words.article
            && quotation.content.iter().any(|span| span.overlaps(words.span))
    });
    quotation.map(|quotation| quotation.id.as_str())
}

#[cfg(test)]
mod tests {
    use crossquote_model::{Article, Quotation, Span};

    use super::*;

    #[test]
    fn the_quotation_that_was_marked_is_found_by_its_words() {
        let article = |id: &str| Article { id: id.to_owned(), ..Article::default() };
        let quotation = |id: &str, article, start, end| Quotation {
            id: id.to_owned(),
            article,
            content: vec![Span::new(start, end)],
            ..Quotation::default()
        };
        let dataset = Dataset {
            articles: vec![article("a"), article("b")],
            quotations: vec![
                quotation("first", 0, 0, 10),
                quotation("second", 0, 20, 30),
                quotation("other", 1, 20, 30),
            ],
            ..Dataset::default()
        };
        for (article, start, end, expected) in [
            ("a", 5, 12, Some("first")),
            ("a", 10, 20, None),
            ("b", 25, 26, Some("other")),
            ("c", 25, 26, None),
        ] {
            let words = ArticleSpan { article: article.to_owned(), span: Span::new(start, end) };
            assert_eq!(quotation_within(&dataset, &words), expected, "{words:?}");
        }
    }
}
