//! The words of a quotation: quoted words set apart from paraphrase, matches marked.

use crossquote_core::model::{Kind, Quotation, Span};
use crossquote_core::text::joined;

use crate::element::{Child, El, Inside, el};
use crate::pieces::{Cover, Layers, Piece, covers, cut};
use crate::store::Store;
use crate::texts::once_here;

/// The content of a quotation, once its words are here.
pub(crate) fn said(index: u32) -> Inside {
    once_here(vec![Store::get().quotation(index).article], move || words(index, &[]))
}

/// The content of a quotation whose words are here. Where the attribution interrupts it, a gap says so.
pub(crate) fn words(index: u32, marks: &[Span]) -> El {
    let store = Store::get();
    let quotation = store.quotation(index);
    let text = &store.article(quotation.article).text;
    let mut layers = quoted_layers(text, quotation);
    layers.extend(covers(marks, Layers::MATCH));
    let mut said = el("span").class("said");
    for (at, &segment) in quotation.content.iter().enumerate() {
        said = said.child((at > 0).then(gap)).children(draw(text, cut(segment, &layers)));
    }
    said
}

/// Stands between the segments of a quotation.
pub(crate) fn gap() -> El {
    el("span").class("said-gap").attr("title", "The attribution stands here").child(" […] ")
}

/// The sentence around a quotation, the attribution underlined in it.
pub(crate) fn in_place(index: u32, marks: &[Span]) -> El {
    let store = Store::get();
    let quotation = store.quotation(index);
    let text = &store.article(quotation.article).text;
    let layers: Vec<Cover> = covers(&quotation.content, Layers::CONTENT)
        .chain(covers(&quotation.cue, Layers::CUE))
        .chain(covers(&quotation.source, Layers::SOURCE))
        .chain(covers(marks, Layers::MATCH))
        .collect();
    el("span").class("in-place").children(draw(text, cut(quotation.context, &layers)))
}

/// The parts drawn as quoted words. Marks belong to what they enclose, so a span grows over the
/// mark on either side; a direct quotation is quoted as a whole.
pub(crate) fn quoted_layers(text: &str, quotation: &Quotation) -> Vec<Cover> {
    if quotation.kind == Kind::Direct {
        return covers(&quotation.content, Layers::QUOTED).collect();
    }
    let is_mark = |c: &char| matches!(c, '“' | '”' | '"' | '‘' | '’' | '\'' | '«' | '»');
    let grown: Vec<Span> = quotation
        .quoted
        .iter()
        .map(|span| {
            let (before, after) = (text.get(..span.start as usize), text.get(span.end as usize..));
            let before = before.and_then(|text| text.chars().next_back()).filter(is_mark);
            let after = after.and_then(|text| text.chars().next()).filter(is_mark);
            Span {
                start: span.start - before.map_or(0, char::len_utf8) as u32,
                end: span.end + after.map_or(0, char::len_utf8) as u32,
            }
        })
        .collect();
    covers(&grown, Layers::QUOTED).collect()
}

/// Pieces as elements; their text goes in as text, never as markup.
fn draw(text: &'static str, pieces: Vec<Piece>) -> impl Iterator<Item = impl Child> {
    pieces.into_iter().map(move |piece| draw_piece(text, piece))
}

/// A piece: a mark where it matches, a span where a layer covers it, else nothing but its text.
pub(crate) fn draw_piece(text: &'static str, piece: Piece) -> Inside {
    let words = piece.span.of(text);
    if piece.layers == Layers::NONE {
        return Inside::Text(words.into());
    }
    let tag = if piece.layers.has(Layers::MATCH) { "mark" } else { "span" };
    let classes = classes(piece.layers);
    let piece = el(tag).child(words);
    Inside::Element(if classes.is_empty() { piece } else { piece.class(classes) })
}

fn classes(layers: Layers) -> String {
    const NAMES: [(Layers, &str); 6] = [
        (Layers::CONTENT, "piece-content"),
        (Layers::QUOTED, "piece-quoted"),
        (Layers::CUE, "piece-cue"),
        (Layers::SOURCE, "piece-source"),
        (Layers::SAME, "piece-same"),
        (Layers::MOVED, "piece-moved"),
    ];
    let worn = NAMES.iter().filter(|(layer, _)| layers.has(*layer)).map(|(_, name)| *name);
    joined(worn, " ")
}
