//! Speakers over all articles: which entities of different articles are one person or body.
//!
//! ```text
//! article 1: Volodymyr Zelenskyy     ┐
//! article 2: Volodymyr Zelensky      ├ one speaker
//! article 3: Zelensky                ┘ (one candidate with that surname)
//! article 1: some analysts, article 2: some analysts      two speakers: other people
//! ```
//!
//! Never merged: two full names with different given names, unnamed groups, "the poll".

use std::collections::{BTreeMap, BTreeSet};

use crate::Entity;
use crate::names::{junior, same_given, spelling_key, surname};
use crossquote_model::{Article, Mention, Speaker, SpeakerKind};
use crossquote_text::fold;

/// An entity of an article: the two by their numbers.
pub(super) type Member = (usize, usize);

/// A speaker in the making.
#[derive(Debug)]
pub(super) struct Merged {
    /// Who was merged, in order of articles.
    members: Vec<Member>,
    kind: SpeakerKind,
}

/// Groups the entities of all articles. The second result maps each to its group.
pub(super) fn merge(entities: &[Vec<Entity>]) -> (Vec<Merged>, BTreeMap<Member, usize>) {
    let mut merger = Merger { entities, ..Merger::default() };
    let mut surnames = Vec::new();
    let mut owned = Vec::new();
    for (article, list) in entities.iter().enumerate() {
        // An article keeps two people apart even when their names agree.
        let mut here: BTreeSet<usize> = BTreeSet::new();
        for (index, entity) in list.iter().enumerate() {
            let member = (article, index);
            if entity.of.is_some() {
                owned.push(member);
                continue;
            }
            match entity.kind {
                SpeakerKind::Person => match &words(&entity.name)[..] {
                    words @ [_, _, ..] => merger.full_name(member, words, &mut here),
                    words => surnames.push((member, surname(words).to_owned())),
                },
                SpeakerKind::Organisation if entity.name.starts_with(char::is_uppercase) => {
                    merger.body(member);
                }
                _ => merger.alone(member),
            }
        }
    }
    for (member, last) in surnames {
        merger.surname_alone(member, &last);
    }
    merger.owned(owned);
    merger.finish()
}

/// Groups while entities are put into them.
#[derive(Default)]
struct Merger<'e> {
    entities: &'e [Vec<Entity>],
    /// What sort of speaker each group is.
    kinds: Vec<SpeakerKind>,
    /// The group of each entity that has one.
    place: BTreeMap<Member, usize>,
    /// Surname, as [`spelling_key`] writes it → (given name, group).
    people: BTreeMap<String, Vec<(String, usize)>>,
    /// Surname of those called by it alone, as [`spelling_key`] writes it → group.
    surnames: BTreeMap<String, usize>,
    /// Folded name → group.
    bodies: BTreeMap<String, usize>,
    /// Group of the owner and folded noun → group.
    offices: BTreeMap<(usize, String), usize>,
}

impl<'e> Merger<'e> {
    fn entity(&self, (article, index): Member) -> &'e Entity {
        &self.entities[article][index]
    }

    /// A new group.
    fn group(&mut self, kind: SpeakerKind) -> usize {
        self.kinds.push(kind);
        self.kinds.len() - 1
    }

    /// A group of its own.
    fn alone(&mut self, member: Member) {
        let group = self.group(self.entity(member).kind);
        self.place.insert(member, group);
    }

    /// A person with given name and surname: one with those before, unless `here`, the groups of
    /// this article, has them already.
    fn full_name(&mut self, member: Member, words: &[String], here: &mut BTreeSet<usize>) {
        let mut last = surname(words).to_owned();
        if junior(words) {
            last.push_str(" jr");
        }
        let key = spelling_key(&last);
        let same = |(given, group): &&(String, usize)| {
            same_given(given, &words[0]) && !here.contains(group)
        };
        let known = self.people.get(&key).and_then(|people| people.iter().find(same));
        let group = match known {
            Some(&(_, group)) => group,
            None => self.group(SpeakerKind::Person),
        };
        here.insert(group);
        self.people.entry(key).or_default().push((words[0].clone(), group));
        self.place.insert(member, group);
    }

    /// A body with a name: one with all that are called so.
    fn body(&mut self, member: Member) {
        let name = words(&self.entity(member).name).join(" ");
        let group = match self.bodies.get(&name) {
            Some(&group) => group,
            None => self.group(SpeakerKind::Organisation),
        };
        self.bodies.insert(name, group);
        self.place.insert(member, group);
    }

    /// A surname without given name: the one person who has it. Where several fit, or none, it is a
    /// speaker of its own, whom all have who are called so alone.
    fn surname_alone(&mut self, member: Member, last: &str) {
        let key = spelling_key(last);
        let people = self.people.get(&key).map_or(&[][..], Vec::as_slice);
        let fit: BTreeSet<usize> = people.iter().map(|&(_, group)| group).collect();
        let known = match fit.first() {
            Some(&group) if fit.len() == 1 => Some(group),
            _ => self.surnames.get(&key).copied(),
        };
        let group = known.unwrap_or_else(|| {
            let group = self.group(SpeakerKind::Person);
            self.surnames.insert(key, group);
            group
        });
        self.place.insert(member, group);
    }

    /// Those of whom an article says whose they are. Offices of one owner are one speaker when the
    /// noun agrees too; people around somebody stay those of their article, as all who are unnamed.
    fn owned(&mut self, mut waiting: Vec<Member>) {
        // An owner may be owned: in as many rounds as there are such steps, few in any article.
        while !waiting.is_empty() {
            let before = waiting.len();
            waiting.retain(|&member| !self.with_its_owner(member));
            if waiting.len() == before {
                // Owners that own each other: names cannot say so, and it must not go on for ever.
                waiting.drain(..).for_each(|member| self.alone(member));
            }
        }
    }

    /// Puts an entity into a group if its owner is in one; whether it is.
    fn with_its_owner(&mut self, member: Member) -> bool {
        let entity = self.entity(member);
        let owner = entity.of.as_ref().and_then(|of| self.place.get(&(member.0, of.entity)));
        let Some(&owner) = owner else { return false };
        if entity.kind != SpeakerKind::Organisation {
            self.alone(member);
            return true;
        }
        let office = (owner, words(&entity.name).pop().unwrap_or_default());
        let group = match self.offices.get(&office) {
            Some(&group) => group,
            None => self.group(SpeakerKind::Organisation),
        };
        self.offices.insert(office, group);
        self.place.insert(member, group);
        true
    }

    fn finish(self) -> (Vec<Merged>, BTreeMap<Member, usize>) {
        let group = |kind| Merged { members: Vec::new(), kind };
        let mut groups: Vec<Merged> = self.kinds.into_iter().map(group).collect();
        for (&member, &group) in &self.place {
            groups[group].members.push(member);
        }
        (groups, self.place)
    }
}

fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name.split_whitespace().map(fold).collect();
    while words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

/// The speaker that a group makes, of those of its members that say something; its id is still
/// empty.
pub(super) fn speaker(
    group: &Merged,
    entities: &[Vec<Entity>],
    articles: &[Article],
    spoken: &BTreeSet<Member>,
) -> Speaker {
    let says = |member: &&Member| spoken.contains(*member);
    let members: Vec<(usize, &Entity)> = group
        .members
        .iter()
        .filter(says)
        .map(|&(article, index)| (article, &entities[article][index]))
        .collect();
    Speaker {
        id: String::new(),
        name: fullest_name(&members).to_owned(),
        kind: group.kind,
        role: members.iter().find_map(|(_, entity)| entity.role.clone()),
        mentions: mentions(&members, articles),
        checked: false,
    }
}

/// The name of nobody: see [`unattributed`].
pub(crate) const UNATTRIBUTED: &str = "Unattributed";

/// Who has the quotations that nobody is credited with.
pub(super) fn unattributed() -> Speaker {
    Speaker {
        id: String::new(),
        name: UNATTRIBUTED.to_owned(),
        kind: SpeakerKind::Unattributed,
        role: None,
        mentions: Vec::new(),
        checked: false,
    }
}

/// The name with most words; of several spellings the one used in most articles, then the first.
fn fullest_name<'e>(members: &[(usize, &'e Entity)]) -> &'e str {
    // Words, articles, name.
    let mut names: Vec<(usize, usize, &str)> = Vec::new();
    for (_, entity) in members {
        match names.iter_mut().find(|(_, _, name)| *name == entity.name) {
            Some(known) => known.1 += 1,
            None => names.push((entity.name.split_whitespace().count(), 1, &entity.name)),
        }
    }
    let mut best = names.first().copied().unwrap_or((0, 0, ""));
    for &name in &names {
        if (name.0, name.1) > (best.0, best.1) {
            best = name;
        }
    }
    best.2
}

/// Where the members are named: in each article one list of places for each form of the name.
fn mentions(members: &[(usize, &Entity)], articles: &[Article]) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for &(article, entity) in members {
        let from = mentions.len();
        for &span in &entity.mentions {
            let form = span.of(&articles[article].text);
            match mentions[from..].iter_mut().find(|mention| mention.form == form) {
                Some(mention) => mention.spans.push(span),
                None => mentions.push(Mention {
                    article: article as u32,
                    form: form.to_owned(),
                    spans: vec![span],
                }),
            }
        }
    }
    mentions
}
