//! The steps that can be taken about a quotation. Each names it by its id, as numbers change with every step.

use crossquote_model::corrections::Edit;
use crossquote_model::{Dataset, Polarity};
use leptos::prelude::*;

use super::reports::members;
use crate::context::{WorkspaceContext, use_workspace};
use crate::review::dataset::{ReviewedDataset, quotation_number, use_reviewed_dataset};
use crate::review::focus::{focus_list_heading, focus_row};
use crate::review::speaker_fields::SpeakerEntry;
use crate::review::wording::quotation_words;

/// What takes them.
#[derive(Clone, Copy)]
pub(in crate::review) struct QuotationSteps {
    workspace: WorkspaceContext,
    dataset: ReviewedDataset,
}

pub(in crate::review) fn use_quotation_steps() -> QuotationSteps {
    QuotationSteps { workspace: use_workspace(), dataset: use_reviewed_dataset() }
}

impl QuotationSteps {
    /// Gives a quotation to somebody else.
    pub(super) fn change_speaker(self, id: &str, entry: SpeakerEntry) {
        let Some(named) = entry.named(self.dataset) else {
            return self.workspace.complain("Say who said it.");
        };
        self.take(|dataset| {
            let edit = Edit::Speaker {
                quotation: quotation_number(dataset, id)?,
                speaker: named.speaker,
                new_speaker: named.new_speaker,
            };
            Some((format!("Speaker changed to {}", named.name), edit))
        });
        focus_row(self.workspace.review, id);
    }

    /// Says whether a quotation is said, denied, not said or supposed.
    pub(super) fn change_polarity(self, id: &str, polarity: Polarity) {
        self.take(|dataset| {
            let quotation = quotation_number(dataset, id)?;
            let told = polarity.told().unwrap_or("said");
            let edit = Edit::Polarity { quotation, polarity };
            Some((format!("Polarity changed to {told}"), edit))
        });
        focus_row(self.workspace.review, id);
    }

    /// Says that it is none; the next one is open from then on.
    pub(in crate::review) fn remove(self, id: &str) {
        if self.workspace.is_waiting() {
            return;
        }
        let state = self.workspace.review;
        let next = self.dataset.with_untracked(|dataset| {
            let number = quotation_number(dataset, id)?;
            neighbour(dataset, number).map(str::to_owned)
        });
        self.take(|dataset| {
            let number = quotation_number(dataset, id)?;
            let words = quotation_words(dataset, &dataset.quotations[number as usize]);
            Some((format!("No quotation: {words}"), Edit::Remove { quotation: number }))
        });
        match &next {
            Some(next) => focus_row(state, next),
            None => focus_list_heading(),
        }
        state.chosen.set(next);
    }

    /// Says that it does not report what the others of its statement do.
    pub(super) fn put_apart(self, id: &str) {
        self.take(|dataset| {
            let quotation = quotation_number(dataset, id)?;
            let others = members(dataset, quotation).iter().copied();
            let others = others.filter(|&other| other != quotation).collect();
            Some(("Statements put apart".to_owned(), Edit::Apart { quotation, others }))
        });
    }

    /// Says that all reports of its statement and of another quotation's are of one.
    pub(super) fn join(self, id: &str, other: &str) {
        self.take(|dataset| {
            let mut quotations = members(dataset, quotation_number(dataset, id)?).to_vec();
            quotations.extend(members(dataset, quotation_number(dataset, other)?));
            Some(("Statements joined".to_owned(), Edit::Together { quotations }))
        });
    }

    /// Takes the step that `step` makes, with what it is in words; none where a quotation is not there any more.
    fn take(self, step: impl FnOnce(&Dataset) -> Option<(String, Edit)>) {
        if let Some((what, edit)) = self.dataset.with_untracked(step) {
            self.workspace.revise(what, edit);
        }
    }
}

/// The id of the next quotation of the article, else of the one before.
fn neighbour(dataset: &Dataset, number: u32) -> Option<&str> {
    let article = dataset.quotations[number as usize].article;
    let candidates = [number.checked_add(1), number.checked_sub(1)].into_iter().flatten();
    let mut candidates = candidates.filter_map(|number| dataset.quotations.get(number as usize));
    let neighbour = candidates.find(|quotation| quotation.article == article)?;
    Some(&neighbour.id)
}

#[cfg(test)]
mod tests {
    use crossquote_model::Quotation;

    use super::*;

    #[test]
    fn the_next_quotation_of_the_article_is_looked_at_next() {
        let quotation = |(id, article): (&str, u32)| Quotation {
            id: id.to_owned(),
            article,
            ..Quotation::default()
        };
        let quotations = [("a", 0), ("b", 0), ("c", 1), ("d", 2), ("e", 2)];
        let dataset =
            Dataset { quotations: quotations.map(quotation).into(), ..Dataset::default() };
        let found: Vec<_> = (0..5).map(|number| neighbour(&dataset, number)).collect();
        assert_eq!(found, [Some("b"), Some("a"), None, Some("e"), Some("d")]);
    }
}
