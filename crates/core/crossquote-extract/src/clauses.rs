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

use crate::cues::{Cue, takes::*};
use crate::lexicon::class::*;
use crate::marks::Region;
use crate::phrases::Range;
use crate::sentences::{Document, Item, Kind, Sentence};

/// One attribution in terms of items.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The deciding rule.
    pub(crate) rule: &'static str,
    /// Cue words.
    pub(crate) cue: Option<Range>,
    /// Source words.
    pub(crate) source: Option<Range>,
    /// Content, in order.
    pub(crate) content: Vec<Range>,
    /// Addressee.
    pub(crate) to: Option<Range>,
    /// Sure of words and source, before the speaker is resolved.
    pub(crate) confidence: u8,
    /// Index of the sentence with the cue.
    pub(crate) sentence: usize,
    /// Whether more quotations may follow it in later sentences of the paragraph.
    pub(crate) open: bool,
    /// A verb within its content that reports no utterance, see [`super::nested`].
    pub(crate) holds: Option<Range>,
    /// Whether it is part of what another attribution reports: A says that B denied.
    pub(crate) inner: bool,
    /// The source with its apposition, where that is known to be longer.
    pub(crate) phrase: Option<Range>,
}

/// How a cue got its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
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
    pub(super) source: Option<Range>,
    pub(super) how: How,
    /// Where its clause begins, with comma and conjunction.
    pub(super) clause: usize,
    /// Whether that border ends the content of an earlier cue.
    pub(super) cuts: bool,
    /// Where the words after the cue begin.
    pub(super) rest: usize,
}

/// What the parser needs to see.
pub(crate) struct Reader<'t> {
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
        for item in document.items[sentence.lo..sentence.hi].iter().skip(1) {
            if item.cap && item.is_word() {
                out.insert(item.word(text));
            }
        }
    }
    out
}

impl Reader<'_> {
    pub(super) fn item(&self, at: usize) -> &Item {
        &self.document.items[at]
    }

    pub(super) fn items(&self) -> &[Item] {
        &self.document.items
    }

    pub(super) fn is(&self, at: usize, flags: u32) -> bool {
        self.items().get(at).is_some_and(|item| item.is(flags))
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.items().get(at).map(|item| item.kind)
    }

    /// The words inside the quotation at `at`; empty when it is none.
    pub(crate) fn quoted(&self, at: usize) -> &str {
        match self.kind(at) {
            Some(Kind::Quote(region)) => self.regions[region as usize].inner.of(self.text).trim(),
            _ => "",
        }
    }

    /// Whether the item at `at` is a comma, or a quotation that ends in one.
    pub(super) fn is_comma(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(Kind::Comma | Kind::Dash) => true,
            Some(Kind::Quote(_)) => self.quoted(at).ends_with([',', '—', '–', '-']),
            _ => false,
        }
    }

    /// Whether the quotation at `at` ends like one that is followed by its attribution.
    pub(super) fn ends_utterance(&self, at: usize) -> bool {
        self.items()[at].is_quote()
            && self
                .quoted(at)
                .trim_end_matches(['\'', '’', ']', ')'])
                .ends_with([',', '.', '?', '!', '…', '—', '–', '-'])
    }

    /// The attributions of a sentence.
    pub(crate) fn sentence(&self, index: usize) -> Vec<Found> {
        let sentence = self.document.sentences[index];
        let mut hi = sentence.hi;
        while hi > sentence.lo && self.item(hi - 1).kind == Kind::Stop {
            hi -= 1;
        }
        let mut found = Vec::new();
        if sentence.headline {
            found.extend(self.headline(index, &sentence, hi));
        }
        let candidates = self.candidates(&sentence, hi);
        for number in 0..candidates.len() {
            if let Some(one) = self.content(index, &sentence, hi, &candidates, number) {
                found.push(one);
            }
        }
        self.according_to(index, &sentence, hi, &candidates, &mut found);
        self.noun_cues(index, &sentence, hi, &mut found);
        self.passive(index, &sentence, hi, &mut found);
        if found.is_empty() {
            found.extend(self.dash_credit(index, &sentence, hi));
        }
        found.retain(|one| one.content.iter().any(|&(lo, hi)| lo < hi));
        found
    }

    /// Whether the phrase can be whose words these are. A name, a person or body by role, or a
    /// document can; "the war" cannot, unless a plain verb of saying insists.
    pub(super) fn can_speak(&self, one: &Candidate, source: Range, sentence: &Sentence) -> bool {
        if self.is_speaker(source, sentence) {
            return !(self.item(source.1 - 1).is(SAYING) && one.cue.takes & AFTER == 0);
        }
        matches!(one.lemma, "say" | "tell" | "ask" | "add" | "write" | "reply" | "shout" | "chant")
            || self.items().get(one.rest).is_some_and(Item::is_quote)
    }

    /// Whether the phrase names somebody, a body or a document.
    pub(crate) fn is_speaker(&self, source: Range, sentence: &Sentence) -> bool {
        let items = self.items();
        let preposition = (source.0 + 1..source.1).find(|&p| items[p].is(PREP)).unwrap_or(source.1);
        let head = &items[preposition - 1];
        if head.is(PRON | REL | ROLE | TITLE | GROUP | BODY | FINDING | POSS | OBJ) {
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
        let work = self.is_one_of(
            before,
            &[
                "show",
                "podcast",
                "program",
                "programme",
                "book",
                "memoir",
                "novel",
                "movie",
                "film",
                "documentary",
                "series",
                "sitcom",
                "album",
                "song",
                "play",
                "musical",
                "magazine",
                "newsletter",
                "column",
                "sketch",
                "autobiography",
                "biography",
            ],
        );
        let outlet = before + 1 == at && self.item(before).possessive && self.item(before).cap;
        work || outlet && !self.quoted(at).ends_with(['!', '?'])
    }

    /// Whether the capitalised word is also capitalised inside a sentence, or a known name.
    pub(super) fn is_name(&self, item: &Item) -> bool {
        let word = item.word(self.text);
        item.is(MALE | FEMALE | DEMONYM)
            || self.capitals.contains(word)
            || !word.ends_with('s')
            || word.chars().nth(1).is_some_and(char::is_uppercase)
    }

    pub(super) fn lower(&self, at: usize) -> String {
        self.items().get(at).map_or(String::new(), |item| item.word(self.text).to_lowercase())
    }

    pub(super) fn text_is(&self, at: usize, word: &str) -> bool {
        self.items().get(at).is_some_and(|item| item.is_text(self.text, word))
    }

    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.items().get(at).is_some_and(|item| item.is_one_of(self.text, words))
    }

    pub(super) fn contracted(&self, at: usize) -> bool {
        self.items().get(at).is_some_and(|item| item.contracted)
    }

    pub(super) fn standalone(&self, at: usize) -> bool {
        self.is_one_of(
            at,
            &[
                "some", "many", "others", "several", "most", "few", "both", "all", "one",
                "another", "two", "three",
            ],
        )
    }
}
