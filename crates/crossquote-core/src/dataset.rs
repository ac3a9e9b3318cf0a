//! The dataset file: one versioned format, written and read here and nowhere else.
//!
//! ```text
//! {"format":"crossquote-dataset","version":1,
//! "title":"…","description":"…",
//! "articles":[
//! {…one article a line…}],
//! "speakers":[
//! …
//! ```
//!
//! JSON, because a dataset is also a document that researchers open; one record a line, because it
//! is committed and its changes are read. The bytes depend on the dataset alone: no clock, no
//! paths, no random order. A binary format would save a third before compression and almost nothing
//! after it (docs/ARCHITECTURE.md has the figures).
//!
//! [`decode`] trusts nothing: after it, every index is in range and every span lies on character
//! boundaries of its article, so that no reader of a [`Dataset`] has to check again.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::{Article, Dataset, Span};

/// The version that [`encode`] writes and the newest that [`decode`] reads.
pub const VERSION: u32 = 1;

/// The word that marks a file as ours.
pub const FORMAT: &str = "crossquote-dataset";

/// The bytes of a dataset file.
pub fn encode(dataset: &Dataset) -> String {
    let mut out = format!("{{\"format\":{},\"version\":{VERSION},\n", json(FORMAT));
    out.push_str(&format!("\"title\":{},\n", json(&dataset.title)));
    out.push_str(&format!("\"description\":{},\n", json(&dataset.description)));
    records(&mut out, "articles", &dataset.articles);
    out.push_str(",\n");
    records(&mut out, "speakers", &dataset.speakers);
    out.push_str(",\n");
    records(&mut out, "quotations", &dataset.quotations);
    out.push_str(",\n");
    records(&mut out, "statements", &dataset.statements);
    out.push_str("}\n");
    out
}

fn records<T: Serialize>(out: &mut String, name: &str, values: &[T]) {
    out.push_str(&format!("\"{name}\":["));
    for (index, value) in values.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&json(value));
    }
    out.push(']');
}

/// JSON of a value of the model. These types hold strings, numbers and lists only, which
/// `serde_json` cannot fail to write.
fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Why bytes could not be read as a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// Not JSON, or JSON cut short: where, and what the parser said.
    Syntax(String),
    /// JSON, but not a dataset of ours.
    NotADataset,
    /// Made by a newer Crossquote than this one.
    Newer {
        /// The file's version; this program reads up to [`VERSION`].
        version: u32,
    },
    /// A dataset that contradicts itself: what, and in which record.
    Inconsistent(String),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::Syntax(what) => {
                write!(f, "The dataset is damaged or incomplete: {what}.")
            }
            DecodeError::NotADataset => {
                write!(
                    f,
                    "This file is not a Crossquote dataset: it does not say \"format\":\"{FORMAT}\"."
                )
            }
            DecodeError::Newer { version } => write!(
                f,
                "The dataset has format version {version}; this explorer reads up to version \
                 {VERSION}. Use a newer Crossquote, or build the dataset again with this one."
            ),
            DecodeError::Inconsistent(what) => {
                write!(
                    f,
                    "The dataset contradicts itself: {what}. Build it again from its articles."
                )
            }
        }
    }
}

impl std::error::Error for DecodeError {}

#[derive(Deserialize)]
struct Header {
    #[serde(default)]
    format: String,
    #[serde(default)]
    version: u32,
}

/// Reads the bytes of a dataset file and checks every index and span in it.
pub fn decode(bytes: &[u8]) -> Result<Dataset, DecodeError> {
    // The header first, alone: a newer format may differ in everything else.
    let header: Header = serde_json::from_slice(bytes).map_err(syntax)?;
    if header.format != FORMAT {
        return Err(DecodeError::NotADataset);
    }
    if header.version > VERSION {
        return Err(DecodeError::Newer { version: header.version });
    }
    if header.version == 0 {
        return Err(DecodeError::Inconsistent("it has no format version".to_owned()));
    }
    let dataset: Dataset = serde_json::from_slice(bytes).map_err(syntax)?;
    validate(&dataset).map_err(DecodeError::Inconsistent)?;
    Ok(dataset)
}

fn syntax(error: serde_json::Error) -> DecodeError {
    if error.classify() == serde_json::error::Category::Data
        && error.line() == 1
        && error.column() <= 1
    {
        return DecodeError::NotADataset;
    }
    DecodeError::Syntax(error.to_string())
}

/// The first contradiction of a dataset, if there is one.
pub fn validate(dataset: &Dataset) -> Result<(), String> {
    unique(dataset.articles.iter().map(|article| article.id.as_str()), "articles")?;
    unique(dataset.speakers.iter().map(|speaker| speaker.id.as_str()), "speakers")?;
    unique(dataset.quotations.iter().map(|quotation| quotation.id.as_str()), "quotations")?;
    unique(dataset.statements.iter().map(|statement| statement.id.as_str()), "statements")?;
    for article in &dataset.articles {
        let name = &article.id;
        let stated =
            [&article.title, &article.outlet, &article.url, &article.byline, &article.published];
        for fact in stated.into_iter().flatten() {
            spans(article, &fact.from, || format!("what article {name} states"))?;
        }
        if let Some(url) = &article.url
            && !url.value.starts_with("https://")
            && !url.value.starts_with("http://")
        {
            return Err(format!("the address of article {name} is not a web address"));
        }
        let lines: Vec<Span> = article.boilerplate.iter().map(|line| line.span).collect();
        spans(article, &lines, || format!("the boilerplate of article {name}"))?;
        ordered(&lines, || format!("the boilerplate of article {name}"))?;
    }
    for speaker in &dataset.speakers {
        let name = &speaker.id;
        for mention in &speaker.mentions {
            let article = dataset.articles.get(mention.article as usize).ok_or_else(|| {
                format!("speaker {name} is mentioned in an article that is not there")
            })?;
            spans(article, &mention.spans, || format!("a mention of speaker {name}"))?;
        }
    }
    for (index, quotation) in dataset.quotations.iter().enumerate() {
        let name = &quotation.id;
        let what = || format!("quotation {name}");
        let article = dataset
            .articles
            .get(quotation.article as usize)
            .ok_or_else(|| format!("quotation {name} is in an article that is not there"))?;
        if quotation.speaker as usize >= dataset.speakers.len() {
            return Err(format!("the speaker of quotation {name} is not there"));
        }
        if quotation.content.is_empty() {
            return Err(format!("quotation {name} has no content"));
        }
        for part in [&quotation.content, &quotation.quoted, &quotation.cue, &quotation.source] {
            spans(article, part, what)?;
            ordered(part, what)?;
        }
        spans(article, &[quotation.context], what)?;
        spans(article, quotation.to.as_slice(), what)?;
        for evidence in &quotation.evidence {
            spans(article, &evidence.spans, what)?;
        }
        if quotation.confidence > 100 {
            return Err(format!("the confidence of quotation {name} is over 100 per cent"));
        }
        let statement = dataset
            .statements
            .get(quotation.statement as usize)
            .ok_or_else(|| format!("the statement of quotation {name} is not there"))?;
        if !statement.quotations.contains(&(index as u32)) {
            return Err(format!("quotation {name} is not in the statement that it names"));
        }
    }
    for statement in &dataset.statements {
        let name = &statement.id;
        if statement.quotations.is_empty() {
            return Err(format!("statement {name} has no quotation"));
        }
        if statement.speaker as usize >= dataset.speakers.len() {
            return Err(format!("the speaker of statement {name} is not there"));
        }
        let links = statement.links.iter().flat_map(|link| [link.a, link.b]);
        if statement
            .quotations
            .iter()
            .copied()
            .chain(links)
            .any(|q| q as usize >= dataset.quotations.len())
        {
            return Err(format!("statement {name} names a quotation that is not there"));
        }
    }
    Ok(())
}

/// Addresses name records by id, so an id names one record.
fn unique<'a>(ids: impl Iterator<Item = &'a str>, what: &str) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(format!("two {what} are called {id}"));
        }
    }
    Ok(())
}

/// Every span lies inside the article, on character boundaries, and runs forwards.
fn spans(article: &Article, spans: &[Span], what: impl Fn() -> String) -> Result<(), String> {
    match spans.iter().find(|span| article.text.get(span.range()).is_none()) {
        None => Ok(()),
        Some(bad) => Err(format!(
            "{} points at bytes {}..{} of article {}, which has {} bytes",
            what(),
            bad.start,
            bad.end,
            article.id,
            article.text.len()
        )),
    }
}

/// Spans come in text order and do not overlap.
fn ordered(spans: &[Span], what: impl Fn() -> String) -> Result<(), String> {
    if spans.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return Err(format!("{} has spans that overlap or run backwards", what()));
    }
    Ok(())
}
