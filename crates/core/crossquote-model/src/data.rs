//! The records of a collection: articles, speakers, quotations, statements, the dataset of them all.

use crossquote_text::Span;
use serde::{Deserialize, Serialize};

use crate::Text;

/// A fact about an article with the words it was read from, so that a reader can check it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// The fact, such as `UPI` or `2024-11-30` (dates are ISO 8601).
    pub value: String,
    /// The exact words of the article that say so; empty when an editor supplied the fact.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Span>,
}

/// One article: its text exactly as received, and what the text says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Stable name, the stem of its file: `002-hot-phase`.
    pub id: String,
    /// Headline; `None` when the text states none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Stated>,
    /// Publisher; `None` when the text states none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<Stated>,
    /// Address of the original.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Stated>,
    /// Author line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<Stated>,
    /// Date of publication, ISO 8601 (`2024-11-30`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Stated>,
    /// The text exactly as received.
    pub text: Text,
    /// Lines that are not the article's own text. Kept in `text`, left out of extraction.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boilerplate: Vec<Boilerplate>,
}

/// A run of lines that is not the article's own text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boilerplate {
    /// Where, whole lines.
    pub span: Span,
    /// Why, in words for readers: `photo credit`, `newsletter call`.
    pub reason: String,
}

/// How words are attributed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The whole content stands in quotation marks.
    #[default]
    Direct,
    /// Part of the content stands in quotation marks, the rest is paraphrase.
    Mixed,
    /// Reported speech without quotation marks.
    Indirect,
}

impl Kind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [Kind; 3] = [Kind::Direct, Kind::Mixed, Kind::Indirect];

    /// The word used in files, addresses and on screen.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Direct => "direct",
            Kind::Mixed => "mixed",
            Kind::Indirect => "indirect",
        }
    }

    /// The kind with that [`Kind::name`].
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Whether the source says the content, says that it is not so, or does not say it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// The source says it.
    #[default]
    Said,
    /// The source says that it is not so: "denied that".
    Denied,
    /// The article says that the source did not say it: "did not say whether".
    NotSaid,
    /// Said in no utterance that happened: "is expected to say", "if she says".
    Supposed,
}

impl Polarity {
    /// Every polarity, in the order in which lists show them.
    pub const ALL: [Polarity; 4] =
        [Polarity::Said, Polarity::Denied, Polarity::NotSaid, Polarity::Supposed];

    /// The word used in files and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Polarity::Said => "said",
            Polarity::Denied => "denied",
            Polarity::NotSaid => "not-said",
            Polarity::Supposed => "supposed",
        }
    }

    /// The polarity with that [`Polarity::name`].
    pub fn from_name(name: &str) -> Option<Polarity> {
        Polarity::ALL.into_iter().find(|polarity| polarity.name() == name)
    }

    /// How readers are told what became of the content: of what is said nothing need be told.
    pub fn told(self) -> Option<&'static str> {
        match self {
            Polarity::Said => None,
            Polarity::Denied => Some("denied"),
            Polarity::NotSaid => Some("not said"),
            Polarity::Supposed => Some("only supposed"),
        }
    }

    /// Whether the source says the content. Files leave the polarity out where it does.
    pub fn is_said(&self) -> bool {
        *self == Polarity::Said
    }
}

/// Why something is claimed: the rule that decided and the words it decided on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Name of the rule, a row of [`crate::RULES`], or [`crate::corrections::EDITOR`].
    pub rule: String,
    /// The words that the rule looked at, in the article's text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
}

/// One attribution of words or claims to a source, as one article reports it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// Stable short name made from the article's id and the words, not from its position.
    pub id: String,
    /// Index into [`Dataset::articles`].
    pub article: u32,
    /// How the words are attributed.
    pub kind: Kind,
    /// Whether the source says it; left out of files where it does.
    #[serde(default, skip_serializing_if = "Polarity::is_said")]
    pub polarity: Polarity,
    /// What is attributed, without source and cue; in text order; never empty.
    /// A direct segment includes its quotation marks.
    pub content: Vec<Span>,
    /// The runs of content that stand inside quotation marks, without the marks; of a turn, all of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quoted: Vec<Span>,
    /// The words that signal the attribution (`said`, `according to`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cue: Vec<Span>,
    /// The noun phrase that names the source right there; empty when the article gives none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Span>,
    /// Index into [`Dataset::speakers`].
    pub speaker: u32,
    /// To whom or through whom it was said, as named there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Span>,
    /// The sentences that hold content, source and cue: the least text that shows it in place.
    pub context: Span,
    /// How sure extraction is of words and speaker together, in per cent.
    pub confidence: u8,
    /// Which rules decided, on which words.
    pub evidence: Vec<Evidence>,
    /// Index into [`Dataset::statements`].
    pub statement: u32,
    /// Whether an editor added it or changed its speaker; `confidence` then is none of a machine.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub checked: bool,
}

/// Indirect speech of a lower [`Quotation::confidence`] is doubtful. About half of what lies between 40, below
/// which a collection keeps none, and this is right, of the next class seven in ten (docs/EXTRACTION.md): a list
/// that mixes both cannot be relied on.
pub const DOUBTFUL_BELOW: u8 = 60;

/// How far a reader may rely on an attribution, from [`Quotation::confidence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Shown with a warning: check it in place before using it.
    Unsure,
    /// Shown with a hint.
    Likely,
    /// Shown plain.
    Sure,
}

impl Certainty {
    /// The class of a confidence, in per cent. The borders are those between the classes of rules
    /// (docs/EXTRACTION.md), so that one rule never straddles two classes without a reason.
    pub fn of(confidence: u8) -> Certainty {
        match confidence {
            85.. => Certainty::Sure,
            DOUBTFUL_BELOW..=84 => Certainty::Likely,
            _ => Certainty::Unsure,
        }
    }
}

impl Quotation {
    /// The class of its confidence.
    pub fn certainty(&self) -> Certainty {
        Certainty::of(self.confidence)
    }

    /// Whether lists leave it out until a reader asks for it: indirect speech that is as likely wrong as right.
    /// Words in quotation marks never are: somebody said them, whoever it was. Nor is what an editor checked.
    pub fn is_doubtful(&self) -> bool {
        self.kind == Kind::Indirect && self.certainty() == Certainty::Unsure && !self.checked
    }
}

/// What sort of speaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// A named body: a ministry, a newspaper, Moscow.
    Organisation,
    /// An unnamed person or people: "some analysts", "U.S. officials".
    Group,
    /// Nobody is named: the article gives no source, or none could be resolved.
    #[default]
    Unattributed,
}

impl SpeakerKind {
    /// Every sort, in the order in which lists show them.
    pub const ALL: [SpeakerKind; 4] = [
        SpeakerKind::Person,
        SpeakerKind::Organisation,
        SpeakerKind::Group,
        SpeakerKind::Unattributed,
    ];

    /// The word used in files.
    pub fn name(self) -> &'static str {
        match self {
            SpeakerKind::Person => "person",
            SpeakerKind::Organisation => "organisation",
            SpeakerKind::Group => "group",
            SpeakerKind::Unattributed => "unattributed",
        }
    }

    /// The sort with that [`SpeakerKind::name`].
    pub fn from_name(name: &str) -> Option<SpeakerKind> {
        SpeakerKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A person or body to whom quotations are attributed, over all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Stable short name made from the speaker's name: `volodymyr-zelensky`.
    pub id: String,
    /// Fullest name used; `Unattributed` for [`SpeakerKind::Unattributed`].
    pub name: String,
    /// What sort.
    pub kind: SpeakerKind,
    /// Title or description as an article gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Every surface form used for them, by article and then by first use; pronouns left out.
    pub mentions: Vec<Mention>,
    /// Whether an editor added them or found that several names are theirs.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub checked: bool,
}

/// One surface form of a speaker in one article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Index into [`Dataset::articles`].
    pub article: u32,
    /// The words used, as printed.
    pub form: String,
    /// Where each use stands, in text order; never empty.
    pub spans: Vec<Span>,
}

/// What one speaker said once, as reported by one or more quotations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Stable short name made from its quotations.
    pub id: String,
    /// Index into [`Dataset::speakers`].
    pub speaker: u32,
    /// Indices into [`Dataset::quotations`], in order of article and position; never empty.
    pub quotations: Vec<u32>,
    /// Why they were grouped; empty for a statement with one quotation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Whether an editor decided what belongs to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub checked: bool,
}

/// Why two records have to do with each other: two quotations of one statement, or two speakers that
/// stay two. A link of speakers says what one *may* have to do with the other, never that both are
/// one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Index into [`Dataset::quotations`] or [`Dataset::speakers`].
    pub a: u32,
    /// The same; greater than `a`.
    pub b: u32,
    /// Name of the relation, of speakers: a row of `RELATIONS` of `crossquote-extract`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The reason in a sentence for readers, the same on both sides.
    pub reason: String,
    /// The words of the articles that it rests on, of speakers; empty where the names alone say it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Mention>,
}

/// A set of articles about one story, with everything found in them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dataset {
    /// What the story is called.
    pub title: String,
    /// A sentence or two on what the collection is; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// In the order of their ids.
    pub articles: Vec<Article>,
    /// Most quoted first.
    pub speakers: Vec<Speaker>,
    /// In order of article and position.
    pub quotations: Vec<Quotation>,
    /// In order of their first quotation.
    pub statements: Vec<Statement>,
    /// Which speakers have to do with each other, in order of the two.
    pub related: Vec<Link>,
}
