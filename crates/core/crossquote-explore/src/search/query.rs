//! The text typed, read leniently into a tree: words, phrases, fields, and notes on what was odd.
//! It never fails.
//!
//! ```text
//! peace “hot phase” -trade (nato OR alliance) speaker:zelensky nat
//! ───── ─────────── ────── ────────────────── ──────────────── ───
//! word  phrase      not    either             filter           word, may be unfinished
//! ```
//!
//! What is not understood is searched as plain words: a reader who pastes a sentence with colons,
//! parentheses and dashes wants that sentence, not a message.

pub use super::parse::parse;
use super::{Facet, QueryNote};
use crossquote_model::Span;

/// Terms beyond this many are left out, with a note. A pasted paragraph fits; a pasted book would
/// only make every answer slow and empty.
pub const MAX_TERMS: usize = 64;

/// The text typed, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Joined by AND.
    pub all: Vec<Node>,
    /// In the order typed.
    pub terms: Vec<Term>,
    /// `field:value`, in the order typed.
    pub filters: Vec<TypedFilter>,
    /// Where the words must stand.
    pub scope: Scope,
    /// What was odd, in the order typed.
    pub notes: Vec<QueryNote>,
}

/// A part of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A word or phrase: index into [`Query::terms`].
    Term(usize),
    /// A filter inside parentheses or beside an `OR`: index into [`Query::filters`]. Those outside
    /// are no part of the tree: they and the values chosen are one.
    Filter(usize),
    /// All of them.
    All(Vec<Node>),
    /// At least one of them.
    Any(Vec<Node>),
    /// What does not match.
    Not(Box<Node>),
}

/// A word or a phrase to be found or kept out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where it was typed, with its minus sign and quotation marks.
    pub span: Span,
    /// The words folded, which must stand side by side; never empty.
    pub words: Vec<String>,
    /// Whether it was typed in quotation marks: exactly these words.
    pub phrase: bool,
    /// Whether the last word may be unfinished: the last one typed, or `word*`.
    pub open: bool,
    /// Whether quotations that match are kept out.
    pub excluded: bool,
}

/// Where words must stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// In the quotation, the sentences around it, or a name beside it.
    #[default]
    Anywhere,
    /// `in:quote`: in what is attributed.
    Quote,
    /// `in:context`: there or in the sentences around.
    Context,
    /// `in:article`: anywhere in the article's text, or where [`Scope::Anywhere`] looks.
    Article,
}

/// A filter that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedFilter {
    /// Where it was typed, with its minus sign: cut it out to take the filter away.
    pub span: Span,
    /// What it filters by.
    pub facet: Facet,
    /// What was typed behind the colon.
    pub asked: Asked,
    /// Whether it keeps out what it names.
    pub excluded: bool,
    /// Whether it stands outside parentheses and `OR`, and so is one with the values chosen.
    pub counts: bool,
    /// Numbers of the values that it means, for [`super::Index::facet_value`]; filled by a search.
    pub values: Vec<u32>,
}

/// What was typed behind the colon of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Words of the value, folded, side by side; the last may be unfinished.
    Words(Vec<String>),
    /// Dates of publication, both ends included; a year or a month stands for all its days.
    Dates {
        /// First.
        from: Option<String>,
        /// Last.
        to: Option<String>,
    },
    /// Dates before this day, month or year.
    Before(String),
    /// Dates after this day, month or year.
    After(String),
}

impl Asked {
    /// Whether it limits what others let through, instead of letting more through.
    pub(super) fn narrows(&self) -> bool {
        matches!(self, Asked::Before(_) | Asked::After(_))
    }
}

/// Fields that can be typed, besides the names of facets.
const OTHER_FIELDS: [&str; 4] = ["before", "after", "type", "in"];

/// All fields that can be typed.
pub fn fields() -> impl Iterator<Item = &'static str> {
    Facet::ALL.into_iter().map(Facet::name).chain(OTHER_FIELDS)
}
