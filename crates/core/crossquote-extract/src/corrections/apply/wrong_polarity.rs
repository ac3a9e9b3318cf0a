//! Quotations that are denied, not said or only supposed and were held to be said, or the other way round.

use crossquote_model::Polarity;
use crossquote_model::corrections::find::quotation;
use crossquote_model::corrections::{Corrections, Kind};

use super::given::{Given, Told, sign};
use super::{Editor, needed};

impl Editor<'_> {
    pub(super) fn wrong_polarity(&mut self, corrections: &Corrections) {
        let mut given = Given::new();
        for (index, one) in corrections.wrong_polarity.iter().enumerate() {
            let found = quotation(&self.before.articles, &self.before.quotations, &one.quotation);
            match found.and_then(|number| needed(number, &one.quotation)) {
                Ok(number) => self.reverse(index, number, one.polarity, &mut given),
                Err(missing) => self.problem(Kind::WrongPolarity, index, missing),
            }
        }
    }

    /// Gives a quotation a polarity, unless another correction says otherwise.
    fn reverse(
        &mut self,
        index: usize,
        number: usize,
        polarity: Polarity,
        given: &mut Given<Polarity>,
    ) {
        let told = |_: &Self, polarity: Polarity| Told {
            given: format!("has it {}", polarity.name()),
            had: format!("it is {}", polarity.name()),
        };
        let change = [self.before.quotations[number].polarity, polarity];
        if self.gives((Kind::WrongPolarity, index), number, change, given, told) {
            let quotation = &mut self.dataset.quotations[number];
            quotation.polarity = polarity;
            // The rules that found words and speaker stay as they are.
            sign(quotation);
        }
    }
}
