//! The paragraphs of an article as the review shows them: pieces, each with what it is.

use crossquote_model::{Dataset, Span};

use crate::review::dataset::quotations_of;
use crossquote_ui::text::{Annotation, Layers, Piece, annotate, split_into_pieces};

/// A paragraph with all that is drawn of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Paragraph {
    /// Whether it is none of the article's own text.
    pub(super) is_boilerplate: bool,
    pub(super) pieces: Vec<TextPiece>,
}

/// Words that are drawn alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct TextPiece {
    /// Their first byte in the article's text, by which what a reader selects is found.
    pub(super) start: u32,
    pub(super) words: String,
    pub(super) role: PieceRole,
}

/// What words are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum PieceRole {
    Plain,
    Cue,
    Source,
    /// Of a quotation; of one in another the inner.
    Quotation {
        id: String,
        /// `direct`, `mixed`, `indirect`
        kind: &'static str,
    },
}

/// The paragraphs of an article, without those that are empty.
pub(super) fn paragraphs(dataset: &Dataset, article: u32) -> Vec<Paragraph> {
    let record = &dataset.articles[article as usize];
    let annotations = annotations(dataset, article);
    let mut start = 0;
    let lines = record.text.split_inclusive('\n').map(|line| {
        let span = Span::new(start, start + line.len());
        start += line.len();
        span
    });
    let filled = lines.filter(|span| !span.of(&record.text).trim().is_empty());
    let paragraphs = filled.map(|span| Paragraph {
        is_boilerplate: record.boilerplate.iter().any(|lines| lines.span.overlaps(span)),
        pieces: split_into_pieces(span, &annotations)
            .into_iter()
            .map(|piece| text_piece(dataset, article, piece))
            .collect(),
    });
    paragraphs.collect()
}

fn annotations(dataset: &Dataset, article: u32) -> Vec<Annotation> {
    let mut annotations = Vec::new();
    for (number, quotation) in quotations_of(dataset, article) {
        let content =
            |&span: &Span| Annotation { span, layer: Layers::CONTENT, owner: Some(number) };
        annotations.extend(quotation.content.iter().map(content));
        annotations.extend(annotate(&quotation.cue, Layers::CUE));
        annotations.extend(annotate(&quotation.source, Layers::SOURCE));
    }
    annotations
}

fn text_piece(dataset: &Dataset, article: u32, piece: Piece) -> TextPiece {
    let Piece { span, layers, owner } = piece;
    let role = match owner {
        Some(number) => {
            let quotation = &dataset.quotations[number as usize];
            PieceRole::Quotation { id: quotation.id.clone(), kind: quotation.kind.name() }
        }
        None if layers.has(Layers::CUE) => PieceRole::Cue,
        None if layers.has(Layers::SOURCE) => PieceRole::Source,
        None => PieceRole::Plain,
    };
    let words = span.of(&dataset.articles[article as usize].text).to_owned();
    TextPiece { start: span.start, words, role }
}

#[cfg(test)]
mod tests {
    use crossquote_model::{Article, Boilerplate, Quotation};

    use super::*;

    #[test]
    fn paragraphs_are_lines_in_pieces_that_know_where_they_begin() {
        let text = "Photo: UPI\n\n“Yes,” she said.\n";
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let article = Article {
            text: text.into(),
            boilerplate: vec![Boilerplate { span: span("Photo: UPI\n"), ..Boilerplate::default() }],
            ..Article::default()
        };
        let quotation = Quotation {
            id: "yes".to_owned(),
            content: vec![span("“Yes,”")],
            source: vec![span("she")],
            cue: vec![span("said")],
            ..Quotation::default()
        };
        let dataset =
            Dataset { articles: vec![article], quotations: vec![quotation], ..Dataset::default() };
        let piece = |words: &str, role| TextPiece {
            start: span(words).start,
            words: words.to_owned(),
            role,
        };
        let quoted = PieceRole::Quotation { id: "yes".to_owned(), kind: "direct" };
        let space = |behind| TextPiece {
            start: span(behind).end,
            words: " ".to_owned(),
            role: PieceRole::Plain,
        };
        assert_eq!(
            paragraphs(&dataset, 0),
            [
                Paragraph {
                    is_boilerplate: true,
                    pieces: vec![piece("Photo: UPI\n", PieceRole::Plain)]
                },
                Paragraph {
                    is_boilerplate: false,
                    pieces: vec![
                        piece("“Yes,”", quoted),
                        space("“Yes,”"),
                        piece("she", PieceRole::Source),
                        space("she"),
                        piece("said", PieceRole::Cue),
                        piece(".\n", PieceRole::Plain),
                    ]
                },
            ]
        );
    }
}
