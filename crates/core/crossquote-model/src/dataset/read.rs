//! From JSON to the model, a field at a time.
//!
//! By hand rather than by serde's derive: see [`json`]. What is left out stays empty; unknown fields
//! are passed over, so that a later writer may add some.
//!
//! What cannot be read becomes something empty, and the first such is noted ([`Wrong`]): were each
//! field to return early with `?` instead, each would carry code to drop all fields before it, 2,450 bytes after
//! brotli.

use std::cell::OnceCell;

use super::json::{self, Json, Unreadable};
use crate::*;

/// The first thing that could not be read.
type Wrong = OnceCell<String>;

/// The parts of a dataset that are lists, and what an item of each is called in messages.
const PARTS: [(&str, &str); 5] = [
    ("articles", "an article"),
    ("speakers", "a speaker"),
    ("quotations", "a quotation"),
    ("statements", "a statement"),
    ("related", "a link"),
];

/// What a file says of itself beside its parts, and the dataset in it or what is wrong with it.
type Parts<'b> = (Json<'b>, Result<Dataset, String>);

/// Each record is read and made one of the model before the next: the whole file as values would take ten
/// times its bytes, and most of the time.
pub(super) fn dataset(bytes: &[u8]) -> Result<Parts<'_>, Unreadable> {
    let wrong = Wrong::new();
    let mut dataset = Dataset::default();
    let names = PARTS.map(|(name, _)| name);
    let file = json::read_lists(bytes, &names, &mut |part, item| {
        let Some(value) = item else {
            // Of two parts with one name the last counts.
            match part {
                0 => dataset.articles.clear(),
                1 => dataset.speakers.clear(),
                2 => dataset.quotations.clear(),
                3 => dataset.statements.clear(),
                _ => dataset.related.clear(),
            }
            return;
        };
        let record = Record { what: PARTS[part].1, value: &value, wrong: &wrong };
        match part {
            0 => dataset.articles.push(article(record)),
            1 => dataset.speakers.push(speaker(record)),
            2 => dataset.quotations.push(quotation(record)),
            3 => dataset.statements.push(statement(record)),
            _ => dataset.related.push(link(record)),
        }
    })?;
    // A part that is left out is not an empty one: something has been lost.
    if let Some(part) = names[..4].iter().find(|part| file.get(part).is_none()) {
        let lost = format!("it has no {part}");
        return Ok((file, Err(lost)));
    }
    let head = Record { what: "the dataset", value: &file, wrong: &wrong };
    dataset.title = head.text("title");
    dataset.description = head.text("description");
    for part in names {
        head.values(part);
    }
    let read = match wrong.into_inner() {
        None => Ok(dataset),
        Some(wrong) => Err(wrong),
    };
    Ok((file, read))
}

fn article(record: Record) -> Article {
    Article {
        id: record.text("id"),
        title: record.stated("title"),
        outlet: record.stated("outlet"),
        url: record.stated("url"),
        byline: record.stated("byline"),
        published: record.stated("published"),
        text: record.text("text").into(),
        boilerplate: record.list("boilerplate", "a line of boilerplate", |line| Boilerplate {
            span: line.span("span"),
            reason: line.text("reason"),
        }),
    }
}

fn speaker(record: Record) -> Speaker {
    Speaker {
        id: record.text("id"),
        name: record.text("name"),
        kind: record.word("kind", SpeakerKind::from_name).unwrap_or(SpeakerKind::Unattributed),
        role: record.optional_text("role"),
        checked: record.truth("checked"),
        mentions: record.mentions("mentions"),
    }
}

fn link(record: Record) -> Link {
    Link {
        a: record.number("a"),
        b: record.number("b"),
        why: record.text("why"),
        reason: record.text("reason"),
        evidence: record.mentions("evidence"),
    }
}

fn quotation(record: Record) -> Quotation {
    Quotation {
        id: record.text("id"),
        article: record.number("article"),
        kind: record.word("kind", Kind::from_name).unwrap_or(Kind::Direct),
        // Left out where the source says it, and in datasets from before there was any.
        polarity: record
            .value
            .get("polarity")
            .and_then(|_| record.word("polarity", Polarity::from_name))
            .unwrap_or_default(),
        content: record.spans("content"),
        quoted: record.spans("quoted"),
        cue: record.spans("cue"),
        source: record.spans("source"),
        speaker: record.number("speaker"),
        to: record.optional("to").map(|_| record.span("to")),
        context: record.span("context"),
        // What does not fit is refused by `validate`, like any other number over 100.
        confidence: u8::try_from(record.number("confidence")).unwrap_or(u8::MAX),
        evidence: record.list("evidence", "a piece of evidence", |evidence| Evidence {
            rule: evidence.text("rule"),
            spans: evidence.spans("spans"),
        }),
        statement: record.number("statement"),
        checked: record.truth("checked"),
    }
}

fn statement(record: Record) -> Statement {
    Statement {
        id: record.text("id"),
        speaker: record.number("speaker"),
        quotations: record.numbers("quotations"),
        checked: record.truth("checked"),
        links: record.list("links", "a link", link),
    }
}

/// A JSON object that should be a record of the model, and what to call it in messages.
struct Record<'v> {
    what: &'static str,
    value: &'v Json<'v>,
    wrong: &'v Wrong,
}

impl<'v> Record<'v> {
    /// A text; empty when it is left out.
    fn text(&self, name: &str) -> String {
        self.optional_text(name).unwrap_or_default()
    }

    fn optional_text(&self, name: &str) -> Option<String> {
        let text = self.optional(name)?.text();
        self.read(name, text).map(str::to_owned)
    }

    fn number(&self, name: &str) -> u32 {
        let number = self.value.get(name).and_then(number);
        self.read(name, number).unwrap_or_default()
    }

    fn numbers(&self, name: &str) -> Vec<u32> {
        let number = |value| self.read(name, number(value)).unwrap_or_default();
        self.values(name).iter().map(number).collect()
    }

    /// Whether something is so; left out means no.
    fn truth(&self, name: &str) -> bool {
        match self.value.get(name) {
            None => false,
            Some(Json::Truth(truth)) => *truth,
            Some(_) => {
                self.bad(name);
                false
            }
        }
    }

    fn span(&self, name: &str) -> Span {
        let span = self.value.get(name).and_then(span);
        self.read(name, span).unwrap_or(NOWHERE)
    }

    fn spans(&self, name: &str) -> Vec<Span> {
        let span = |value| self.read(name, span(value)).unwrap_or(NOWHERE);
        self.values(name).iter().map(span).collect()
    }

    /// One of a closed set of words.
    fn word<T>(&self, name: &str, known: fn(&str) -> Option<T>) -> Option<T> {
        let word = self.value.get(name).and_then(Json::text).and_then(known);
        self.read(name, word)
    }

    fn optional(&self, name: &str) -> Option<&'v Json<'v>> {
        self.value.get(name).filter(|value| !matches!(value, Json::Null))
    }

    fn stated(&self, name: &str) -> Option<Stated> {
        let value = self.optional(name)?;
        let fact = Record { what: "what an article states", value, wrong: self.wrong };
        Some(Stated { value: fact.text("value"), from: fact.spans("from") })
    }

    fn mentions(&self, name: &str) -> Vec<Mention> {
        self.list(name, "a mention", |mention| Mention {
            article: mention.number("article"),
            form: mention.text("form"),
            spans: mention.spans("spans"),
        })
    }

    /// A list of records; empty when it is left out.
    fn list<T>(&self, name: &str, what: &'static str, read: impl Fn(Record) -> T) -> Vec<T> {
        let wrong = self.wrong;
        self.values(name).iter().map(|value| read(Record { what, value, wrong })).collect()
    }

    /// The values of a list; none when it is left out.
    fn values(&self, name: &str) -> &'v [Json<'v>] {
        let Some(value) = self.value.get(name) else { return &[] };
        self.read(name, value.list()).unwrap_or_default()
    }

    /// What was read of a field; notes that it is wrong where that is nothing.
    fn read<T>(&self, name: &str, read: Option<T>) -> Option<T> {
        if read.is_none() {
            self.bad(name);
        }
        read
    }

    fn bad(&self, name: &str) {
        self.wrong.get_or_init(|| {
            let id = self.value.get("id").and_then(Json::text).unwrap_or("");
            format!("the field `{name}` of {} {id} is missing or cannot be read", self.what)
        });
    }
}

/// In place of a span that cannot be read.
const NOWHERE: Span = Span { start: 0, end: 0 };

fn number(value: &Json<'_>) -> Option<u32> {
    value.number().and_then(|number| u32::try_from(number).ok())
}

/// A span is written as `[start, end]`.
fn span(value: &Json<'_>) -> Option<Span> {
    match value.list()? {
        [start, end] => Some(Span { start: number(start)?, end: number(end)? }),
        _ => None,
    }
}
