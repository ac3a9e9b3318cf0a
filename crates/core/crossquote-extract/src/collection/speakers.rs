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

/// A speaker in the making.
#[derive(Debug)]
pub(super) struct Merged {
    /// (article, entity) that were merged, in order of articles.
    members: Vec<(usize, usize)>,
    kind: SpeakerKind,
}

/// Groups the entities of all articles. The second result maps (article, entity) to a group.
pub(super) fn merge(entities: &[Vec<Entity>]) -> (Vec<Merged>, BTreeMap<(usize, usize), usize>) {
    let mut merged: Vec<Merged> = Vec::new();
    let mut place = BTreeMap::new();
    // Surname, folded → (given name, group).
    let mut people: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
    let mut bodies: BTreeMap<String, usize> = BTreeMap::new();
    let mut short = Vec::new();
    let mut owned = Vec::new();
    let mut new = |member: (usize, usize), kind: SpeakerKind| {
        merged.push(Merged { members: vec![member], kind });
        merged.len() - 1
    };
    let mut joins: Vec<((usize, usize), usize)> = Vec::new();
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
                SpeakerKind::Person => {
                    let words = words(&entity.name);
                    if words.len() < 2 {
                        short.push((member, words));
                        continue;
                    }
                    let mut last = surname(&words).to_owned();
                    if junior(&words) {
                        last.push_str(" jr");
                    }
                    let known = candidates(&people, &last).into_iter().find(|(given, group)| {
                        same_given(given, &words[0]) && !here.contains(group)
                    });
                    let group = match known {
                        Some((_, group)) => group,
                        None => new(member, SpeakerKind::Person),
                    };
                    here.insert(group);
                    people.entry(spelling_key(&last)).or_default().push((words[0].clone(), group));
                    joins.push((member, group));
                }
                SpeakerKind::Organisation if entity.name.starts_with(char::is_uppercase) => {
                    let key = words(&entity.name).join(" ");
                    let group = *bodies
                        .entry(key)
                        .or_insert_with(|| new(member, SpeakerKind::Organisation));
                    joins.push((member, group));
                }
                kind => {
                    let group = new(member, kind);
                    joins.push((member, group));
                }
            }
        }
    }
    // Surnames alone, when exactly one person fits.
    for (member, words) in short {
        let last = surname(&words).to_owned();
        let mut groups: Vec<usize> =
            candidates(&people, &last).into_iter().map(|(_, group)| group).collect();
        groups.sort_unstable();
        groups.dedup();
        let group = match groups[..] {
            [group] => group,
            _ => {
                // Several fit, or none: a speaker of their own, shared by the same surname.
                let key = format!("{} alone", spelling_key(&last));
                match people.get(&key).and_then(|list| list.first()) {
                    Some(&(_, group)) => group,
                    None => {
                        let group = new(member, SpeakerKind::Person);
                        people.insert(key, vec![(String::new(), group)]);
                        group
                    }
                }
            }
        };
        joins.push((member, group));
    }
    // Offices of one owner, when owner and noun agree; people around somebody stay those of their
    // article, as all who are unnamed.
    let mut known: BTreeMap<(usize, usize), usize> = joins.iter().copied().collect();
    let mut offices: BTreeMap<(usize, String), usize> = BTreeMap::new();
    // An owner may be owned: in as many rounds as there are such steps, few in any article.
    while !owned.is_empty() {
        let before = owned.len();
        owned.retain(|&member| {
            let entity = &entities[member.0][member.1];
            let owner = entity.of.as_ref().and_then(|of| known.get(&(member.0, of.entity)));
            let Some(&owner) = owner else { return true };
            let group = match entity.kind {
                SpeakerKind::Organisation => {
                    let noun = words(&entity.name).pop().unwrap_or_default();
                    *offices.entry((owner, noun)).or_insert_with(|| new(member, entity.kind))
                }
                kind => new(member, kind),
            };
            known.insert(member, group);
            joins.push((member, group));
            false
        });
        if owned.len() == before {
            // Owners that own each other: names cannot say so, and it must not go on for ever.
            for &member in &owned {
                let group = new(member, entities[member.0][member.1].kind);
                joins.push((member, group));
            }
            owned.clear();
        }
    }
    joins.sort_unstable();
    for group in &mut merged {
        group.members.clear();
    }
    for (member, group) in joins {
        merged[group].members.push(member);
        place.insert(member, group);
    }
    (merged, place)
}

/// People whose surname is this one, in any spelling.
fn candidates(
    people: &BTreeMap<String, Vec<(String, usize)>>,
    surname: &str,
) -> Vec<(String, usize)> {
    people.get(&spelling_key(surname)).cloned().unwrap_or_default()
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
    spoken: &BTreeSet<(usize, usize)>,
) -> Speaker {
    let says = |member: &&(usize, usize)| spoken.contains(*member);
    let members = || {
        let members = group.members.iter().filter(says);
        members.map(|&(article, index)| (article, &entities[article][index]))
    };
    // Fullest name; of several spellings the one used in most articles, then the first.
    let mut names: Vec<(usize, usize, &str)> = Vec::new();
    for (_, entity) in members() {
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
    let mut mentions: Vec<Mention> = Vec::new();
    for (article, entity) in members() {
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
    Speaker {
        id: String::new(),
        name: best.2.to_owned(),
        kind: group.kind,
        role: members().find_map(|(_, entity)| entity.role.clone()),
        mentions,
        checked: false,
    }
}
