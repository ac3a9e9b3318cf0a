//! Places in a text: browsers count UTF-16 code units, Rust bytes.

/// The byte at which a text has had so many UTF-16 code units.
pub(super) fn byte_at(text: &str, utf16: usize) -> usize {
    let mut left = utf16;
    let place = text.char_indices().find(|(_, c)| {
        let here = left == 0;
        left = left.saturating_sub(c.len_utf16());
        here
    });
    place.map_or(text.len(), |(at, _)| at)
}

/// How many UTF-16 code units a text has before one of its bytes.
pub(super) fn utf16_at(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, |before| before.encode_utf16().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_the_same_in_both_counts() {
        let text = "aé😀z";
        for (utf16, byte) in [(0, 0), (1, 1), (2, 3), (4, 7), (5, 8)] {
            assert_eq!(byte_at(text, utf16), byte);
            assert_eq!(utf16_at(text, byte), utf16);
        }
        assert_eq!(byte_at(text, 99), text.len());
        assert_eq!(utf16_at(text, 2), 0, "inside a character");
    }
}
