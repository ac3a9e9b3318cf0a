//! Front matter of other tools, as notebooks, clippers and site generators write it before Markdown.
//!
//! ```text
//! ---
//! title: "Bridge"
//! author: [Ilse Brandt, Jon Reuss]
//! date: 2026-03-02
//! tags:
//!   - bridges
//! ---
//! ```
//!
//! A line a field, lists in brackets or below: what such tools write of YAML. Names are those of records; what
//! is not known is named in a note. Article files of ours are strict, and are read elsewhere.

use serde_json::{Map, Value};

use super::{Draft, File, Refused, markdown, records};
use crossquote_model::Article;

/// Fields of article files of ours; a field that ends in `-from` is theirs alone.
const OURS: &[&str] = &["title", "outlet", "url", "byline", "published"];

/// Fields by which a file that is no Markdown shows that its block is another tool's. Fewer than `records` reads: a
/// `name` or a `domain` may be a slip in an article file of ours.
const KNOWN: &[&str] = &[
    "title",
    "headline",
    "outlet",
    "publisher",
    "sitename",
    "site_name",
    "site",
    "publication",
    "source",
    "url",
    "link",
    "canonical",
    "byline",
    "author",
    "authors",
    "creator",
    "published",
    "date",
    "publishdate",
    "publish_date",
    "pubdate",
];

/// Fields and the text below; nothing where the block is not closed, or is one of ours.
fn split(text: &str) -> Option<(Map<String, Value>, &str)> {
    let mut fields = Map::new();
    let mut last = String::new();
    let mut at = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        let content = line.trim_end();
        match content.split_once(':') {
            _ if index == 0 => {}
            _ if content == "---" => {
                let ours = |name: &String| OURS.contains(&name.as_str());
                let strict = fields.keys().any(|name| name.ends_with("-from"));
                return (!fields.is_empty() && !strict && !fields.keys().all(ours))
                    .then(|| (fields, &text[at..]));
            }
            _ if content.trim_start().starts_with("- ") => {
                let item = value(&content.trim_start()[2..]);
                match fields.get_mut(&last) {
                    Some(Value::Array(items)) => items.push(item),
                    Some(field) => *field = Value::Array(vec![item]),
                    None => {}
                }
            }
            Some((name, rest)) if !content.starts_with([' ', '\t', '#']) => {
                last = name.trim().to_lowercase();
                fields.insert(last.clone(), value(rest));
            }
            _ => {}
        }
    }
    None
}

/// `"quoted"`, `[several, of, them]`, `[[a link of a notebook]]`, or the words as they are.
fn value(written: &str) -> Value {
    let written = written.trim().trim_matches(['"', '\'']);
    let written =
        written.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")).unwrap_or(written);
    match written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(items) => Value::Array(
            items.split(',').map(|item| item.trim().trim_matches(['"', '\'']).into()).collect(),
        ),
        None => written.into(),
    }
}

/// A file with front matter of another tool; nothing where it has none.
pub(super) fn read(
    file: &File,
    extension: &str,
    text: &str,
    notes: &[String],
) -> Option<Result<Draft, Refused>> {
    let markdown = matches!(extension, "md" | "markdown");
    let Some((fields, body)) = split(text) else {
        // A rule at the beginning, and no fields.
        let closed = text.lines().skip(1).any(|line| line.trim_end() == "---");
        return (markdown && !closed).then(|| markdown::read(file, text, notes.to_vec()));
    };
    // Other files with such a block are ours, with a mistake in it, unless a field is another tool's.
    if !markdown
        && fields
            .keys()
            .all(|name| OURS.contains(&name.as_str()) || !KNOWN.contains(&name.as_str()))
    {
        return None;
    }
    let mut notes = notes.to_vec();
    let unknown: Vec<&str> =
        fields.keys().map(String::as_str).filter(|name| !records::is_fact(name)).take(12).collect();
    let facts = records::about(&fields, &mut notes);
    if !unknown.is_empty() {
        notes.push(format!(
            "Its front matter has fields that are not read: {}.",
            unknown.join(", ")
        ));
    }
    let read = if markdown {
        markdown::read(file, body, notes)
    } else {
        file.draft(Article { text: body.trim_start().into(), ..Article::default() }, notes)
    };
    Some(read.map(|mut draft| {
        let article = &mut draft.article;
        article.title = facts.title.or(article.title.take());
        article.outlet = facts.outlet;
        article.byline = facts.byline;
        article.published = facts.published;
        article.url = facts.url;
        draft
    }))
}
