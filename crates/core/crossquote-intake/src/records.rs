//! JSON and JSON Lines: a record is an article.
//!
//! ```text
//! {"text": "…", "title": "…", "outlet": "…", "byline": "…", "published": "2024-11-30", "url": "https://…"}
//! ```
//!
//! Only `text` is needed. Other names that collections use are known too, among them schema.org's
//! (`articleBody`, `headline`, `datePublished`, `author`, `publisher`) and `doc`, the name that
//! `crossquote extract` reads.

use serde_json::{Map, Value};

use super::{Draft, File, Refused, Take, address, published, stated};
use crossquote_model::article::{MAX_BYTES, Problem};
use crossquote_model::{Article, Stated};

/// Names of fields, ours first, then those of schema.org, trafilatura, newspaper, news-please, Media Cloud,
/// GDELT and NewsAPI. What a tool names by the host alone (`hostname`, `source_domain`) comes last.
const TEXT: &[&str] = &[
    "text",
    "articleBody",
    "maintext",
    "body",
    "content",
    "full_text",
    "cleaned_text",
    "story_text",
    "raw_text",
];
const TITLE: &[&str] = &["title", "headline", "name"];
const OUTLET: &[&str] = &[
    "outlet",
    "publisher",
    "sitename",
    "site_name",
    "media_name",
    "publication",
    "source",
    "site",
    "hostname",
    "source_domain",
    "media_url",
    "domain",
];
const URL: &[&str] = &[
    "url",
    "link",
    "canonical",
    "canonical_link",
    "mainEntityOfPage",
    "documentidentifier",
    "@id",
    "source",
];
const BYLINE: &[&str] = &["byline", "author", "authors", "creator"];
const PUBLISHED: &[&str] = &[
    "published",
    "datePublished",
    "date",
    "published_at",
    "publishedAt",
    "publish_date",
    "date_publish",
    "pubDate",
    "pub_date",
    "pubdate",
    "publishdate",
    "seendate",
];
const NAME: &[&str] = &["doc", "id", "slug"];

/// Lists of records in a record, as services answer.
const LISTS: &[&str] = &["articles", "stories", "results", "items", "data", "documents", "@graph"];

const REMEDY: &str = "An article is a record such as {\"title\": \"…\", \"text\": \"…\"}";

/// A file of one record, or of a list of them.
pub(super) fn document(file: &File, text: &str, take: Take<'_>) {
    match serde_json::from_str(text) {
        Ok(Value::Array(records)) if records.is_empty() => {
            take(Err(file.refuse(0, "the list in it is empty", REMEDY)));
        }
        Ok(Value::Array(records)) => each(file, records, take),
        Ok(Value::Object(mut record)) => match wrapped_list(&mut record) {
            Some(records) => each(file, records, take),
            None => take(one(file, Value::Object(record))),
        },
        Ok(record) => take(one(file, record)),
        // Records a line, in a file that is called `.json`.
        Err(error) if error.line() > 1 && text.lines().next().is_some_and(is_record) => {
            lines(file, text, take);
        }
        Err(error) => take(Err(syntax(file, error.line(), &error))),
    }
}

/// Whether a field of this name is one of the facts that [`about`] reads.
pub(super) fn is_fact(name: &str) -> bool {
    [TITLE, OUTLET, URL, BYLINE, PUBLISHED].iter().any(|names| names.contains(&name))
}

/// Each record of a list, by its place.
fn each(file: &File, records: Vec<Value>, take: Take<'_>) {
    for (index, record) in records.into_iter().enumerate() {
        take(one(&part(file, &format!("record {}", index + 1)), record));
    }
}

/// The list of records in a record that has no text of its own.
fn wrapped_list(record: &mut Map<String, Value>) -> Option<Vec<Value>> {
    let whole = TEXT.iter().any(|name| record.get(*name).is_some_and(Value::is_string));
    if whole || record.contains_key("format") {
        return None;
    }
    let is_list = |value: &Value| {
        value.as_array().is_some_and(|list| list.first().is_some_and(Value::is_object))
    };
    let name = LISTS.iter().find(|name| record.get(**name).is_some_and(is_list))?;
    match record.remove(*name) {
        Some(Value::Array(records)) => Some(records),
        _ => None,
    }
}

/// Whether a text is a piece of HTML: it has an end tag of a paragraph or the like.
fn is_html(text: &str) -> bool {
    ["</p>", "</div>", "</li>", "<br>", "<br/>", "<br />", "</blockquote>"]
        .iter()
        .any(|tag| text.contains(tag))
}

/// Without the sign of a text that a service cut: `… [+2219 chars]`. The note says that it is cut.
fn without_cut(text: &str, notes: &mut Vec<String>) -> String {
    let whole = text.trim_end();
    let cut =
        whole.strip_suffix(']').and_then(|text| text.rsplit_once("[+")).filter(|(_, size)| {
            size.strip_suffix(" chars").is_some_and(|size| {
                !size.is_empty() && size.bytes().all(|byte| byte.is_ascii_digit())
            })
        });
    let Some((before, size)) = cut else { return text.to_owned() };
    let size = size.trim_end_matches(" chars");
    notes.push(format!(
        "Its text is cut: {size} characters of it are missing. Find the whole article."
    ));
    before.trim_end_matches(['…', '.', ' ', '\n', '\r']).to_owned() + " …"
}

fn is_record(line: &str) -> bool {
    serde_json::from_str::<Map<String, Value>>(line).is_ok()
}

/// A file of one record a line; empty lines are nothing.
pub(super) fn lines(file: &File, text: &str, take: Take<'_>) {
    let mut any = false;
    for (index, line) in text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        any = true;
        match serde_json::from_str(line) {
            Ok(record) => take(one(&part(file, &format!("line {}", index + 1)), record)),
            Err(error) => take(Err(syntax(file, index + 1, &error))),
        }
    }
    if !any {
        take(Err(file.refuse(0, "there is no record in it", REMEDY)));
    }
}

fn part(file: &File, part: &str) -> File {
    File { origin: format!("{}: {part}", file.origin), name: format!("{} {part}", file.name) }
}

fn syntax(file: &File, line: usize, error: &serde_json::Error) -> Refused {
    // serde_json names line and column of the line read; the line of the file is ours to name.
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let problem = Problem {
        line,
        message: format!("column {}: this is no JSON: {message}", error.column()),
        remedy: "Export it anew, or leave the line out".to_owned(),
    };
    Refused { origin: file.origin.clone(), problem }
}

fn one(file: &File, record: Value) -> Result<Draft, Refused> {
    let Value::Object(record) = record else {
        return Err(file.refuse(0, "it is no record", REMEDY));
    };
    if record.get("format").and_then(Value::as_str) == Some(crossquote_model::dataset::FORMAT) {
        return Err(file.refuse(
            0,
            "it is a dataset of Crossquote, not an article",
            "Open it on its own: on the page “Add”, or with `crossquote bundle --dataset`",
        ));
    }
    let Some(text) = TEXT.iter().find_map(|name| record.get(*name)?.as_str()) else {
        let has: Vec<&str> = record.keys().map(String::as_str).take(12).collect();
        let has = if has.is_empty() { "nothing".to_owned() } else { has.join(", ") };
        let message = format!("it has no `text`; it has {has}");
        return Err(file.refuse(0, message, REMEDY));
    };
    if text.len() > MAX_BYTES {
        return Err(super::too_long(file, text.len()));
    }
    let mut file = file.clone();
    if let Some(name) = words(&record, NAME) {
        file.name = name;
    }
    let mut notes = Vec::new();
    let text = if is_html(text) { super::page::plain_text(text) } else { text.to_owned() };
    let mut article = about(&record, &mut notes);
    let text = super::twice::undone(&text, &mut notes);
    article.text = without_cut(&text, &mut notes).into();
    file.draft(article, notes)
}

/// What a record says of its article; also JSON-LD in pages says it so.
pub(super) fn about(record: &Map<String, Value>, notes: &mut Vec<String>) -> Article {
    let fact = |names: &[&str]| -> Option<Stated> { stated(words(record, names).as_deref()) };
    Article {
        title: fact(TITLE),
        // A tool's `source` can be the address.
        outlet: stated(
            OUTLET
                .iter()
                .filter_map(|name| value_words(record.get(*name)?))
                .find(|name| !name.contains("://"))
                .as_deref(),
        ),
        byline: stated(words(record, BYLINE).map(|names| names.replace("; ", ", ")).as_deref()),
        published: published(words(record, PUBLISHED).as_deref(), notes),
        url: URL
            .iter()
            .find_map(|name| stated(address(&value_words(record.get(*name)?)?).as_deref())),
        ..Article::default()
    }
}

fn words(record: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| value_words(record.get(*name)?))
}

/// A value in words: a text, a number, the name of a thing (`{"name": "…"}`), several of these.
fn value_words(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(text) => {
            super::twice::repaired(text).map_or_else(|| text.clone(), |(meant, _)| meant)
        }
        Value::Number(number) => number.to_string(),
        Value::Object(thing) => value_words(thing.get("name").or_else(|| thing.get("@id"))?)?,
        Value::Array(several) => {
            several.iter().filter_map(value_words).collect::<Vec<_>>().join(", ")
        }
        _ => return None,
    };
    (!found.trim().is_empty()).then_some(found)
}
