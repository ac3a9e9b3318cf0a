//! Who a source is: names, descriptions, pronouns and groups become entities of the article.
//!
//! ```text
//! Hegseth         → the person with that surname
//! he              → the nearest fitting person, subjects first
//! the president   → the one person with that title
//! some analysts   → a group of its own
//! ```
//!
//! What stays unclear stays `None`: nobody is credited with words on a guess.

use std::collections::BTreeMap;

use crate::extract::Entity;
use crate::extract::clauses::Found;
use crate::extract::lexicon::class::*;
use crate::extract::names::{self, Gender, Names};
use crate::extract::phrases::{self, Range};
use crate::extract::sentences::Document;
use crate::model::{Span, SpeakerKind};

/// What became of one attribution's source.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    /// Index into the entities.
    pub(crate) entity: Option<usize>,
    /// The rule that decided.
    pub(crate) rule: &'static str,
    /// The words it decided on, apart from the source itself.
    pub(crate) because: Vec<Range>,
    /// No attribution with this speaker is surer than this.
    pub(crate) at_most: u8,
}

impl Resolved {
    fn unclear() -> Resolved {
        Resolved { entity: None, rule: "speaker-unclear", because: Vec::new(), at_most: 40 }
    }
}

/// A speaker before entities are numbered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Person(usize),
    /// Folded phrase.
    Other(String),
}

/// The entities of an article, and for each of `found` which it is.
pub(crate) fn resolve(
    text: &str,
    document: &Document,
    found: &[Found],
) -> (Vec<Entity>, Vec<Resolved>) {
    let heads: Vec<Option<Range>> = found
        .iter()
        .map(|one| one.source.map(|source| phrases::named_part(text, &document.items, source)))
        .collect();
    let mut sources: Vec<Range> = heads.iter().flatten().copied().collect();
    sources.sort();
    let speaks = |name: Range| {
        let at = sources.partition_point(|source| source.1 < name.1);
        sources[at..].iter().take(4).any(|source| source.0 <= name.0 && source.1 == name.1)
    };
    let names = names::find(text, document, &speaks);
    let mut resolver = Resolver {
        text,
        document,
        names,
        others: BTreeMap::new(),
        last: None,
        who: Vec::new(),
        barred: Vec::new(),
    };
    // In text order of the sources, so that pronouns look back at resolved speakers.
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&at| (heads[at].map_or(found[at].content[0].0, |s| s.0), at));
    let mut decided: Vec<Option<(Option<Who>, Resolved)>> = vec![None; found.len()];
    for at in order {
        let one = &found[at];
        let (who, resolved) = match heads[at] {
            None => (
                None,
                Resolved { entity: None, rule: "speaker-none", because: Vec::new(), at_most: 35 },
            ),
            Some(source) => {
                resolver.barred = resolver.named_in_content(one, source);
                resolver.source(source, one.sentence, 0)
            }
        };
        if let Some(who) = &who {
            resolver.last = Some((one.sentence, who.clone()));
            if let Some(source) = heads[at] {
                resolver.who.push((source, who.clone()));
            }
        }
        decided[at] = Some((who, resolved));
    }
    resolver.number(decided)
}

/// Another name or description that stands for a body or group.
#[derive(Clone, Debug)]
struct Other {
    name: String,
    kind: SpeakerKind,
    /// Whether "they" can mean it.
    plural: bool,
    mentions: Vec<Span>,
}

struct Resolver<'t> {
    text: &'t str,
    document: &'t Document,
    names: Names,
    others: BTreeMap<String, Other>,
    /// Sentence and speaker of the last attribution.
    last: Option<(usize, Who)>,
    /// Sources so far.
    who: Vec<(Range, Who)>,
    /// People whom a pronoun cannot mean: they are named in what it is the subject of.
    barred: Vec<usize>,
}

impl Resolver<'_> {
    /// People named, outside quotation marks, in content that follows its source: "he called
    /// Smith a liar" is not said by Smith.
    fn named_in_content(&self, one: &Found, source: Range) -> Vec<usize> {
        let mut out = Vec::new();
        for &(lo, hi) in &one.content {
            if lo < source.1 {
                continue;
            }
            let at = self.names.mentions.partition_point(|mention| mention.name.0 < lo);
            for mention in self.names.mentions[at..].iter().take_while(|m| m.name.1 <= hi).take(20)
            {
                out.extend(mention.person);
            }
        }
        out
    }

    fn source(&mut self, source: Range, sentence: usize, depth: usize) -> (Option<Who>, Resolved) {
        let items = &self.document.items;
        let head = &items[source.1 - 1];
        if source.1 - source.0 == 1 {
            if head.is(REL) && depth < 2 {
                return self.relative(source, sentence, depth);
            }
            if head.is(PRON | POSS | OBJ) {
                return self.pronoun(source, sentence);
            }
        }
        let joined = (source.0..source.1).any(|p| items[p].is(CONJ)) && items[source.0].is_word();
        // The head stands before the first preposition, unless titles only are there.
        let preposition = (source.0 + 1..source.1).find(|&p| items[p].is(PREP));
        if !joined {
            let title_of = preposition.is_some_and(|p| items[source.0..p].iter().all(|i| i.cap));
            if (preposition.is_none() || title_of)
                && head.cap
                && let Some(found) = self.named(source)
            {
                return found;
            }
        }
        let head = &items[preposition.unwrap_or(source.1) - 1];
        if !joined
            && head.is(ROLE | TITLE)
            && !head.is(GROUP)
            && items[source.0].is_one_of(self.text, &["the", "this"])
            && let Some(found) = self.role(source, preposition.unwrap_or(source.1))
        {
            return found;
        }
        self.other(source, preposition.unwrap_or(source.1), joined)
    }

    /// A source that ends in a name.
    fn named(&mut self, source: Range) -> Option<(Option<Who>, Resolved)> {
        let items = &self.document.items;
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
        let word = names::folded(self.text, items, (source.1 - 1, source.1)).pop()?;
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

    /// "the Ukrainian president": the person with that title, when the text names one.
    fn role(&mut self, source: Range, head: usize) -> Option<(Option<Who>, Resolved)> {
        let items = &self.document.items;
        let words = names::folded(self.text, items, (source.0 + 1, head));
        let noun = words.last()?.clone();
        let fits = |titles: &[String]| titles.iter().any(|title| same_role(title, &noun));
        let mut people: Vec<usize> = (0..self.names.people.len().min(400))
            .filter(|&at| fits(&self.names.people[at].titles))
            .collect();
        if words.len() > 1 {
            let exact: Vec<usize> = people
                .iter()
                .copied()
                .filter(|&at| {
                    words[..words.len() - 1]
                        .iter()
                        .all(|word| self.names.people[at].titles.contains(word))
                })
                .collect();
            // "the Ukrainian president" is not the US one.
            people = exact;
        }
        let nearest = |people: &[usize]| {
            let end = self.names.mentions.partition_point(|mention| mention.name.0 < source.0);
            self.names.mentions[..end]
                .iter()
                .rev()
                .take(400)
                .find(|mention| mention.person.is_some_and(|p| people.contains(&p)))
                .cloned()
        };
        if people.len() == 1 {
            let mention = nearest(&people)?;
            let resolved = Resolved {
                entity: None,
                rule: "speaker-role",
                because: vec![mention.whole],
                at_most: 80,
            };
            return Some((Some(Who::Person(people[0])), resolved));
        }
        // Several fit: the one who spoke last, and only close by.
        if let Some((_, Who::Person(person))) = &self.last
            && people.contains(person)
        {
            let person = *person;
            let mention = nearest(&[person])?;
            let resolved = Resolved {
                entity: None,
                rule: "speaker-role",
                because: vec![mention.whole],
                at_most: 60,
            };
            return Some((Some(Who::Person(person)), resolved));
        }
        None
    }

    /// "who", "which": the phrase before it.
    fn relative(
        &mut self,
        source: Range,
        sentence: usize,
        depth: usize,
    ) -> (Option<Who>, Resolved) {
        let lo = self.document.sentences[sentence].lo;
        let mut last = source.0;
        while last > lo && !self.document.items[last - 1].is_word() {
            last -= 1;
        }
        if last <= lo {
            return (None, Resolved::unclear());
        }
        let Some(before) = phrases::left(self.text, &self.document.items, lo, last - 1) else {
            return (None, Resolved::unclear());
        };
        let (who, mut resolved) = self.source(before, sentence, depth + 1);
        resolved.rule = "speaker-relative";
        resolved.because = vec![before];
        resolved.at_most = resolved.at_most.min(85);
        (who, resolved)
    }

    fn pronoun(&mut self, source: Range, sentence: usize) -> (Option<Who>, Resolved) {
        let item = &self.document.items[source.0];
        let word = item.word(self.text).to_lowercase();
        match word.as_str() {
            "he" | "his" | "him" | "himself" => self.person(source, sentence, Gender::Male),
            "she" | "her" | "herself" => self.person(source, sentence, Gender::Female),
            "they" | "their" | "them" | "it" | "its" => {
                let plural = word.starts_with("the");
                let last = self.last.clone();
                if let Some((before, Who::Other(key))) = last
                    && before + 3 >= sentence
                    && let Some(other) = self.others.get(&key)
                    && (if plural { other.plural } else { other.kind == SpeakerKind::Organisation })
                {
                    let because = self
                        .who
                        .iter()
                        .rev()
                        .find(|(_, who)| *who == Who::Other(key.clone()))
                        .map(|&(range, _)| range);
                    return (
                        Some(Who::Other(key)),
                        Resolved {
                            entity: None,
                            rule: "speaker-pronoun",
                            because: because.into_iter().collect(),
                            at_most: 65,
                        },
                    );
                }
                (None, Resolved::unclear())
            }
            _ => (None, Resolved::unclear()),
        }
    }

    /// "he", "she": scores the people named before.
    fn person(
        &mut self,
        source: Range,
        sentence: usize,
        gender: Gender,
    ) -> (Option<Who>, Resolved) {
        let end = self.names.mentions.partition_point(|mention| mention.name.0 < source.0);
        let mut scores: BTreeMap<usize, (i32, Range)> = BTreeMap::new();
        let mut fallback: Option<(usize, Range)> = None;
        for mention in self.names.mentions[..end].iter().rev().take(40) {
            let Some(person) = mention.person else { continue };
            let known = self.names.people[person].gender;
            if known != Gender::Unknown && known != gender || self.barred.contains(&person) {
                continue;
            }
            let apart = sentence.saturating_sub(mention.sentence);
            if apart > 6 {
                fallback = fallback.or(Some((person, mention.whole)));
                break;
            }
            let mut score = 100 - 22 * apart as i32;
            score += if mention.subject { 24 } else { 0 };
            score += if known == gender { 6 } else { 0 };
            let entry = scores.entry(person).or_insert((score, mention.whole));
            if score > entry.0 {
                *entry = (score, mention.whole);
            }
        }
        // Whoever spoke last tends to go on speaking.
        if let Some((before, Who::Person(person))) = &self.last {
            let known = self.names.people[*person].gender;
            let fits =
                (known == Gender::Unknown || known == gender) && !self.barred.contains(person);
            let apart = sentence.saturating_sub(*before) as i32;
            if fits && apart <= 8 {
                let place = self
                    .who
                    .iter()
                    .rev()
                    .find(|(_, who)| *who == Who::Person(*person))
                    .map(|&(range, _)| range);
                let bonus = (40 - 6 * apart).max(4);
                let named = self.names.people[*person].name;
                let entry =
                    scores.entry(*person).or_insert((80 - 10 * apart, place.unwrap_or(named)));
                entry.0 += bonus;
            }
        }
        let mut ranked: Vec<(i32, usize, Range)> =
            scores.iter().map(|(&person, &(score, range))| (score, person, range)).collect();
        ranked.sort_by_key(|&(score, person, _)| (-score, person));
        let Some(&(score, person, because)) = ranked.first() else {
            return match fallback {
                Some((person, because)) => (
                    Some(Who::Person(person)),
                    Resolved {
                        entity: None,
                        rule: "speaker-pronoun",
                        because: vec![because],
                        at_most: 50,
                    },
                ),
                None => (None, Resolved::unclear()),
            };
        };
        let margin = ranked.get(1).map_or(60, |second| score - second.0);
        // Two that fit equally well: nobody is credited.
        if margin < 3 {
            return (
                None,
                Resolved {
                    because: ranked.iter().take(2).map(|r| r.2).collect(),
                    ..Resolved::unclear()
                },
            );
        }
        let at_most = if margin >= 40 {
            90
        } else if margin >= 15 {
            80
        } else {
            62
        };
        (
            Some(Who::Person(person)),
            Resolved { entity: None, rule: "speaker-pronoun", because: vec![because], at_most },
        )
    }

    /// Bodies, groups and unnamed people: named by the phrase itself.
    fn other(&mut self, source: Range, head: usize, joined: bool) -> (Option<Who>, Resolved) {
        let items = &self.document.items;
        let mut words = names::folded(self.text, items, source);
        while words.len() > 1
            && matches!(
                words[0].as_str(),
                "the" | "a" | "an" | "this" | "these" | "those" | "its" | "his" | "her" | "their"
            )
        {
            words.remove(0);
        }
        let key = words.join(" ");
        let last = &items[head - 1];
        let body = !joined
            && (last.is(BODY | FINDING)
                || last.cap && !last.is(GROUP | ROLE | TITLE) && !items[source.0].is(GROUP));
        let (kind, rule) = if body {
            (SpeakerKind::Organisation, "speaker-body")
        } else {
            (SpeakerKind::Group, "speaker-group")
        };
        let span = Span { start: items[source.0].start, end: items[source.1 - 1].bare };
        let mut name = span.of(self.text);
        for article in ["the ", "The "] {
            if body {
                name = name.strip_prefix(article).unwrap_or(name);
            }
        }
        let entry = self.others.entry(key.clone()).or_insert_with(|| Other {
            name: name.to_owned(),
            kind,
            plural: joined || body || last.is(GROUP) || last.is(DET),
            mentions: Vec::new(),
        });
        entry.mentions.push(span);
        let vague =
            source.1 - source.0 == 1 && !last.cap && !last.is(GROUP | ROLE | BODY | FINDING | DET);
        (
            Some(Who::Other(key)),
            Resolved {
                entity: None,
                rule,
                because: Vec::new(),
                at_most: if vague { 60 } else { 94 },
            },
        )
    }

    /// Numbers the speakers in order of first mention.
    fn number(self, decided: Vec<Option<(Option<Who>, Resolved)>>) -> (Vec<Entity>, Vec<Resolved>) {
        let items = &self.document.items;
        let mut used: BTreeMap<Who, Entity> = BTreeMap::new();
        let mut named = vec![Vec::new(); self.names.people.len()];
        for mention in &self.names.mentions {
            if let Some(person) = mention.person {
                named[person].push(mention.whole);
            }
        }
        for (who, _) in decided.iter().flatten() {
            let Some(who) = who else { continue };
            if used.contains_key(who) {
                continue;
            }
            let entity = match who {
                Who::Person(at) => self.person_entity(*at, &named[*at]),
                Who::Other(key) => {
                    let other = &self.others[key];
                    let mut mentions = other.mentions.clone();
                    mentions.sort();
                    mentions.dedup();
                    Entity { name: other.name.clone(), kind: other.kind, role: None, mentions }
                }
            };
            used.insert(who.clone(), entity);
        }
        // Descriptions and headline names that were resolved to a person are mentions as well.
        let mut described: BTreeMap<&Who, Vec<Span>> = BTreeMap::new();
        for (range, who) in &self.who {
            let item = &items[range.0];
            let pronoun = range.1 - range.0 == 1 && item.is(PRON | POSS | OBJ | REL);
            if let (Who::Person(_), false) = (who, pronoun) {
                let span = Span { start: item.start, end: items[range.1 - 1].bare };
                described.entry(who).or_default().push(span);
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

    /// `mentions` are those of this person.
    fn person_entity(&self, at: usize, mentions: &[Range]) -> Entity {
        let items = &self.document.items;
        let person = &self.names.people[at];
        let span = |(lo, hi): Range| Span { start: items[lo].start, end: items[hi - 1].bare };
        let mentions = mentions.iter().map(|&range| span(range)).collect();
        Entity {
            name: span(person.name).of(self.text).to_owned(),
            kind: SpeakerKind::Person,
            role: person.role.map(|role| tidy(span(role).of(self.text))),
            mentions,
        }
    }
}

/// "president" and "presidential", "senator" and "sen".
fn same_role(title: &str, noun: &str) -> bool {
    title == noun
        || matches!(
            (title, noun),
            ("sen", "senator")
                | ("rep", "congressman" | "congresswoman" | "representative")
                | ("gov", "governor")
                | ("gen", "general")
                | ("prof", "professor")
        )
}

fn tidy(role: &str) -> String {
    role.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned()
}
