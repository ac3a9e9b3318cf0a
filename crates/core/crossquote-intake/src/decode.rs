//! From bytes to text: what is no text, and in which encoding the rest is.
//!
//! As browsers do: a byte order mark counts most, then UTF-8 if the bytes are UTF-8, then what a page
//! declares, else windows-1252, in which every byte is a character; a note says that it was assumed.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Bytes in which a page declares its encoding, as the HTML standard has it.
const PRESCAN: usize = 1024;

/// Kinds of files that people take for articles, by their first bytes: what it is, what to do.
const BINARY: [(&[u8], &str, &str); 9] = [
    (b"%PDF", "a PDF", "Copy its text into a .txt file"),
    (b"PK\x05\x06", "an archive without files", "Look whether it was packed whole"),
    (b"\xD0\xCF\x11\xE0", "a document of an old Word", "Save it as plain text (.txt)"),
    (b"{\\rtf", "a rich text document", "Save it as plain text (.txt)"),
    (b"\x1F\x8B", "packed by gzip", "Unpack it first"),
    (b"7z\xBC\xAF", "an archive of 7-Zip", "Unpack it first, or make a .zip of it"),
    (b"Rar!", "an archive of RAR", "Unpack it first, or make a .zip of it"),
    (b"\x89PNG", "a picture", "Take the text itself"),
    (b"\xFF\xD8\xFF", "a picture", "Take the text itself"),
];

/// What a file is whose first bytes say that it is no text, and what its owner can do.
pub(super) fn known_binary(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    BINARY
        .iter()
        .find(|(start, ..)| bytes.starts_with(start))
        .map(|&(_, what, remedy)| (what, remedy))
}

/// Whether a text begins as pages do: with a doctype, or with an element of a page.
pub(super) fn begins_like_a_page(bytes: &[u8]) -> bool {
    let start: String = bytes
        .iter()
        .filter(|&&byte| byte != 0)
        .skip_while(|byte| !byte.is_ascii() || byte.is_ascii_whitespace())
        .take(64)
        .map(|byte| byte.to_ascii_lowercase() as char)
        .collect();
    ["<!doctype html", "<html", "<head", "<body", "<article", "<?xml"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// The text, with notes on what was assumed; an error says why it is none.
pub(super) fn text(bytes: &[u8], page: bool) -> Result<(String, Vec<String>), String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, wrong) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Ok((text.into_owned(), replaced(wrong, encoding)));
    }
    let declared = if page { declared(bytes) } else { None };
    if let Ok(text) = std::str::from_utf8(bytes) {
        return controls(text).map(|()| (text.to_owned(), Vec::new()));
    }
    let encoding = declared.filter(|&encoding| encoding != UTF_8);
    let (text, _, wrong) = encoding.unwrap_or(WINDOWS_1252).decode(bytes);
    controls(&text)?;
    let mut notes = replaced(wrong, encoding.unwrap_or(WINDOWS_1252));
    if encoding.is_none() {
        notes.push(
            "It is not UTF-8 and names no encoding; windows-1252 was assumed. Look at its quotation marks."
                .to_owned(),
        );
    }
    Ok((text.into_owned(), notes))
}

fn replaced(wrong: bool, encoding: &'static Encoding) -> Vec<String> {
    let note = || format!("Some bytes are no {}; � stands in their place.", encoding.name());
    wrong.then(note).into_iter().collect()
}

/// More than one control character in a hundred, and it is no text that anyone wrote.
fn controls(text: &str) -> Result<(), String> {
    let control =
        |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}');
    let found = text.chars().filter(control).count();
    if found * 100 > text.chars().count() {
        // What was decoded twice has such characters for marks.
        if let Some((meant, _)) = super::twice::repaired(text) {
            return controls(&meant);
        }
        return Err(format!("it is no text: {found} control characters are in it"));
    }
    Ok(())
}

/// The encoding that a page declares in its first bytes: `charset=…`, or `encoding="…"` of XML.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start: Vec<u8> = bytes.iter().take(PRESCAN).map(u8::to_ascii_lowercase).collect();
    let start = String::from_utf8_lossy(&start).into_owned();
    ["charset=", "encoding="].iter().find_map(|key| {
        let (_, rest) = start.split_once(key)?;
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        let label = rest.split(['"', '\'', ' ', '>', ';', '/', '?']).next()?;
        Encoding::for_label(label.as_bytes())
    })
}
