//! Article files: a front-matter block, then the text exactly as received.
//!
//! ```text
//! ---
//! title: Mayor offers to resign
//! title-from: Mayor offers to resign
//! outlet: UPI
//! outlet-from: Nov. 30 (UPI)
//! url:
//! byline:
//! published: 2024-11-30
//! published-from: Nov. 30 (UPI)
//! published-from: President-elect
//! ---
//! The text, every byte of it, to the end of the file.
//! ```
//!
//! A field is left empty when the text does not state it. `…-from` quotes the words of the text that
//! a field was read from, verbatim; it may be repeated. Words that the text does not hold are an
//! error: that is how a guess is kept out.

use std::fmt;

use crate::address;
use crate::date::Date;
use crate::{Article, Span, Stated};

/// Longest article that is accepted, in bytes. Extraction is linear, so the limit is not about
/// time: a text of this size is a dump, not an article, and a browser would have to lay it out.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

const FENCE: &str = "---";
const FIELDS: [&str; 5] = ["title", "outlet", "url", "byline", "published"];

/// What is wrong with an article file, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line of the file, counted from 1; 0 when it concerns the whole file.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        write!(f, "{}. {}", self.message, self.remedy)
    }
}

impl std::error::Error for Problem {}

fn problem(line: usize, message: impl Into<String>, remedy: impl Into<String>) -> Problem {
    Problem { line, message: message.into(), remedy: remedy.into() }
}

/// Reads an article file. `id` becomes [`Article::id`]; `boilerplate` stays empty.
///
/// All problems are reported at once, so that a file is mended in one round.
pub fn parse(id: &str, file: &[u8]) -> Result<Article, Vec<Problem>> {
    if file.len() > MAX_BYTES {
        return Err(vec![problem(
            0,
            format!("the file has {} bytes, more than the {MAX_BYTES} accepted", file.len()),
            "Split it: one article a file",
        )]);
    }
    let file = std::str::from_utf8(file).map_err(|error| {
        let good = &file[..error.valid_up_to()];
        let line = good.iter().filter(|&&byte| byte == b'\n').count() + 1;
        let column =
            good.len() - good.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1) + 1;
        vec![problem(
            line,
            format!("byte {column} of the line is not UTF-8"),
            "Convert the file to UTF-8, for instance with `iconv -t UTF-8`",
        )]
    })?;
    let (fields, text, text_line) = split(file)?;
    let mut problems = Vec::new();
    let mut article = Article { id: id.to_owned(), text: text.into(), ..Article::default() };
    if text.trim().is_empty() {
        problems.push(problem(
            text_line,
            "the article has no text",
            "Put the text, as received, below the front matter",
        ));
    }
    for field in fields {
        read_field(&mut article, &field, &mut problems);
    }
    if problems.is_empty() { Ok(article) } else { Err(problems) }
}

struct Field<'f> {
    line: usize,
    key: &'f str,
    value: &'f str,
}

/// The fields of the front matter, the text below it, and the line on which the text begins.
type Parts<'f> = (Vec<Field<'f>>, &'f str, usize);

fn split(file: &str) -> Result<Parts<'_>, Vec<Problem>> {
    // A byte order mark is the editor's, not the article's.
    let file = file.strip_prefix('\u{FEFF}').unwrap_or(file);
    if file.is_empty() {
        return Err(vec![problem(
            0,
            "the file is empty",
            "Put a front-matter block and the text into it, or remove it",
        )]);
    }
    let mut fields = Vec::new();
    let mut problems = Vec::new();
    let mut at = 0;
    for (index, raw) in file.split_inclusive('\n').enumerate() {
        let line = index + 1;
        at += raw.len();
        let content = raw.trim_end_matches(['\n', '\r']);
        if index == 0 {
            if content.trim_end() != FENCE {
                return Err(vec![problem(
                    1,
                    "the file does not begin with a front-matter block",
                    "Begin it with a line `---`, the fields, and another line `---`; \
                     leave empty what the text does not state",
                )]);
            }
            continue;
        }
        if content.trim_end() == FENCE {
            if problems.is_empty() {
                return Ok((fields, &file[at..], line + 1));
            }
            return Err(problems);
        }
        if content.trim().is_empty() {
            continue;
        }
        match content.split_once(':') {
            Some((key, value)) => fields.push(Field { line, key: key.trim(), value: value.trim() }),
            None => problems.push(problem(
                line,
                format!("`{}` is not a field", shorten(content)),
                "Write `name: value`, or close the block with a line `---` if the text begins here",
            )),
        }
    }
    problems.push(problem(
        1,
        "the front-matter block is never closed",
        "End it with a line `---` of its own, above the text",
    ));
    Err(problems)
}

fn read_field(article: &mut Article, field: &Field<'_>, problems: &mut Vec<Problem>) {
    let (name, is_evidence) = match field.key.strip_suffix("-from") {
        Some(name) => (name, true),
        None => (field.key, false),
    };
    if field.value.is_empty() && FIELDS.contains(&name) {
        return;
    }
    let evidence = is_evidence.then(|| article.text.find(field.value));
    let slot = match name {
        "title" => &mut article.title,
        "outlet" => &mut article.outlet,
        "url" => &mut article.url,
        "byline" => &mut article.byline,
        "published" => &mut article.published,
        _ => {
            problems.push(problem(
                field.line,
                format!("there is no field `{}`", shorten(field.key)),
                format!("The fields are {}, each with a `…-from`", FIELDS.join(", ")),
            ));
            return;
        }
    };
    match (evidence, slot) {
        (None, slot @ None) => {
            if let Some(remedy) = refuse_value(name, field.value) {
                problems.push(problem(
                    field.line,
                    format!("`{name}` cannot be `{}`", shorten(field.value)),
                    remedy,
                ));
            }
            *slot = Some(Stated { value: field.value.to_owned(), from: Vec::new() });
        }
        (None, Some(_)) => problems.push(problem(
            field.line,
            format!("`{name}` is given twice"),
            "Keep one of them",
        )),
        (Some(_), None) => problems.push(problem(
            field.line,
            format!("`{name}-from` stands without a value of `{name}` above it"),
            format!("Give `{name}: …` first, or remove this line"),
        )),
        (Some(None), Some(_)) => problems.push(problem(
            field.line,
            format!("the text does not hold the words `{}`", shorten(field.value)),
            "Copy them from the text, every character; if it does not say so, leave the field empty",
        )),
        (Some(Some(at)), Some(stated)) => {
            stated.from.push(Span::new(at, at + field.value.len()));
        }
    }
}

/// Why a value cannot be used, as a remedy.
pub fn refuse_value(name: &str, value: &str) -> Option<&'static str> {
    match name {
        "published" if Date::parse(value).is_none() => {
            Some("Write a date that exists as 2024-11-30")
        }
        // Of no other scheme, which could run code. Whether it may be linked is asked where it would be.
        "url" if !address::is_web(value) => {
            Some("Write an address that begins with https:// or http://")
        }
        _ => None,
    }
}

/// The beginning of a value, for messages: a file that is not an article may have endless lines.
pub fn shorten(value: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = value.chars().take(MOST).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}
