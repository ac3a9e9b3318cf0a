//! Quotations that are one statement, and quotations that are several.

use std::collections::BTreeMap;

use crossquote_model::corrections::find::quotation;
use crossquote_model::corrections::{Anchor, Corrections, Kind};
use crossquote_model::{Dataset, Statement};

use super::{Editor, needed};
use crate::collection::number_statements;
use crate::collection::statements::{Wishes, group_as_wished};

/// For each quotation that is in a `one-statement`: the first quotation of all that it is joined
/// with, through others too, and the number of its correction.
type Joined = BTreeMap<u32, (u32, usize)>;

impl Editor<'_> {
    /// Groups quotations into statements, as the corrections wish.
    pub(super) fn statements(&mut self, corrections: &Corrections) {
        let mut wishes = Wishes::default();
        // As they are without corrections, for telling which of these are not needed.
        let plain = self.grouped(&wishes);
        number_statements(&mut self.dataset.quotations, &plain);
        let joined = self.one_statement(corrections, &mut wishes);
        self.separate_statements(corrections, &joined, &mut wishes);
        let mut statements = match wishes.together.is_empty() && wishes.apart.is_empty() {
            true => plain,
            false => self.grouped(&wishes),
        };
        let quotations = &mut self.dataset.quotations;
        number_statements(quotations, &statements);
        for &(a, b) in wishes.together.iter().chain(&wishes.apart) {
            for number in [a, b] {
                statements[quotations[number as usize].statement as usize].checked = true;
            }
        }
        self.dataset.statements = statements;
    }

    fn grouped(&self, wishes: &Wishes) -> Vec<Statement> {
        let Dataset { articles, speakers, quotations, .. } = &self.dataset;
        group_as_wished(articles, speakers, quotations, wishes)
    }

    fn one_statement(&mut self, corrections: &Corrections, wishes: &mut Wishes) -> Joined {
        let kind = Kind::OneStatement;
        let mut joined = Joined::new();
        for (index, one) in corrections.one_statement.iter().enumerate() {
            let Some(all) = self.members(kind, index, &one.quotations) else { continue };
            let of = |number: u32| &self.dataset.quotations[number as usize];
            if let Some(&other) = all.iter().find(|&&o| of(o).speaker != of(all[0]).speaker) {
                let name = |number: u32| self.speaker_name(of(number).speaker);
                let message = format!("the speakers are {} and {}", name(all[0]), name(other));
                let remedy = "A statement has one speaker: correct the speaker first, by \
                              `wrong-speaker` or `same-speaker`";
                self.problem(kind, index, (message, remedy.to_owned()));
                continue;
            }
            if all.iter().all(|&other| of(other).statement == of(all[0]).statement) {
                self.unneeded(kind, index, "they are in one statement".to_owned());
            }
            wishes.together.extend(all[1..].iter().map(|&other| (all[0], other)));
            join(&mut joined, &all, index);
        }
        joined
    }

    fn separate_statements(
        &mut self,
        corrections: &Corrections,
        joined: &Joined,
        wishes: &mut Wishes,
    ) {
        let kind = Kind::SeparateStatements;
        for (index, one) in corrections.separate_statements.iter().enumerate() {
            let Some(all) = self.members(kind, index, &one.quotations) else { continue };
            let mut pairs: Vec<(u32, u32)> = Vec::new();
            for (at, &a) in all.iter().enumerate() {
                pairs.extend(all[at + 1..].iter().map(|&b| (a, b)));
            }
            let set = |number: u32| joined.get(&number);
            let clash = pairs.iter().find_map(|&(a, b)| {
                set(a).zip(set(b)).filter(|(x, y)| x.0 == y.0).map(|(_, y)| y.1)
            });
            if let Some(other) = clash {
                self.clash(kind, index, format!("one-statement {} joins two of them", other + 1));
                continue;
            }
            let of = |number: u32| self.dataset.quotations[number as usize].statement;
            if pairs.iter().all(|&(a, b)| of(a) != of(b)) {
                self.unneeded(kind, index, "they are in statements of their own".to_owned());
            }
            wishes.apart.append(&mut pairs);
        }
    }

    /// The quotations that a correction of statements names: two or more, each once.
    fn members(&mut self, kind: Kind, index: usize, anchors: &[Anchor]) -> Option<Vec<u32>> {
        let mut all = Vec::new();
        for anchor in anchors {
            let found = quotation(&self.dataset.articles, &self.dataset.quotations, anchor);
            match found.and_then(|number| needed(number, anchor)) {
                Ok(number) => all.push(number as u32),
                Err(missing) => self.problem(kind, index, missing),
            }
        }
        if all.len() < anchors.len() {
            return None;
        }
        all.sort_unstable();
        all.dedup();
        if all.len() < anchors.len().max(2) {
            let message = "it names fewer than two quotations, or one twice".to_owned();
            let remedy = "Name two or more, each once: see that no two have words of one quotation";
            self.problem(kind, index, (message, remedy.to_owned()));
            return None;
        }
        Some(all)
    }
}

/// Notes that the `index`th correction makes these one, with all that they were one with before.
fn join(joined: &mut Joined, all: &[u32], index: usize) {
    let known: Vec<u32> =
        all.iter().filter_map(|number| joined.get(number).map(|one| one.0)).collect();
    for (set, _) in joined.values_mut().filter(|(set, _)| known.contains(set)) {
        *set = all[0];
    }
    for &number in all {
        joined.entry(number).or_insert((all[0], index)).0 = all[0];
    }
}
