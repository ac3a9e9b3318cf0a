//! Small words of the interface: counts, certainty, kinds of speakers.

use crossquote_core::model::{Certainty, SpeakerKind};

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

/// A warning about how far an attribution can be relied on; `None` where none is needed.
pub(crate) fn certainty(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Sure => None,
        Certainty::Likely => Some("likely"),
        Certainty::Unsure => Some("uncertain"),
    }
}

pub(crate) fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Group => "unnamed",
        SpeakerKind::Unattributed => "no source given",
    }
}
