//! Small words of the interface: what kinds mean, names of facets and of fields.

use crossquote_explore::search::Facet;
use crossquote_model::{Kind, Polarity};

pub(crate) use crossquote_ui::wording::{certainty, count, figure, speaker_kind};

/// Said wherever a page would have shown some.
pub(crate) const NO_QUOTATIONS: &str = "No quotation was found in these articles";

/// Stands where the machine's confidence would.
pub(crate) const CHECKED: &str = "Checked by an editor";

/// What a kind means, for tooltips and the legend.
pub(crate) fn explain_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Direct => "all in quotation marks",
        Kind::Mixed => "partly in quotation marks, partly paraphrased",
        Kind::Indirect => "paraphrased, no quotation marks",
    }
}

/// What a polarity means, for tooltips.
pub(crate) fn explain_polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Said => "the source says this",
        Polarity::Denied => "the source says that this is not so",
        Polarity::NotSaid => "the article says that the source did not say this",
        Polarity::Supposed => "the source has not said this: it is expected, asked for or imagined",
    }
}

/// The heading of a facet.
pub(crate) fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Speaker => "Speaker",
        Facet::Article => "Article",
        Facet::Outlet => "Outlet",
        Facet::Kind => "Kind",
        Facet::Polarity => "Polarity",
        Facet::Cue => "Cue",
        Facet::Date => "Date",
    }
}

/// What a field that can be typed in the search box is about; nothing for one that is not known.
pub(crate) fn search_field(name: &str) -> &'static str {
    match name {
        "speaker" => "who said it",
        "article" => "where it was reported",
        "outlet" => "who published it",
        "kind" | "type" => "direct, mixed or indirect",
        "polarity" => "said, denied, not said or supposed",
        "said" => "the cue: said, claimed, warned",
        "date" => "the day, or days with .. between",
        "before" | "after" => "published then",
        "in" => "quote, context or article",
        _ => "",
    }
}
