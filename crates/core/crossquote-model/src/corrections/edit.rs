//! What a reviewer does, one step at a time.

use serde::{Deserialize, Serialize};

use super::{ArticleFacts, Kind};
use crate::Polarity;

/// One step. Indices are those of the corrected dataset; those that it does not have are a
/// [`Problem`](super::Problem). As JSON: `{"step":"speaker","quotation":3,"speaker":"ole-brandt"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Edit {
    /// The quotation is somebody else's.
    Speaker {
        /// Its index.
        quotation: u32,
        /// Id or name of a speaker; a name that nobody has yet is a new one's.
        speaker: String,
        /// What a new one is: `person`, `organisation`, `group`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        new_speaker: Option<String>,
    },
    /// It is denied, or not said, or said after all.
    Polarity {
        /// Its index.
        quotation: u32,
        /// What it is.
        polarity: Polarity,
    },
    /// It is no quotation.
    Remove {
        /// Its index.
        quotation: u32,
    },
    /// Words are a quotation that was missed.
    Mark {
        /// Index of the article.
        article: u32,
        /// First byte of the words.
        start: u32,
        /// Behind their last byte.
        end: u32,
        /// As in [`Edit::Speaker`].
        speaker: String,
        /// As in [`Edit::Speaker`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        new_speaker: Option<String>,
        /// Words of the same paragraph that name the source.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<String>,
        /// Words of the same paragraph that signal the attribution.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cue: Option<String>,
    },
    /// Speakers are one; the first is kept.
    Same {
        /// Their indices.
        speakers: Vec<u32>,
    },
    /// Quotations report the same statement.
    Together {
        /// Their indices.
        quotations: Vec<u32>,
    },
    /// A quotation does not report what the others do.
    Apart {
        /// Its index.
        quotation: u32,
        /// Indices of the others.
        others: Vec<u32>,
    },
    /// What an article states of itself.
    Facts {
        /// The facts, with those that stay left out.
        facts: ArticleFacts,
    },
    /// A correction is taken back.
    Drop {
        /// Its kind.
        kind: Kind,
        /// Its place among those of its kind, from 0.
        index: usize,
    },
    /// Why a correction is made, and who says so, for other editors; what is empty is not stated.
    Note {
        /// Its kind.
        kind: Kind,
        /// Its place among those of its kind, from 0.
        index: usize,
        /// Why.
        note: String,
        /// Who says so.
        by: String,
    },
}
