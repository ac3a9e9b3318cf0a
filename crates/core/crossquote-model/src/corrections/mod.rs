//! Corrections: what an editor puts right after the machine, as data. crossquote-extract applies them.
//!
//! ```text
//! dataset ─▶ article-facts    what an article states of itself is put right
//!         ─▶ not-a-quotation  what was found and is none goes
//!         ─▶ missed-quotation what was not found comes
//!         ─▶ wrong-polarity   a quotation is denied, or said after all
//!         ─▶ wrong-speaker    a quotation moves to whom it belongs
//!         ─▶ same-speaker     two names become one
//!         ─▶ statements grouped anew, with separate-statements and one-statement held
//! ```
//!
//! In this order, whatever the order of the file: statements are of quotations and speakers as they
//! are in the end. A correction names words of an article, never an id of a quotation, so that it
//! holds when extraction changes; docs/CORRECTIONS.md describes the fields with examples.
//!
//! A correction that does not fit is a [`Problem`] and nothing is applied: a dataset with half of
//! the corrections would look corrected. One that is true without it is a warning.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Dataset, Polarity};

mod changes;
mod edit;
pub mod find;
mod lists;

pub use changes::{Changes, changes};
pub use edit::Edit;
pub use find::{alike, anchor};

/// In [`crate::Evidence::rule`] of what an editor decided, where a rule's name stands
/// otherwise. A sentence, because readers are shown the names of rules that they do not know.
pub const EDITOR: &str = "An editor decided it.";

/// All corrections of a collection, by kind; the fields of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct Corrections {
    /// Headline, outlet, byline, date or address of an article.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub article_facts: Vec<ArticleFacts>,
    /// Found, but nobody is reported to have said it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_a_quotation: Vec<NotAQuotation>,
    /// Not found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missed_quotation: Vec<MissedQuotation>,
    /// Found, and held to be said where it is denied, or the other way round.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wrong_polarity: Vec<WrongPolarity>,
    /// Found, and given to somebody else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wrong_speaker: Vec<WrongSpeaker>,
    /// Two speakers or more that are one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same_speaker: Vec<SameSpeaker>,
    /// Quotations that do not report the same statement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub separate_statements: Vec<SeparateStatements>,
    /// Quotations that report the same statement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub one_statement: Vec<OneStatement>,
}

impl Corrections {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.article_facts.len()
            + self.not_a_quotation.len()
            + self.missed_quotation.len()
            + self.wrong_polarity.len()
            + self.wrong_speaker.len()
            + self.same_speaker.len()
            + self.separate_statements.len()
            + self.one_statement.len()
    }
}

/// Words of an article, as in the Web Annotation Data Model's TextQuoteSelector: the exact words
/// and, where they stand more than once, what stands right before and after them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The article's id.
    pub article: String,
    /// The words, every character as the article has it.
    pub exact: String,
    /// What stands right before them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// What stands right after them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
}

/// See [`Corrections::article_facts`]. A fact that is left out stays as it is; an empty one is not stated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ArticleFacts {
    /// The article's id.
    pub article: String,
    /// Headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Publisher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Address of the original, http or https.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Author line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Date of publication, ISO 8601 (`2024-11-30`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Why, for other editors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl ArticleFacts {
    /// Each fact by the name of its field.
    pub fn facts(&self) -> [(&'static str, Option<&str>); 5] {
        [
            ("title", self.title.as_deref()),
            ("outlet", self.outlet.as_deref()),
            ("url", self.url.as_deref()),
            ("byline", self.byline.as_deref()),
            ("published", self.published.as_deref()),
        ]
    }
}

/// See [`Corrections::not_a_quotation`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotAQuotation {
    /// Words of the quotation.
    pub quotation: Anchor,
    /// Why, for other editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// See [`Corrections::missed_quotation`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MissedQuotation {
    /// What is attributed: all of it. Whether it is direct is read from its quotation marks.
    pub quotation: Anchor,
    /// Name or id of the speaker.
    pub speaker: String,
    /// What sort of speaker, if the collection has none of that name yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_speaker: Option<String>,
    /// The words that name the source, in the same paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The words that signal the attribution, in the same paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// Whether the source says it.
    #[serde(default, skip_serializing_if = "Polarity::is_said")]
    pub polarity: Polarity,
    /// Why, for other editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// See [`Corrections::wrong_polarity`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrongPolarity {
    /// Words of the quotation.
    pub quotation: Anchor,
    /// The right one.
    pub polarity: Polarity,
    /// Why, for other editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// See [`Corrections::wrong_speaker`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WrongSpeaker {
    /// Words of the quotation.
    pub quotation: Anchor,
    /// Name or id of the right speaker; `Unattributed` if it cannot be known.
    pub speaker: String,
    /// What sort of speaker, if the collection has none of that name yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_speaker: Option<String>,
    /// Why, for other editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// See [`Corrections::same_speaker`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameSpeaker {
    /// Names or ids; the first is kept.
    pub speakers: Vec<String>,
    /// Why, for other editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// See [`Corrections::separate_statements`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeparateStatements {
    /// Words of each; no two of them end in one statement.
    pub quotations: Vec<Anchor>,
    /// Why, for other editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// See [`Corrections::one_statement`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OneStatement {
    /// Words of each; all of them end in one statement.
    pub quotations: Vec<Anchor>,
    /// Why, for other editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// Which kind of correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// [`ArticleFacts`]
    ArticleFacts,
    /// [`NotAQuotation`]
    NotAQuotation,
    /// [`MissedQuotation`]
    MissedQuotation,
    /// [`WrongPolarity`]
    WrongPolarity,
    /// [`WrongSpeaker`]
    WrongSpeaker,
    /// [`SameSpeaker`]
    SameSpeaker,
    /// [`SeparateStatements`]
    SeparateStatements,
    /// [`OneStatement`]
    OneStatement,
}

impl Kind {
    /// The word used in files.
    pub fn name(self) -> &'static str {
        match self {
            Kind::ArticleFacts => "article-facts",
            Kind::NotAQuotation => "not-a-quotation",
            Kind::MissedQuotation => "missed-quotation",
            Kind::WrongPolarity => "wrong-polarity",
            Kind::WrongSpeaker => "wrong-speaker",
            Kind::SameSpeaker => "same-speaker",
            Kind::SeparateStatements => "separate-statements",
            Kind::OneStatement => "one-statement",
        }
    }
}

/// Why a correction does not fit, or is not needed, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its kind.
    pub kind: Kind,
    /// Its place among those of its kind, from 0.
    pub index: usize,
    /// What was looked for, and what was found.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, number) = (self.kind.name(), self.index + 1);
        write!(f, "{kind} {number}: {}. {}", self.message, self.remedy)
    }
}

impl std::error::Error for Problem {}

/// A corrected dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// What was corrected says so: `checked` of quotations, speakers and statements.
    pub dataset: Dataset,
    /// Corrections that are no longer needed.
    pub warnings: Vec<Problem>,
}
