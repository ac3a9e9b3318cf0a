//! The speakers as entities of the article, numbered in order of first mention.

use std::collections::BTreeMap;

use super::{Other, Resolved, Resolver, Who};
use crate::lexicon::class::*;
use crate::names::Person;
use crate::phrases::TokenRange;
use crate::{Described, Entity, Of};
use crossquote_model::{Span, SpeakerKind};

/// Styles of peers, monarchs and the clergy, who are seldom called by more than one name.
const STYLES: &[&str] = &[
    "lord",
    "lady",
    "baroness",
    "baron",
    "viscount",
    "viscountess",
    "earl",
    "countess",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "sister",
    "brother",
    "mother",
];

/// What was decided for one attribution.
pub(super) type Decided = Option<(Option<Who>, Resolved)>;

impl Resolver<'_> {
    /// Numbers the speakers in order of first mention.
    pub(super) fn number(self, decided: Vec<Decided>) -> (Vec<Entity>, Vec<Resolved>) {
        let mut used = self.used(&decided);
        self.add_descriptions(&mut used);
        let mut order: Vec<(Who, Entity)> = used.into_iter().collect();
        for (_, entity) in &mut order {
            entity.mentions.sort();
        }
        order.sort_by(|a, b| {
            let first = |entity: &Entity| entity.mentions.first().copied();
            (first(&a.1), &a.0).cmp(&(first(&b.1), &b.0))
        });
        let index: BTreeMap<Who, usize> =
            order.iter().enumerate().map(|(at, (who, _))| (who.clone(), at)).collect();
        for (who, entity) in &mut order {
            entity.of = self.owner_of(who, &index);
        }
        let resolved = decided
            .into_iter()
            .map(|entry| match entry {
                Some((who, mut resolved)) => {
                    resolved.entity = who.and_then(|who| index.get(&who).copied());
                    resolved
                }
                None => Resolved::unclear(),
            })
            .collect();
        (order.into_iter().map(|(_, entity)| entity).collect(), resolved)
    }

    /// Who speaks, and the owners of those who do: these are entities too, though they may say
    /// nothing themselves.
    fn used(&self, decided: &[Decided]) -> BTreeMap<Who, Entity> {
        let mut named = vec![Vec::new(); self.names.people.len()];
        for mention in &self.names.mentions {
            if let Some(person) = mention.person {
                named[person].push(mention.whole);
            }
        }
        let mut used: BTreeMap<Who, Entity> = BTreeMap::new();
        let mut open: Vec<Who> =
            decided.iter().flatten().filter_map(|(who, _)| who.clone()).collect();
        while let Some(who) = open.pop() {
            if used.contains_key(&who) {
                continue;
            }
            let entity = match &who {
                Who::Person(at) => self.person_entity(*at, &named[*at]),
                Who::Other(key) => {
                    let other = &self.others[key];
                    open.extend(other.of.as_ref().map(|of| of.to.clone()));
                    other_entity(other)
                }
            };
            used.insert(who, entity);
        }
        used
    }

    /// Descriptions and headline names that were resolved to a person are mentions as well.
    fn add_descriptions(&self, used: &mut BTreeMap<Who, Entity>) {
        let tokens = &self.document.tokens;
        let mut described: BTreeMap<&Who, Vec<Span>> = BTreeMap::new();
        for (range, who) in &self.who {
            let token = &tokens[range.0];
            let pronoun = range.1 - range.0 == 1 && token.is(PRON | POSS | OBJ | REL);
            if let (Who::Person(_), false) = (who, pronoun) {
                described.entry(who).or_default().push(self.span(*range));
            }
        }
        for (who, mut spans) in described {
            let Some(entity) = used.get_mut(who) else { continue };
            spans.sort();
            spans.dedup();
            spans.retain(|span| {
                let at = entity.mentions.partition_point(|known| known.end <= span.start);
                !entity.mentions.get(at).is_some_and(|known| known.overlaps(*span))
            });
            entity.mentions.extend(spans);
        }
    }

    /// Whose a speaker is, where the words that name it say so.
    fn owner_of(&self, who: &Who, index: &BTreeMap<Who, usize>) -> Option<Of> {
        let Who::Other(key) = who else { return None };
        let of = self.others.get(key)?.of.as_ref()?;
        let entity = *index.get(&of.to)?;
        let mut spans: Vec<Span> = of.words.iter().map(|&range| self.span(range)).collect();
        spans.sort();
        Some(Of { entity, why: of.why, spans })
    }

    /// The bytes of a range, without a possessive ending.
    fn span(&self, (lo, hi): TokenRange) -> Span {
        let tokens = &self.document.tokens;
        Span { start: tokens[lo].start, end: tokens[hi - 1].bare }
    }

    /// The name of somebody who has no more than one word of it, with the style before it that is a part of how they
    /// are called: "Lord Tamsin", "King Charles", "Baroness Voss of Ellery".
    fn with_style(&self, person: &Person) -> TokenRange {
        let (lo, hi) = person.name;
        let tokens = &self.document.tokens;
        let before = lo.checked_sub(1).map(|at| &tokens[at]);
        let styled = before.is_some_and(|token| token.cap && token.is_one_of(self.text, STYLES));
        if person.words.len() != 1 || !styled {
            return (lo, hi);
        }
        let of = tokens.get(hi).is_some_and(|token| token.is_text(self.text, "of"));
        let has_place = tokens.get(hi + 1).is_some_and(|token| token.is_word() && token.cap);
        (lo - 1, if of && has_place { hi + 2 } else { hi })
    }

    /// The name that is shown for a person.
    fn name_of(&self, at: usize) -> String {
        let person = &self.names.people[at];
        match self.with_style(person) {
            name if name == person.name => self.names.printed(self.text, &self.document.tokens, at),
            styled => self.span(styled).of(self.text).to_owned(),
        }
    }

    /// `mentions` are those of this person.
    fn person_entity(&self, at: usize, mentions: &[TokenRange]) -> Entity {
        let person = &self.names.people[at];
        let span = |range: TokenRange| self.span(range);
        let mentions = mentions.iter().map(|&range| span(range)).collect();
        Entity {
            name: self.name_of(at),
            kind: SpeakerKind::Person,
            role: person.role.map(|role| tidy(span(role).of(self.text))),
            titles: person
                .titles
                .iter()
                .map(|title| Described {
                    words: title.words.clone(),
                    head: title.head,
                    span: span(title.whole),
                })
                .collect(),
            of: None,
            mentions,
        }
    }
}

fn other_entity(other: &Other) -> Entity {
    let mut mentions = other.mentions.clone();
    mentions.sort();
    mentions.dedup();
    Entity {
        name: other.name.clone(),
        kind: other.kind,
        role: None,
        titles: Vec::new(),
        of: None,
        mentions,
    }
}

/// A role without the marks around it.
fn tidy(role: &str) -> String {
    role.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned()
}
