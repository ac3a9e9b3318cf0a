//! W3C Web Annotation: one annotation a quotation, in a collection of one page, as JSON-LD.
//!
//! The target is what is attributed: one for each span, since several selectors of one target would be
//! several ways to name the same words. Each has a TextQuoteSelector and a TextPositionSelector; both
//! are of the article's text as received and count code points, as the model asks. Where the source is
//! an address, the page there may hold more text than was received: there the quote is what leads.
//!
//! The body says who, how, by which words and how surely, in terms of our own, which the `@context`
//! maps to `urn:crossquote:terms:`; beside it a plain text that any client can show.

use super::{Chosen, CodePoints, Json, Points, fragment, list, number, printed, record, text, urn};
use crossquote_model::dataset::json;
use crossquote_model::{Article, Quotation, Span, Speaker, SpeakerKind, cite};

/// Code points of text before and behind the words, at most; cut at the bounds of words.
const AROUND: usize = 32;

pub(super) fn write(chosen: &Chosen<'_>) -> String {
    let points = chosen.points();
    let items: Vec<Json> = chosen
        .quotations()
        .filter_map(|quotation| annotation(chosen, quotation, &points))
        .collect();
    // The same annotations are the same collection, wherever they are exported.
    let ids = chosen.quotations().flat_map(|quotation| quotation.id.bytes().chain([0]));
    let mut id = String::new();
    super::hexadecimal(&mut id, crossquote_text::hash::fnv1a(ids));
    let page = urn("annotations", &id) + ":1";
    let total = number(items.len() as u32);
    let first = match items.is_empty() {
        true => vec![],
        false => vec![
            (
                "first",
                record(vec![
                    ("id", text(&page)),
                    ("type", text("AnnotationPage")),
                    ("partOf", text(&urn("annotations", &id))),
                    ("startIndex", number(0)),
                    ("items", Json::List(items)),
                ]),
            ),
            ("last", text(&page)),
        ],
    };
    let generator = record(vec![
        ("id", text("urn:crossquote")),
        ("type", text("Software")),
        ("name", text("Crossquote")),
    ]);
    let mut fields = vec![
        ("@context", list([text("http://www.w3.org/ns/anno.jsonld"), terms()].into_iter())),
        ("id", text(&urn("annotations", &id))),
        ("type", text("AnnotationCollection")),
        ("label", text(&chosen.dataset.title)),
        ("generator", generator),
        ("total", total),
    ];
    fields.extend(first);
    json::write(&record(fields), 3)
}

/// What our own terms stand for.
fn terms() -> Json {
    let typed = |term: &str, sort: &str| record(vec![("@id", text(term)), ("@type", text(sort))]);
    record(vec![
        ("cq", text("urn:crossquote:terms:")),
        ("xsd", text("http://www.w3.org/2001/XMLSchema#")),
        ("Attribution", text("cq:Attribution")),
        ("Group", text("cq:Group")),
        ("Unattributed", text("cq:Unattributed")),
        ("speaker", typed("cq:speaker", "@id")),
        ("statement", typed("cq:statement", "@id")),
        ("kind", text("cq:kind")),
        ("polarity", text("cq:polarity")),
        ("cue", text("cq:cue")),
        ("confidencePercent", typed("cq:confidencePercent", "xsd:integer")),
        ("checked", typed("cq:checked", "xsd:boolean")),
    ])
}

fn annotation(chosen: &Chosen<'_>, quotation: &Quotation, points: &Points<'_>) -> Option<Json> {
    let (article, speaker, statement) = chosen.around(quotation)?;
    let points = points.get(&quotation.article)?;
    let cue = printed(article, &quotation.cue);
    let mut attribution = vec![
        // The model asks an id of every body but of text.
        ("id", text(&urn("attribution", &quotation.id))),
        ("type", text("Attribution")),
        ("speaker", speaker_record(speaker)),
        ("kind", text(quotation.kind.name())),
        ("polarity", text(quotation.polarity.name())),
    ];
    if !cue.is_empty() {
        attribution.push(("cue", text(&cue)));
    }
    // An editor's word is no estimate.
    attribution.push(match quotation.checked {
        true => ("checked", Json::Truth(true)),
        false => ("confidencePercent", number(u32::from(quotation.confidence))),
    });
    attribution.push(("statement", text(&urn("statement", &statement.id))));
    let cue = if cue.is_empty() { cue } else { format!(", cue: {cue}") };
    let readable = format!("{} ({}{cue})", speaker.name, cite::kind(quotation));
    let readable = record(vec![
        ("type", text("TextualBody")),
        ("purpose", text("describing")),
        ("format", text("text/plain")),
        ("language", text("en")),
        ("value", text(&readable)),
    ]);
    let mut targets: Vec<Json> =
        quotation.content.iter().map(|span| target(article, *span, points)).collect();
    let target = match targets.len() {
        1 => targets.remove(0),
        _ => Json::List(targets),
    };
    Some(record(vec![
        ("id", text(&urn("quotation", &quotation.id))),
        ("type", text("Annotation")),
        ("motivation", text("describing")),
        ("body", list([record(attribution), readable].into_iter())),
        ("target", target),
    ]))
}

fn speaker_record(speaker: &Speaker) -> Json {
    let sort = match speaker.kind {
        SpeakerKind::Person => "Person",
        SpeakerKind::Organisation => "Organization",
        SpeakerKind::Group => "Group",
        SpeakerKind::Unattributed => "Unattributed",
    };
    record(vec![
        ("id", text(&urn("speaker", &speaker.id))),
        ("type", text(sort)),
        ("name", text(&speaker.name)),
    ])
}

fn target(article: &Article, span: Span, points: &CodePoints<'_>) -> Json {
    let source = fragment::address(article).unwrap_or_else(|| urn("article", &article.id));
    let (start, end) = points.of(span);
    let quote = record(vec![
        ("type", text("TextQuoteSelector")),
        ("exact", text(span.of(&article.text))),
        ("prefix", text(before(article.text.get(..span.start as usize).unwrap_or("")))),
        ("suffix", text(behind(article.text.get(span.end as usize..).unwrap_or("")))),
    ]);
    let position = record(vec![
        ("type", text("TextPositionSelector")),
        ("start", number(start)),
        ("end", number(end)),
    ]);
    record(vec![
        ("type", text("SpecificResource")),
        ("source", text(&source)),
        ("selector", list([quote, position].into_iter())),
    ])
}

/// The end of a text: at most [`AROUND`] code points, no part of a word unless it is one long word.
fn before(text: &str) -> &str {
    let Some((start, first)) = text.char_indices().rev().nth(AROUND - 1) else { return text };
    let end = &text[start..];
    let cut = text[..start].ends_with(char::is_alphanumeric) && first.is_alphanumeric();
    match end.find(|c: char| !c.is_alphanumeric()).filter(|_| cut) {
        Some(word) => &end[word..],
        None => end,
    }
}

/// The beginning of a text, in the same way.
fn behind(text: &str) -> &str {
    let Some((end, next)) = text.char_indices().nth(AROUND) else { return text };
    let start = &text[..end];
    let cut = start.ends_with(char::is_alphanumeric) && next.is_alphanumeric();
    let last = start.char_indices().rev().find(|(_, c)| !c.is_alphanumeric()).filter(|_| cut);
    match last {
        Some((word, c)) => &start[..word + c.len_utf8()],
        None => start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_around_is_cut_at_the_bounds_of_words() {
        let text = "one two three four five six seven eight";
        assert_eq!(
            (before(text), behind(text)),
            (" three four five six seven eight", "one two three four five six ")
        );
        assert_eq!((before("short"), behind("é")), ("short", "é"));
        let word = "é".repeat(40);
        assert_eq!((before(&word).chars().count(), behind(&word).chars().count()), (32, 32));
    }
}
