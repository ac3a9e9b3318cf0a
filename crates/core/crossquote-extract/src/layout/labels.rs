//! The label of a line: what stands before its colon, and whether it can name who speaks.
//!
//! ```text
//! MR. VOSS: And you read them?                     a title and a name
//! Mandla Dube (Upper Hathe Parish Council): We …   a name and what is said of it
//! Q: How? · @portelm: Closed. · HOST: Welcome.     a letter, a handle, a role
//! Note: · Date: · About Norvik: · He said:         none
//! ```

use std::sync::LazyLock;

use crate::clauses::ArticleReader;
use crate::lexicon::class::*;
use crate::lexicon::lists::List;
use crate::names;
use crate::phrases::TokenRange;
use crate::sentences::{Kind, Token};

/// Words that head a line without naming who speaks.
static NEVER: LazyLock<List> = LazyLock::new(|| List::new(include_str!("never.txt")));
/// Words for whoever speaks in a transcript.
static ROLES: LazyLock<List> = LazyLock::new(|| List::new(include_str!("roles.txt")));

/// Most words of a label, and most tokens before its colon.
const WORDS: usize = 6;
const TOKENS: usize = 14;

/// Tokens of an article's first part: who speaks is told there.
const FIRST: usize = 400;

/// What may stand behind the colon of a label: white space, or marks for bold letters.
const SPACE: &[char] = &[' ', '\n', '\r', '\t', '\u{a0}', '*', '_'];

/// What a label is, by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Q or A.
    Letter,
    /// @portelm, gran_of_five.
    Handle,
    /// THE COURT, Moderator.
    Role,
    /// MR. VOSS, Ruth Voss: a title or a given name says so.
    Person,
    /// Ruth Voss, whom the article names elsewhere by the same words.
    Named,
    /// Words with capitals: a name, a body or a heading.
    Words,
}

/// The label of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    /// The name with its titles.
    pub(super) name: TokenRange,
    /// The same with the apposition behind it.
    pub(super) source: TokenRange,
    /// The first token behind it.
    pub(super) rest: usize,
    pub(super) sort: Sort,
}

impl ArticleReader<'_> {
    /// The label with which a line begins, if it has one.
    pub(super) fn label(&self, (lo, hi): TokenRange) -> Option<Label> {
        let lo = (lo..hi).find(|&at| self.kind(at) != Some(Kind::Dash))?;
        // "Q12 Chair:": committees number their questions.
        let numbered = self.is_number(lo) && lo + 1 < hi && self.token(lo + 1).is_word();
        let lo = lo + usize::from(numbered);
        if let Some(label) = self.letter(lo, hi) {
            return Some(label);
        }
        let colon = self.end_of_label(lo, hi)?;
        let tokens = self.tokens();
        let apart = |at: &usize| matches!(tokens[*at].kind, Kind::Comma | Kind::Open);
        let end = (lo + 1..colon).find(apart).unwrap_or(colon);
        let name = (lo, end);
        let bracket = end < colon && tokens[end].kind == Kind::Open;
        let label = |sort| Label {
            name,
            source: if bracket { name } else { (lo, colon) },
            rest: colon + 1,
            sort,
        };
        if end == lo + 1 && self.is_handle(lo) {
            return Some(label(Sort::Handle));
        }
        self.can_label(name).then(|| label(self.sort(name)))
    }

    /// "Q:", "Q." and the like.
    fn letter(&self, lo: usize, hi: usize) -> Option<Label> {
        let token = self.token(lo);
        let printed = token.word(self.text);
        if !token.is_word() || !matches!(printed.trim_end_matches('.'), "Q" | "A") {
            return None;
        }
        let colon = lo + 1 < hi && self.kind(lo + 1) == Some(Kind::Colon);
        let rest = lo + 1 + usize::from(colon);
        let source = (lo, lo + 1);
        let label = Label { name: source, source, rest, sort: Sort::Letter };
        (colon || printed.ends_with('.')).then_some(label)
    }

    /// The colon behind a label, or the dash between a name and nothing but a quotation.
    fn end_of_label(&self, lo: usize, hi: usize) -> Option<usize> {
        let end = (lo + 1..hi.min(lo + TOKENS)).find(|&at| {
            !matches!(self.kind(at), Some(Kind::Word | Kind::Comma | Kind::Open | Kind::Close))
        })?;
        let behind = self.text.get(self.token(end).end as usize..).unwrap_or("");
        match self.kind(end)? {
            // "At 3:50": no label.
            Kind::Colon if behind.is_empty() || behind.starts_with(SPACE) => Some(end),
            Kind::Dash if self.only_quotations((end + 1, hi)) => Some(end),
            _ => None,
        }
    }

    /// Whether a word is the number of a question: "Q12".
    fn is_number(&self, at: usize) -> bool {
        let digits = self.token(at).word(self.text).strip_prefix('Q').unwrap_or("");
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn is_handle(&self, at: usize) -> bool {
        let word = self.token(at).word(self.text);
        let digits = word.contains(|c: char| c.is_ascii_digit());
        self.token(at).is_word()
            && (word.starts_with('@')
                || word.contains('_')
                || digits && word.starts_with(char::is_alphabetic))
    }

    /// Whether the words may name somebody: few, with capitals, neither a sentence nor a heading that
    /// is known.
    fn can_label(&self, (lo, hi): TokenRange) -> bool {
        let tokens = &self.tokens()[lo..hi];
        let first = &tokens[0];
        let article =
            first.is(DET) && first.cap && tokens.len() > 1 && first.is_text(self.text, "the");
        let begins = first.cap
            && (!first.is(DET
                | PRON
                | POSS
                | OBJ
                | PREP
                | SUB
                | CONJ
                | AUX
                | THAT
                | REL
                | NOT
                | ADV
                | TIME)
                || article);
        let word = |token: &Token| {
            token.is_word()
                && (token.cap
                    || token.is(PREP | DET | ROLE | TITLE | BODY | GROUP)
                    || token.is_one_of(self.text, &["and"]))
                && !token.is(PRON | OBJ | POSS | AUX | REL)
                && (token.cap || token.cue.is_none())
        };
        let never = |at: usize| self.is_in(at, &NEVER);
        let verb = tokens.len() == 1 && first.cue.is_some();
        begins
            && tokens.len() <= WORDS
            && tokens.iter().all(word)
            && !verb
            && !(never(lo) || never(hi - 1))
            && !tokens[tokens.len() - 1].possessive
    }

    fn sort(&self, (lo, hi): TokenRange) -> Sort {
        if self.is_in(hi - 1, &ROLES) && !self.is(lo, MALE | FEMALE) {
            return Sort::Role;
        }
        // A title and what it belongs to, or a given name and a surname.
        let title = hi - lo > 1 && self.is(lo, TITLE) && !self.is(hi - 1, TITLE | ROLE);
        let given = hi - lo > 1 && hi - lo <= 4 && self.is(lo, MALE | FEMALE);
        if title || given || self.is_surname((lo, hi)) {
            Sort::Person
        } else if self.elsewhere((lo, hi)).is_some() {
            Sort::Named
        } else {
            Sort::Words
        }
    }

    /// Whether the one word is the surname of somebody whom the article names in full: "MUKASA"
    /// where it has "Torvald Mukasa". In small letters only behind a given name or a title, for
    /// "Trade" is no person where the article has "World Trade".
    fn is_surname(&self, (lo, hi): TokenRange) -> bool {
        let printed = self.token(lo).word(self.text);
        let all_capitals = printed.len() > 1 && !printed.contains(char::is_lowercase);
        if hi != lo + 1 || names::is_place(&printed.to_lowercase()) {
            return false;
        }
        self.named_by(printed).is_some_and(|at| {
            self.is(at - 1, MALE | FEMALE | TITLE) || all_capitals && self.token(at - 1).cap
        })
    }

    /// Where else the article has the same two or three words together, unless they are a body:
    /// "Supreme Court".
    fn elsewhere(&self, (lo, hi): TokenRange) -> Option<TokenRange> {
        let last = self.token(hi - 1).word(self.text).to_lowercase();
        let name = (lo..hi).all(|at| self.token(at).cap && !self.is(at, BODY | DET | PREP));
        if !(2..=3).contains(&(hi - lo)) || !name || names::is_place(&last) {
            return None;
        }
        let apart = |at: usize| at >= hi || at + (hi - lo) <= lo;
        (0..self.tokens().len().saturating_sub(hi - lo).min(FIRST))
            .find(|&at| apart(at) && self.is_name_at(at, (lo, hi)))
            .map(|at| (at, at + hi - lo))
    }

    /// Of a label behind the number of a question, which is read as part of the name, the place where
    /// the name stands without it.
    pub(super) fn behind_number(&self, name: TokenRange) -> Option<TokenRange> {
        name.0.checked_sub(1).filter(|&at| self.is_number(at)).and_then(|_| self.elsewhere(name))
    }

    /// Whether the words of a label stand at `at` too, and not as a label.
    fn is_name_at(&self, at: usize, (lo, hi): TokenRange) -> bool {
        let same = |by: usize| {
            self.token(at + by).cap && self.text_is(at + by, self.token(lo + by).word(self.text))
        };
        (0..hi - lo).all(same) && self.kind(at + hi - lo) != Some(Kind::Colon)
    }

    /// The place in the article's first part where a surname stands behind another word with a
    /// capital. The limit keeps the work small: who speaks is told at the beginning.
    pub(super) fn named_by(&self, surname: &str) -> Option<usize> {
        let tokens = self.tokens();
        (1..tokens.len().min(FIRST)).find(|&at| {
            let (before, token) = (&tokens[at - 1], &tokens[at]);
            token.cap
                && token.is_text(self.text, surname)
                && before.is_word()
                && (before.cap || before.is(ROLE | TITLE))
                && !before.is(DET | PREP)
        })
    }
}
