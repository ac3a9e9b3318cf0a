//! Names of people and bodies in one article: where they stand and which belong together.
//!
//! ```text
//! President Donald Trump … Mr. Trump … Trump’s      one person, three forms
//! Volodymyr Zelenskyy … Zelensky                    one person: one letter apart, one candidate
//! Bill Clinton … Hillary Clinton … Clinton          two people, and a form that stays unclear
//! ```

use std::collections::{BTreeMap, BTreeSet};

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
            && document.tokens[mention.name.0].is_one_of(text, PARTICLES);
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
        let surname = BEGINNINGS.iter().filter_map(|one| printed.strip_prefix(one)).any(small);
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
            let plain = tokens[range.0].is_one_of(
                text,
                &["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "dr", "dr."],
            );
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

/// Small words within names.
const PARTICLES: &[&str] =
    &["de", "van", "von", "der", "den", "bin", "al", "el", "du", "da", "di", "la", "dos", "del"];

/// Last words of names that no person has, though they may be subjects: "Wall Street fell".
const NO_SURNAME: &[&str] = &[
    "affairs",
    "airlines",
    "airport",
    "avenue",
    "beach",
    "bridge",
    "capital",
    "city",
    "county",
    "day",
    "debate",
    "debates",
    "district",
    "games",
    "island",
    "islands",
    "lake",
    "mountains",
    "ocean",
    "park",
    "railway",
    "river",
    "road",
    "security",
    "services",
    "square",
    "state",
    "station",
    "street",
    "systems",
    "territory",
    "tower",
    "township",
    "valley",
    "war",
];

/// Beginnings of surnames after which a capital stands: any other word with two is an acronym or a
/// brand.
const BEGINNINGS: &[&str] =
    &["Mc", "Mac", "Du", "De", "La", "Le", "Di", "Da", "Des", "Fitz", "Van", "Von", "St"];

/// The name that begins at token `at`: (with titles, name alone).
fn name_at(
    text: &str,
    tokens: &[Token],
    at: usize,
    lo: usize,
    hi: usize,
) -> Option<(TokenRange, TokenRange)> {
    let starts = |token: &Token| {
        token.is_word()
            && token.cap
            && !token.contracted
            && !token.is(PRON | DET | POSS | OBJ | THAT | REL | AUX | CONJ | PREP | TIME)
            && !(token.is(SUB | ADV | NOT))
    };
    let first = &tokens[at];
    if !starts(first) {
        return None;
    }
    if at == lo && first.is(GROUP | FINDING | SAYING) && !tokens.get(at + 1).is_some_and(|i| i.cap)
    {
        return None;
    }
    let mut end = at + 1;
    let mut name = at;
    let titled = |token: &Token| token.is(TITLE | ROLE | DEMONYM) && !token.is(MALE | FEMALE);
    // "U.S. Secretary of State Marco Rubio"
    let of = (at..hi).find(|&p| !titled(&tokens[p]) || !tokens[p].cap).unwrap_or(hi);
    if of > at
        && of + 2 < hi
        && tokens[of].is_text(text, "of")
        && tokens[of + 1].cap
        && tokens[of + 1].is_word()
        && !tokens[of + 1].possessive
        && starts(&tokens[of + 2])
    {
        // "Secretary of Homeland Security John Lee": a given name tells where the name begins.
        let given = |p: usize| p < hi && tokens[p].is(MALE | FEMALE);
        let two = !given(of + 2) && given(of + 3) && tokens.get(of + 4).is_some_and(starts);
        end = of + 2 + usize::from(two);
        name = end;
    }
    while end < hi && (!tokens[end - 1].possessive || end == at) {
        // "Bill de Blasio"
        let particle = |p: usize| p < hi && tokens[p].is_one_of(text, PARTICLES) && !tokens[p].cap;
        let after = (end..end + 2).find(|&p| !particle(p)).unwrap_or(end + 2);
        if starts(&tokens[end]) {
            end += 1;
        } else if after > end && after < hi && starts(&tokens[after]) && !tokens[end - 1].is(TITLE)
        {
            end = after + 1;
        } else {
            break;
        }
    }
    // Lower-case role words between title and name: "Kremlin spokesman Dmitry …"
    while end < hi
        && !tokens[end].cap
        && tokens[end].is(ROLE | TITLE)
        && !tokens[end - 1].possessive
        && tokens.get(end + 1).is_some_and(|token| end + 1 < hi && starts(token) && !token.is(TIME))
    {
        name = end + 1;
        end += 2;
        while end < hi && starts(&tokens[end]) && !tokens[end - 1].possessive {
            end += 1;
        }
    }
    while name + 1 < end && titled(&tokens[name]) {
        name += 1;
    }
    // "US Defense Secretary Pete Hegseth": everything up to the last title is title.
    let last_title = (name..end.saturating_sub(1))
        .rev()
        .find(|&p| tokens[p].is(TITLE | ROLE) && !tokens[p].is(MALE | FEMALE));
    if let Some(title) = last_title {
        name = title + 1;
    }
    let mut whole = at;
    // "former President …", "campaign manager …" before a capital
    while whole > lo
        && whole == at
        && !tokens[whole - 1].cap
        && tokens[whole - 1].is(ROLE | TITLE)
        // "the president's Pacific roots"
        && !tokens[whole - 1].possessive
    {
        whole -= 1;
        while whole > lo
            && phrases::nounish(&tokens[whole - 1])
            && !tokens[whole - 1].is(DET)
            && tokens[whole - 1].is(DEMONYM | BODY)
        {
            whole -= 1;
        }
    }
    Some(((whole, end), (name, end)))
}

/// Whether a name of two or more words is a person's.
fn is_person(text: &str, document: &Document, mention: &Mention, alone: &BTreeSet<String>) -> bool {
    let tokens = &document.tokens;
    let (lo, hi) = mention.name;
    let last = &tokens[hi - 1];
    let acronym = (lo..hi).any(|p| {
        let word = tokens[p].word(text);
        word.len() > 2 && word.chars().all(char::is_uppercase) && !word.contains('.')
    });
    if hi - lo > 4 || (last.is(BODY) && !tokens[lo].is(MALE | FEMALE)) {
        return false;
    }
    if tokens[lo].is(MALE | FEMALE) {
        return !last.is(BODY | GROUP);
    }
    if acronym || (lo..hi).any(|p| tokens[p].is(BODY | DEMONYM | GROUP | TIME)) {
        return false;
    }
    if is_place(&fold(tokens[hi - 1].word(text))) || is_place(&fold(tokens[lo].word(text))) {
        return false;
    }
    let article = mention.whole.0.checked_sub(1).is_some_and(|p| tokens[p].is(DET));
    let titled = mention.whole.0 < lo && (mention.whole.0..lo).any(|p| tokens[p].is(TITLE | ROLE));
    if titled {
        return true;
    }
    if article {
        return false;
    }
    let described = tokens.get(hi).is_some_and(|token| token.kind == Kind::Comma)
        && (hi + 1..(hi + 7).min(tokens.len()))
            .take_while(|&p| tokens[p].is_word())
            .any(|p| tokens[p].is(ROLE) && !tokens[p].cap || tokens[p].is_text(text, "who"));
    let word = fold(last.word(text));
    described
        || hi - lo <= 3
            && (mention.subject || alone.contains(&word))
            && !NO_SURNAME.contains(&word.as_str())
}

/// The gender that a name, its title or its description shows.
fn gender(text: &str, document: &Document, mention: &Mention) -> Gender {
    for p in mention.whole.0..mention.name.0 {
        let token = &document.tokens[p];
        if token.is_one_of(
            text,
            &[
                "mr",
                "mr.",
                "sir",
                "lord",
                "spokesman",
                "chairman",
                "congressman",
                "king",
                "prince",
                "actor",
                "pope",
                "businessman",
            ],
        ) {
            return Gender::Male;
        }
        if token.is_one_of(
            text,
            &[
                "mrs",
                "mrs.",
                "ms",
                "ms.",
                "miss",
                "dame",
                "lady",
                "spokeswoman",
                "chairwoman",
                "congresswoman",
                "queen",
                "princess",
                "actress",
                "businesswoman",
            ],
        ) {
            return Gender::Female;
        }
    }
    if mention.name.1 - mention.name.0 < 2 {
        return Gender::Unknown;
    }
    let first = &document.tokens[mention.name.0];
    match (first.is(MALE), first.is(FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
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

/// The last word that is not "Jr." or a number.
pub(crate) fn surname(words: &[String]) -> &str {
    words
        .iter()
        .rev()
        .find(|word| !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv"))
        .map_or("", String::as_str)
}

/// Whether a name ends in "Jr.": the son is another person than the father.
pub(crate) fn junior(words: &[String]) -> bool {
    words.last().is_some_and(|word| word == "jr")
}

/// Whether two given names, of one surname, can be one person's: the same in some spelling, or one
/// an initial of the other.
pub(crate) fn same_given(a: &str, b: &str) -> bool {
    a == b || initial_of(a, b) || key_from(a, 4) == key_from(b, 4)
}

/// "J." and "John".
fn initial_of(a: &str, b: &str) -> bool {
    (a.chars().count() == 1 && b.starts_with(a)) || (b.chars().count() == 1 && a.starts_with(b))
}

/// What the spellings of one surname share: how y, i and j are written, whether letters are
/// doubled, kh or h, w or v, ks or x, ye or e at the beginning, -enka or -enko at the end.
///
/// Transliterations differ in these (Zelensky, Zelenskyy, Zelenskiy; Yermak, Ermak; Lukashenka,
/// Lukashenko). A count of differing letters would also join Johnson and Johnston. Short names keep
/// their letters: Smith is not Smyth.
pub(crate) fn spelling_key(surname: &str) -> String {
    key_from(surname, 6)
}

/// The same for names of `least` letters or more.
fn key_from(name: &str, least: usize) -> String {
    let letters = name.chars().count();
    if letters < least {
        return name.to_owned();
    }
    let mut key = String::with_capacity(name.len());
    let plain = name.strip_prefix('y').filter(|rest| rest.starts_with('e')).unwrap_or(name);
    let plain = match plain.strip_suffix("enka") {
        Some(stem) if letters > 6 => format!("{stem}enko"),
        _ => plain.to_owned(),
    };
    for c in plain.replace("kh", "h").replace("ks", "x").chars() {
        let c = match c {
            'i' | 'j' => 'y',
            'w' => 'v',
            c => c,
        };
        if !key.ends_with(c) {
            key.push(c);
        }
    }
    key
}

/// Countries, regions and capitals: a name that speaks for a government, never a person.
pub(crate) fn is_place(word: &str) -> bool {
    const LIST: &str = " afghanistan africa albania algeria america argentina armenia asia australia \
austria azerbaijan bangladesh belarus belgium bolivia bosnia brazil britain bulgaria cambodia canada \
chile china colombia congo crimea croatia cuba cyprus denmark ecuador egypt england estonia ethiopia \
europe finland france gaza georgia germany ghana greece guatemala haiti hungary iceland india \
indonesia iran iraq ireland israel italy japan kazakhstan kenya kosovo kuwait latvia lebanon libya \
lithuania malaysia mexico moldova mongolia morocco myanmar nepal netherlands nigeria norway pakistan \
palestine panama peru philippines poland portugal qatar romania russia scotland serbia singapore \
slovakia slovenia somalia spain sudan sweden switzerland syria taiwan thailand tunisia turkey uganda \
ukraine uruguay venezuela vietnam wales yemen zimbabwe washington moscow kyiv kiev beijing london \
paris berlin brussels tehran jerusalem ankara warsaw vienna geneva tokyo seoul delhi rome madrid \
kremlin pentagon congress twitter facebook brexit californian california texas florida ohio iowa \
michigan wisconsin nevada pennsylvania virginia hampshire carolina york jersey states kingdom nations \
";
    !word.is_empty() && LIST.contains(&format!(" {word} "))
}

#[cfg(test)]
mod tests {
    use super::{same_given, spelling_key};

    #[test]
    fn spellings_of_one_given_name() {
        for (a, b, same) in [
            ("dmitry", "dmitri", true),
            ("sergey", "sergei", true),
            ("alexei", "aleksey", true),
            ("j", "john", true),
            ("volodymyr", "vladimir", false),
            ("hillary", "bill", false),
            ("jon", "jan", false),
        ] {
            assert_eq!(same_given(a, b), same, "{a} and {b}");
        }
    }

    #[test]
    fn spellings_of_one_surname() {
        for (a, b, same) in [
            ("zelensky", "zelenskyy", true),
            ("zelenskiy", "zelensky", true),
            ("zelenskiy", "zelenskyj", true),
            ("yanukovich", "yanukovych", true),
            ("lukashenko", "lukashenka", true),
            ("tikhanovskaya", "tihanovskaya", true),
            ("yermak", "ermak", true),
            ("yeltsin", "eltsin", true),
            ("navalny", "navalnyy", true),
            ("navalny", "navalniy", true),
            ("zaluzhny", "zaluzhnyi", true),
            ("maksimov", "maximov", true),
            ("romanov", "romanova", false),
            ("yates", "ates", false),
            ("johnson", "johnston", false),
            ("clinton", "clayton", false),
            ("smith", "smyth", false),
        ] {
            assert_eq!(spelling_key(a) == spelling_key(b), same, "{a} and {b}");
        }
    }
}
