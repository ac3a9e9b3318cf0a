//! What whole texts have word for word the same.

use crossquote_explore::compare;
use crossquote_model::{Dataset, Span};
use crossquote_text::order::sort;

use crossquote_ui::text::{Annotation, Layers};

/// For each article, what others have too: in the same order, or elsewhere.
pub(super) fn shared_passages(dataset: &Dataset, articles: &[u32]) -> Vec<Vec<Annotation>> {
    let mut shared: Vec<Vec<Annotation>> = vec![Vec::new(); articles.len()];
    for right in 1..articles.len() {
        for left in 0..right {
            let texts = compare::texts(dataset, articles[left], articles[right]);
            let same = texts.passages.iter().filter(|passage| passage.same);
            let same = same.map(|passage| (passage.spans, Layers::SAME));
            let moved = texts.moved.iter().map(|&spans| (spans, Layers::MOVED));
            for (spans, layer) in same.chain(moved) {
                for (place, span) in [left, right].into_iter().zip(spans) {
                    shared[place].push(Annotation { span, layer, owner: None });
                }
            }
        }
    }
    shared
}

/// The words that are the same in order, each once: several others may have them.
pub(super) fn same_spans(annotations: &[Annotation]) -> Vec<Span> {
    let same = annotations.iter().filter(|annotation| annotation.layer == Layers::SAME);
    let mut spans: Vec<Span> = same.map(|annotation| annotation.span).collect();
    sort(&mut spans);
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_several_others_have_are_there_once() {
        let annotation =
            |start, end, layer| Annotation { span: Span::new(start, end), layer, owner: None };
        let annotations = [
            annotation(30, 40, Layers::SAME),
            annotation(0, 10, Layers::SAME),
            annotation(5, 12, Layers::SAME),
            annotation(12, 14, Layers::SAME),
            annotation(50, 60, Layers::MOVED),
        ];
        assert_eq!(same_spans(&annotations), [Span::new(0, 14), Span::new(30, 40)]);
    }
}
