//! What the text tells of words that an editor marked: their quotation marks, paragraph and sentences.
//! Read from letters alone, since the text of a dataset is not read into tokens again.

use crate::marks;
use crossquote_model::Span;

/// The span without white space at its ends, and with the quotation marks right around it.
pub(super) fn with_marks(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start as usize + words.len() - words.trim_start().len();
    let end = start + words.trim().len();
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    match (before, after) {
        (Some(before), Some(after)) if is_pair(before, after) => {
            Span::new(start - before.len_utf8(), end + after.len_utf8())
        }
        _ => Span::new(start, end),
    }
}

/// Whether the two marks around words make a pair. Of single ones an apostrophe is not the first.
fn is_pair(before: char, after: char) -> bool {
    let double = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    double(before) && double(after) || matches!((before, after), ('‘', '’') | ('\'', '\''))
}

/// What stands between quotation marks in the span, both of which it holds.
pub(super) fn within_marks(text: &str, span: Span) -> Vec<Span> {
    let (regions, _) = marks::regions(span.of(text));
    let within =
        |inner: Span| Span { start: span.start + inner.start, end: span.start + inner.end };
    regions
        .iter()
        .filter(|region| region.closed)
        .map(|region| within(region.inner))
        .filter(|inner| !inner.of(text).trim().is_empty())
        .collect()
}

/// Whether words of the span stand outside quotation marks.
pub(super) fn unmarked(text: &str, span: Span, quoted: &[Span]) -> bool {
    let mut at = span.start;
    let ends = quoted.iter().map(|inner| (inner.start, inner.end)).chain([(span.end, span.end)]);
    for (start, end) in ends {
        let outside = Span { start: at, end: start };
        if outside.of(text).chars().any(char::is_alphanumeric) {
            return true;
        }
        at = end;
    }
    false
}

/// The lines that hold the span.
pub(super) fn paragraph(text: &str, span: Span) -> Span {
    let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let after = &text[span.end as usize..];
    Span::new(start, span.end as usize + after.find('\n').unwrap_or(after.len()))
}

/// The place of the words in the paragraph, outside the content, that is nearest to it.
pub(super) fn nearest(text: &str, paragraph: Span, content: Span, words: &str) -> Option<Span> {
    let places = paragraph.of(text).match_indices(words).map(|(at, _)| {
        let start = paragraph.start as usize + at;
        Span::new(start, start + words.len())
    });
    let distance = |span: &Span| match span.end <= content.start {
        true => content.start - span.end,
        false => span.start.saturating_sub(content.end),
    };
    places.filter(|span| !words.is_empty() && !span.overlaps(content)).min_by_key(distance)
}

/// The sentences of the paragraph that hold the span. Cut at a stop, closing marks and a space:
/// "Mr. Smith" is cut too, which shows a reader less than there is and nothing wrong.
pub(super) fn sentences(text: &str, paragraph: Span, span: Span) -> Span {
    let words = paragraph.of(text);
    let mut cuts = vec![0];
    let mut stop = false;
    for (at, c) in words.char_indices() {
        if stop && c.is_whitespace() {
            cuts.push(at + c.len_utf8());
        }
        stop = matches!(c, '.' | '!' | '?') || stop && (marks::closes(c) || c == ')');
    }
    let at = |offset: usize| paragraph.start + offset as u32;
    let start = cuts.iter().rev().map(|&cut| at(cut)).find(|&cut| cut <= span.start);
    let end = cuts.iter().map(|&cut| at(cut)).find(|&cut| cut >= span.end);
    let start = start.unwrap_or(paragraph.start);
    let whole = Span { start, end: end.unwrap_or(paragraph.end) };
    let length = whole.of(text).trim_end().len() as u32;
    Span { start, end: start + length }
}
