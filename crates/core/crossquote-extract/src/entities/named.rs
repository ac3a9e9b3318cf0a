//! Sources that end in a name: of a person, or of a surname that the article has.

use super::{Resolved, Resolver, Who};
use crate::names;
use crate::phrases::TokenRange;

impl Resolver<'_> {
    /// A source that ends in a name.
    pub(crate) fn named(&mut self, source: TokenRange) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        let mention = self.names.mention_in(source).cloned();
        let person = match &mention {
            Some(mention) => mention.person,
            None => None,
        };
        if let Some(person) = person {
            let mention = mention?;
            let full = mention.name.1 - mention.name.0 >= 2;
            let people = &self.names.people[person];
            let resolved = Resolved {
                entity: None,
                rule: if full { "speaker-named" } else { "speaker-surname" },
                because: if full || people.name == mention.name {
                    vec![]
                } else {
                    vec![people.name]
                },
                at_most: if full { 99 } else { 97 },
            };
            return Some((Some(Who::Person(person)), resolved));
        }
        let word = names::folded(self.text, tokens, (source.1 - 1, source.1)).pop()?;
        let same = self.names.with_surname(&word);
        match same.len() {
            0 => None,
            // A headline: names are not read there, but a known surname is.
            1 => Some((
                Some(Who::Person(same[0])),
                Resolved {
                    entity: None,
                    rule: "speaker-surname",
                    because: vec![self.names.people[same[0]].name],
                    at_most: 90,
                },
            )),
            _ => {
                let mut unclear = Resolved::unclear();
                unclear.rule = "speaker-same-surname";
                unclear.because =
                    same.iter().take(4).map(|&at| self.names.people[at].name).collect();
                Some((None, unclear))
            }
        }
    }
}
