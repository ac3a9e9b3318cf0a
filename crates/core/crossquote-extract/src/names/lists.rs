//! Lists of words that tell names from one another. The longer ones are files beside this one: a word
//! a line, in small letters; lines that begin with # say what the list is and where it is from.

use std::sync::LazyLock;

use crate::sentences::Token;

/// A list of words.
pub(super) struct List(Vec<&'static str>);

impl List {
    fn new(file: &'static str) -> List {
        let mut words: Vec<_> = file.lines().filter(|line| !line.starts_with('#')).collect();
        words.sort_unstable();
        List(words)
    }

    /// Whether a word in small letters is in it.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }

    /// Whether the word of a token is in it, in any case.
    pub(super) fn has_word(&self, token: &Token, text: &str) -> bool {
        token.is_one_of(text, &self.0)
    }
}

pub(super) static PLACES: LazyLock<List> = LazyLock::new(|| List::new(include_str!("places.txt")));
pub(super) static NO_SURNAME: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("no_surname.txt")));
pub(super) static MEN: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("titles_of_men.txt")));
pub(super) static WOMEN: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("titles_of_women.txt")));

/// Small words within names.
pub(super) const PARTICLES: &[&str] =
    &["de", "van", "von", "der", "den", "bin", "al", "el", "du", "da", "di", "la", "dos", "del"];

/// Beginnings of surnames after which a capital stands: any other word with two is an acronym or a
/// brand.
pub(super) const BEGINNINGS: &[&str] =
    &["Mc", "Mac", "Du", "De", "La", "Le", "Di", "Da", "Des", "Fitz", "Van", "Von", "St"];

/// Countries, regions and capitals: a name that speaks for a government, never a person.
pub(crate) fn is_place(word: &str) -> bool {
    PLACES.has(word)
}

#[cfg(test)]
mod tests {
    use super::{MEN, NO_SURNAME, PLACES, WOMEN};

    #[test]
    fn every_list_is_in_small_letters_and_has_no_word_twice() {
        for list in [&PLACES, &NO_SURNAME, &MEN, &WOMEN] {
            assert!(list.0.len() > 10);
            for pair in list.0.windows(2) {
                assert!(pair[0] < pair[1], "{} stands twice", pair[0]);
            }
            for word in &list.0 {
                assert!(!word.is_empty() && !word.contains([' ', '\t']), "{word:?}");
                assert_eq!(*word, word.to_lowercase());
            }
        }
    }
}
