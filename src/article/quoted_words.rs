//! Words of an article, quoted as what something rests on.

use crossquote_model::Span;

/// The words of the spans, each in quotation marks.
pub(super) fn quoted_words(text: &str, spans: &[Span], separator: &str) -> String {
    let words: Vec<String> = spans.iter().map(|span| format!("“{}”", span.of(text))).collect();
    words.join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_span_is_quoted() {
        let text = "Ann Lee told UPI";
        let spans = [Span::new(0, 7), Span::new(8, 12)];
        assert_eq!(quoted_words(text, &spans, ", "), "“Ann Lee”, “told”");
        assert_eq!(quoted_words(text, &[], ", "), "");
    }
}
