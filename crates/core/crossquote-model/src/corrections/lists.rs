//! Corrections by their kind and place.

use super::{Corrections, Kind};

impl Corrections {
    /// Why one is made, and who says so, by its place among those of its kind, from 0.
    pub fn signed(
        &mut self,
        kind: Kind,
        index: usize,
    ) -> Option<(&mut Option<String>, &mut Option<String>)> {
        macro_rules! of {
            ($all:ident) => {
                self.$all.get_mut(index).map(|one| (&mut one.note, &mut one.by))
            };
        }
        match kind {
            Kind::ArticleFacts => of!(article_facts),
            Kind::NotAQuotation => of!(not_a_quotation),
            Kind::MissedQuotation => of!(missed_quotation),
            Kind::WrongPolarity => of!(wrong_polarity),
            Kind::WrongSpeaker => of!(wrong_speaker),
            Kind::SameSpeaker => of!(same_speaker),
            Kind::SeparateStatements => of!(separate_statements),
            Kind::OneStatement => of!(one_statement),
        }
    }

    /// Takes one out, by its place among those of its kind, from 0; `false` if there is none there.
    pub fn take_out(&mut self, kind: Kind, index: usize) -> bool {
        fn out<T>(all: &mut Vec<T>, index: usize) -> bool {
            let there = index < all.len();
            if there {
                all.remove(index);
            }
            there
        }
        match kind {
            Kind::ArticleFacts => out(&mut self.article_facts, index),
            Kind::NotAQuotation => out(&mut self.not_a_quotation, index),
            Kind::MissedQuotation => out(&mut self.missed_quotation, index),
            Kind::WrongPolarity => out(&mut self.wrong_polarity, index),
            Kind::WrongSpeaker => out(&mut self.wrong_speaker, index),
            Kind::SameSpeaker => out(&mut self.same_speaker, index),
            Kind::SeparateStatements => out(&mut self.separate_statements, index),
            Kind::OneStatement => out(&mut self.one_statement, index),
        }
    }
}
