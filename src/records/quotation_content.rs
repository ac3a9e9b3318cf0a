//! The words of a quotation: quoted words set apart from paraphrase, matches marked.

use crossquote_model::{Kind, Quotation, Span};
use leptos::prelude::*;

use super::piece::piece_view;
use super::when_texts::WhenTexts;
use crate::context::use_collection;
use crossquote_ui::CollectAnyView;
use crossquote_ui::text::{Annotation, Layers, annotate, split_into_pieces};

/// Marks that belong to what they enclose.
const QUOTATION_MARKS: [char; 8] = ['“', '”', '"', '‘', '’', '\'', '«', '»'];

/// The content of a quotation whose article's text is there. Where the attribution interrupts it, a gap says so.
#[component]
pub(crate) fn QuotationContent(
    quotation: u32,
    /// What a search found in it.
    #[prop(optional)]
    matches: Vec<Span>,
) -> impl IntoView {
    let collection = use_collection();
    let record = collection.quotation(quotation);
    let text = &collection.article(record.article).text;
    let mut annotations = quoted_annotations(text, record);
    annotations.extend(annotate(&matches, Layers::MATCH));
    let segments = record.content.iter().enumerate().map(|(at, &segment)| {
        let pieces = split_into_pieces(segment, &annotations);
        let pieces: Vec<AnyView> =
            pieces.into_iter().map(|piece| piece_view(text, piece)).collect();
        view! {
            {(at > 0).then(|| view! { <Gap /> })}
            {pieces}
        }
    });
    view! { <span class="said">{segments.collect_any_view()}</span> }
}

/// The content of a quotation, once its article's text is there.
#[component]
pub(crate) fn DeferredQuotationContent(quotation: u32) -> impl IntoView {
    let articles = vec![use_collection().quotation(quotation).article];
    view! {
        <WhenTexts articles>
            <QuotationContent quotation />
        </WhenTexts>
    }
}

/// Stands between the segments of a quotation.
#[component]
pub(crate) fn Gap() -> impl IntoView {
    view! {
        <span class="said-gap" title="The attribution stands here">
            " […] "
        </span>
    }
}

/// The sentence around a quotation, the attribution underlined in it.
#[component]
pub(crate) fn QuotationInContext(
    quotation: u32,
    /// What a search found in it.
    matches: Vec<Span>,
) -> impl IntoView {
    let collection = use_collection();
    let record = collection.quotation(quotation);
    let text = &collection.article(record.article).text;
    let annotations: Vec<Annotation> = annotate(&record.content, Layers::CONTENT)
        .chain(annotate(&record.cue, Layers::CUE))
        .chain(annotate(&record.source, Layers::SOURCE))
        .chain(annotate(&matches, Layers::MATCH))
        .collect();
    let pieces = split_into_pieces(record.context, &annotations);
    let pieces: Vec<AnyView> = pieces.into_iter().map(|piece| piece_view(text, piece)).collect();
    pieces
}

/// The parts drawn as quoted words. Marks belong to what they enclose, so a span grows over the mark on either
/// side; a direct quotation is quoted as a whole.
pub(crate) fn quoted_annotations(text: &str, quotation: &Quotation) -> Vec<Annotation> {
    if quotation.kind == Kind::Direct {
        return annotate(&quotation.content, Layers::QUOTED).collect();
    }
    let grown: Vec<Span> = quotation.quoted.iter().map(|&span| with_marks(text, span)).collect();
    annotate(&grown, Layers::QUOTED).collect()
}

fn with_marks(text: &str, span: Span) -> Span {
    let is_mark = |c: &char| QUOTATION_MARKS.contains(c);
    let (before, after) = (text.get(..span.start as usize), text.get(span.end as usize..));
    let before = before.and_then(|text| text.chars().next_back()).filter(is_mark);
    let after = after.and_then(|text| text.chars().next()).filter(is_mark);
    Span {
        start: span.start - before.map_or(0, char::len_utf8) as u32,
        end: span.end + after.map_or(0, char::len_utf8) as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_words_take_their_marks_along() {
        let text = "He said it was “a trade”, no more.";
        let start = text.find("a trade").unwrap_or_default();
        let grown = with_marks(text, Span::new(start, start + "a trade".len()));
        assert_eq!(grown.of(text), "“a trade”");
        let whole = Span::new(0, text.len());
        assert_eq!(with_marks(text, whole), whole);
    }
}
