//! Small words of the interface: counts, names of kinds and facets.

use crossquote_core::model::{Certainty, Kind, SpeakerKind};
use crossquote_core::search::Facet;

/// Said wherever a page would have shown some.
pub(crate) const NO_QUOTATIONS: &str = "No quotation was found in these articles";

/// `1 quotation`, `2 quotations`, `15,738 quotations`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", figure(number), if number == 1 { "" } else { "s" })
}

/// A number as readers write it.
pub(crate) fn figure(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", figure(number / 1_000), number % 1_000),
    }
}

/// What a kind means, for tooltips and the legend.
pub(crate) fn explain_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Direct => "all in quotation marks",
        Kind::Mixed => "partly in quotation marks, partly paraphrased",
        Kind::Indirect => "paraphrased, no quotation marks",
    }
}

/// The heading of a facet.
pub(crate) fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Speaker => "Speaker",
        Facet::Article => "Article",
        Facet::Outlet => "Outlet",
        Facet::Kind => "Kind",
        Facet::Cue => "Cue",
        Facet::Date => "Date",
    }
}

/// A warning about how far an attribution can be relied on; `None` where none is needed.
pub(crate) fn certainty(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Sure => None,
        Certainty::Likely => Some("likely"),
        Certainty::Unsure => Some("uncertain"),
    }
}

/// Stands where the machine's confidence would.
pub(crate) const CHECKED: &str = "Checked by an editor";

pub(crate) fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Group => "unnamed",
        SpeakerKind::Unattributed => "no source given",
    }
}

/// What a field of the search box is about.
pub(crate) fn field(name: &str) -> &'static str {
    match name {
        "speaker" => "who said it",
        "article" => "where it was reported",
        "outlet" => "who published it",
        "kind" | "type" => "direct, mixed or indirect",
        "said" => "the cue: said, claimed, warned",
        "date" => "the day, or days with .. between",
        "before" | "after" => "published then",
        "in" => "quote, context or article",
        _ => "",
    }
}
