//! Quote search: which quotations match the words typed and the filters chosen, and why.
//!
//! ```text
//! Request ──query: terms, notes──▶ index: one pass ──rank: weights──▶ Outcome
//!         └─facets: values chosen────────┘  └─facets: counts, removals──┘
//! ```
//!
//! Words are searched in a quotation's content, its speaker's names, its source and cue, the
//! sentences around and the article's title and outlet. Every word must be found somewhere; a
//! phrase within one of these. A word and its possessive, accents, case and the shapes of
//! quotation marks and dashes count as the same; forms of a word ("trade", "trades") do not, and
//! nothing is corrected.
//!
//! A hit says which words typed stand neither in the quotation nor in the sentences around it.
//! `-word` keeps out what says the word there: a headline, an outlet and a speaker's name are said
//! of many quotations at once, and would keep out what the reader wants.

use crate::model::Span;

mod facets;
mod index;
pub mod query;
mod rank;

pub use index::Index;

/// What a reader asks for: words typed and filters chosen. All of it fits in an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// As typed. Words are joined by AND, `"…"` is an exact phrase, the last word may be unfinished.
    pub text: String,
    /// Values chosen in each facet, by [`FacetValue::value`]. Values of one facet are joined by OR,
    /// facets by AND; an empty facet filters nothing.
    pub chosen: Chosen,
}

/// Values chosen, for each facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    values: [Vec<String>; Facet::ALL.len()],
}

impl Chosen {
    /// The values chosen in `facet`, in the order in which they were chosen.
    pub fn of(&self, facet: Facet) -> &[String] {
        &self.values[facet as usize]
    }

    /// Adds the value, or takes it away if it is chosen.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        let values = &mut self.values[facet as usize];
        match values.iter().position(|chosen| chosen == value) {
            Some(at) => {
                values.remove(at);
            }
            None => values.push(value.to_owned()),
        }
    }

    /// Whether the value is chosen.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.of(facet).iter().any(|chosen| chosen == value)
    }

    /// Whether nothing is chosen at all.
    pub fn is_empty(&self) -> bool {
        self.values.iter().all(Vec::is_empty)
    }
}

/// What quotations can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Who said it; values are ids of speakers.
    Speaker,
    /// Where it was reported; values are ids of articles.
    Article,
    /// Who published it; values are outlets, [`NOT_STATED`] where none is stated.
    Outlet,
    /// Direct, mixed or indirect; values are names of [`crate::model::Kind`]s.
    Kind,
    /// The cue, folded: `said`, `according to`; [`NOT_STATED`] where there is none.
    Cue,
    /// Date of publication, ISO 8601; [`NOT_STATED`] where none is stated.
    Date,
}

impl Facet {
    /// Every facet, in the order in which they are shown.
    pub const ALL: [Facet; 6] =
        [Facet::Speaker, Facet::Article, Facet::Outlet, Facet::Kind, Facet::Cue, Facet::Date];

    /// The word used in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Facet::Speaker => "speaker",
            Facet::Article => "article",
            Facet::Outlet => "outlet",
            Facet::Kind => "kind",
            Facet::Cue => "said",
            Facet::Date => "date",
        }
    }
}

/// The facet value of what an article does not state.
pub const NOT_STATED: &str = "not stated";

/// The answer to a [`Request`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Best first; in reading order when no words were typed.
    pub hits: Vec<Hit>,
    /// One for each of [`Facet::ALL`], in that order.
    pub facets: Vec<FacetCounts>,
    /// What was odd about the text typed: never an error.
    pub notes: Vec<QueryNote>,
    /// What removing one thing would give; filled only when there are no hits.
    pub removals: Vec<Removal>,
}

/// A quotation that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Index into [`crate::model::Dataset::quotations`].
    pub quotation: u32,
    /// Greater is better; comparable only within one outcome.
    pub score: f32,
    /// What matched: byte ranges in the article's text, inside the quotation's `context` or the
    /// surrounding text, in text order, not overlapping.
    pub marks: Vec<Span>,
    /// Words typed that stand only beside the quotation: no mark in the text shows them.
    pub beside: Vec<Beside>,
}

/// A word or phrase typed that was found beside a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Where it was typed: byte range in [`Request::text`].
    pub term: Span,
    /// Where it was found.
    pub field: Field,
}

/// What stands beside a quotation and is searched with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A name of the speaker.
    Speaker,
    /// The article's title.
    Headline,
    /// Who published the article.
    Outlet,
}

impl Field {
    const ALL: [Field; 3] = [Field::Speaker, Field::Headline, Field::Outlet];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Field::Speaker => "speaker",
            Field::Headline => "headline",
            Field::Outlet => "outlet",
        }
    }
}

/// The values of one facet with their counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// Which facet.
    pub facet: Facet,
    /// Every value that the dataset has, zero counts included; the order does not depend on the
    /// request, so that nothing jumps while a reader chooses.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// What [`Chosen`] holds.
    pub value: String,
    /// How many quotations match the request with this facet's own choice left out.
    pub count: u32,
}

/// Something odd about the text typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryNote {
    /// Byte range in [`Request::text`].
    pub span: Span,
    /// What, and how it was understood.
    pub message: String,
}

/// One thing that could be removed from a request, and how many hits that would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// What to remove.
    pub what: Removable,
    /// Hits without it.
    pub count: u32,
}

/// A part of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removable {
    /// All the text typed.
    Text,
    /// One word or phrase of the text: byte range in [`Request::text`].
    Term(Span),
    /// Every value chosen in one facet.
    Facet(Facet),
}
