//! A dataset in parts, for collections that nobody wants to wait for whole: the *facts*, which are all of it
//! but the texts of its articles, and those texts in files of some articles each, of which a page fetches
//! what it shows.
//!
//! ```text
//! facts   CQFACTS\n · version · 0 0 0 · checksum of all that follows
//!   head         title, description
//!   articles     what each states, its own lines' borders; length of its text, and as much of it as names it
//!   texts        for each file how many articles it holds and the checksum of its bytes
//!   speakers, quotations, statements, related
//! texts   000-5f3a90c1.txt …: the texts of articles in order, one right behind the other, UTF-8
//! ```
//!
//! Binary, where `dataset.json` is a document: a browser reads it in a tenth of the time, and nobody edits it.
//! Numbers take as many bytes as they need; positions count from one nearby; a text that comes again is named
//! by its number. One description of the layout (`layout.rs`) both writes and reads.
//!
//! Names of text files hold their checksum: facts of one build never meet texts of another. Nothing is trusted
//! here either: [`read`](read()) checks what [`super::decode`] does but for the borders of characters, which
//! [`Texts::arrive`] checks of each text before anything can be shown of it.

mod layout;
mod read;
mod texts;
mod write;

use crate::Dataset;
use crossquote_text::codec::{Check, Format, Refused};
use layout::{SECTIONS, layout};
use write::Writer;

pub use read::{Reading, read};
pub use texts::Texts;

/// Files of facts. They are made anew with each site, so that one version is read and no other.
const FACTS: Format = Format { magic: b"CQFACTS\n", version: 1, check: Check::Head };

/// From how many quotations on parts are worth it: one file of fewer is there as soon as the facts.
pub const WORTH_PARTS: usize = 1_000;

/// A dataset as files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The facts.
    pub facts: Vec<u8>,
    /// The texts: the name of each file, and its bytes.
    pub texts: Vec<(String, Vec<u8>)>,
}

/// Makes files of a dataset whose texts are all here. They depend on the dataset alone.
pub fn split(dataset: &Dataset) -> Split {
    let (mut files, texts) = texts::in_files(dataset);
    let mut writer = Writer::default();
    let mut written = dataset.clone();
    for section in 0..SECTIONS.len() {
        while layout(&mut writer, section, &mut written, &mut files) {}
    }
    Split { facts: FACTS.file(&writer.bytes), texts }
}

/// Writes the checksum that fits: the last step of making facts, and of forging some in a test.
#[doc(hidden)]
pub fn seal(facts: &mut [u8]) {
    FACTS.seal(facts);
}
