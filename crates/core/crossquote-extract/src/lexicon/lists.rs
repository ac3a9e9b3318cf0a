//! Lists of words in files: a word a line, in small letters and in the order of the alphabet; lines that
//! begin with # say what the list is, where it is from and what it is for.

use std::sync::LazyLock;

use crate::sentences::Token;

/// The lines of a file that say nothing of the file itself.
pub(crate) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#'))
}

/// A list of words.
pub(crate) struct List(Vec<&'static str>);

impl List {
    /// The words of a file.
    pub(crate) fn new(file: &'static str) -> List {
        let mut words: Vec<_> = lines(file).collect();
        words.sort_unstable();
        List(words)
    }

    /// Whether a word, written as in the list, is in it.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }

    /// Whether the word of a token is in it, in any case.
    pub(crate) fn has_word(&self, token: &Token, text: &str) -> bool {
        token.is_one_of(text, &self.0)
    }

    /// All of them.
    pub(crate) fn words(&self) -> &[&'static str] {
        &self.0
    }
}

/// Words whose full stop belongs to them.
pub(crate) static ABBREVIATIONS: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("abbreviations.txt")));
/// Words that headlines print in small letters.
pub(crate) static HEADLINE_WORDS: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("headline_words.txt")));
/// Small words within names.
pub(crate) static PARTICLES: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("particles.txt")));
/// Nouns for utterances whose content may be an infinitive.
pub(crate) static PROMISES: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("promises.txt")));
/// Determiners that stand alone as a source.
pub(crate) static QUANTIFIERS: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("quantifiers.txt")));
/// Nouns for programmes, books and other works.
pub(crate) static WORKS: LazyLock<List> = LazyLock::new(|| List::new(include_str!("works.txt")));

/// Fails unless a file is a list of words as this module says, with a head.
#[cfg(test)]
#[track_caller]
pub(crate) fn check(file: &'static str) {
    assert!(file.starts_with("# ") && file.contains("Compiled "), "no head: {file:.60}");
    let words: Vec<_> = lines(file).collect();
    assert!(words.len() > 8, "too short for a file: {words:?}");
    for pair in words.windows(2) {
        assert!(pair[0] < pair[1], "not in order, or twice: {pair:?}");
    }
    for word in words {
        assert!(!word.is_empty() && !word.contains(char::is_whitespace), "{word:?}");
        assert_eq!(word, word.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn every_file_is_a_list_of_words() {
        check(include_str!("abbreviations.txt"));
        check(include_str!("headline_words.txt"));
        check(include_str!("particles.txt"));
        check(include_str!("promises.txt"));
        check(include_str!("quantifiers.txt"));
        check(include_str!("works.txt"));
    }

    #[test]
    #[should_panic(expected = "not in order")]
    fn a_word_that_stands_twice_is_found() {
        check("# Colours. Compiled for a test.\na\nb\nc\nd\nd\ne\nf\ng\nh\n");
    }

    #[test]
    #[should_panic(expected = "two words")]
    fn two_words_in_a_line_are_found() {
        check("# Colours. Compiled for a test.\na\nb\nc\nd\ne\nf\ng\nh\ntwo words\n");
    }
}
