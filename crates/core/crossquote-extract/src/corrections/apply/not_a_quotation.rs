//! Quotations that are none.

use crossquote_model::corrections::find::{quotation, shown};
use crossquote_model::corrections::{Corrections, Kind};

use super::Editor;

impl Editor<'_> {
    pub(super) fn not_a_quotation(&mut self, corrections: &Corrections) {
        let kind = Kind::NotAQuotation;
        for (index, one) in corrections.not_a_quotation.iter().enumerate() {
            match quotation(&self.before.articles, &self.before.quotations, &one.quotation) {
                Err(missing) => self.problem(kind, index, missing),
                Ok(None) => {
                    let words = shown(&one.quotation.exact);
                    self.unneeded(kind, index, format!("“{words}” is in no quotation"));
                }
                Ok(Some(number)) => {
                    if let Some(first) = self.removed.insert(number, index) {
                        let message = format!("not-a-quotation {} says the same", first + 1);
                        self.unneeded(kind, index, message);
                    }
                }
            }
        }
    }
}
