//! Bytes of a saved page to text: byte order mark, then declaration, then what the bytes look like.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a page a declaration is looked for, in bytes. HTML says 1024; saved pages carry a
/// comment of the browser before it.
const DECLARED_WITHIN: usize = 4096;

/// The text of a page. Never fails: bytes that fit no encoding become U+FFFD.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    // A declaration can only be read in an encoding that shares ASCII, so UTF-16 in it is untrue.
    let declared = declared(&bytes[..bytes.len().min(DECLARED_WITHIN)])
        .map(|found| if found == UTF_16LE || found == UTF_16BE { UTF_8 } else { found });
    if let Some(encoding) = declared {
        let (text, _, damaged) = encoding.decode(bytes);
        if !damaged || encoding != UTF_8 {
            return text.into_owned();
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}

/// `charset=…` of a `meta` or `encoding="…"` of an XML declaration.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head: String = head.iter().map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    let after = head.split_once("charset=").map(|(_, rest)| rest).or_else(|| {
        let declaration = head.trim_start().strip_prefix("<?xml")?;
        declaration.split("?>").next()?.split_once("encoding=").map(|(_, rest)| rest)
    })?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c))
        .collect();
    Encoding::for_label(label.as_bytes())
}
