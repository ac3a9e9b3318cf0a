//! Quotations of somebody else than was found.

use std::collections::BTreeMap;

use crossquote_model::Evidence;
use crossquote_model::corrections::find::quotation;
use crossquote_model::corrections::{Corrections, EDITOR, Kind};

use super::{Editor, needed};

/// Which correction gave a quotation another speaker, and which, by the quotation's number.
type Changed = BTreeMap<usize, (usize, u32)>;

impl Editor<'_> {
    pub(super) fn wrong_speaker(&mut self, corrections: &Corrections) {
        let mut changed = Changed::new();
        for (index, one) in corrections.wrong_speaker.iter().enumerate() {
            let found = quotation(&self.before.articles, &self.before.quotations, &one.quotation);
            let speaker = self.speaker(&one.speaker, one.new_speaker.as_deref());
            match (found.and_then(|number| needed(number, &one.quotation)), speaker) {
                (Ok(number), Ok(speaker)) => self.attribute(index, number, speaker, &mut changed),
                (found, speaker) => {
                    for missing in [found.err(), speaker.err()].into_iter().flatten() {
                        self.problem(Kind::WrongSpeaker, index, missing);
                    }
                }
            }
        }
    }

    /// Gives a quotation to a speaker, unless another correction says otherwise.
    fn attribute(&mut self, index: usize, number: usize, speaker: u32, changed: &mut Changed) {
        let kind = Kind::WrongSpeaker;
        if let Some(other) = self.removed.get(&number) {
            let message = format!("not-a-quotation {} removes this quotation", other + 1);
            self.clash(kind, index, message);
        } else if let Some(&(first, other)) = changed.get(&number) {
            if other == speaker {
                self.unneeded(kind, index, format!("wrong-speaker {} says the same", first + 1));
            } else {
                let name = self.speaker_name(other);
                let message = format!("wrong-speaker {} gives it to {name}", first + 1);
                self.clash(kind, index, message);
            }
        } else if self.before.quotations[number].speaker == speaker {
            let message = format!("its speaker is {}", self.speaker_name(speaker));
            self.unneeded(kind, index, message);
        } else {
            changed.insert(number, (index, speaker));
            let quotation = &mut self.dataset.quotations[number];
            quotation.speaker = speaker;
            quotation.checked = true;
            quotation.confidence = 100;
            // The first piece says how the words were found, the last how the speaker was.
            quotation.evidence.truncate(1);
            quotation.evidence.push(Evidence { rule: EDITOR.to_owned(), spans: vec![] });
        }
    }
}
