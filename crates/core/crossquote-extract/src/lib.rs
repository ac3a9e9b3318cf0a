//! Finds who said what in one article, and joins what is found in several into a dataset.
//!
//! ```text
//! text ──sentences, phrases, cues──▶ candidates ──choice, content, tagger──▶ attributions, entities
//! articles ──boilerplate──▶ extract ──collection──▶ speakers merged, statements grouped ──▶ Dataset
//! Dataset, Corrections ──corrections::apply──▶ Dataset
//! ```
//!
//! ```
//! let text = "“We stay,” Ruth Voss said.";
//! let found = crossquote_extract::extract(text, &[]);
//! let one = &found.attributions[0];
//! assert_eq!(one.content[0].of(text), "“We stay,”");
//! assert_eq!(found.entities[one.entity.expect("it names her")].name, "Ruth Voss");
//! ```

pub use learned::{Model, ModelError};

use clauses::{ArticleReader, Found};
use phrases::TokenRange;
use sentences::Document;

use crossquote_model::{Boilerplate, Evidence, Kind, Polarity, Span, SpeakerKind};

mod attributions;
pub mod boilerplate;
mod borders;
mod candidates;
mod cases;
mod clauses;
pub mod collection;
mod complements;
mod constructions;
mod content;
pub mod corrections;
mod cues;
mod dictionary;
pub(crate) mod entities;
mod estimates;
mod heard;
mod layout;
pub mod learned;
mod lexicon;
mod marks;
pub(crate) mod names;
mod nested;
mod orphans;
mod owned;
mod parts;
mod phrases;
pub(crate) mod places;
mod polarity;
mod sentences;
mod taken;

/// What extraction found in one article. It never fails: what was odd is in `notes`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extraction {
    /// In order of their first content byte.
    pub attributions: Vec<Attribution>,
    /// Who is named as a source, or as the owner of one, each once, in order of first mention.
    pub entities: Vec<Entity>,
    /// What a person should look at, in text order.
    pub notes: Vec<Note>,
}

/// One attribution; the fields mean what those of [`crossquote_model::Quotation`] mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// How the words are attributed.
    pub kind: Kind,
    /// Whether the source says the content; the words that decided are a piece of `evidence`.
    pub polarity: Polarity,
    /// What is attributed.
    pub content: Vec<Span>,
    /// The parts inside quotation marks, without the marks; of a turn, which needs none, all of it.
    pub quoted: Vec<Span>,
    /// The words that signal it.
    pub cue: Vec<Span>,
    /// The noun phrase that names the source right there, appositions included.
    pub source: Vec<Span>,
    /// The part of `source` that names somebody: without appositions. Empty where `source` is.
    pub name: Vec<Span>,
    /// To whom it was said.
    pub to: Option<Span>,
    /// The sentences that hold all of it.
    pub context: Span,
    /// Index into [`Extraction::entities`]; `None` when no source is given or it stays unclear.
    pub entity: Option<usize>,
    /// Per cent.
    pub confidence: u8,
    /// Rules and words, the deciding rule first.
    pub evidence: Vec<Evidence>,
    /// Index into [`Extraction::attributions`] of the one whose content holds this one: A says that
    /// B denied. `None` for what the article itself reports.
    pub within: Option<usize>,
}

/// A person or body that one article names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Fullest name in this article.
    pub name: String,
    /// What sort.
    pub kind: SpeakerKind,
    /// Title or description, as the article gives it.
    pub role: Option<String>,
    /// Titles and descriptions of a person, each with where it stands.
    pub titles: Vec<Described>,
    /// Whose they are, where the words that name them say so: "her spokesman".
    pub of: Option<Of>,
    /// Every use of a name of theirs in the article, pronouns left out, in text order.
    pub mentions: Vec<Span>,
}

/// A title or description of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Its folded words.
    pub words: Vec<String>,
    /// How many of them stand before the first preposition.
    pub head: usize,
    /// Where name and description stand.
    pub span: Span,
}

/// Whose a speaker is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Of {
    /// The owner: index into [`Extraction::entities`]. One who says nothing has no attribution.
    pub entity: usize,
    /// The relation, a row of [`crate::collection::related::RELATIONS`].
    pub why: &'static str,
    /// The words that say so, and those that tell whom a pronoun in them means; in text order.
    pub spans: Vec<Span>,
}

/// Something odd that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub span: Span,
    /// What, and what was done about it.
    pub message: String,
}

/// Finds every attributed statement of `text`, leaving out what `boilerplate` covers.
pub fn extract(text: &str, boilerplate: &[Boilerplate]) -> Extraction {
    extract_with(None, text, boilerplate)
}

/// The same with a learned model, which finds more and errs less; without one by rules alone.
pub fn extract_with(model: Option<&Model>, text: &str, boilerplate: &[Boilerplate]) -> Extraction {
    let (regions, notes) = marks::regions(text);
    let document = sentences::read(text, &regions, boilerplate);
    let capitals = clauses::capitals(text, &document);
    let reader = ArticleReader { text, regions: &regions, document: &document, capitals };
    let mut found = by_rules(&reader);
    if let Some(model) = model {
        found = learned::decide(model, &reader, &found);
    }
    reader.make_whole(&mut found);
    borders::settle(&reader, &mut found);
    layout::settle(&reader, layout::read(&reader), &mut found);
    let (mut entities, mut resolved) = entities::resolve(text, &document, &found);
    // Who speaks decides what is one utterance; with what is one, the speakers are told once more.
    if parts::join(&reader, &mut found, &resolved, &entities) {
        (entities, resolved) = entities::resolve(text, &document, &found);
    }
    let mut shown: Vec<Option<Attribution>> = found
        .iter()
        .zip(&resolved)
        .map(|(one, resolved)| attributions::attribution(&reader, boilerplate, one, resolved))
        .collect();
    for merged in nested::same_speaker(&reader, &found, &resolved) {
        let dropped = shown[merged.dropped].take();
        if let (Some(kept), Some(dropped)) = (&mut shown[merged.into], dropped) {
            let spans = dropped.cue;
            kept.evidence.push(Evidence { rule: "said-once".to_owned(), spans });
        }
    }
    let mut attributions: Vec<Attribution> = shown.into_iter().flatten().collect();
    attributions.sort_by_key(|one| (one.content[0], one.cue.first().copied()));
    attributions::link_inner(&mut attributions);
    Extraction { attributions, entities, notes }
}

/// What the rules find, in order of sentences.
fn by_rules(reader: &ArticleReader<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for index in 0..reader.document.sentences.len() {
        found.extend(reader.sentence(index));
    }
    orphans::attribute_unclaimed(reader, &mut found);
    nested::drop_unspoken(reader, &mut found);
    found
}

/// The bytes of a range of tokens.
fn bytes(document: &Document, (lo, hi): TokenRange) -> Span {
    Span { start: document.tokens[lo].start, end: document.tokens[hi - 1].end }
}

/// The bytes of a source: without a possessive ending.
fn name_bytes(document: &Document, (lo, hi): TokenRange) -> Span {
    Span { start: document.tokens[lo].start, end: document.tokens[hi - 1].bare }
}

/// Ranges in order, without overlap.
fn ordered(content: &[TokenRange]) -> Vec<TokenRange> {
    let mut ranges: Vec<TokenRange> =
        content.iter().copied().filter(|range| range.0 < range.1).collect();
    ranges.sort_unstable();
    let mut out: Vec<TokenRange> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.0 < last.1 => last.1 = last.1.max(range.1),
            _ => out.push(range),
        }
    }
    out
}
