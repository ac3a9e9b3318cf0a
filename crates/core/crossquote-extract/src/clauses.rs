//! Attributions within one sentence: a cue, its subject, and what is attributed.
//!
//! ```text
//! Hegseth said NATO membership is not “realistic” and indicated Washington would step back
//! source  cue  content ────────────────────────┘      cue       content ───────────────┘
//! “A,” she said, “B,” adding that C
//! └─┘  └─ after ┘ └─┘ └ participle, same source
//! ```
//!
//! Two passes: find the cues with their subjects and where their clauses begin; then give each its
//! content, which ends where the clause of another cue begins.

use std::collections::BTreeSet;

use crate::content::Place;
use crate::cues::{Cue, takes::*};
use crate::lexicon::class::*;
use crate::lexicon::lists::{List, QUANTIFIERS, WORKS};
use crate::marks::{self, Region};
use crate::phrases::TokenRange;
use crate::sentences::{Document, Kind, Sentence, Token};

/// One attribution in terms of tokens.
#[derive(Default, Clone, Debug)]
pub(crate) struct Found {
    /// The deciding rule.
    pub(crate) rule: &'static str,
    /// Cue words.
    pub(crate) cue: Option<TokenRange>,
    /// Source words.
    pub(crate) source: Option<TokenRange>,
    /// Content, in order.
    pub(crate) content: Vec<TokenRange>,
    /// Addressee.
    pub(crate) to: Option<TokenRange>,
    /// Sure of words and source, before the speaker is resolved.
    pub(crate) confidence: u8,
    /// Index of the sentence with the cue.
    pub(crate) sentence: usize,
    /// Whether more quotations may follow it in later sentences of the paragraph.
    pub(crate) open: bool,
    /// A verb within its content that reports no utterance, see [`super::nested`].
    pub(crate) holds: Option<TokenRange>,
    /// Whether it is part of what another attribution reports: A says that B denied.
    pub(crate) inner: bool,
    /// The source with its apposition, where that is known to be longer.
    pub(crate) phrase: Option<TokenRange>,
    /// Words elsewhere that tell whom the source means, where the layout says so: of the label Q
    /// the name of the interviewer.
    pub(crate) means: Option<TokenRange>,
    /// Whether all of the content is what was said, word for word, though no marks say so: a turn.
    pub(crate) spoken: bool,
}

/// Where the subject of a cue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SubjectPosition {
    /// Right before it.
    Before,
    /// Before it, with an apposition between.
    Apposition,
    /// After it: said X.
    Inverted,
    /// That of an earlier cue, or the sentence's.
    Inherited,
}

/// A cue that was accepted as a verb.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) at: usize,
    pub(super) lemma: &'static str,
    pub(super) cue: Cue,
    pub(super) source: Option<TokenRange>,
    pub(super) position: SubjectPosition,
    /// Where its clause begins, with comma and conjunction.
    pub(super) clause: usize,
    /// Whether that border ends the content of an earlier cue.
    pub(super) cuts: bool,
    /// Where the words after the cue begin.
    pub(super) rest: usize,
}

/// What the parser needs to see.
pub(crate) struct ArticleReader<'t> {
    /// The article's text.
    pub(crate) text: &'t str,
    /// Its quotations.
    pub(crate) regions: &'t [Region],
    /// Its sentences.
    pub(crate) document: &'t Document,
    /// Words that stand capitalised inside a sentence.
    pub(crate) capitals: BTreeSet<&'t str>,
}

/// The words that stand capitalised inside a sentence: names, most of them.
pub(crate) fn capitals<'t>(text: &'t str, document: &Document) -> BTreeSet<&'t str> {
    let mut out = BTreeSet::new();
    for sentence in document.sentences.iter().filter(|sentence| !sentence.headline) {
        for token in document.tokens[sentence.lo..sentence.hi].iter().skip(1) {
            if token.cap && token.is_word() {
                out.insert(token.word(text));
            }
        }
    }
    out
}

impl ArticleReader<'_> {
    pub(super) fn token(&self, at: usize) -> &Token {
        &self.document.tokens[at]
    }

    pub(super) fn tokens(&self) -> &[Token] {
        &self.document.tokens
    }

    pub(super) fn is(&self, at: usize, flags: u32) -> bool {
        self.tokens().get(at).is_some_and(|token| token.is(flags))
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens().get(at).map(|token| token.kind)
    }

    /// The words inside the quotation at `at`; empty when it is none.
    pub(crate) fn quoted(&self, at: usize) -> &str {
        match self.kind(at) {
            Some(Kind::Quote(region)) => self.regions[region as usize].inner.of(self.text).trim(),
            _ => "",
        }
    }

    /// Whether the token at `at` is a comma, or a quotation that ends in one.
    pub(super) fn is_comma(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(Kind::Comma | Kind::Dash) => true,
            Some(Kind::Quote(_)) => self.quoted(at).ends_with([',', '—', '–', '-']),
            _ => false,
        }
    }

    /// Whether the quotation at `at` ends like one that is followed by its attribution.
    pub(super) fn ends_utterance(&self, at: usize) -> bool {
        self.tokens()[at].is_quote()
            && self
                .quoted(at)
                .trim_end_matches(|c| marks::closes(c) || "])".contains(c))
                .ends_with([',', '.', '?', '!', '…', '—', '–', '-'])
    }

    /// The attributions of a sentence.
    pub(crate) fn sentence(&self, index: usize) -> Vec<Found> {
        let sentence = self.document.sentences[index];
        let mut hi = sentence.hi;
        while hi > sentence.lo && self.token(hi - 1).kind == Kind::Stop {
            hi -= 1;
        }
        let mut found = Vec::new();
        if sentence.headline {
            let colon = self.headline(index, &sentence, hi);
            found.extend(colon.or_else(|| self.headline_end(index, &sentence, hi)));
        }
        let candidates = self.candidates(&sentence, hi);
        for number in 0..candidates.len() {
            let place = Place { index, sentence: &sentence, hi, candidates: &candidates, number };
            if let Some(one) = self.content(place) {
                found.push(one);
            }
        }
        self.according_to(index, &sentence, hi, &candidates, &mut found);
        self.noun_cues(index, &sentence, hi, &mut found);
        self.passive(index, &sentence, hi, &mut found);
        self.estimates(index, &sentence, hi, &mut found);
        found.extend(self.heard(index, &sentence, hi));
        if found.is_empty() {
            found.extend(self.dash_credit(index, &sentence, hi));
        }
        found.retain(|one| one.content.iter().any(|&(lo, hi)| lo < hi));
        found
    }

    /// Whether the phrase can be whose words these are. A name, a person or body by role, or a
    /// document can; "the war" cannot, unless a plain verb of saying insists.
    pub(super) fn can_speak(
        &self,
        one: &Candidate,
        source: TokenRange,
        sentence: &Sentence,
    ) -> bool {
        if self.is_speaker(source, sentence) {
            return !(self.token(source.1 - 1).is(SAYING) && one.cue.takes & AFTER == 0);
        }
        // "Seaweed could store the wind, Dunmarrow chemists show"
        let ends = (one.rest..sentence.hi).all(|at| !self.token(at).is_word());
        if sentence.headline && ends && source.0 > sentence.lo && self.is_comma(source.0 - 1) {
            return true;
        }
        matches!(one.lemma, "say" | "tell" | "ask" | "add" | "write" | "reply" | "shout" | "chant")
            || self.tokens().get(one.rest).is_some_and(Token::is_quote)
    }

    /// Whether the phrase names somebody, a body or a document.
    pub(crate) fn is_speaker(&self, source: TokenRange, sentence: &Sentence) -> bool {
        let tokens = self.tokens();
        let preposition =
            (source.0 + 1..source.1).find(|&p| tokens[p].is(PREP)).unwrap_or(source.1);
        let head = &tokens[preposition - 1];
        let aged = self.lower(preposition - 1).ends_with("-year-old");
        if aged || head.is(PRON | REL | ROLE | TITLE | GROUP | BODY | FINDING | POSS | OBJ) {
            return true;
        }
        if head.cap && (source.0 > sentence.lo || source.1 - source.0 > 1 || sentence.headline) {
            return true;
        }
        // One capitalised word at the start of a sentence: a name when it is one elsewhere.
        if head.cap {
            return self.is_name(head);
        }
        self.standalone(preposition - 1)
    }

    /// Whether the quotation is a title: few words, each longer one capitalised.
    pub(super) fn is_title(&self, at: usize) -> bool {
        let words: Vec<&str> = self.quoted(at).split_whitespace().collect();
        words.len() <= 6
            && words
                .iter()
                .filter(|word| word.len() > 3)
                .all(|word| word.starts_with(char::is_uppercase))
    }

    /// Whether the quotation names a programme or a book: a title after "podcast" or "ABC’s".
    pub(crate) fn names_work(&self, at: usize, lo: usize) -> bool {
        if !self.is_title(at) {
            return false;
        }
        // "the book, “Title”"
        let Some(before) = (lo..at).rev().find(|&p| self.kind(p) != Some(Kind::Comma)) else {
            return false;
        };
        let work = self.is_in(before, &WORKS);
        let outlet = before + 1 == at && self.token(before).possessive && self.token(before).cap;
        work || outlet && !self.quoted(at).ends_with(['!', '?'])
    }

    /// Whether the capitalised word is also capitalised inside a sentence, or a known name.
    pub(super) fn is_name(&self, token: &Token) -> bool {
        let word = token.word(self.text);
        token.is(MALE | FEMALE | DEMONYM)
            || self.capitals.contains(word)
            || !word.ends_with('s')
            || word.chars().nth(1).is_some_and(char::is_uppercase)
    }

    pub(super) fn lower(&self, at: usize) -> String {
        self.tokens().get(at).map_or(String::new(), |token| token.word(self.text).to_lowercase())
    }

    pub(super) fn text_is(&self, at: usize, word: &str) -> bool {
        self.tokens().get(at).is_some_and(|token| token.is_text(self.text, word))
    }

    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.tokens().get(at).is_some_and(|token| token.is_one_of(self.text, words))
    }

    pub(super) fn contracted(&self, at: usize) -> bool {
        self.tokens().get(at).is_some_and(|token| token.contracted)
    }

    /// Whether the word at `at` is in a list, in any case.
    pub(super) fn is_in(&self, at: usize, list: &List) -> bool {
        self.tokens().get(at).is_some_and(|token| list.has_word(token, self.text))
    }

    /// Whether the word at `at` stands alone as a source though it is a determiner.
    pub(super) fn standalone(&self, at: usize) -> bool {
        self.is_in(at, &QUANTIFIERS)
    }
}
