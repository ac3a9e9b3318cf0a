//! Pages that Chrome and Edge save as one file (.mhtml, .mht): MIME, of which the first page is the article's.
//!
//! Pictures, styles and frames are the other parts; a frame of a page is an advertisement mostly, and is left.
//! The file says where the page was read: `Snapshot-Content-Location`, or the part's `Content-Location`.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use super::{Draft, File, Refused, page, twice};

/// Bytes in which the headers of such a file are looked for.
const HEADERS: usize = 2_048;

/// Whether the bytes begin as a saved page in MIME does, whatever the file is called. A mail can have many
/// parts as well; only what is related to one page says so.
pub(super) fn is_mhtml(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(HEADERS)]).to_ascii_lowercase();
    let header = start.split(':').next().unwrap_or_default();
    let first =
        ["from", "mime-version", "content-type", "snapshot-content-location", "subject", "date"];
    first.contains(&header.trim_start_matches('\u{FFFD}')) && start.contains("multipart/related")
}

pub(super) fn read(file: &File, bytes: &[u8]) -> Result<Draft, Refused> {
    let none =
        || file.refuse(0, "it holds no page", "Save the page anew, as a web page in one file");
    let message = MessageParser::default().parse(bytes).ok_or_else(none)?;
    let (html, address) = first_page(&message).ok_or_else(none)?;
    let mut notes = Vec::new();
    let html = twice::undone(html, &mut notes);
    page::read_at(file, &html, address, notes)
}

/// The first page that has words, and where it was read.
fn first_page<'m>(message: &'m Message<'_>) -> Option<(&'m str, Option<&'m str>)> {
    let part = message
        .parts
        .iter()
        .find(|part| matches!(&part.body, PartType::Html(html) if !html.trim().is_empty()))?;
    let PartType::Html(html) = &part.body else { return None };
    let whole = message.header_raw("Snapshot-Content-Location").map(str::trim);
    Some((html, whole.or_else(|| part.content_location())))
}
