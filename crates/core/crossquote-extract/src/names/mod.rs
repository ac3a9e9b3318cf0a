//! Names of people and bodies in one article: where they stand and which belong together.
//!
//! ```text
//! President Donald Trump … Mr. Trump … Trump’s      one person, three forms
//! Volodymyr Zelenskyy … Zelensky                    one person: one letter apart, one candidate
//! Bill Clinton … Hillary Clinton … Clinton          two people, and a form that stays unclear
//! ```

mod lists;
mod read;
mod spelling;

pub(crate) use lists::is_place;
pub(crate) use spelling::{junior, same_given, spelling_key, surname};

use std::collections::{BTreeMap, BTreeSet};

use lists::{FORMS_OF_ADDRESS, SURNAME_BEGINNINGS, is_particle};
use read::{gender, is_person, name_at};

use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Document, Kind, Token};
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

/// A title before a name, or a description beside it.
#[derive(Clone, Debug)]
pub(crate) struct Title {
    /// Its folded words: "ukrainian president", "the republican nominee".
    pub(crate) words: Vec<String>,
    /// How many of them stand before the first preposition: the last of these is the head.
    pub(crate) head: usize,
    /// Tokens of name and title together.
    pub(crate) whole: TokenRange,
}

/// Titles of one person that are told apart: nobody has more in one article.
const TITLES: usize = 8;

/// A person in one article.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// Folded words of the fullest name.
    pub(crate) words: Vec<String>,
    /// Tokens of the fullest name.
    pub(crate) name: TokenRange,
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
        let subject = phrases::sentence_subject(text, &document.tokens, sentence.lo, sentence.hi);
        let mut at = sentence.lo;
        while at < sentence.hi {
            let Some(mention) = name_at(text, &document.tokens, at, sentence.lo, sentence.hi)
            else {
                at += 1;
                continue;
            };
            at = mention.1.1;
            let inside = |range: TokenRange| range.0 <= mention.1.0 && mention.1.1 <= range.1;
            let possessive = document.tokens[mention.1.1 - 1].possessive;
            names.mentions.push(Mention {
                whole: mention.0,
                name: mention.1,
                sentence: index,
                subject: subject
                    .is_some_and(|range| inside(range) && range.1 == mention.1.1 && !possessive)
                    || speaks(mention.1),
                person: None,
            });
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
    for at in single {
        let mention = names.mentions[at].clone();
        let person = names.short(text, document, &mention, speaks(mention.name));
        names.mentions[at].person = person;
    }
    names
}

/// People of one surname who are told apart, the latest: no article has more, and a list of ten
/// thousand Lees must not take the square of it.
const NAMESAKES: usize = 100;

impl Names {
    /// The person of a full name; a new one unless the words agree with a known one.
    fn full(&mut self, text: &str, document: &Document, mention: &Mention) -> usize {
        let words = folded(text, &document.tokens, mention.name);
        let surname = surname(&words).to_owned();
        let near = self.near(&surname);
        let known = near.iter().copied().find(|&at| {
            let other = &self.people[at].words;
            other.len() == 1 || same_given(&other[0], &words[0]) && junior(other) == junior(&words)
        });
        let gender = gender(text, document, mention);
        let at = known.unwrap_or_else(|| {
            self.people.push(Person {
                words: words.clone(),
                name: mention.name,
                role: None,
                titles: Vec::new(),
                gender,
                evident: false,
            });
            self.surnames.entry(spelling_key(&surname)).or_default().push(self.people.len() - 1);
            self.people.len() - 1
        });
        let list = self.surnames.entry(spelling_key(&surname)).or_default();
        if !list.iter().rev().take(NAMESAKES).any(|&other| other == at) {
            list.push(at);
        }
        let person = &mut self.people[at];
        if words.len() > person.words.len() {
            person.words = words;
            person.name = mention.name;
        }
        if person.gender == Gender::Unknown {
            person.gender = gender;
        }
        person.evident |= document.tokens[mention.name.0].is(MALE | FEMALE);
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
        let mut near = self.near(&word);
        // "Trump" alone is not Donald Trump Jr. where there is another.
        if near.iter().any(|&at| !junior(&self.people[at].words)) {
            near.retain(|&at| !junior(&self.people[at].words));
        }
        if near.len() > 1 && gender != Gender::Unknown {
            near.retain(|&at| self.people[at].gender == gender);
        }
        if near.len() > 1 {
            // The one last meant, when only one of them was named lately.
            let lately = self.before(mention, 6);
            let named = |at: &usize| lately.iter().any(|other| other.person == Some(*at));
            let recent: Vec<usize> = near.iter().copied().filter(named).collect();
            if recent.len() != 1 {
                return None;
            }
            near = recent;
        }
        if near.is_empty() {
            near.extend(self.by_first_word(&word));
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
        if (titled && !token.is(ROLE | TITLE)) || (speaks && !article && !token.is(ROLE | TITLE)) {
            self.people.push(Person {
                words,
                name: mention.name,
                role: None,
                titles: Vec::new(),
                gender,
                evident: false,
            });
            let at = self.people.len() - 1;
            self.surnames.entry(spelling_key(&word)).or_default().push(at);
            self.titles(text, document, at, mention);
            return Some(at);
        }
        None
    }

    /// The one person whose full name begins with the word: "Sir Lucian", "Dame Imelda", and all who are called by
    /// their given name or have the family's first ("Mr. Kim").
    fn by_first_word(&self, word: &str) -> Option<usize> {
        let mut named = self.people.iter().enumerate().take(NAMESAKES);
        let is = |person: &Person| person.words.len() > 1 && person.words[0] == word;
        let (at, _) = named.find(|(_, person)| is(person))?;
        named.all(|(_, person)| !is(person)).then_some(at)
    }

    /// People with this surname, or with another spelling of it.
    fn near(&self, surname: &str) -> Vec<usize> {
        let all = self.surnames.get(&spelling_key(surname)).map_or(&[][..], Vec::as_slice);
        all[all.len().saturating_sub(NAMESAKES)..].to_vec()
    }

    /// Notes the title of a mention.
    fn titles(&mut self, text: &str, document: &Document, at: usize, mention: &Mention) {
        let tokens = &document.tokens;
        let person = &mut self.people[at];
        let note = |person: &mut Person, range: TokenRange, whole: TokenRange| {
            let words = folded(text, tokens, range);
            let known = person.titles.iter().any(|title| title.words == words);
            if !known && person.titles.len() < TITLES {
                let head = (range.0..range.1).find(|&p| tokens[p].is(PREP));
                let head = folded(text, tokens, (range.0, head.unwrap_or(range.1))).len();
                person.titles.push(Title { words, head, whole });
                person.evident = true;
            }
        };
        if mention.whole.0 < mention.name.0 {
            let range = (mention.whole.0, mention.name.0);
            // "Russia’s Foreign Minister …": the country belongs to the title.
            let owned = range.0.checked_sub(1).filter(|&p| tokens[p].possessive && tokens[p].cap);
            let from = owned.unwrap_or(range.0);
            note(person, (from, range.1), (from, mention.name.1));
            let plain = FORMS_OF_ADDRESS.has_word(&tokens[range.0], text);
            if !plain && person.role.is_none_or(|role| role.1 - role.0 < range.1 - range.0) {
                person.role = Some(range);
            }
        }
        // "Peter Rough, a senior fellow at the Hudson Institute,"
        let after = mention.name.1;
        if tokens.get(after).is_some_and(|token| token.kind == Kind::Comma)
            && let Some(first) = tokens.get(after + 1)
            && (first.is(DET) || first.is(ROLE | TITLE) && !first.cap)
            && let Some(close) =
                (after + 2..(after + 16).min(tokens.len())).find(|&p| !tokens[p].is_word())
            && tokens[close].kind == Kind::Comma
            && (after + 1..close).any(|p| tokens[p].is(ROLE | TITLE))
        {
            note(person, (after + 1, close), (mention.whole.0, close));
            person.role = person.role.or(Some((after + 1, close)));
        }
        // "The Republican nominee, Donald Trump, said"; after a list stands "and".
        let lo = document.sentences[mention.sentence].lo;
        if let Some(comma) = mention.whole.0.checked_sub(1).filter(|&p| p > lo)
            && tokens[comma].kind == Kind::Comma
            && tokens[comma - 1].is(ROLE | TITLE)
            && !tokens[comma - 1].cap
            && tokens.get(after).is_some_and(|token| !token.is_word() && !token.is_quote())
            && !tokens.get(after + 1).is_some_and(|token| token.is(CONJ))
            && let Some(before) = phrases::left(text, tokens, lo, comma - 1)
            && tokens[before.0].is_one_of(text, &["the", "its", "their"])
        {
            note(person, (before.0 + 1, before.1), (before.0, mention.name.1));
        }
    }

    /// The mention that covers or ends at the last token of `range`.
    pub(crate) fn mention_in(&self, range: TokenRange) -> Option<&Mention> {
        let at = self.mentions.partition_point(|mention| mention.name.1 < range.1);
        self.mentions
            .get(at)
            .filter(|mention| mention.name.0 < range.1 && mention.name.0 >= range.0)
    }

    /// People with that surname.
    pub(crate) fn with_surname(&self, surname: &str) -> Vec<usize> {
        self.near(surname)
    }
}

/// Folded words of a range.
pub(crate) fn folded(text: &str, tokens: &[Token], (lo, hi): TokenRange) -> Vec<String> {
    tokens[lo..hi]
        .iter()
        .filter(|token| token.is_word())
        .map(|token| fold(token.word(text)))
        .collect()
}
