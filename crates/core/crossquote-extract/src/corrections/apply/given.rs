//! Corrections that give a quotation another value of something: another speaker, another polarity.

use std::collections::BTreeMap;

use crossquote_model::corrections::{EDITOR, Kind};
use crossquote_model::{Evidence, Quotation};

use super::Editor;

/// What corrections of one kind gave to quotations, by the quotation's number: which of them, and what.
pub(super) type Given<T> = BTreeMap<usize, (usize, T)>;

/// A value in words, for messages.
pub(super) struct Told {
    /// Of another correction that gives it: "gives it to Ann Lee".
    pub(super) given: String,
    /// Of a quotation that has it: "its speaker is Ann Lee".
    pub(super) had: String,
}

impl Editor<'_> {
    /// Whether the `index`th correction of its kind may give a quotation that has `now` a `value`. Says why not: another
    /// correction removes the quotation or gave it something, or it has the value.
    pub(super) fn gives<T: Copy + PartialEq>(
        &mut self,
        (kind, index): (Kind, usize),
        number: usize,
        [now, value]: [T; 2],
        given: &mut Given<T>,
        told: impl Fn(&Self, T) -> Told,
    ) -> bool {
        let name = kind.name();
        if let Some(other) = self.removed.get(&number) {
            let message = format!("not-a-quotation {} removes this quotation", other + 1);
            self.clash(kind, index, message);
        } else if let Some(&(first, other)) = given.get(&number) {
            if other == value {
                self.unneeded(kind, index, format!("{name} {} says the same", first + 1));
            } else {
                let message = format!("{name} {} {}", first + 1, told(self, other).given);
                self.clash(kind, index, message);
            }
        } else if now == value {
            self.unneeded(kind, index, told(self, value).had);
        } else {
            given.insert(number, (index, value));
            return true;
        }
        false
    }
}

/// Notes that an editor has put a quotation right, behind the evidence that it has.
pub(super) fn sign(quotation: &mut Quotation) {
    quotation.checked = true;
    quotation.confidence = 100;
    quotation.evidence.push(Evidence { rule: EDITOR.to_owned(), spans: vec![] });
}
