//! A token: a word, a punctuation mark or a whole quotation, with what the lists know of it.

use crate::cues::Cue;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word or number.
    Word,
    /// A quotation: index into the regions.
    Quote(u32),
    /// Comma.
    Comma,
    /// Full stop, question mark, exclamation mark.
    Stop,
    /// Semicolon.
    Semi,
    /// Colon.
    Colon,
    /// Opening bracket.
    Open,
    /// Closing bracket.
    Close,
    /// Dash between words.
    Dash,
}

/// A word, a punctuation mark or a whole quotation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: Kind,
    /// Where, in bytes.
    pub(crate) start: u32,
    /// One past its last byte.
    pub(crate) end: u32,
    /// End without a possessive `’s` or a contracted verb.
    pub(crate) bare: u32,
    /// Classes from the lexicon.
    pub(crate) flags: u32,
    /// The cue it may be.
    pub(crate) cue: Option<(&'static str, Cue)>,
    /// Begins with a capital.
    pub(crate) cap: bool,
    /// Ends in a possessive `’s`.
    pub(crate) possessive: bool,
    /// Ends in a contracted verb: he’s, they’ve.
    pub(crate) contracted: bool,
}

impl Token {
    /// Whether it is a word with one of these classes.
    pub(crate) fn is(&self, flags: u32) -> bool {
        self.kind == Kind::Word && self.flags & flags != 0
    }

    /// Whether it is a word.
    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether it is a quotation.
    pub(crate) fn is_quote(&self) -> bool {
        matches!(self.kind, Kind::Quote(_))
    }

    /// The word without possessive ending.
    pub(crate) fn word<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.bare as usize).unwrap_or("")
    }

    /// Whether the word is this one, in any case.
    pub(crate) fn is_text(&self, text: &str, word: &str) -> bool {
        self.is_word() && self.word(text).eq_ignore_ascii_case(word)
    }

    /// Whether the word is one of these, in any case.
    pub(crate) fn is_one_of(&self, text: &str, words: &[&str]) -> bool {
        self.is_word() && words.iter().any(|word| self.word(text).eq_ignore_ascii_case(word))
    }
}
