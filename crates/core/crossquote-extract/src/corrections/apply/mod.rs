//! Applies corrections to a dataset, or says why they do not fit.
//!
//! ```text
//! facts ─▶ quotations that go, and new ones ─▶ their polarity, their speakers ─▶ speakers joined ─▶ settled ─▶ statements
//! ```
//!
//! A file for each kind of correction, and one for what happens between: [`settle`].

mod article_facts;
mod given;
mod missed_quotation;
mod not_a_quotation;
mod same_speaker;
mod settle;
mod speakers;
mod statements;
mod text;
mod wrong_polarity;
mod wrong_speaker;

use std::collections::BTreeMap;

use crossquote_model::Dataset;
use crossquote_model::corrections::find::{Missing, shown};
use crossquote_model::corrections::{Anchor, Applied, Corrections, Kind, Problem};

/// The corrected dataset, or every correction that does not fit.
pub fn apply(dataset: &Dataset, corrections: &Corrections) -> Result<Applied, Vec<Problem>> {
    let mut editor = Editor {
        before: dataset,
        dataset: dataset.clone(),
        removed: BTreeMap::new(),
        names: BTreeMap::new(),
        joined: BTreeMap::new(),
        problems: Vec::new(),
        warnings: Vec::new(),
    };
    editor.article_facts(corrections);
    editor.not_a_quotation(corrections);
    editor.missed_quotation(corrections);
    editor.wrong_polarity(corrections);
    editor.wrong_speaker(corrections);
    editor.same_speaker(corrections);
    editor.settle();
    editor.statements(corrections);
    match editor.problems.is_empty() {
        true => Ok(Applied { dataset: editor.dataset, warnings: editor.warnings }),
        false => Err(editor.problems),
    }
}

struct Editor<'d> {
    /// As extraction left it: what names and words are looked up in, whatever is corrected.
    before: &'d Dataset,
    /// As far as it is corrected. Until [`Editor::settle`] quotations only come to the end and none
    /// goes, so that their numbers are those of `before`.
    dataset: Dataset,
    /// Quotations that go, and which correction says so.
    removed: BTreeMap<usize, usize>,
    /// Speakers that a correction introduced, by name.
    names: BTreeMap<String, u32>,
    /// Speakers that a correction joined to another, and to which.
    joined: BTreeMap<u32, u32>,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
}

/// What to do about a correction that is true without it.
const REMOVE: &str = "Remove it";

impl Editor<'_> {
    /// Says why a correction does not fit: the `index`th of its kind.
    fn problem(&mut self, kind: Kind, index: usize, (message, remedy): Missing) {
        self.problems.push(Problem { kind, index, message, remedy });
    }

    /// Says that two corrections of which one must go do not fit together.
    fn clash(&mut self, kind: Kind, index: usize, message: String) {
        self.problem(kind, index, (message, "Remove one of the two".to_owned()));
    }

    /// Says that what a correction says is so without it.
    fn unneeded(&mut self, kind: Kind, index: usize, message: String) {
        let message = format!("no longer needed: {message}");
        self.warnings.push(Problem { kind, index, message, remedy: REMOVE.to_owned() });
    }

    /// The name of a speaker, for a message.
    fn speaker_name(&self, speaker: u32) -> &str {
        &self.dataset.speakers[speaker as usize].name
    }
}

/// The quotation, where a correction is of no use without it.
fn needed(found: Option<usize>, anchor: &Anchor) -> Result<usize, Missing> {
    found.ok_or_else(|| {
        (
            format!(
                "article {} holds the words “{}”, but they are in no quotation",
                anchor.article,
                shown(&anchor.exact)
            ),
            "If it should be one, write `missed-quotation`; else remove this".to_owned(),
        )
    })
}
