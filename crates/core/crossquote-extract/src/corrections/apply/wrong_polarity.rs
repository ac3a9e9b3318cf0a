//! Quotations that are denied, not said or only supposed and were held to be said, or the other way round.

use std::collections::BTreeMap;

use crossquote_model::corrections::find::quotation;
use crossquote_model::corrections::{Corrections, EDITOR, Kind};
use crossquote_model::{Evidence, Polarity};

use super::{Editor, needed};

/// Which correction gave a quotation another polarity, and which, by the quotation's number.
type Changed = BTreeMap<usize, (usize, Polarity)>;

impl Editor<'_> {
    pub(super) fn wrong_polarity(&mut self, corrections: &Corrections) {
        let mut changed = Changed::new();
        for (index, one) in corrections.wrong_polarity.iter().enumerate() {
            let found = quotation(&self.before.articles, &self.before.quotations, &one.quotation);
            match found.and_then(|number| needed(number, &one.quotation)) {
                Ok(number) => self.reverse(index, number, one.polarity, &mut changed),
                Err(missing) => self.problem(Kind::WrongPolarity, index, missing),
            }
        }
    }

    /// Gives a quotation a polarity, unless another correction says otherwise.
    fn reverse(&mut self, index: usize, number: usize, polarity: Polarity, changed: &mut Changed) {
        let kind = Kind::WrongPolarity;
        if let Some(other) = self.removed.get(&number) {
            let message = format!("not-a-quotation {} removes this quotation", other + 1);
            self.clash(kind, index, message);
        } else if let Some(&(first, other)) = changed.get(&number) {
            if other == polarity {
                self.unneeded(kind, index, format!("wrong-polarity {} says the same", first + 1));
            } else {
                let message = format!("wrong-polarity {} has it {}", first + 1, other.name());
                self.clash(kind, index, message);
            }
        } else if self.before.quotations[number].polarity == polarity {
            self.unneeded(kind, index, format!("it is {}", polarity.name()));
        } else {
            changed.insert(number, (index, polarity));
            let quotation = &mut self.dataset.quotations[number];
            quotation.polarity = polarity;
            quotation.checked = true;
            quotation.confidence = 100;
            // Behind the rules that found words and speaker, which stay as they are.
            quotation.evidence.push(Evidence { rule: EDITOR.to_owned(), spans: vec![] });
        }
    }
}
