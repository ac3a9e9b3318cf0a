//! From JSON to the model, a field at a time.
//!
//! By hand rather than by serde's derive: derived readers for these dozen records were a seventh of
//! the whole download, and their messages name a line and a column where a reader of a dataset
//! needs record and field. What is left out stays empty; unknown fields are passed over, so that a
//! later writer may add some.

use super::json::Json;
use crate::model::*;

type Read<T> = Result<T, String>;

pub(super) fn dataset(file: &Json) -> Read<Dataset> {
    // A part that is left out is not an empty one: something has been lost.
    for part in ["articles", "speakers", "quotations", "statements"] {
        if file.get(part).is_none() {
            return Err(format!("it has no {part}"));
        }
    }
    let file = Record { what: "the dataset", value: file };
    Ok(Dataset {
        title: file.text("title")?,
        description: file.text("description")?,
        articles: file.list("articles", article)?,
        speakers: file.list("speakers", speaker)?,
        quotations: file.list("quotations", quotation)?,
        statements: file.list("statements", statement)?,
        related: file.list("related", link)?,
    })
}

fn article(value: &Json) -> Read<Article> {
    let record = Record { what: "an article", value };
    let stated = |name| {
        record.optional(name, |value| {
            let record = Record { what: "what an article states", value };
            Ok(Stated { value: record.text("value")?, from: record.list("from", span)? })
        })
    };
    Ok(Article {
        id: record.text("id")?,
        title: stated("title")?,
        outlet: stated("outlet")?,
        url: stated("url")?,
        byline: stated("byline")?,
        published: stated("published")?,
        text: record.text("text")?,
        boilerplate: record.list("boilerplate", |value| {
            let record = Record { what: "a line of boilerplate", value };
            Ok(Boilerplate { span: record.span("span")?, reason: record.text("reason")? })
        })?,
    })
}

fn speaker(value: &Json) -> Read<Speaker> {
    let record = Record { what: "a speaker", value };
    Ok(Speaker {
        id: record.text("id")?,
        name: record.text("name")?,
        kind: record.word("kind", SpeakerKind::from_name)?,
        role: record.optional("role", text)?,
        checked: record.truth("checked")?,
        mentions: record.list("mentions", mention)?,
    })
}

fn mention(value: &Json) -> Read<Mention> {
    let record = Record { what: "a mention", value };
    Ok(Mention {
        article: record.number("article")?,
        form: record.text("form")?,
        spans: record.list("spans", span)?,
    })
}

fn link(value: &Json) -> Read<Link> {
    let record = Record { what: "a link", value };
    Ok(Link {
        a: record.number("a")?,
        b: record.number("b")?,
        why: record.text("why")?,
        reason: record.text("reason")?,
        evidence: record.list("evidence", mention)?,
    })
}

fn quotation(value: &Json) -> Read<Quotation> {
    let record = Record { what: "a quotation", value };
    Ok(Quotation {
        id: record.text("id")?,
        article: record.number("article")?,
        kind: record.word("kind", Kind::from_name)?,
        content: record.list("content", span)?,
        quoted: record.list("quoted", span)?,
        cue: record.list("cue", span)?,
        source: record.list("source", span)?,
        speaker: record.number("speaker")?,
        to: record.optional("to", span)?,
        context: record.span("context")?,
        // What does not fit is refused by `validate`, like any other number over 100.
        confidence: u8::try_from(record.number("confidence")?).unwrap_or(u8::MAX),
        evidence: record.list("evidence", |value| {
            let record = Record { what: "a piece of evidence", value };
            Ok(Evidence { rule: record.text("rule")?, spans: record.list("spans", span)? })
        })?,
        statement: record.number("statement")?,
        checked: record.truth("checked")?,
    })
}

fn statement(value: &Json) -> Read<Statement> {
    let record = Record { what: "a statement", value };
    Ok(Statement {
        id: record.text("id")?,
        speaker: record.number("speaker")?,
        quotations: record.list("quotations", number)?,
        checked: record.truth("checked")?,
        links: record.list("links", link)?,
    })
}

/// A JSON object that should be a record of the model, and what to call it in messages.
struct Record<'v> {
    what: &'static str,
    value: &'v Json,
}

impl Record<'_> {
    /// A text; empty when it is left out.
    fn text(&self, name: &str) -> Read<String> {
        Ok(self.optional(name, text)?.unwrap_or_default())
    }

    fn number(&self, name: &str) -> Read<u32> {
        self.value.get(name).map_or(Err(String::new()), number).map_err(|_| self.bad(name))
    }

    /// Whether something is so; left out means no.
    fn truth(&self, name: &str) -> Read<bool> {
        match self.value.get(name) {
            None => Ok(false),
            Some(Json::Truth(truth)) => Ok(*truth),
            Some(_) => Err(self.bad(name)),
        }
    }

    fn span(&self, name: &str) -> Read<Span> {
        self.value.get(name).map_or(Err(String::new()), span).map_err(|_| self.bad(name))
    }

    /// One of a closed set of words.
    fn word<T>(&self, name: &str, known: fn(&str) -> Option<T>) -> Read<T> {
        self.value.get(name).and_then(Json::text).and_then(known).ok_or_else(|| self.bad(name))
    }

    fn optional<T>(&self, name: &str, read: impl Fn(&Json) -> Read<T>) -> Read<Option<T>> {
        match self.value.get(name) {
            None | Some(Json::Null) => Ok(None),
            Some(value) => read(value).map(Some).map_err(|why| self.because(name, why)),
        }
    }

    /// A list; empty when it is left out.
    fn list<T>(&self, name: &str, read: impl Fn(&Json) -> Read<T>) -> Read<Vec<T>> {
        match self.value.get(name) {
            None => Ok(Vec::new()),
            Some(Json::List(values)) => values
                .iter()
                .map(read)
                .collect::<Read<Vec<T>>>()
                .map_err(|why| self.because(name, why)),
            Some(_) => Err(self.bad(name)),
        }
    }

    /// The innermost reason is the one that says most.
    fn because(&self, name: &str, why: String) -> String {
        if why.is_empty() { self.bad(name) } else { why }
    }

    fn bad(&self, name: &str) -> String {
        let id = self.value.get("id").and_then(Json::text).unwrap_or("");
        format!("the field `{name}` of {} {id} is missing or cannot be read", self.what)
    }
}

fn text(value: &Json) -> Read<String> {
    value.text().map(str::to_owned).ok_or_else(String::new)
}

fn number(value: &Json) -> Read<u32> {
    value.number().and_then(|number| u32::try_from(number).ok()).ok_or_else(String::new)
}

/// A span is written as `[start, end]`.
fn span(value: &Json) -> Read<Span> {
    match value.list() {
        Some([start, end]) => Ok(Span { start: number(start)?, end: number(end)? }),
        _ => Err(String::new()),
    }
}
