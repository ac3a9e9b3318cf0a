//! A piece of an article's text as an element; its words go in as text, never as markup.

use leptos::prelude::*;

use crossquote_ui::text::{Layers, Piece};

/// The class of each layer that is seen. A match is seen by its element, `mark`.
const CLASSES: [(Layers, &str); 6] = [
    (Layers::CONTENT, "piece-content"),
    (Layers::QUOTED, "piece-quoted"),
    (Layers::CUE, "piece-cue"),
    (Layers::SOURCE, "piece-source"),
    (Layers::SAME, "piece-same"),
    (Layers::MOVED, "piece-moved"),
];

/// A piece of `text`: a mark where it matches, a span where a layer covers it, else nothing but its words.
pub(crate) fn piece_view(text: &str, piece: Piece) -> AnyView {
    let words = piece.span.of(text).to_owned();
    if piece.layers == Layers::NONE {
        return words.into_any();
    }
    let classes = classes(piece.layers);
    if piece.layers.has(Layers::MATCH) {
        view! { <mark class=classes>{words}</mark> }.into_any()
    } else {
        view! { <span class=classes>{words}</span> }.into_any()
    }
}

/// `None` rather than an attribute with nothing in it.
fn classes(layers: Layers) -> Option<String> {
    let names = CLASSES.iter().filter(|(layer, _)| layers.has(*layer)).map(|(_, name)| *name);
    let names: Vec<&str> = names.collect();
    (!names.is_empty()).then(|| names.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_has_a_class_for_each_layer_that_is_seen() {
        assert_eq!(classes(Layers::MATCH), None);
        assert_eq!(
            classes(Layers::CONTENT.with(Layers::CUE)).as_deref(),
            Some("piece-content piece-cue")
        );
    }
}
