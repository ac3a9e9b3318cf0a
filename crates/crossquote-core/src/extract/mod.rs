//! Finds who said what in one article.

use crate::model::{Boilerplate, Evidence, Kind, Span, SpeakerKind};

/// What extraction found in one article. It never fails: what was odd is in `notes`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extraction {
    /// In order of their first content byte.
    pub attributions: Vec<Attribution>,
    /// Who is named as a source, each once, in order of first mention.
    pub entities: Vec<Entity>,
    /// What a person should look at, in text order.
    pub notes: Vec<Note>,
}

/// One attribution; the fields mean what those of [`crate::model::Quotation`] mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// How the words are attributed.
    pub kind: Kind,
    /// What is attributed.
    pub content: Vec<Span>,
    /// The parts inside quotation marks, without the marks.
    pub quoted: Vec<Span>,
    /// The words that signal it.
    pub cue: Vec<Span>,
    /// The noun phrase that names the source right there.
    pub source: Vec<Span>,
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
    /// Every use of a name of theirs in the article, pronouns left out, in text order.
    pub mentions: Vec<Span>,
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
pub fn extract(_text: &str, _boilerplate: &[Boilerplate]) -> Extraction {
    Extraction::default()
}
