//! Archives (.zip) of files: one level, and never more than a browser can hold.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{File, Take, extension, is_beside_articles, read_single, stem};
use crossquote_model::article::MAX_BYTES;

/// Files of one archive that are read.
pub const MOST_FILES: usize = 20_000;

/// Bytes that the files of one archive may have together, unpacked. What an archive says of itself
/// proves nothing: what comes out is counted.
pub const MOST_UNPACKED: usize = 256 * 1024 * 1024;

pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

pub(super) fn read(file: &File, bytes: &[u8], take: Take<'_>) {
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => {
            let message = format!("the archive cannot be read: {}", error);
            return take(Err(file.refuse(0, message, "Pack it anew; it may have been cut short")));
        }
    };
    // Documents of Word and others are archives too.
    if archive.index_for_name("[Content_Types].xml").is_some()
        || archive.index_for_name("mimetype").is_some()
    {
        let message = "it is a document of a word processor, which is not read";
        return take(Err(file.refuse(
            0,
            message,
            "Save it as plain text (.txt) or as a web page (.html)",
        )));
    }
    let mut left = MOST_UNPACKED;
    let mut any = false;
    for index in 0..archive.len() {
        let Some((path, unpacked)) = entry(&mut archive, index, left) else { continue };
        any = true;
        let part =
            File { origin: format!("{}: {path}", file.origin), name: stem(&path).to_owned() };
        if index >= MOST_FILES {
            let message = format!("the archive holds more than {MOST_FILES} files");
            return take(Err(file.refuse(
                0,
                message,
                "The rest was not read; pack several archives",
            )));
        }
        let unpacked = match unpacked {
            Ok(unpacked) => unpacked,
            Err(error) => {
                let message = format!("it cannot be unpacked: {error}");
                take(Err(part.refuse(0, message, "Pack it anew, without a password")));
                continue;
            }
        };
        if unpacked.len() > left {
            let message = format!("the files have more than {MOST_UNPACKED} bytes, unpacked");
            return take(Err(file.refuse(
                0,
                message,
                "What came before was read; pack several archives",
            )));
        }
        left -= unpacked.len();
        if unpacked.len() > MAX_BYTES {
            take(Err(part.refuse(
                0,
                format!("it has more than the {MAX_BYTES} bytes of which an article may be"),
                "Take out what is not the article, or split it: one article a file",
            )));
        } else if is_archive(&unpacked) {
            let message = "it is an archive, or a document, within the archive";
            take(Err(part.refuse(0, message, "Unpack it first")));
        } else {
            read_single(&part, &extension(&path), &unpacked, take);
        }
    }
    if !any {
        take(Err(file.refuse(0, "the archive holds no files", "Look whether it was packed whole")));
    }
}

/// Path and bytes of a file in the archive; nothing where it is no article's. Of one that has more than
/// `left` bytes, or more than an article may have, there is one byte more: that shows that there is more.
fn entry(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: usize,
) -> Option<(String, Result<Vec<u8>, String>)> {
    let unnamed = || format!("file {}", index + 1);
    let mut entry = match archive.by_index(index) {
        Ok(entry) => entry,
        Err(error) => return Some((unnamed(), Err(error.to_string()))),
    };
    let path = entry.name().map_or_else(|_| unnamed(), |name| name.into_owned());
    if entry.is_dir() || is_of_the_system(&path) || is_beside_articles(&path) {
        return None;
    }
    let limit = left.min(MAX_BYTES) + 1;
    let mut unpacked = Vec::new();
    let read = entry.by_ref().take(limit as u64).read_to_end(&mut unpacked);
    Some((path, read.map(|_| unpacked).map_err(|error| error.to_string())))
}

/// What operating systems put beside people's files.
fn is_of_the_system(path: &str) -> bool {
    path.starts_with("__MACOSX/")
        || super::base(path).starts_with('.')
        || super::base(path) == "Thumbs.db"
}
