//! The part of an address behind `?`: pairs of names and values, percent-encoded, `+` for a space as
//! forms and people write it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stays readable in an address; everything else is percent-encoded.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The first value of a parameter in a query string, without its `?`.
pub(crate) fn parameter(query: &str, name: &str) -> Option<String> {
    let pairs = parse_pairs(query)?;
    pairs.into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// The pairs of a query string; `None` when one of them is no UTF-8 once decoded.
pub(super) fn parse_pairs(query: &str) -> Option<Vec<(String, String)>> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(key)?, decode(value)?))
        })
        .collect()
}

/// Decodes a part of an address; `None` when it is no UTF-8.
pub(super) fn decode(part: &str) -> Option<String> {
    let spaced = part.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8().ok().map(|text| text.into_owned())
}

/// Encodes a part of an address; a plus sign travels as `%2B`.
pub(super) fn encode(part: &str) -> String {
    utf8_percent_encode(part, PLAIN).to_string()
}

/// A query string that is being written.
#[derive(Default)]
pub(super) struct QueryWriter(String);

impl QueryWriter {
    /// Adds a pair; an empty value is the same as none and leaves the address short.
    pub(super) fn push(&mut self, key: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        self.0.push(if self.0.is_empty() { '?' } else { '&' });
        self.0.push_str(key);
        self.0.push('=');
        let words: Vec<String> = value.split(' ').map(encode).collect();
        self.0.push_str(&words.join("+"));
    }

    /// The whole address: a path with what was pushed.
    pub(super) fn after(self, path: &str) -> String {
        format!("{path}{}", self.0)
    }
}
