//! The collection, and what a reviewer makes of it.

use std::collections::BTreeMap;

use crossquote_engine::{FromEngine, Unneeded};
use crossquote_extract::corrections::{Revised, apply, revise};
use crossquote_model::Dataset;
use crossquote_model::corrections::{Corrections, Edit, Problem, changes};

/// A collection without corrections, and with them.
#[derive(Default)]
pub(crate) struct Review {
    base: Dataset,
    corrected: Dataset,
    corrections: Corrections,
}

impl Review {
    /// That of a collection, which nobody has corrected yet.
    pub(crate) fn of(dataset: Dataset) -> Review {
        let corrected = dataset.clone();
        Review { base: dataset, corrected, corrections: Corrections::default() }
    }

    /// The collection as it is corrected.
    pub(crate) fn corrected(&self) -> &Dataset {
        &self.corrected
    }

    /// Applies corrections in place of those of before, as JSON or as TOML. Those that do not fit are left out.
    pub(crate) fn correct(&mut self, corrections: &str) -> FromEngine {
        let read = match corrections.trim_start().starts_with('{') {
            true => serde_json::from_str(corrections).map_err(|error| error.to_string()),
            false => toml::from_str(corrections).map_err(|error| error.to_string()),
        };
        match read {
            Ok(corrections) => {
                let (revised, left_out) = self.fitting(corrections);
                self.settle(revised, left_out)
            }
            Err(error) => {
                FromEngine::Unfit { problems: vec![format!("These are no corrections: {error}")] }
            }
        }
    }

    /// Takes one step of a review.
    pub(crate) fn revise(&mut self, edit: &Edit, by: &str) -> FromEngine {
        match revise(&self.base, &self.corrected, &self.corrections, edit, by) {
            Ok(revised) => self.settle(revised, Vec::new()),
            Err(problems) => {
                let said =
                    |Problem { message, remedy, .. }: &Problem| format!("{message}. {remedy}.");
                FromEngine::Unfit { problems: problems.iter().map(said).collect() }
            }
        }
    }

    /// The corrections as a file.
    pub(crate) fn corrections_file(&self) -> FromEngine {
        match toml::to_string_pretty(&self.corrections) {
            Ok(text) => FromEngine::CorrectionsFile { text },
            Err(error) => FromEngine::Failed { message: error.to_string() },
        }
    }

    /// The corrections that fit, applied, and why the others do not, a sentence each.
    fn fitting(&self, mut corrections: Corrections) -> (Revised, Vec<String>) {
        let mut left_out = Vec::new();
        loop {
            match apply(&self.base, &corrections) {
                Ok(applied) => return (Revised { corrections, applied }, left_out),
                Err(problems) => {
                    // Two problems may be of one correction: the first says enough.
                    let mut unfit = BTreeMap::new();
                    for one in &problems {
                        unfit.entry((one.kind, one.index)).or_insert_with(|| one.to_string());
                    }
                    // From the last on, so that the places of the others stay.
                    for (kind, index) in unfit.keys().rev() {
                        corrections.take_out(*kind, *index);
                    }
                    left_out.extend(unfit.into_values());
                }
            }
        }
    }

    fn settle(&mut self, revised: Revised, left_out: Vec<String>) -> FromEngine {
        let Revised { corrections, applied } = revised;
        let unneeded = applied.warnings.into_iter().map(|warning| Unneeded {
            kind: warning.kind,
            index: warning.index,
            message: warning.message,
        });
        let unneeded = unneeded.collect();
        let before = std::mem::replace(&mut self.corrected, applied.dataset);
        self.corrections = corrections.clone();
        let changes = Box::new(changes(before, &self.corrected));
        FromEngine::Corrected { corrections, changes, unneeded, left_out }
    }
}
