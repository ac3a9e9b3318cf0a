//! The format of an index: what its bytes mean, and why they are refused.
//!
//! ```text
//! CQINDEX · version · 0 0 0 · checksum of all that follows · print of the dataset
//! dictionary   how long each word is, all words in one run, sorted: a word's number is its place
//! texts        how many words each has, then every word of every text
//! names        of speakers, of articles' headlines, of their outlets, as texts
//! facets       values sorted, the order in which they are shown; what each article, speaker has
//! quotations   article, speaker, kind, polarity, cue, first word, flags; runs of words with their zone
//! variants     pairs of words that are spellings of one name
//! ```
//!
//! How many there are of something is a number of four bytes; all else are columns: a byte that says
//! how many bytes each number has, from one to four, and then the numbers. So one small loop reads
//! nearly all of a file, which a browser soon has fast code for, and columns pack better than rows.
//! Dictionary and texts, nine tenths of a file, are read where they lie. What is *not* in the file
//! are posting lists: they are the texts transposed, which takes less time than to receive them
//! would, and without them a file is half as long: see [`super::postings`].
//!
//! Nothing is trusted: every number is checked against what it counts or points to, so that no
//! search of an index that was read can leave it, whatever its bytes were. The words of the texts are
//! not looked at, because they lead nowhere: one that is not in the dictionary is in no list.

use std::fmt;

use crossquote_text::codec::{Check, Damaged, Format, Refused};

/// Files of an index. One is made anew in no time, so that one version is read and no other.
pub(super) const INDEX: Format = Format { magic: b"CQINDEX\n", version: 3, check: Check::Head };

/// Words, texts, quotations or anything else beyond this is no index that a browser could hold.
pub(super) const MOST: usize = 1 << 28;

/// Why bytes are not an index that can be searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexError {
    /// They do not begin as one.
    NotAnIndex,
    /// Made by another version of Crossquote.
    OtherVersion(u8),
    /// Made from another dataset.
    OtherDataset,
    /// Cut short or changed: where it shows, and in which part.
    Damaged {
        /// Byte in the file.
        at: usize,
        /// Part of the format.
        part: &'static str,
    },
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IndexError::NotAnIndex => f.write_str("not a search index of Crossquote"),
            IndexError::OtherVersion(version) => {
                write!(
                    f,
                    "a search index of version {version}; this program reads {}",
                    INDEX.version
                )
            }
            IndexError::OtherDataset => f.write_str("the search index of another dataset"),
            IndexError::Damaged { at, part } => {
                write!(f, "the search index is {}", Damaged { at: *at, part })
            }
        }
    }
}

impl std::error::Error for IndexError {}

impl From<Damaged> for IndexError {
    fn from(Damaged { at, part }: Damaged) -> IndexError {
        IndexError::Damaged { at, part }
    }
}

impl From<Refused> for IndexError {
    fn from(refused: Refused) -> IndexError {
        match refused {
            Refused::Foreign => IndexError::NotAnIndex,
            Refused::Version(version) => IndexError::OtherVersion(version),
            Refused::Damaged(damaged) => damaged.into(),
        }
    }
}
