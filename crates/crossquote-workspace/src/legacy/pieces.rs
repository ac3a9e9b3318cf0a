//! Cuts a stretch of an article into pieces that are drawn alike.
//!
//! ```text
//! text       “I am ready,” Ann Lee told UPI.
//! Content     ^^^^^^^^^^
//! Source                   ^^^^^^^
//! pieces     “I am ready,” · Ann Lee · told UPI.
//! ```
//!
//! Layers may overlap in any way, so elements cannot be nested: every piece carries all the layers
//! that cover it, and is one element.

use crossquote_core::model::Span;
use crossquote_core::order::sort_and_dedup;

/// What covers a piece. A set, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Layers(u8);

impl Layers {
    pub(crate) const NONE: Layers = Layers(0);
    /// What is attributed.
    pub(crate) const CONTENT: Layers = Layers(1);
    pub(crate) const CUE: Layers = Layers(2);
    pub(crate) const SOURCE: Layers = Layers(4);

    pub(crate) fn has(self, layer: Layers) -> bool {
        self.0 & layer.0 != 0
    }

    fn with(self, layer: Layers) -> Layers {
        Layers(self.0 | layer.0)
    }
}

/// A run of text covered by the same layers and the same owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) layers: Layers,
    /// The number that came with the innermost (shortest) owner that covers it.
    pub(crate) owner: Option<u32>,
}

/// A span with what it means.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cover {
    pub(crate) span: Span,
    pub(crate) layer: Layers,
    pub(crate) owner: Option<u32>,
}

/// Covers for the spans, all with one layer and no owner.
pub(crate) fn covers(spans: &[Span], layer: Layers) -> impl Iterator<Item = Cover> {
    spans.iter().map(move |&span| Cover { span, layer, owner: None })
}

/// Cuts `whole` at every border of a cover. The pieces join up to `whole` exactly.
pub(crate) fn cut(whole: Span, covers: &[Cover]) -> Vec<Piece> {
    let inside: Vec<&Cover> = covers.iter().filter(|cover| cover.span.overlaps(whole)).collect();
    let mut borders: Vec<u32> = inside
        .iter()
        .flat_map(|cover| [cover.span.start.max(whole.start), cover.span.end.min(whole.end)])
        .chain([whole.start, whole.end])
        .collect();
    sort_and_dedup(&mut borders);
    let mut pieces: Vec<Piece> = Vec::new();
    for pair in borders.windows(2) {
        let span = Span { start: pair[0], end: pair[1] };
        let covering = inside.iter().filter(|cover| cover.span.overlaps(span));
        let layers = covering.clone().fold(Layers::NONE, |layers, cover| layers.with(cover.layer));
        let owner = covering
            .filter(|cover| cover.owner.is_some())
            .min_by_key(|cover| cover.span.len())
            .and_then(|cover| cover.owner);
        match pieces.last_mut() {
            Some(last) if last.layers == layers && last.owner == owner => last.span.end = span.end,
            _ => pieces.push(Piece { span, layers, owner }),
        }
    }
    pieces
}
