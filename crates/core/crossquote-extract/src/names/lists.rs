//! Lists of words that tell names from one another, beside those of the lexicon.

use std::sync::LazyLock;

use super::Gender;
use crate::lexicon::lists::{List, PARTICLES};
use crate::sentences::Token;

pub(super) static PLACES: LazyLock<List> = LazyLock::new(|| List::new(include_str!("places.txt")));
pub(super) static NO_SURNAME: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("no_surname.txt")));
pub(super) static MEN: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("titles_of_men.txt")));
pub(super) static WOMEN: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("titles_of_women.txt")));
pub(super) static FORMS_OF_ADDRESS: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("forms_of_address.txt")));
pub(super) static SURNAME_BEGINNINGS: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("surname_beginnings.txt")));

/// Particles over which names are read, but not the phrases of sources, which know only those of the
/// lexicon: what more of them would change there has not been measured.
const PARTICLES_OF_NAMES: &[&str] = &["la", "dos", "del", "binti", "binte", "ibn", "a/l", "a/p"];

/// Particles that stand before a father's name: the name before them is what somebody is called by, "Halim bin Osman".
const BEFORE_FATHERS: &[&str] = &["bin", "binti", "binte", "ibn", "a/l", "a/p"];

/// Titles of two words of which the first alone may be a name.
const TITLE_PAIRS: &[(&str, &str)] = &[
    ("tan", "sri"),
    ("toh", "puan"),
    ("datuk", "seri"),
    ("datuk", "sri"),
    ("dato", "seri"),
    ("dato", "sri"),
    ("tuan", "guru"),
];

/// Styles that are given names too: behind a role in small letters, "chairman Duke Ellery", they are names.
const STYLES_AS_NAMES: &[&str] = &["duke", "earl", "king", "prince", "baron"];

/// What the two of a couple are to each other.
pub(crate) const SPOUSES: &[&str] = &["wife", "husband", "widow", "widower", "spouse", "partner"];

/// Other relations of a family. An article has one of each, unless it says more.
pub(crate) const RELATIVES: &[&str] = &[
    "brother", "sister", "son", "daughter", "father", "mother", "uncle", "aunt", "cousin",
    "nephew", "niece",
];

/// Whether the token is a small word within names, in any case.
pub(super) fn is_particle(token: &Token, text: &str) -> bool {
    PARTICLES.has_word(token, text) || token.is_one_of(text, PARTICLES_OF_NAMES)
}

/// Whether the folded word stands before a father's name.
pub(super) fn is_before_father(word: &str) -> bool {
    BEFORE_FATHERS.contains(&word)
}

/// Whether two words are one title: "Tan Sri".
pub(super) fn is_title_pair(text: &str, first: &Token, second: &Token) -> bool {
    let is = |(a, b): &(&str, &str)| first.is_text(text, a) && second.is_text(text, b);
    first.cap && second.cap && TITLE_PAIRS.iter().any(is)
}

/// Whether a style may be a given name.
pub(super) fn is_style_as_name(text: &str, token: &Token) -> bool {
    token.is_one_of(text, STYLES_AS_NAMES)
}

/// The gender that a title or the noun of a description shows: "widow", "mr".
pub(crate) fn gender_of_word(word: &str) -> Gender {
    match (MEN.has(word), WOMEN.has(word)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// Countries, regions and capitals: a name that speaks for a government, never a person.
pub(crate) fn is_place(word: &str) -> bool {
    PLACES.has(word)
}

#[cfg(test)]
mod tests {
    use super::SURNAME_BEGINNINGS;
    use crate::lexicon::lists;

    #[test]
    fn every_file_is_a_list_of_words() {
        lists::check(include_str!("places.txt"));
        lists::check(include_str!("no_surname.txt"));
        lists::check(include_str!("titles_of_men.txt"));
        lists::check(include_str!("titles_of_women.txt"));
        lists::check(include_str!("forms_of_address.txt"));
    }

    #[test]
    fn beginnings_of_surnames_are_letters_with_one_capital() {
        for word in SURNAME_BEGINNINGS.words() {
            let (first, rest) = word.split_at(1);
            assert!(first.chars().all(|c| c.is_ascii_uppercase()), "{word}");
            assert!(!rest.is_empty() && rest.chars().all(|c| c.is_ascii_lowercase()), "{word}");
        }
    }
}
