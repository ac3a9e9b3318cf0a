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

use crate::clauses::Found;
use crate::lexicon::class::*;
use crate::names::{self, Gender, Names};
use crate::phrases::{self, TokenRange};
use crate::places;
use crate::sentences::Document;
use crate::{Described, Entity, Of};
use crossquote_model::{Span, SpeakerKind};

/// What became of one attribution's source.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    /// Index into the entities.
    pub(crate) entity: Option<usize>,
    /// The rule that decided.
    pub(crate) rule: &'static str,
    /// The words it decided on, apart from the source itself.
    pub(crate) because: Vec<TokenRange>,
    /// No attribution with this speaker is surer than this.
    pub(crate) at_most: u8,
}

impl Resolved {
    pub(super) fn unclear() -> Resolved {
        Resolved { entity: None, rule: "speaker-unclear", because: Vec::new(), at_most: 40 }
    }
}

/// A speaker before entities are numbered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// Index into the people of the names.
    Person(usize),
    /// Folded phrase; of one that belongs to somebody, owner and phrase.
    Other(String),
}

/// The entities of an article, and for each of `found` which it is.
pub(crate) fn resolve(
    text: &str,
    document: &Document,
    found: &[Found],
) -> (Vec<Entity>, Vec<Resolved>) {
    let heads: Vec<Option<TokenRange>> = found
        .iter()
        .map(|one| one.source.map(|source| phrases::named_part(text, &document.tokens, source)))
        .collect();
    let mut sources: Vec<TokenRange> = heads.iter().flatten().copied().collect();
    sources.sort();
    let speaks = |name: TokenRange| {
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
                // "His claim that Poe won" may be Poe's.
                let owns = source.1 - source.0 == 1 && document.tokens[source.0].is(POSS);
                resolver.barred = match owns && !document.tokens[source.0].is(OBJ | PRON) {
                    true => Vec::new(),
                    false => resolver.named_in_content(one, source),
                };
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
pub(super) struct Other {
    pub(super) name: String,
    pub(super) kind: SpeakerKind,
    /// Whether "they" can mean it.
    pub(super) plural: bool,
    pub(super) mentions: Vec<Span>,
    /// Whether the name is none of the article's.
    made: bool,
    /// Whose it is, where the phrase says so.
    of: Option<Belongs>,
}

impl Other {
    pub(super) fn new(name: &str, kind: SpeakerKind, plural: bool, of: Option<Belongs>) -> Other {
        Other { name: name.to_owned(), kind, plural, mentions: Vec::new(), made: false, of }
    }
}

/// Whose a body or person is: "her spokesman".
#[derive(Clone, Debug)]
pub(super) struct Belongs {
    /// The owner.
    pub(super) to: Who,
    /// The relation, a row of `collection::related::RELATIONS`.
    pub(super) why: &'static str,
    /// The phrase, and the words that tell whom a pronoun or role in it means.
    pub(super) words: Vec<TokenRange>,
}

pub(super) struct Resolver<'t> {
    pub(super) text: &'t str,
    pub(super) document: &'t Document,
    pub(super) names: Names,
    pub(super) others: BTreeMap<String, Other>,
    /// Sentence and speaker of the last attribution.
    pub(super) last: Option<(usize, Who)>,
    /// Sources so far.
    who: Vec<(TokenRange, Who)>,
    /// People whom a pronoun cannot mean: they are named in what it is the subject of.
    pub(super) barred: Vec<usize>,
}

impl Resolver<'_> {
    /// People named, outside quotation marks, in content that follows its source: "he called
    /// Smith a liar" is not said by Smith.
    fn named_in_content(&self, one: &Found, source: TokenRange) -> Vec<usize> {
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

    fn source(
        &mut self,
        source: TokenRange,
        sentence: usize,
        depth: usize,
    ) -> (Option<Who>, Resolved) {
        let tokens = &self.document.tokens;
        let head = &tokens[source.1 - 1];
        if source.1 - source.0 == 1 {
            if head.is(REL) && depth < 2 {
                return self.relative(source, sentence, depth);
            }
            if head.is(PRON | POSS | OBJ) {
                return self.pronoun(source, sentence);
            }
        }
        let joined = (source.0..source.1).any(|p| tokens[p].is(CONJ)) && tokens[source.0].is_word();
        // The head stands before the first preposition, unless titles only are there.
        let preposition = (source.0 + 1..source.1).find(|&p| tokens[p].is(PREP));
        if !joined {
            let title_of = preposition.is_some_and(|p| tokens[source.0..p].iter().all(|i| i.cap));
            if (preposition.is_none() || title_of)
                && head.cap
                && let Some(found) = self.named(source)
            {
                return found;
            }
        }
        let end = preposition.unwrap_or(source.1);
        let head = &tokens[end - 1];
        if !joined {
            if head.is(ROLE | TITLE)
                && !head.is(GROUP)
                && tokens[source.0].is_one_of(self.text, &["the", "this"])
                && let Some(found) = self.role(source, end)
            {
                return found;
            }
            if let Some(found) = self.owned(source, end, sentence) {
                return found;
            }
            if let Some(found) = self.short_body(source, sentence) {
                return found;
            }
        }
        self.other(source, end, joined)
    }

    /// A source that ends in a name.
    pub(super) fn named(&mut self, source: TokenRange) -> Option<(Option<Who>, Resolved)> {
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

    /// "the Ukrainian president": the person with that title, when the text names one.
    ///
    /// `head` is one past the head noun; what follows it must agree too: "the president of Mexico"
    /// is not the US one.
    pub(super) fn role(
        &mut self,
        source: TokenRange,
        head: usize,
    ) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        // Without "the".
        let lo = source.0 + usize::from(tokens[source.0].is(DET));
        let words = names::folded(self.text, tokens, (lo, head));
        let (noun, before) = words.split_last()?;
        // "of Mexico": the last word tells; without it, any will do.
        let of = names::folded(self.text, tokens, (head, source.1)).pop();
        let told: Vec<&String> = before.iter().chain(&of).collect();
        let fits = |at: &usize| {
            let titles = &self.names.people[*at].titles;
            let titles: Vec<_> = titles.iter().map(|t| (t.words.as_slice(), t.head)).collect();
            has_role(&titles, noun, before, &told)
        };
        let people: Vec<usize> = (0..self.names.people.len().min(400)).filter(fits).collect();
        let nearest = |people: &[usize]| {
            let end = self.names.mentions.partition_point(|mention| mention.name.0 < source.0);
            self.names.mentions[..end]
                .iter()
                .rev()
                .take(400)
                .find(|mention| mention.person.is_some_and(|p| people.contains(&p)))
                .cloned()
        };
        let because = |person: usize, mention: names::Mention| {
            let titles = &self.names.people[person].titles;
            let title = titles.iter().find(|title| says(&title.words[..title.head], noun));
            title.map_or(mention.whole, |title| title.whole)
        };
        if people.len() == 1 {
            let mention = nearest(&people)?;
            let resolved = Resolved {
                entity: None,
                rule: "speaker-role",
                because: vec![because(people[0], mention)],
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
                because: vec![because(person, mention)],
                at_most: 60,
            };
            return Some((Some(Who::Person(person)), resolved));
        }
        None
    }

    /// "who", "which": the phrase before it.
    fn relative(
        &mut self,
        source: TokenRange,
        sentence: usize,
        depth: usize,
    ) -> (Option<Who>, Resolved) {
        let lo = self.document.sentences[sentence].lo;
        let mut last = source.0;
        while last > lo && !self.document.tokens[last - 1].is_word() {
            last -= 1;
        }
        if last <= lo {
            return (None, Resolved::unclear());
        }
        let Some(before) = phrases::left(self.text, &self.document.tokens, lo, last - 1) else {
            return (None, Resolved::unclear());
        };
        let (who, mut resolved) = self.source(before, sentence, depth + 1);
        resolved.rule = "speaker-relative";
        resolved.because = vec![before];
        resolved.at_most = resolved.at_most.min(85);
        (who, resolved)
    }

    pub(super) fn pronoun(
        &mut self,
        source: TokenRange,
        sentence: usize,
    ) -> (Option<Who>, Resolved) {
        let token = &self.document.tokens[source.0];
        let word = token.word(self.text).to_lowercase();
        match word.as_str() {
            "he" | "his" | "him" | "himself" => self.person(source, sentence, Gender::Male),
            "she" | "her" | "herself" => self.person(source, sentence, Gender::Female),
            "they" | "their" | "them" | "it" | "its" => {
                let plural = word.starts_with("the");
                let last = self.last.clone();
                // A body that was named since somebody last spoke is nearer.
                let since = last.as_ref().map_or(0, |(before, _)| before + 1);
                if !plural && let Some(found) = self.body_near(source, sentence, since) {
                    return found;
                }
                if let Some((before, Who::Other(key))) = last
                    && before + 3 >= sentence
                    && let Some(other) = self.others.get(&key)
                    && (if plural { other.plural } else { other.kind == SpeakerKind::Organisation })
                {
                    let because = self.said_by(&key);
                    return (
                        Some(Who::Other(key)),
                        Resolved { entity: None, rule: "speaker-pronoun", because, at_most: 65 },
                    );
                }
                let body = (!plural).then(|| self.body_near(source, sentence, 0)).flatten();
                body.unwrap_or((None, Resolved::unclear()))
            }
            _ => (None, Resolved::unclear()),
        }
    }

    /// "he", "she": scores the people named before.
    fn person(
        &mut self,
        source: TokenRange,
        sentence: usize,
        gender: Gender,
    ) -> (Option<Who>, Resolved) {
        let end = self.names.mentions.partition_point(|mention| mention.name.0 < source.0);
        let mut scores: BTreeMap<usize, (i32, TokenRange)> = BTreeMap::new();
        let mut fallback: Option<(usize, TokenRange)> = None;
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
            score -= if self.names.people[person].evident { 0 } else { 20 };
            let entry = scores.entry(person).or_insert((score, mention.whole));
            if score > entry.0 {
                *entry = (score, mention.whole);
            }
        }
        // Whose people spoke last is in mind too.
        if let Some((before, Who::Other(key))) = &self.last
            && let Some(Who::Person(owner)) =
                self.others.get(key).and_then(|other| other.of.as_ref()).map(|of| &of.to)
            && sentence.saturating_sub(*before) <= 3
            && let Some(entry) = scores.get_mut(owner)
        {
            entry.0 += 30;
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
        let mut ranked: Vec<(i32, usize, TokenRange)> =
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
        // "Lund and Kamp left. He said": nothing says which, unless one of them has spoken since.
        let spoke = matches!(&self.last, Some((_, Who::Person(last))) if *last == person);
        if let Some(&(_, _, other)) = ranked.get(1).filter(|_| !spoke)
            && self.coordinated(because, other)
        {
            return (None, Resolved { because: vec![because, other], ..Resolved::unclear() });
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

    /// Whether only "and" or "or" stands between two names.
    fn coordinated(&self, a: TokenRange, b: TokenRange) -> bool {
        let (a, b) = (a.min(b), a.max(b));
        a.1 + 1 == b.0 && self.document.tokens[a.1].is(CONJ)
    }

    /// Bodies, groups and unnamed people: named by the phrase itself.
    pub(super) fn other(
        &mut self,
        source: TokenRange,
        head: usize,
        joined: bool,
    ) -> (Option<Who>, Resolved) {
        let tokens = &self.document.tokens;
        let mut words = names::folded(self.text, tokens, source);
        while words.len() > 1
            && matches!(
                words[0].as_str(),
                "the" | "a" | "an" | "this" | "these" | "those" | "its" | "his" | "her" | "their"
            )
        {
            words.remove(0);
        }
        let key = words.join(" ");
        let last = &tokens[head - 1];
        let body = !joined
            && (last.is(BODY | FINDING)
                || last.cap && !last.is(GROUP | ROLE | TITLE) && !tokens[source.0].is(GROUP));
        let (kind, rule) = if body {
            (SpeakerKind::Organisation, "speaker-body")
        } else {
            (SpeakerKind::Group, "speaker-group")
        };
        let span = Span { start: tokens[source.0].start, end: tokens[source.1 - 1].bare };
        let mut name = span.of(self.text);
        for article in ["the ", "The "] {
            if body {
                name = name.strip_prefix(article).unwrap_or(name);
            }
        }
        let word = last.word(self.text);
        // "some fishermen", "two neighbours": people whom no list has.
        let many = !last.cap
            && !tokens[source.0].is_one_of(self.text, &["a", "an"])
            && (word.ends_with("men") || word.ends_with('s') && !word.ends_with("ss"));
        let plural = joined || body || many || last.is(GROUP) || last.is(DET);
        self.add(key.clone(), Other::new(name, kind, plural, None), span, false);
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

    /// One more mention of a body or group, known or new. `made` says that its name was put
    /// together: one that the article itself uses is better.
    pub(super) fn add(&mut self, key: String, other: Other, mention: Span, made: bool) {
        let entry = self.others.entry(key).or_insert_with(|| Other { made, ..other.clone() });
        if entry.made && !made {
            (entry.name, entry.made) = (other.name, false);
        }
        entry.mentions.push(mention);
    }

    /// The last place where it was a source.
    pub(super) fn said_by(&self, key: &str) -> Vec<TokenRange> {
        let is = |who: &Who| matches!(who, Who::Other(other) if other == key);
        self.who
            .iter()
            .rev()
            .find(|(_, who)| is(who))
            .map(|&(range, _)| range)
            .into_iter()
            .collect()
    }

    /// The one body that is the subject of this sentence or the one before, and no earlier than
    /// `since`, for "its" and "it".
    fn body_near(
        &mut self,
        source: TokenRange,
        sentence: usize,
        since: usize,
    ) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        let end = self.names.mentions.partition_point(|mention| mention.name.0 < source.0);
        let mut near: Option<TokenRange> = None;
        for mention in self.names.mentions[..end].iter().rev().take(12) {
            if mention.sentence + 1 < sentence || mention.sentence < since {
                break;
            }
            let (lo, hi) = mention.whole;
            let body = tokens[hi - 1].is(BODY)
                || names::is_place(&crossquote_text::fold(tokens[hi - 1].word(self.text)));
            if mention.person.is_some() || !body || !mention.subject {
                continue;
            }
            if near.replace((lo, hi)).is_some() {
                return None;
            }
        }
        let near = near?;
        let (who, _) = self.other(near, near.1, false);
        let because = vec![near];
        Some((who, Resolved { entity: None, rule: "speaker-pronoun", because, at_most: 55 }))
    }

    /// Numbers the speakers in order of first mention.
    fn number(self, decided: Vec<Option<(Option<Who>, Resolved)>>) -> (Vec<Entity>, Vec<Resolved>) {
        let tokens = &self.document.tokens;
        let mut used: BTreeMap<Who, Entity> = BTreeMap::new();
        let mut named = vec![Vec::new(); self.names.people.len()];
        for mention in &self.names.mentions {
            if let Some(person) = mention.person {
                named[person].push(mention.whole);
            }
        }
        // Owners of speakers are entities too, though they may say nothing themselves.
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
                    let mut mentions = other.mentions.clone();
                    mentions.sort();
                    mentions.dedup();
                    open.extend(other.of.as_ref().map(|of| of.to.clone()));
                    Entity {
                        name: other.name.clone(),
                        kind: other.kind,
                        role: None,
                        titles: Vec::new(),
                        of: None,
                        mentions,
                    }
                }
            };
            used.insert(who, entity);
        }
        // Descriptions and headline names that were resolved to a person are mentions as well.
        let mut described: BTreeMap<&Who, Vec<Span>> = BTreeMap::new();
        for (range, who) in &self.who {
            let token = &tokens[range.0];
            let pronoun = range.1 - range.0 == 1 && token.is(PRON | POSS | OBJ | REL);
            if let (Who::Person(_), false) = (who, pronoun) {
                let span = Span { start: token.start, end: tokens[range.1 - 1].bare };
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
        for (who, entity) in &mut order {
            let Who::Other(key) = who else { continue };
            let Some(of) = self.others.get(key).and_then(|other| other.of.as_ref()) else {
                continue;
            };
            let Some(&owner) = index.get(&of.to) else { continue };
            let mut spans: Vec<Span> = of
                .words
                .iter()
                .map(|&(lo, hi)| Span { start: tokens[lo].start, end: tokens[hi - 1].bare })
                .collect();
            spans.sort();
            entity.of = Some(Of { entity: owner, why: of.why, spans });
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

    /// `mentions` are those of this person.
    fn person_entity(&self, at: usize, mentions: &[TokenRange]) -> Entity {
        let tokens = &self.document.tokens;
        let person = &self.names.people[at];
        let span =
            |(lo, hi): TokenRange| Span { start: tokens[lo].start, end: tokens[hi - 1].bare };
        let mentions = mentions.iter().map(|&range| span(range)).collect();
        Entity {
            name: span(person.name).of(self.text).to_owned(),
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

/// Words that make another role of a role: they stand in both titles or in neither.
pub(crate) const OTHER_ROLE: &[&str] =
    &["former", "ex", "vice", "deputy", "assistant", "acting", "then", "elect", "shadow"];

/// Whether somebody with these titles (words, and how many stand before a preposition) has that
/// role: its noun, in the same rank, and every word that tells more is in a title of theirs, as it
/// is or as another word for the country.
pub(crate) fn has_role(
    titles: &[(&[String], usize)],
    noun: &str,
    before: &[String],
    told: &[&String],
) -> bool {
    let rank = |words: &[String]| -> Vec<bool> {
        OTHER_ROLE.iter().map(|one| words.iter().any(|word| word == one)).collect()
    };
    let is = |&(words, head): &(&[String], usize)| {
        says(&words[..head], noun) && rank(words) == rank(before)
    };
    let said = |word: &str| {
        let mut known = titles.iter().flat_map(|(words, _)| words.iter());
        known.any(|known| known == word || places::same_power(known, word))
    };
    titles.iter().any(is) && told.iter().all(|word| said(word))
}

/// Whether the words name that role.
fn says(words: &[String], noun: &str) -> bool {
    words.iter().any(|word| same_role(word, noun))
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
