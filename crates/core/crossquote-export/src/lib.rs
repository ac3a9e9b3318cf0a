//! Exports: what is found, in formats that other programs read.
//!
//! ```text
//! Selection  quotations │ a statement │ a comparison │ the whole collection
//! Format     text, bibtex, ris, csl │ csv │ json │ annotation │ tei        → one String
//! ```
//!
//! Every format can hold every selection: what it cannot hold of one is left out, and docs/EXPORTS.md
//! says what. The text depends on the dataset and the selection alone; it names no date of access and
//! nothing else that the articles do not state. A selection's indices that the dataset does not have
//! are passed over.
//!
//! ```
//! use crossquote_export::{Format, Selection, export};
//! use crossquote_model::Dataset;
//!
//! let table = export(&Dataset::default(), Selection::Collection, Format::Csv);
//! assert!(table.starts_with('\u{feff}') || table.contains(','));
//! ```

use crossquote_text::order::sort_and_dedup;
use std::collections::BTreeMap;
use std::vec;

use crossquote_model::address::percent_encode;
use crossquote_model::dataset::json as dataset_json;
use crossquote_model::{Article, Dataset, Quotation, Span, Speaker, Stated, Statement};

mod annotation;
mod citation;
mod csv;
mod escape;
pub mod fragment;
mod json;
mod tei;

/// What is written holds its own texts.
type Json = dataset_json::Json<'static>;

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection<'s> {
    /// Quotations, such as the hits of a search: indices into [`Dataset::quotations`], in the order
    /// in which they are to stand; one that is named again is passed over.
    Quotations(&'s [u32]),
    /// A statement with its versions: an index into [`Dataset::statements`].
    Statement(u32),
    /// Articles side by side: indices into [`Dataset::articles`]. The others are compared with the first.
    Comparison(&'s [u32]),
    /// Everything.
    Collection,
}

/// In which format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Citations of quotations as plain text.
    Text,
    /// A table, RFC 4180.
    Csv,
    /// All that is known, as JSON with a version.
    Json,
    /// W3C Web Annotations, JSON-LD.
    Annotation,
    /// TEI P5.
    Tei,
    /// The articles, for LaTeX.
    Bibtex,
    /// The articles, for reference managers.
    Ris,
    /// The articles, for citation processors, as CSL-JSON.
    Csl,
}

impl Format {
    /// Every format, in the order in which lists show them.
    pub const ALL: [Format; 8] = [
        Format::Text,
        Format::Csv,
        Format::Json,
        Format::Annotation,
        Format::Tei,
        Format::Bibtex,
        Format::Ris,
        Format::Csl,
    ];

    /// Name for commands, file extension, media type.
    fn facts(self) -> [&'static str; 3] {
        match self {
            Format::Text => ["text", "txt", "text/plain"],
            Format::Csv => ["csv", "csv", "text/csv"],
            Format::Json => ["json", "json", "application/json"],
            Format::Annotation => ["annotation", "jsonld", "application/ld+json"],
            Format::Tei => ["tei", "xml", "application/tei+xml"],
            Format::Bibtex => ["bibtex", "bib", "application/x-bibtex"],
            Format::Ris => ["ris", "ris", "application/x-research-info-systems"],
            Format::Csl => ["csl", "json", "application/vnd.citationstyles.csl+json"],
        }
    }

    /// The word used in commands.
    pub fn name(self) -> &'static str {
        self.facts()[0]
    }

    /// The format with that [`Format::name`].
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// How names of its files end, without the dot.
    pub fn extension(self) -> &'static str {
        self.facts()[1]
    }

    /// Its media type. All are UTF-8.
    pub fn media_type(self) -> &'static str {
        self.facts()[2]
    }
}

/// The selection in the format.
pub fn export(dataset: &Dataset, selection: Selection<'_>, format: Format) -> String {
    let chosen = Chosen::new(dataset, selection);
    match format {
        Format::Text => citation::text(&chosen),
        Format::Csv => csv::write(&chosen),
        Format::Json => json::write(&chosen),
        Format::Annotation => annotation::write(&chosen),
        Format::Tei => tei::write(&chosen),
        Format::Bibtex => citation::bibtex(&chosen),
        Format::Ris => citation::ris(&chosen),
        Format::Csl => citation::csl(&chosen),
    }
}

/// A selection looked up: from here on every index is in range.
struct Chosen<'d> {
    dataset: &'d Dataset,
    what: What,
    /// Indices of quotations, each once, in the order of the selection.
    quotations: Vec<u32>,
    /// Indices of the articles that these are of: in the order of the dataset, of a comparison in the
    /// order named.
    articles: Vec<u32>,
}

/// What was selected.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Quotations,
    Statement(u32),
    Comparison,
    Collection,
}

impl What {
    fn name(self) -> &'static str {
        match self {
            What::Quotations => "quotations",
            What::Statement(_) => "statement",
            What::Comparison => "comparison",
            What::Collection => "collection",
        }
    }
}

impl<'d> Chosen<'d> {
    fn new(dataset: &'d Dataset, selection: Selection<'_>) -> Chosen<'d> {
        let all = || 0..dataset.quotations.len() as u32;
        let of = |articles: &[u32]| {
            let of = |q: &u32| {
                let article = dataset.quotations.get(*q as usize).map(|q| q.article);
                article.is_some_and(|article| articles.contains(&article))
            };
            all().filter(of).collect()
        };
        let (what, quotations) = match selection {
            Selection::Quotations(quotations) => (What::Quotations, quotations.to_vec()),
            Selection::Statement(statement) => {
                let found = dataset.statements.get(statement as usize);
                let quotations = found.map_or(Vec::new(), |found| found.quotations.clone());
                (What::Statement(statement), quotations)
            }
            Selection::Comparison(articles) => (What::Comparison, of(articles)),
            Selection::Collection => (What::Collection, all().collect()),
        };
        let quotations = known(&quotations, dataset.quotations.len());
        let articles = match selection {
            Selection::Comparison(articles) => known(articles, dataset.articles.len()),
            Selection::Collection => (0..dataset.articles.len() as u32).collect(),
            _ => {
                let quotations =
                    quotations.iter().filter_map(|&q| dataset.quotations.get(q as usize));
                let mut articles: Vec<u32> =
                    quotations.map(|quotation| quotation.article).collect();
                sort_and_dedup(&mut articles);
                articles
            }
        };
        Chosen { dataset, what, quotations, articles }
    }

    /// Looked up at once, so that what each exporter makes of them is built on the same plain iterator.
    fn quotations(&self) -> vec::IntoIter<&'d Quotation> {
        let look_up = |&at: &u32| self.dataset.quotations.get(at as usize);
        self.quotations.iter().filter_map(look_up).collect::<Vec<_>>().into_iter()
    }

    fn articles(&self) -> impl Iterator<Item = &'d Article> {
        let dataset = self.dataset;
        self.articles.iter().filter_map(move |&at| dataset.articles.get(at as usize))
    }

    /// What counts code points in each article's text.
    fn points(&self) -> Points<'d> {
        let mut points = Points::new();
        for (&at, article) in self.articles.iter().zip(self.articles()) {
            points.insert(at, CodePoints::new(&article.text));
        }
        points
    }

    /// Article, speaker and statement of a quotation.
    fn around(&self, quotation: &Quotation) -> Option<(&'d Article, &'d Speaker, &'d Statement)> {
        let Dataset { articles, speakers, statements, .. } = self.dataset;
        Some((
            articles.get(quotation.article as usize)?,
            speakers.get(quotation.speaker as usize)?,
            statements.get(quotation.statement as usize)?,
        ))
    }

    /// Those who are quoted, in the order of the dataset.
    fn speakers(&self) -> Vec<u32> {
        let mut speakers: Vec<u32> = self.quotations().map(|quotation| quotation.speaker).collect();
        sort_and_dedup(&mut speakers);
        speakers
    }
}

/// The indices that are below `length`, each once.
fn known(indices: &[u32], length: usize) -> Vec<u32> {
    let mut seen = vec![false; length];
    let new = |index: &&u32| {
        let seen = seen.get_mut(**index as usize);
        seen.is_some_and(|seen| !std::mem::replace(seen, true))
    };
    indices.iter().filter(new).copied().collect()
}

fn value(fact: &Option<Stated>) -> Option<&str> {
    fact.as_ref().map(|fact| fact.value.as_str())
}

/// The words of spans as printed; ` […] ` stands where something else stands between.
fn printed(article: &Article, spans: &[Span]) -> String {
    spans.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>().join(" […] ")
}

/// An id that holds no character but letters, digits, `.`, `-` and `_` of ASCII, which all formats
/// allow in names. Ids that differ differ afterwards, but for accidents of a 32-bit hash.
fn plain_id(id: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let mut out: String = id.chars().map(|c| if plain(c) { c } else { '_' }).collect();
    // An empty id is none that a format allows.
    if out != id || out.is_empty() {
        out.push('-');
        hexadecimal(&mut out, crossquote_text::hash::fnv1a(id.bytes()));
    }
    out
}

fn hexadecimal(out: &mut String, number: u32) {
    let digits = (0..8).rev().filter_map(|at| char::from_digit(number >> (4 * at) & 15, 16));
    out.extend(digits);
}

/// A name within our own URNs: `urn:crossquote:article:002-hot-phase`. The name `crossquote` is not
/// registered; it says where the id is from and promises that nobody is asked for it.
fn urn(sort: &str, id: &str) -> String {
    let mut out = ["urn:crossquote:", sort, ":"].concat();
    percent_encode(&mut out, id, |c| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '~')
    });
    out
}

/// By index of the article.
type Points<'d> = BTreeMap<u32, CodePoints<'d>>;

/// Counts code points of a text up to a byte, without counting from the beginning each time.
struct CodePoints<'t> {
    text: &'t str,
    /// Code points before each [`CodePoints::STEP`]th byte, or the first boundary behind it.
    before: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    const STEP: usize = 256;

    fn new(text: &'t str) -> CodePoints<'t> {
        let mut before = Vec::new();
        for (number, (at, _)) in (0..).zip(text.char_indices()) {
            if at >= before.len() * Self::STEP {
                before.push(number);
            }
        }
        CodePoints { text, before }
    }

    /// How many stand before the byte.
    fn before(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let step = byte / Self::STEP;
        let Some(&known) = self.before.get(step) else {
            return self.text.chars().count() as u32;
        };
        let from = (step * Self::STEP..).find(|&at| self.text.is_char_boundary(at)).unwrap_or(byte);
        known + self.text.get(from..byte).map_or(0, |between| between.chars().count() as u32)
    }

    fn of(&self, span: Span) -> (u32, u32) {
        (self.before(span.start), self.before(span.end))
    }
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned().into())
}

fn optional(text: Option<&str>) -> Json {
    text.map_or(Json::Null, self::text)
}

fn number(number: u32) -> Json {
    Json::Number(u64::from(number))
}

fn list(items: impl Iterator<Item = Json>) -> Json {
    Json::List(items.collect())
}

fn record(fields: Vec<(&str, Json)>) -> Json {
    Json::Record(fields.into_iter().map(|(name, value)| (name.to_owned().into(), value)).collect())
}
