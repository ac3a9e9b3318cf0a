//! Closed lists of English words, and the classes that they put a word in.
//!
//! The lists are files beside this one, but for the shortest; each says what it is for. General lists
//! only: function words, titles, role nouns, given names. Nobody's name is here, so
//! nothing is tuned to a story. A word may be in several classes; callers look at neighbours.

pub(crate) mod lists;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::dictionary::Dictionary;

/// Classes of a word, as bits.
pub(crate) mod class {
    /// Determiner or quantifier: the, some, many.
    pub(crate) const DET: u32 = 1;
    /// Possessive pronoun: his, their.
    pub(crate) const POSS: u32 = 1 << 1;
    /// Subject pronoun: he, they.
    pub(crate) const PRON: u32 = 1 << 2;
    /// Object pronoun: him, them.
    pub(crate) const OBJ: u32 = 1 << 3;
    /// Relative pronoun: who, which.
    pub(crate) const REL: u32 = 1 << 4;
    /// Auxiliary or another frequent finite verb that ends a noun phrase.
    pub(crate) const AUX: u32 = 1 << 5;
    /// Adverb that may stand between subject and verb.
    pub(crate) const ADV: u32 = 1 << 6;
    /// Preposition.
    pub(crate) const PREP: u32 = 1 << 7;
    /// and, or, but.
    pub(crate) const CONJ: u32 = 1 << 8;
    /// Subordinating conjunction: while, because.
    pub(crate) const SUB: u32 = 1 << 9;
    /// Title before a name: Mr., Sen., President.
    pub(crate) const TITLE: u32 = 1 << 10;
    /// Noun for one person by role: spokesman, director.
    pub(crate) const ROLE: u32 = 1 << 11;
    /// Noun for unnamed people: officials, analysts.
    pub(crate) const GROUP: u32 = 1 << 12;
    /// Day, month or other time word.
    pub(crate) const TIME: u32 = 1 << 13;
    /// Noun for a body: ministry, party, campaign.
    pub(crate) const BODY: u32 = 1 << 14;
    /// Given name usual for men.
    pub(crate) const MALE: u32 = 1 << 15;
    /// Given name usual for women.
    pub(crate) const FEMALE: u32 = 1 << 16;
    /// that, whether, how … : opens a content clause.
    pub(crate) const THAT: u32 = 1 << 17;
    /// Form of "be".
    pub(crate) const BE: u32 = 1 << 18;
    /// Noun that names an utterance: claim, warning.
    pub(crate) const SAYING: u32 = 1 << 19;
    /// Publication: statement, interview, tweet; after "in a".
    pub(crate) const OCCASION: u32 = 1 << 20;
    /// Source of findings: poll, study, report, document.
    pub(crate) const FINDING: u32 = 1 << 21;
    /// not, never.
    pub(crate) const NOT: u32 = 1 << 22;
    /// Place or nationality adjective that stands before a title: Ukrainian, U.S.
    pub(crate) const DEMONYM: u32 = 1 << 23;
}

use class::*;

/// The words of a file, with the classes that it puts them in.
const FILES: &[(u32, &str)] = &[
    (DET, include_str!("determiners.txt")),
    (THAT, include_str!("complementizers.txt")),
    (AUX, include_str!("auxiliaries.txt")),
    (AUX | BE, include_str!("forms_of_be.txt")),
    (ADV, include_str!("adverbs.txt")),
    (PREP, include_str!("prepositions.txt")),
    (SUB, include_str!("subordinators.txt")),
    (TITLE, include_str!("titles.txt")),
    (ROLE, include_str!("roles.txt")),
    (GROUP, include_str!("groups.txt")),
    (TIME, include_str!("times.txt")),
    (BODY, include_str!("bodies.txt")),
    (FINDING, include_str!("findings.txt")),
    (OCCASION, include_str!("occasions.txt")),
    (SAYING, include_str!("sayings.txt")),
    (MALE, include_str!("given_names_of_men.txt")),
    (FEMALE, include_str!("given_names_of_women.txt")),
    (DEMONYM, include_str!("adjectives_of_titles.txt")),
];

/// Pronouns and other words of classes that have hardly any.
const FUNCTION_WORDS: &[(u32, &[&str])] = &[
    (POSS, &["his", "her", "its", "their", "my", "our", "your"]),
    (PRON, &["he", "she", "they", "it", "we", "i", "you"]),
    (OBJ, &["him", "them", "me", "us", "himself", "herself", "themselves", "itself"]),
    (REL, &["who", "which"]),
    (NOT, &["not", "never"]),
    (CONJ, &["and", "or", "but", "nor", "yet"]),
];

static WORDS: LazyLock<Dictionary<u32>> = LazyLock::new(|| {
    let mut words = BTreeMap::new();
    for (classes, file) in FILES {
        for word in lists::lines(file) {
            *words.entry(word).or_insert(0) |= classes;
        }
    }
    for (class, list) in FUNCTION_WORDS {
        for word in *list {
            *words.entry(word).or_insert(0) |= class;
        }
    }
    Dictionary::new(words.into_iter())
});

/// The classes of `word`, which is in lower case with straight apostrophes.
pub(crate) fn classes(word: &str) -> u32 {
    let mut found = WORDS.get(word).unwrap_or(0);
    if found == 0 && word.len() > 4 && word.ends_with("ly") {
        found = ADV;
    }
    // "Lucía": the lists have most given names without their accents.
    if found == 0 && !word.is_ascii() {
        found = WORDS.get(&crossquote_text::fold(word)).unwrap_or(0) & (MALE | FEMALE);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{FILES, FUNCTION_WORDS, class::*, classes, lists};

    #[test]
    fn every_file_of_a_class_is_a_list_of_words() {
        for (_, file) in FILES {
            lists::check(file);
        }
    }

    #[test]
    fn a_word_has_the_classes_of_all_its_lists() {
        assert_eq!(classes("is"), AUX | BE);
        assert_eq!(classes("have"), AUX);
        assert_eq!(classes("today"), ADV | TIME);
        assert_eq!(classes("never"), ADV | NOT);
        assert_eq!(classes("president"), TITLE | ROLE);
        assert_eq!(classes("quietly"), ADV);
        assert_eq!(classes("bridge"), 0);
        assert_eq!(classes("lucía"), FEMALE);
        for (class, list) in FUNCTION_WORDS {
            assert!(list.iter().all(|word| classes(word) & class != 0));
        }
    }
}
