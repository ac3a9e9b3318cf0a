//! Utterances that narration interrupts: one attribution, with what stands in marks as its segments.
//!
//! ```text
//! “A,” she said, putting down her bag, “b,” and then, “c.”   She laughed.  “D.”
//! └──┘ └─── attribution, narration ──┘ └──┘ └narration┘ └──┘ └── beat ──┘  └──┘
//! ```
//!
//! Marks and commas show it: an utterance that ends in a comma or a dash is not finished, and what is
//! quoted behind the next comma or dash goes on with it. A model that learned from prose where nobody
//! is interrupted twice leaves each part alone, with the narration in it. So this looks at what was
//! found when all of that is decided, and speakers are known: parts with two speakers stay two. The
//! limit: what is interrupted by more than a few short sentences stays apart.

mod dialogue;
mod utterance;

use std::collections::{BTreeMap, BTreeSet};

use crate::Entity;
use crate::clauses::{ArticleReader, Found};
use crate::cues::Form;
use crate::entities::Resolved;
use crate::lexicon::class::*;
use crate::phrases::TokenRange;
use crate::sentences::Kind;
use utterance::Utterance;

/// Tokens between two parts of one utterance: no narration in a sentence is longer.
const LONGEST_GAP: usize = 60;

/// Tokens of "adding later," before what it adds.
const LONGEST_REPORT: usize = 4;

/// Whole sentences between two parts of one utterance, and tokens of each.
const MOST_BEATS: usize = 2;
const LONGEST_BEAT: usize = 30;

/// Tokens of a phrase without a verb: "A pause", "Then, more quietly".
const LONGEST_FRAGMENT: usize = 6;

/// A quotation of a paragraph.
#[derive(Clone, Copy)]
struct Part {
    /// Its token.
    at: usize,
    /// Its sentence.
    sentence: usize,
    owner: Owner,
}

/// Which attribution has a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Nobody,
    One(usize),
    /// Two or more of one level.
    Several,
}

/// What was found, and who says it.
struct Parts<'r, 't> {
    reader: &'r ArticleReader<'t>,
    found: &'r [Found],
    resolved: &'r [Resolved],
    entities: &'r [Entity],
    owners: BTreeMap<usize, Owner>,
    /// Sentences with a verb that reports.
    reporting: BTreeSet<usize>,
}

/// Joins the parts of each utterance; says whether anything changed. Order by sentence stays.
pub(crate) fn join(
    reader: &ArticleReader<'_>,
    found: &mut Vec<Found>,
    resolved: &[Resolved],
    entities: &[Entity],
) -> bool {
    let owners = owners(reader, found);
    let reporting =
        found.iter().filter(|one| reports(reader, one)).map(|one| one.sentence).collect();
    let parts = Parts { reader, found, resolved, entities, owners, reporting };
    let mut gone = vec![false; found.len()];
    let mut joined = Vec::new();
    for (sentences, _) in &reader.document.paragraphs {
        for utterance in parts.utterances(sentences.clone()) {
            // What is in two of them stays as it is.
            if utterance.owners().iter().any(|&owner| gone[owner]) {
                continue;
            }
            if let Some(one) = utterance.joined(&parts) {
                utterance.owners().iter().for_each(|&owner| gone[owner] = true);
                joined.push(one);
            }
        }
        for (owner, turns) in parts.turns(sentences.clone()) {
            if !std::mem::replace(&mut gone[owner], true) {
                joined.extend(turns);
            }
        }
    }
    if joined.is_empty() {
        return false;
    }
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
    found.extend(joined);
    found.sort_by_key(|one| (one.sentence, one.content[0]));
    true
}

/// Whether the cue is a verb that the lists know. What is learned takes "She folded her arms" before a
/// quotation for one.
fn reports(reader: &ArticleReader<'_>, one: &Found) -> bool {
    one.cue.is_some_and(|(lo, hi)| {
        (lo..hi).any(|at| reader.token(at).cue.is_some() || reader.token(at).is(PREP | SAYING))
    })
}

/// For each quotation which attribution has it.
fn owners(reader: &ArticleReader<'_>, found: &[Found]) -> BTreeMap<usize, Owner> {
    let mut owners = BTreeMap::new();
    for (number, one) in found.iter().enumerate().filter(|(_, one)| !one.inner) {
        for &(lo, hi) in &one.content {
            for at in (lo..hi).filter(|&at| reader.token(at).is_quote()) {
                let owner = owners.entry(at).or_insert(Owner::One(number));
                if *owner != Owner::One(number) {
                    *owner = Owner::Several;
                }
            }
        }
    }
    owners
}

impl Parts<'_, '_> {
    /// Runs of quotations of a paragraph that may be one utterance, two or more each.
    fn utterances(&self, sentences: std::ops::Range<usize>) -> Vec<Utterance> {
        let mut out = Vec::new();
        let mut current: Option<Utterance> = None;
        let parts = self.parts(sentences);
        for (number, &part) in parts.iter().enumerate() {
            match &mut current {
                Some(utterance) if self.goes_on(utterance, part, parts.get(number + 1)) => {
                    utterance.add(part);
                }
                _ => out.extend(current.replace(Utterance::new(part))),
            }
        }
        out.extend(current);
        out.retain(|utterance| utterance.parts().len() > 1);
        out
    }

    /// The quotations of some sentences, in order.
    fn parts(&self, sentences: std::ops::Range<usize>) -> Vec<Part> {
        let mut out = Vec::new();
        for sentence in sentences {
            let range = self.reader.document.sentences[sentence];
            for at in (range.lo..range.hi).filter(|&at| self.reader.is_quotation(at)) {
                let owner = self.owners.get(&at).copied().unwrap_or(Owner::Nobody);
                if !range.headline {
                    out.push(Part { at, sentence, owner });
                }
            }
        }
        out
    }

    /// Whether a quotation goes on with an utterance; `behind` is the quotation behind it.
    fn goes_on(&self, utterance: &Utterance, next: Part, behind: Option<&Part>) -> bool {
        let before = utterance.last();
        let goes_on = if before.sentence == next.sentence {
            self.interrupted(utterance, next)
        } else {
            self.resumed(utterance, next, behind)
        };
        goes_on && self.is_speech(next.at) && self.fits(utterance, next)
    }

    /// Within a sentence: between two commas or two dashes stands narration, with an attribution in
    /// it or before it.
    fn interrupted(&self, utterance: &Utterance, next: Part) -> bool {
        let reader = self.reader;
        let before = utterance.last();
        let (lo, hi) = (before.at + 1, next.at);
        let words =
            lo < hi && hi - lo <= LONGEST_GAP && (lo..hi).any(|at| reader.token(at).is_word());
        if !words {
            return false;
        }
        let dash = |at: usize| reader.kind(at) == Some(Kind::Dash);
        let closes = dash(hi - 1) || reader.kind(hi - 1) == Some(Kind::Comma);
        let breaks = dash(lo) && dash(hi - 1) || closes && self.unfinished(before.at);
        let first = utterance.parts().len() > 1
            || before.at == reader.document.sentences[before.sentence].lo;
        let cue_between = |owner: Owner| {
            let Owner::One(owner) = owner else { return false };
            self.found[owner].cue.is_some_and(|cue| utterance.first().at < cue.0 && cue.1 <= hi)
        };
        let ends = reader.ends_utterance(next.at)
            || reader.tokens().get(next.at + 1).is_none_or(|token| !token.is_word());
        let attributed = dash(lo)
            || cue_between(next.owner)
            || utterance.parts().iter().any(|part| cue_between(part.owner));
        breaks && first && ends && attributed && !self.adds(lo, hi)
    }

    /// Whether a participle before a quotation reports it: "…, adding, “b”". One further away tells
    /// what the speaker did, "…, feeling for a screw, “b”", unless the quotation begins anew.
    fn adds(&self, lo: usize, hi: usize) -> bool {
        let reader = self.reader;
        let begins = reader.quoted(hi).starts_with(char::is_uppercase)
            && !reader.quoted(hi).starts_with(['I', '\'']);
        (lo..hi).any(|at| {
            let cue = reader.token(at).cue;
            let reports = cue.is_some_and(|(_, cue)| cue.form == Form::Ing && cue.takes != 0);
            reports && (begins || hi - at <= LONGEST_REPORT)
        })
    }

    /// In a later sentence: between stand short sentences of what the speaker does, or a phrase
    /// that leads to what is quoted.
    fn resumed(&self, utterance: &Utterance, next: Part, behind: Option<&Part>) -> bool {
        let reader = self.reader;
        let before = utterance.last();
        let between = before.sentence + 1..next.sentence;
        let lo = reader.document.sentences[next.sentence].lo;
        let leads = lo < next.at
            && reader.kind(next.at - 1) == Some(Kind::Colon)
            && self.is_fragment(lo, next.at);
        if lo < next.at && !leads
            || between.len() > MOST_BEATS
            || !between.clone().all(|sentence| self.is_beat(utterance, sentence))
        {
            return false;
        }
        let has_cue = |owner: Owner| {
            let Owner::One(owner) = owner else { return false };
            self.found[owner].cue.is_some_and(|cue| next.at < cue.0)
        };
        // An attribution of its own begins a new utterance, unless that is interrupted by it.
        if has_cue(next.owner) && !utterance.has(next.owner) {
            return self.unfinished(next.at)
                && behind.is_some_and(|behind| {
                    behind.sentence == next.sentence
                        && matches!(reader.kind(behind.at - 1), Some(Kind::Comma | Kind::Dash))
                });
        }
        let attribution = before.at + 1 < reader.document.sentences[before.sentence].hi;
        leads || !between.is_empty() || attribution && utterance.interrupted()
    }

    /// Whether the sentence tells only what the speaker does: "He laughed", "A pause".
    fn is_beat(&self, utterance: &Utterance, sentence: usize) -> bool {
        let reader = self.reader;
        let range = reader.document.sentences[sentence];
        let quiet = range.hi - range.lo <= LONGEST_BEAT
            && !self.reporting.contains(&sentence)
            && !(range.lo..range.hi).any(|at| reader.is_quotation(at));
        let pronoun = reader.is_one_of(range.lo, &["he", "she"]);
        quiet
            && (pronoun || self.is_fragment(range.lo, range.hi) || self.names(utterance, range.lo))
    }

    /// Whether the words are few and without a verb.
    fn is_fragment(&self, lo: usize, hi: usize) -> bool {
        hi - lo <= LONGEST_FRAGMENT && !self.reader.has_finite(lo, hi)
    }

    /// Whether the word at `at` is part of the speaker's name.
    fn names(&self, utterance: &Utterance, at: usize) -> bool {
        let entity = utterance.anchor(self).and_then(|one| self.resolved[one].entity);
        let word = self.reader.token(at).word(self.reader.text);
        entity.is_some_and(|entity| {
            self.entities[entity].name.split_whitespace().any(|part| part == word)
        })
    }

    /// Whether the quotation at `at` ends like one that goes on: without a full stop.
    fn unfinished(&self, at: usize) -> bool {
        let inner = self.reader.quoted(at);
        inner.ends_with("...") || !inner.ends_with(['.', '!', '?'])
    }

    /// Whether the quotation is no name or title.
    fn is_speech(&self, at: usize) -> bool {
        let reader = self.reader;
        let lo = at.saturating_sub(LONGEST_FRAGMENT);
        let capital = reader.quoted(at).starts_with(char::is_uppercase);
        let title = capital && reader.is_title(at) && !reader.ends_utterance(at);
        !title && !reader.names_work(at, lo)
    }

    /// Whether the attribution that has the quotation may be that of the utterance: of the same
    /// speaker, and with nothing else in its content.
    fn fits(&self, utterance: &Utterance, next: Part) -> bool {
        let first = utterance.first();
        let fits_first = match first.owner {
            Owner::One(owner) => self.only_narration(owner, first.at),
            Owner::Nobody => true,
            Owner::Several => false,
        };
        let same_sentence = utterance.last().sentence == next.sentence;
        match next.owner {
            _ if !fits_first => false,
            Owner::Several => false,
            Owner::Nobody => same_sentence || self.reader.ends_utterance(next.at),
            Owner::One(owner) => {
                utterance.has(next.owner)
                    || self.only_narration(owner, first.at)
                        && self.one_speaker(utterance, owner, next)
            }
        }
    }

    /// Whether all words outside marks in the content of an attribution stand behind `first` and
    /// before its last quotation: they are narration if its quotations are one utterance.
    fn only_narration(&self, owner: usize, first: usize) -> bool {
        let reader = self.reader;
        let content = &self.found[owner].content;
        let tokens = || content.iter().flat_map(|&(lo, hi)| lo..hi);
        let Some(last) = tokens().rfind(|&at| reader.is_quotation(at)) else {
            return false;
        };
        let hi = self.sentence_end(last);
        tokens().filter(|&at| reader.token(at).is_word()).all(|at| {
            // Words of a later sentence are there by mistake.
            first < at && (at < last || hi <= at)
        })
    }

    fn sentence_end(&self, at: usize) -> usize {
        let sentences = &self.reader.document.sentences;
        sentences[sentences.partition_point(|sentence| sentence.hi <= at)].hi
    }

    /// Whether an attribution is, for all that is known, of the utterance's speaker.
    fn one_speaker(&self, utterance: &Utterance, owner: usize, next: Part) -> bool {
        let Some(anchor) = utterance.anchor(self) else { return true };
        let (one, two) = (&self.found[anchor], &self.found[owner]);
        let (Some(source), Some(other)) = (one.source, two.source) else { return true };
        let entity = |at: usize| self.resolved[at].entity;
        let same = source == other
            || entity(anchor).is_some() && entity(anchor) == entity(owner)
            || self.words(source).eq_ignore_ascii_case(self.words(other));
        // Without a verb of its own it is a guess, and here the marks know better.
        let later = utterance.last().sentence != next.sentence;
        let guess = match two.cue {
            None => !later,
            Some(cue) => cue.1 <= next.at && later && !reports(self.reader, two),
        };
        // "Then, more quietly:" has no source.
        let lo = self.reader.document.sentences[next.sentence].lo;
        let in_lead = later && lo <= other.0 && other.1 <= next.at;
        same || guess || in_lead
    }

    fn words(&self, range: TokenRange) -> &str {
        crate::name_bytes(self.reader.document, range).of(self.reader.text)
    }

    /// Whether the source of an attribution is words that somebody can be named by.
    fn names_source(&self, one: &Found) -> bool {
        one.source.is_some_and(|(lo, hi)| {
            !(lo..hi).any(|at| self.reader.is_quotation(at)) && !self.reader.is(lo, THAT)
        })
    }
}
