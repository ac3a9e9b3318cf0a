//! Quote search: which quotations match the words typed and the filters chosen, and why.
//!
//! ```text
//! Dataset ──build──▶ bytes ──read──▶ Index
//! Request ──query: tree──▶ resolve: words meant ──▶ evaluate: bits ──collect: counts, best──marks──▶ Outcome
//!         └─facets: values chosen and typed───────────┘ └ rank: every weight
//! ```
//!
//! Words are searched in a quotation's content, its source and cue, the sentences around, its
//! speaker's names and the article's title and outlet. All must be found somewhere, or what has
//! most of them is shown and said to be less than asked for. Accents, case and the shapes of
//! quotation marks and dashes count as the same; other forms of a word, spellings of a name and
//! mistyped words are found too, behind the word itself, and named in [`Outcome::found`].
//!
//! docs/SEARCH.md has the query language, the format, and what it was measured against.
//! `-word` keeps out what says the word there: a headline, an outlet and a speaker's name are said
//! of many quotations at once, and would keep out what the reader wants.

use crossquote_model::{Quotation, Span};

mod bits;
mod build;
mod collect;
mod complete;
mod evaluate;
mod facets;
mod find;
mod format;
mod index;
mod lists;
mod lookup;
mod marks;
mod matching;
mod parse;
mod postings;
mod proximity;
pub mod query;
mod rank;
mod read;
mod relax;
mod resolve;
mod top;

pub use complete::{Completion, Meaning};
pub use format::IndexError;
pub use index::Index;
pub use lookup::MatchKind;
pub use relax::{Removable, Removal};

/// What a reader asks for: words typed and filters chosen. All of it fits in an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// As typed; [`query`] says what it may hold.
    pub text: String,
    /// Values chosen in each facet, by [`Index::facet_value`]. Values of one facet are joined by
    /// OR, facets by AND; an empty facet filters nothing.
    pub chosen: Chosen,
    /// Whether words are found as typed only: no other forms, spellings or mistakes, all of them.
    pub exact: bool,
    /// Whether what is doubtful ([`Quotation::is_doubtful`]) is among the hits and counts, too.
    pub doubtful: bool,
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

    /// Takes away all that is chosen in `facet`.
    pub fn clear(&mut self, facet: Facet) {
        self.values[facet as usize].clear();
    }

    /// How many values are chosen.
    pub fn count(&self) -> usize {
        self.values.iter().map(Vec::len).sum()
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
    /// Direct, mixed or indirect; values are names of [`crossquote_model::Kind`]s.
    Kind,
    /// Whether the source says it; values are names of [`crossquote_model::Polarity`]s.
    Polarity,
    /// The cue, folded: `said`, `according to`; [`NOT_STATED`] where there is none.
    Cue,
    /// Date of publication, ISO 8601; [`NOT_STATED`] where none is stated.
    Date,
}

impl Facet {
    /// Every facet, in the order in which they are shown.
    pub const ALL: [Facet; 7] = [
        Facet::Speaker,
        Facet::Article,
        Facet::Outlet,
        Facet::Kind,
        Facet::Polarity,
        Facet::Cue,
        Facet::Date,
    ];

    /// The word used in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Facet::Speaker => "speaker",
            Facet::Article => "article",
            Facet::Outlet => "outlet",
            Facet::Kind => "kind",
            Facet::Polarity => "polarity",
            Facet::Cue => "said",
            Facet::Date => "date",
        }
    }
}

impl Facet {
    /// What one of its values is, in a message.
    fn label(self) -> &'static str {
        match self {
            Facet::Speaker => "speaker",
            Facet::Article => "article",
            Facet::Outlet => "outlet",
            Facet::Kind => "kind of quotation",
            Facet::Polarity => "polarity",
            Facet::Cue => "cue",
            Facet::Date => "date",
        }
    }
}

/// The facet value of what an article does not state.
pub const NOT_STATED: &str = "not stated";

/// The answer to a [`Request`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// How many quotations match and are shown.
    pub total: u32,
    /// How many doubtful ones match: among the `total` where the request has them shown, else besides.
    pub doubtful: u32,
    /// Best first, as many as were asked for; in reading order when no words were typed.
    pub hits: Vec<Hit>,
    /// One for each of [`Facet::ALL`], in that order.
    pub facets: Vec<FacetCounts>,
    /// What was odd about the text typed: never an error.
    pub notes: Vec<QueryNote>,
    /// The filters typed, with what they mean; what is chosen is in the request.
    pub filters: Vec<query::TypedFilter>,
    /// What each word or phrase typed was found as, in the order typed.
    pub found: Vec<Found>,
    /// Whether more is shown than what has all the words.
    pub relaxation: Relaxation,
    /// Where the words had to stand.
    pub scope: query::Scope,
    /// For the marks of the hits.
    terms: Vec<resolve::ResolvedTerm>,
}

/// What is shown beside quotations that have all the words typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relaxation {
    /// None others.
    #[default]
    Nothing,
    /// None has them all: those that have most.
    Most,
    /// So much was typed that it seems pasted: those that have most of it, as other articles may
    /// have printed it.
    Alike,
}

/// What a word or phrase typed was found as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it was typed: byte range in [`Request::text`].
    pub term: Span,
    /// Words that it includes besides itself, nearest first and then most frequent first. Words
    /// that a last word begins are not named: a reader is still typing it.
    pub including: Vec<Included>,
}

/// A word of the collection that a word typed stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Included {
    /// In lower case, without diacritics.
    pub word: String,
    /// How it is related to the word typed.
    pub kind: MatchKind,
}

/// A quotation that matches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hit {
    /// Index into [`crossquote_model::Dataset::quotations`].
    pub quotation: u32,
    /// Greater is better; comparable only within one outcome.
    pub score: f32,
    /// What matched: byte ranges in the article's text, inside the quotation's `context` or the
    /// surrounding text, in text order, not overlapping.
    pub marks: Vec<Span>,
    /// Words typed that stand only beside the quotation: no mark in the text shows them.
    pub beside: Vec<Beside>,
    /// Words typed that it does not have: byte ranges in [`Request::text`]. Only where
    /// [`Outcome::relaxation`] says that not all are needed.
    pub missing: Vec<Span>,
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

/// How many quotations have each value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// Which facet.
    pub facet: Facet,
    /// For each value, by its number, how many quotations match the request with this facet's own
    /// choice left out. [`Index::facet_values`] has the values in the order shown.
    pub counts: Vec<u32>,
}

/// Something odd about the text typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryNote {
    /// Byte range in [`Request::text`].
    pub span: Span,
    /// What, and how it was understood.
    pub message: String,
}

/// What part of its quotation a word is, the least telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Zone {
    Context,
    Source,
    Paraphrase,
    Quoted,
}

impl Zone {
    const ALL: [Zone; 4] = [Zone::Context, Zone::Source, Zone::Paraphrase, Zone::Quoted];
}

/// All that is searched of a quotation: its sentences and its content, should that reach beyond.
fn whole(quotation: &Quotation) -> Span {
    quotation.content.iter().fold(quotation.context, |all, &span| all.cover(span))
}

impl Index {
    /// The values of a facet with their numbers, in the order in which they are shown: it never
    /// depends on a request, so that nothing jumps while a reader chooses.
    pub fn facet_values(&self, facet: Facet) -> impl Iterator<Item = (u32, &str)> {
        let shown = self.shown[facet as usize].iter();
        shown.map(move |&number| (number, self.value(facet, number)))
    }

    /// The quotations of a speaker (both as indices into their lists in [`crossquote_model::Dataset`]), in order.
    pub fn quotations_by(&self, speaker: u32) -> &[u32] {
        self.by_speaker.of(speaker)
    }

    /// The quotations in an article (both as indices into their lists in [`crossquote_model::Dataset`]), in order.
    pub fn quotations_in(&self, article: u32) -> &[u32] {
        self.by_article.of(article)
    }

    /// A value of a facet, by its number.
    pub fn facet_value(&self, facet: Facet, number: u32) -> &str {
        self.value(facet, number)
    }
}
