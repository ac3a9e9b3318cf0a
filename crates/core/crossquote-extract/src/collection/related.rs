//! What speakers have to do with each other: links between speakers that stay apart.
//!
//! ```text
//! Moscow      metonym      Russia            both may speak for the Russian government
//! her office  office       Ann Lee           an office's words are not its holder's
//! Kremlin     speaks-for   Dmitry Peskov     an article calls him "Kremlin spokesperson"
//! Clinton     surname      Hillary Clinton   nothing says which Clinton it is
//! ```
//!
//! Only speakers of the collection are linked: what nobody here says is not looked for. The work
//! grows with the number of speakers: every rule looks names up, and lists what a name may belong
//! to only up to [`MOST`].

use std::collections::{BTreeMap, BTreeSet};

use crate::entities::{OTHER_ROLE, has_role};
use crate::names::{spelling_key, surname};
use crate::places::{self, Voice};
use crate::{Described, Entity};
use crossquote_model::{Article, Link, Mention, Span, Speaker, SpeakerKind};
use crossquote_text::fold;

/// Every relation: its name in [`Link::why`], and what it says.
pub const RELATIONS: &[(&str, &str)] = &[
    ("office", "One is an office, a campaign or people of the other."),
    ("speaks-for", "One is a spokesperson of the other."),
    ("named-by", "One is named by way of the other: “her lawyer’s friends”."),
    ("role", "One is a role, and another article calls the other so."),
    ("surname", "Both have one surname and are kept apart."),
    ("metonym", "Both may speak for one state or union."),
    (
        "holder",
        "One is a place or body that may speak for a state, the other holds an office of it.",
    ),
];

/// Speakers that one name, state or surname links to each other: with more, a link says little.
const MOST: usize = 6;

/// Pieces of evidence for one link.
const EVIDENCE: usize = 3;

/// Roles whose holder speaks for a government.
const OFFICES: &[&str] = &[
    "president",
    "minister",
    "secretary",
    "secretary-general",
    "chancellor",
    "premier",
    "ambassador",
    "envoy",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "king",
    "queen",
];

/// The links between `speakers`. `speaker_of` says which speaker an entity of an article is, if it
/// says something in the collection.
pub(super) fn find(
    articles: &[Article],
    speakers: &[Speaker],
    entities: &[Vec<Entity>],
    speaker_of: &dyn Fn(usize, usize) -> Option<u32>,
) -> Vec<Link> {
    let mut titles = Vec::new();
    let mut links = Links::default();
    let mention = |article: usize, span: Span| Mention {
        article: article as u32,
        form: span.of(&articles[article].text).to_owned(),
        spans: vec![span],
    };
    for (article, list) in entities.iter().enumerate() {
        for (index, entity) in list.iter().enumerate() {
            let Some(speaker) = speaker_of(article, index) else { continue };
            titles.extend(entity.titles.iter().map(|title| Titled {
                speaker,
                title,
                shown: mention(article, title.span),
            }));
            let Some(of) = &entity.of else { continue };
            let Some(owner) = speaker_of(article, of.entity) else { continue };
            let (one, other) = (&speakers[speaker as usize].name, &speakers[owner as usize].name);
            let reason = match of.why {
                "named-by" => format!("{one}: named by way of {other}, and not the same."),
                "speaks-for" => speaks_for(one, other),
                _ => format!("{one} acts for {other}, and is not the same."),
            };
            for &span in &of.spans {
                links.add(speaker, owner, of.why, &reason, Some(mention(article, span)));
            }
        }
    }
    let names = Names::of(speakers);
    spokespeople(speakers, &names, &titles, &mut links);
    roles(speakers, &titles, &mut links);
    surnames(speakers, &names, &mut links);
    places(speakers, &titles, &mut links);
    links.0.into_values().collect()
}

/// Links whose speakers were numbered anew: `number` says how, and which of them are gone.
pub(crate) fn settled(related: Vec<Link>, number: impl Fn(u32) -> Option<u32>) -> Vec<Link> {
    let mut links = Links::default();
    for mut link in related {
        if let (Some(a), Some(b)) = (number(link.a), number(link.b))
            && a != b
        {
            (link.a, link.b) = (a.min(b), a.max(b));
            links.0.entry((link.a, link.b)).or_insert(link);
        }
    }
    links.0.into_values().collect()
}

/// Links by their two speakers; the first reason for a pair stays.
#[derive(Default)]
struct Links(BTreeMap<(u32, u32), Link>);

impl Links {
    fn add(&mut self, a: u32, b: u32, why: &str, reason: &str, shown: Option<Mention>) {
        if a == b {
            return;
        }
        let (a, b) = (a.min(b), a.max(b));
        let link = self.0.entry((a, b)).or_insert_with(|| Link {
            a,
            b,
            why: why.to_owned(),
            reason: reason.to_owned(),
            evidence: Vec::new(),
        });
        let Some(shown) = shown.filter(|_| link.why == why) else { return };
        if link.evidence.len() < EVIDENCE && !link.evidence.contains(&shown) {
            link.evidence.push(shown);
        }
    }
}

/// A title of a speaker, with where it stands.
struct Titled<'e> {
    speaker: u32,
    title: &'e Described,
    shown: Mention,
}

/// Speakers by folded name, and people by surname.
struct Names {
    whole: BTreeMap<String, Vec<u32>>,
    people: BTreeMap<String, Vec<u32>>,
}

impl Names {
    fn of(speakers: &[Speaker]) -> Names {
        let (mut whole, mut people) = (BTreeMap::new(), BTreeMap::new());
        for (number, speaker) in (0..).zip(speakers) {
            let words = words(&speaker.name);
            if speaker.kind == SpeakerKind::Person {
                let key = spelling_key(surname(&words));
                people.entry(key).or_insert_with(Vec::new).push(number);
            }
            whole.entry(words.join(" ")).or_insert_with(Vec::new).push(number);
        }
        Names { whole, people }
    }

    /// The one speaker that these words name, who is named in `article`.
    fn named(&self, speakers: &[Speaker], words: &[String], article: u32) -> Option<u32> {
        let there = |number: &&u32| {
            let mentions = &speakers[**number as usize].mentions;
            mentions.iter().any(|mention| mention.article == article)
        };
        let one = |list: &[u32]| match list {
            [one] => Some(*one),
            _ => None,
        };
        let whole = self.whole.get(&words.join(" ")).and_then(|list| one(list));
        let person = || {
            let list = self.people.get(&spelling_key(words.last()?))?;
            let number = one(list).as_ref().filter(there).copied()?;
            let name = self::words(&speakers[number as usize].name);
            words.iter().all(|word| name.contains(word)).then_some(number)
        };
        whole.or_else(person)
    }
}

fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name.split_whitespace().map(fold).collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

fn speaks_for(one: &str, other: &str) -> String {
    format!("{one} speaks for {other}, and is not the same.")
}

/// "Kremlin spokesman Dmitry Peskov", "Ann Lee, a spokeswoman for the Harbour Institute,".
fn spokespeople(speakers: &[Speaker], names: &Names, titles: &[Titled<'_>], links: &mut Links) {
    for Titled { speaker, title, shown } in titles {
        let all = &title.words;
        let Some(at) = all[..title.head].iter().position(|word| word.starts_with("spokes")) else {
            continue;
        };
        let after = all.get(title.head).filter(|word| *word == "for" || *word == "of");
        let mut owner = match after {
            Some(_) => &all[title.head + 1..],
            None => &all[..at],
        };
        while let [first, rest @ ..] = owner
            && ["the", "a", "an", "mr", "mrs", "ms"].contains(&first.as_str())
        {
            owner = rest;
        }
        let found = names.named(speakers, owner, shown.article);
        if let Some(owner) = found {
            let (one, other) = (&speakers[*speaker as usize].name, &speakers[owner as usize].name);
            let reason = speaks_for(one, other);
            links.add(*speaker, owner, "speaks-for", &reason, Some(shown.clone()));
        }
    }
}

/// "the Ukrainian president", where another article calls one person so.
fn roles(speakers: &[Speaker], titles: &[Titled<'_>], links: &mut Links) {
    // By every word that may be the head of a role.
    let mut by_noun: BTreeMap<&str, Vec<&Titled<'_>>> = BTreeMap::new();
    for titled in titles {
        for word in &titled.title.words[..titled.title.head] {
            by_noun.entry(word).or_default().push(titled);
        }
    }
    for (number, speaker) in (0..).zip(speakers) {
        let described = speaker.kind == SpeakerKind::Group
            && ["the ", "The "].iter().any(|article| speaker.name.starts_with(article));
        let all = words(&speaker.name);
        let Some((noun, told)) = all.split_last().filter(|_| described) else { continue };
        // "the president" alone may be anybody in another article.
        if !told.iter().any(|word| !OTHER_ROLE.contains(&word.as_str()) && word != "senior") {
            continue;
        }
        let told_words: Vec<&String> = told.iter().collect();
        let mut fits: BTreeMap<u32, &Mention> = BTreeMap::new();
        for titled in by_noun.get(noun.as_str()).map_or(&[][..], Vec::as_slice) {
            let one = [(titled.title.words.as_slice(), titled.title.head)];
            if has_role(&one, noun, told, &told_words) {
                fits.entry(titled.speaker).or_insert(&titled.shown);
            }
        }
        if let [(person, shown)] = fits.into_iter().collect::<Vec<_>>()[..] {
            let name = &speakers[person as usize].name;
            let reason =
                format!("“{}” may be {name}: another article calls them so.", speaker.name);
            links.add(number, person, "role", &reason, Some(shown.clone()));
        }
    }
}

/// People of one surname: different ones, and a surname alone that may be any of theirs.
fn surnames(speakers: &[Speaker], names: &Names, links: &mut Links) {
    for list in names.people.values().filter(|list| list.len() <= MOST) {
        for (at, &a) in list.iter().enumerate() {
            for &b in &list[at + 1..] {
                let (one, other) = (&speakers[a as usize].name, &speakers[b as usize].name);
                let alone = |name: &str| !name.contains(' ');
                let reason = match (alone(one), alone(other)) {
                    (true, false) => format!("“{one}” alone may be {other}, or somebody else."),
                    (false, true) => format!("“{other}” alone may be {one}, or somebody else."),
                    _ => format!("{one} and {other} are two people of one surname."),
                };
                links.add(a, b, "surname", &reason, None);
            }
        }
    }
}

/// Places and bodies that may speak for one state, and people who hold its offices.
fn places(speakers: &[Speaker], titles: &[Titled<'_>], links: &mut Links) {
    let mut voices: BTreeMap<usize, Vec<(u32, Voice)>> = BTreeMap::new();
    for (number, speaker) in (0..).zip(speakers) {
        if matches!(speaker.kind, SpeakerKind::Organisation | SpeakerKind::Group) {
            for voice in places::voices(&words(&speaker.name).join(" ")) {
                voices.entry(voice.power).or_default().push((number, voice));
            }
        }
    }
    let name = |number: u32| speakers[number as usize].name.as_str();
    let body = |number: u32| speakers[number as usize].kind == SpeakerKind::Organisation;
    for list in voices.values_mut() {
        list.truncate(MOST);
        for (at, (a, one)) in list.iter().enumerate() {
            for (b, other) in &list[at + 1..] {
                if !body(*a) && !body(*b) {
                    continue;
                }
                let (of, other_of) = (&one.of, &other.of);
                let reason = match of == other_of {
                    true => format!("{} and {} may both speak for {of}.", name(*a), name(*b)),
                    false => {
                        format!("{} may speak for {of}, {} for {other_of}.", name(*a), name(*b))
                    }
                };
                links.add(*a, *b, "metonym", &reason, None);
            }
        }
    }
    let mut held: BTreeMap<usize, BTreeSet<u32>> = BTreeMap::new();
    for Titled { speaker, title, shown } in titles {
        let head = &title.words[..title.head];
        let holds = head.iter().any(|word| OFFICES.contains(&word.as_str()));
        // Vice presidents and deputies speak for a government; those who were or will be do not.
        let past = |word: &String| {
            ["former", "ex", "then", "elect", "shadow"].contains(&word.as_str())
                || word.starts_with("ex-")
                || word.ends_with("-elect")
        };
        if !holds || title.words.iter().any(past) {
            continue;
        }
        for power in places::powers_in(&title.words) {
            let Some(list) = voices.get(&power) else { continue };
            let holders = held.entry(power).or_default();
            if holders.len() >= MOST && !holders.contains(speaker) {
                continue;
            }
            holders.insert(*speaker);
            for (place, voice) in list.iter().filter(|(_, voice)| voice.place) {
                let reason = format!(
                    "{} may speak for {}; {} is named with an office of that state.",
                    name(*place),
                    voice.of,
                    name(*speaker)
                );
                links.add(*speaker, *place, "holder", &reason, Some(shown.clone()));
            }
        }
    }
}
