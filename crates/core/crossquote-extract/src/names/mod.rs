//! Names of people and bodies in one article: where they stand and which belong together.
//!
//! ```text
//! President Donald Trump … Mr. Trump … Trump’s      one person, three forms
//! Volodymyr Zelenskyy … Zelensky                    one person: one letter apart, one candidate
//! Bill Clinton … Hillary Clinton … Clinton          two people, and a form that stays unclear
//! ```

mod families;
mod lists;
mod read;
mod spelling;
mod titles;

pub(crate) use lists::{RELATIVES, SPOUSES, gender_of_word, is_place};
pub(crate) use read::NOBODY;
pub(crate) use spelling::{junior, same_given, spelling_key, surname};
pub(crate) use titles::Title;

use std::collections::{BTreeMap, BTreeSet};

use lists::{SURNAME_BEGINNINGS, is_particle};
use read::{gender, is_person, name_at, words_of_name};

use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Document, Kind, Sentence, Token};
use crossquote_model::Span;
use crossquote_text::fold;

/// What a name or title says about whom a pronoun may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// he
    Male,
    /// she
    Female,
    /// Nothing says.
    Unknown,
}

/// One name in the text.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Tokens of the whole mention, titles included.
    pub(crate) whole: TokenRange,
    /// Tokens of the name alone.
    pub(crate) name: TokenRange,
    /// Sentence it stands in.
    pub(crate) sentence: usize,
    /// Whether it is the subject of its sentence.
    pub(crate) subject: bool,
    /// Index into [`Names::people`]; `None` for bodies, places and unclear ones.
    pub(crate) person: Option<usize>,
}

/// A person in one article.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// Folded words of the fullest name.
    pub(crate) words: Vec<String>,
    /// Tokens of the fullest name.
    pub(crate) name: TokenRange,
    /// The token of the surname, where it stands apart: of Ola in "Ola and Ruth Voss".
    pub(crate) family: Option<usize>,
    /// Whom such a couple's other half is.
    pub(crate) spouse: Option<usize>,
    /// Tokens of a title before the name or a description after it.
    pub(crate) role: Option<TokenRange>,
    /// Titles and descriptions used, each once.
    pub(crate) titles: Vec<Title>,
    /// For pronouns.
    pub(crate) gender: Gender,
    /// Whether more than a place at the head of a sentence says that this is a person: a title, a
    /// given name, a surname used alone.
    pub(crate) evident: bool,
}

impl Person {
    /// Somebody of whom the article has said nothing yet but a name.
    fn named(name: TokenRange) -> Person {
        Person {
            words: Vec::new(),
            name,
            family: None,
            spouse: None,
            role: None,
            titles: Vec::new(),
            gender: Gender::Unknown,
            evident: false,
        }
    }
}

/// Everything named in an article.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// In text order.
    pub(crate) mentions: Vec<Mention>,
    /// In order of first mention.
    pub(crate) people: Vec<Person>,
    /// Surname to people.
    surnames: BTreeMap<String, Vec<usize>>,
}

/// Finds the names of an article. `speaks` says whether a range of tokens is a source of a cue.
pub(crate) fn find(text: &str, document: &Document, speaks: &dyn Fn(TokenRange) -> bool) -> Names {
    let mut names = Names::default();
    let mut single: Vec<usize> = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        if sentence.headline {
            continue;
        }
        let mut subjects = None;
        let mut at = sentence.lo;
        while at < sentence.hi {
            let Some((whole, name)) = name_at(text, &document.tokens, at, sentence.lo, sentence.hi)
            else {
                at += 1;
                continue;
            };
            at = name.1;
            let is_subject = |range: &TokenRange| range.0 <= name.0 && name.1 == range.1;
            let possessive = document.tokens[name.1 - 1].possessive;
            let subjects = subjects.get_or_insert_with(|| subjects_of(text, document, index));
            let subject = !possessive && subjects.iter().any(is_subject) || speaks(name);
            let person = None;
            names.mentions.push(Mention { whole, name, sentence: index, subject, person });
        }
    }
    // Words that speak alone: "Farhadi said" makes a person of "Asghar Farhadi".
    let alone = |mention: &&Mention| {
        let (lo, hi) = mention.name;
        let article = lo > 0 && document.tokens[lo - 1].is(DET);
        hi - lo == 1 && !article && speaks(mention.name)
    };
    let alone: BTreeSet<String> = names
        .mentions
        .iter()
        .filter(alone)
        .map(|mention| fold(document.tokens[mention.name.0].word(text)))
        .collect();
    // Full names first, then the short ones that refer to them.
    for at in 0..names.mentions.len() {
        let mention = names.mentions[at].clone();
        // "De Blasio" is a surname.
        let particle = mention.name.1 - mention.name.0 == 2
            && is_particle(&document.tokens[mention.name.0], text);
        if mention.name.1 - mention.name.0 >= 2 && !particle {
            if is_person(text, document, &mention, &alone) {
                let person = names.full(text, document, &mention);
                names.mentions[at].person = Some(person);
            }
        } else {
            single.push(at);
        }
    }
    names.couples(text, document);
    names.all_short(text, document, speaks, &single);
    names
}

/// Where the subject of a sentence ends in a name: its first phrase ("RSL president Ine Falk, 91, was"), the name beside
/// it ("The mayor, Ine Falk, was"), and whom the sentence says to be about ("For Ine Falk, 91, it was").
fn subjects_of(text: &str, document: &Document, sentence: usize) -> Vec<TokenRange> {
    let tokens = &document.tokens;
    let Sentence { lo, hi, .. } = document.sentences[sentence];
    let mut subjects = Vec::new();
    if let Some(subject) = phrases::sentence_subject(text, tokens, lo, hi) {
        subjects.push(subject);
        subjects.push(phrases::with_name_behind_role(text, tokens, subject, hi));
        subjects.push(phrases::named_part_with_apposition(text, tokens, subject, hi));
    }
    if lo + 1 < hi && tokens[lo].is_text(text, "for") {
        let limit = hi.min(lo + LONGEST_TOPIC);
        let comma = (lo + 1..limit).find(|&at| !tokens[at].is_word()).unwrap_or(lo + 1);
        if comma > lo + 1 && tokens[comma].kind == Kind::Comma {
            let topic = (lo + 1, comma);
            subjects.push(topic);
            subjects.push(phrases::named_part_with_apposition(text, tokens, topic, hi));
        }
    }
    subjects
}

/// Most tokens of a topic: "For the home captain,".
const LONGEST_TOPIC: usize = 10;

/// People of one surname who are told apart, the latest: no article has more, and a list of ten
/// thousand Lees must not take the square of it.
const NAMESAKES: usize = 100;

impl Names {
    /// The person of a full name; a new one unless the words agree with a known one.
    fn full(&mut self, text: &str, document: &Document, mention: &Mention) -> usize {
        let words = words_of_name(text, &document.tokens, mention.name);
        let surname = surname(&words).to_owned();
        let near = self.near(&surname);
        let known = near.iter().copied().find(|&at| {
            let other = &self.people[at].words;
            other.len() == 1 || same_given(&other[0], &words[0]) && junior(other) == junior(&words)
        });
        let gender = gender(text, document, mention);
        let at = known.unwrap_or_else(|| {
            let words = words.clone();
            self.new_person(Person { words, gender, ..Person::named(mention.name) })
        });
        let list = self.surnames.entry(spelling_key(&surname)).or_default();
        if !list.iter().rev().take(NAMESAKES).any(|&other| other == at) {
            list.push(at);
        }
        let person = &mut self.people[at];
        if words.len() > person.words.len() {
            person.words = words;
            person.name = mention.name;
            person.family = None;
        }
        if person.gender == Gender::Unknown {
            person.gender = gender;
        }
        person.evident |= document.tokens[mention.name.0].is(MALE | FEMALE);
        self.called_by_first_word(at);
        self.titles(text, document, at, mention);
        at
    }

    /// The mentions before this one, in its sentence and those just before it. They are in text
    /// order: looking at all of them for every name would take hours on a long text.
    fn before(&self, mention: &Mention, sentences: usize) -> &[Mention] {
        let from = self.mentions.partition_point(|one| one.sentence + sentences < mention.sentence);
        let to = self.mentions.partition_point(|one| one.name.0 < mention.name.0);
        &self.mentions[from.min(to)..to]
    }

    /// The person of a surname alone; `None` when it is unclear or no person.
    fn short(
        &mut self,
        text: &str,
        document: &Document,
        mention: &Mention,
        speaks: bool,
    ) -> Option<usize> {
        let words = folded(text, &document.tokens, mention.name);
        let word = surname(&words).to_owned();
        let titled = mention.whole.0 < mention.name.0;
        let gender = gender(text, document, mention);
        let mut near = self.namesakes(text, document, mention, (&word, gender));
        if near.is_empty() {
            near = self.by_first_word(&word, gender);
        }
        if near.len() > 1 {
            return None;
        }
        if let Some(&at) = near.first() {
            self.people[at].evident = true;
            self.titles(text, document, at, mention);
            if self.people[at].gender == Gender::Unknown {
                self.people[at].gender = gender;
            }
            return Some(at);
        }
        let token = &document.tokens[mention.name.0];
        let printed = token.word(text);
        let small = |rest: &str| rest.chars().nth(1).is_some_and(char::is_lowercase);
        let beginnings = SURNAME_BEGINNINGS.words().iter();
        let surname = beginnings.filter_map(|one| printed.strip_prefix(one)).any(small);
        let acronym = printed.chars().filter(|c| c.is_uppercase()).count() > 1
            && !surname
            && !printed.contains(['\'', '’', '-']);
        if acronym
            || token.is(BODY | DEMONYM | GROUP | TIME | FINDING | DET | PRON)
            || is_place(&word)
        {
            return None;
        }
        let article = mention.whole.0.checked_sub(1).is_some_and(|p| document.tokens[p].is(DET));
        let aged = !article && is_age_behind(text, &document.tokens, mention.name.1);
        if ((titled || aged) && !token.is(ROLE | TITLE))
            || (speaks && !article && !token.is(ROLE | TITLE))
        {
            // "Mara said": few surnames are given names of women; "Lee" and "Thomas" are.
            let is_given = !titled && token.is(FEMALE) && !token.is(MALE);
            let gender = if is_given { Gender::Female } else { gender };
            let at = self.new_person(Person { words, gender, ..Person::named(mention.name) });
            self.surnames.entry(spelling_key(&word)).or_default().push(at);
            self.titles(text, document, at, mention);
            return Some(at);
        }
        None
    }

    /// The people of the short names, and once more of those that somebody is called by who is known only since: in "Voss
    /// left. Later Voss said" what makes a person of Voss stands behind the first.
    fn all_short(
        &mut self,
        text: &str,
        document: &Document,
        speaks: &dyn Fn(TokenRange) -> bool,
        single: &[usize],
    ) {
        let known = self.people.len();
        for &at in single {
            let mention = self.mentions[at].clone();
            self.mentions[at].person = match mention.person {
                Some(person) => Some(person),
                None => self.short(text, document, &mention, speaks(mention.name)),
            };
        }
        let words = |person: &Person| person.words.clone();
        let new: BTreeSet<String> = self.people[known..].iter().flat_map(words).collect();
        for &at in single.iter().filter(|_| !new.is_empty()) {
            let mention = self.mentions[at].clone();
            let word = document.tokens[mention.name.1 - 1].word(text);
            if mention.person.is_none() && new.contains(&fold(word)) {
                self.mentions[at].person =
                    self.short(text, document, &mention, speaks(mention.name));
            }
        }
    }

    /// Adds a person; says which.
    fn new_person(&mut self, person: Person) -> usize {
        self.people.push(person);
        self.people.len() - 1
    }

    /// People with this surname, or with another spelling of it.
    fn near(&self, surname: &str) -> Vec<usize> {
        let all = self.surnames.get(&spelling_key(surname)).map_or(&[][..], Vec::as_slice);
        all[all.len().saturating_sub(NAMESAKES)..].to_vec()
    }

    /// The mention that covers or ends at the last token of `range`.
    pub(crate) fn mention_in(&self, range: TokenRange) -> Option<&Mention> {
        let at = self.mentions.partition_point(|mention| mention.name.1 < range.1);
        self.mentions
            .get(at)
            .filter(|mention| mention.name.0 < range.1 && mention.name.0 >= range.0)
    }

    /// A person's fullest name, as printed.
    pub(crate) fn printed(&self, text: &str, tokens: &[Token], person: usize) -> String {
        let Person { name: (lo, hi), family, .. } = self.people[person];
        let name = Span { start: tokens[lo].start, end: tokens[hi - 1].bare }.of(text);
        match family {
            Some(family) if family >= hi => format!("{name} {}", tokens[family].word(text)),
            _ => name.to_owned(),
        }
    }

    /// People with that surname.
    pub(crate) fn with_surname(&self, surname: &str) -> Vec<usize> {
        self.near(surname)
    }
}

/// Whether an age between commas stands behind a name: "Beryl, 71,".
fn is_age_behind(text: &str, tokens: &[Token], after: usize) -> bool {
    let is_comma = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Comma);
    let age = tokens.get(after + 1).map_or("", |token| token.word(text));
    let is_number = (1..=3).contains(&age.len()) && age.bytes().all(|byte| byte.is_ascii_digit());
    is_comma(after) && is_number && is_comma(after + 2)
}

/// Folded words of a range.
pub(crate) fn folded(text: &str, tokens: &[Token], (lo, hi): TokenRange) -> Vec<String> {
    tokens[lo..hi]
        .iter()
        .filter(|token| token.is_word())
        .map(|token| fold(token.word(text)))
        .collect()
}
