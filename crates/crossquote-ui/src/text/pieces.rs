//! Cuts a stretch of an article into pieces that are drawn alike.
//!
//! ```text
//! text       “I am ready,” Ann Lee told UPI.
//! Quoted      ^^^^^^^^^^
//! Source                   ^^^^^^^
//! Match            ^^^^^
//! pieces     “ I am · ready · , ” · Ann Lee · told UPI.
//! ```
//!
//! Layers may overlap in any way, so elements cannot be nested: every piece carries all the layers
//! that cover it, and is one element.

use crossquote_model::Span;
use crossquote_text::order::sort_and_dedup;

/// What covers a piece. A set, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layers(u8);

impl Layers {
    /// Nothing covers it.
    pub const NONE: Layers = Layers(0);
    /// What is attributed.
    pub const CONTENT: Layers = Layers(1);
    /// Words in quotation marks.
    pub const QUOTED: Layers = Layers(2);
    /// The words that signal an attribution.
    pub const CUE: Layers = Layers(4);
    /// The noun phrase that names who said it.
    pub const SOURCE: Layers = Layers(8);
    /// What the search found.
    pub const MATCH: Layers = Layers(16);
    /// What another article has word for word, in the same order.
    pub const SAME: Layers = Layers(32);
    /// What another article has word for word, elsewhere.
    pub const MOVED: Layers = Layers(64);
    /// What another article words otherwise.
    pub const DIFFERS: Layers = Layers(128);

    /// Whether one of the other set's layers is in this one.
    pub fn has(self, layer: Layers) -> bool {
        self.0 & layer.0 != 0
    }

    /// The layers of both sets.
    #[must_use]
    pub fn with(self, layer: Layers) -> Layers {
        Layers(self.0 | layer.0)
    }
}

/// A run of text covered by the same layers and the same owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes in the article's text.
    pub span: Span,
    /// All that covers it.
    pub layers: Layers,
    /// The number that came with the innermost (shortest) owner that covers it.
    pub owner: Option<u32>,
}

/// A span with what it means.
#[derive(Clone, Copy, Debug)]
pub struct Annotation {
    /// Its bytes in the article's text.
    pub span: Span,
    /// What it means.
    pub layer: Layers,
    /// A number of the caller's, such as of the quotation that it belongs to.
    pub owner: Option<u32>,
}

/// Annotations of the spans, all with one layer and no owner.
pub fn annotate(spans: &[Span], layer: Layers) -> impl Iterator<Item = Annotation> {
    spans.iter().map(move |&span| Annotation { span, layer, owner: None })
}

/// Cuts `whole` at every border of an annotation. The pieces join up to `whole` exactly.
pub fn split_into_pieces(whole: Span, annotations: &[Annotation]) -> Vec<Piece> {
    let inside: Vec<&Annotation> =
        annotations.iter().filter(|annotation| annotation.span.overlaps(whole)).collect();
    let mut borders: Vec<u32> = inside
        .iter()
        .flat_map(|annotation| {
            [annotation.span.start.max(whole.start), annotation.span.end.min(whole.end)]
        })
        .chain([whole.start, whole.end])
        .collect();
    sort_and_dedup(&mut borders);
    let mut pieces: Vec<Piece> = Vec::new();
    for pair in borders.windows(2) {
        let span = Span { start: pair[0], end: pair[1] };
        let covering = inside.iter().filter(|annotation| annotation.span.overlaps(span));
        let layers =
            covering.clone().fold(Layers::NONE, |layers, annotation| layers.with(annotation.layer));
        let owner = covering
            .filter(|annotation| annotation.owner.is_some())
            .min_by_key(|annotation| annotation.span.len())
            .and_then(|annotation| annotation.owner);
        match pieces.last_mut() {
            Some(last) if last.layers == layers && last.owner == owner => last.span.end = span.end,
            _ => pieces.push(Piece { span, layers, owner }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span::new(start, end)
    }

    #[test]
    fn pieces_join_up_and_carry_all_layers() {
        let annotations = [
            Annotation { span: span(2, 8), layer: Layers::CONTENT, owner: Some(1) },
            Annotation { span: span(4, 6), layer: Layers::QUOTED, owner: Some(2) },
            Annotation { span: span(5, 20), layer: Layers::MATCH, owner: None },
        ];
        let pieces = split_into_pieces(span(0, 10), &annotations);
        let shown: Vec<_> =
            pieces.iter().map(|p| (p.span.start, p.span.end, p.layers.0, p.owner)).collect();
        assert_eq!(
            shown,
            [
                (0, 2, 0, None),
                (2, 4, 1, Some(1)),
                (4, 5, 3, Some(2)),
                (5, 6, 19, Some(2)),
                (6, 8, 17, Some(1)),
                (8, 10, 16, None)
            ]
        );
    }

    #[test]
    fn nothing_to_cover_is_one_piece() {
        assert_eq!(split_into_pieces(span(3, 9), &[]).len(), 1);
        assert!(split_into_pieces(span(3, 3), &[]).is_empty());
    }
}
