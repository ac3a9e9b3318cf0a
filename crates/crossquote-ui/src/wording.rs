//! Small words that every page uses: numbers, degrees of certainty, sorts of speakers.

use crossquote_model::{Certainty, SpeakerKind};

/// A number of things: `1 quotation`, `2 quotations`, `15,738 quotations`. `noun` is the singular.
pub fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", figure(number), if number == 1 { "" } else { "s" })
}

/// A number with a comma between thousands: `15,738`.
pub fn figure(number: usize) -> String {
    if number < 1_000 {
        number.to_string()
    } else {
        format!("{},{:03}", figure(number / 1_000), number % 1_000)
    }
}

/// A warning about how far an attribution can be relied on; `None` where none is needed.
pub fn certainty(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Sure => None,
        Certainty::Likely => Some("likely"),
        Certainty::Unsure => Some("uncertain"),
    }
}

/// What sort of speaker, where an article gives no role.
pub fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Group => "unnamed",
        SpeakerKind::Unattributed => "no source given",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        for (number, expected) in
            [(0, "0"), (999, "999"), (1_000, "1,000"), (1_002_003, "1,002,003")]
        {
            assert_eq!(figure(number), expected);
        }
        assert_eq!(count(1, "quotation"), "1 quotation");
        assert_eq!(count(0, "quotation"), "0 quotations");
        assert_eq!(count(15_738, "quotation"), "15,738 quotations");
    }
}
