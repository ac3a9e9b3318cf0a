//! An utterance in parts, while it is put together, and the one attribution that comes of it.

use super::{Owner, Part, Parts};
use crate::clauses::Found;
use crate::phrases::TokenRange;

/// Sureness, in per cent, of an utterance whose attribution and breaks are plain: an estimate, not a measurement on
/// the corpus of forms.
const PLAIN: u8 = 85;

/// Quotations that are one utterance.
pub(super) struct Utterance {
    parts: Vec<Part>,
    owners: Vec<usize>,
    /// Whether two parts stand in one sentence.
    interrupted: bool,
}

impl Utterance {
    pub(super) fn new(part: Part) -> Utterance {
        let mut out = Utterance { parts: Vec::new(), owners: Vec::new(), interrupted: false };
        out.add(part);
        out
    }

    pub(super) fn add(&mut self, part: Part) {
        self.interrupted |= self.parts.last().is_some_and(|last| last.sentence == part.sentence);
        if let Owner::One(owner) = part.owner
            && !self.has(part.owner)
        {
            self.owners.push(owner);
        }
        self.parts.push(part);
    }

    /// Its quotations, at least one.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    pub(super) fn first(&self) -> Part {
        self.parts[0]
    }

    pub(super) fn last(&self) -> Part {
        self.parts[self.parts.len() - 1]
    }

    /// The attributions that have its quotations.
    pub(super) fn owners(&self) -> &[usize] {
        &self.owners
    }

    pub(super) fn has(&self, owner: Owner) -> bool {
        self.owners.iter().any(|&one| owner == Owner::One(one))
    }

    pub(super) fn interrupted(&self) -> bool {
        self.interrupted
    }

    /// The attribution that names its speaker: the first with a verb and a source.
    pub(super) fn anchor(&self, parts: &Parts<'_, '_>) -> Option<usize> {
        let complete = |one: &Found| one.cue.is_some() && parts.names_source(one);
        self.owners.iter().copied().find(|&owner| complete(&parts.found[owner]))
    }

    /// The one attribution; `None` where nobody is named, or it is there already.
    pub(super) fn joined(&self, parts: &Parts<'_, '_>) -> Option<Found> {
        let anchor = &parts.found[self.anchor(parts)?];
        let content = self.content(parts);
        if self.owners.len() == 1 && crate::ordered(&anchor.content) == content {
            return None;
        }
        let free =
            |range: &TokenRange| !content.iter().any(|part| part.0 < range.1 && range.0 < part.1);
        if !anchor.cue.as_ref().is_some_and(free) || !anchor.source.as_ref().is_some_and(free) {
            return None;
        }
        let surest = self.owners.iter().map(|&owner| parts.found[owner].confidence).max();
        Some(Found {
            rule: "cue-between",
            to: anchor.to.filter(free),
            phrase: anchor.phrase.filter(free),
            confidence: surest.unwrap_or(0).max(PLAIN),
            content,
            ..anchor.clone()
        })
    }

    /// Its quotations, and those of its attributions that stand outside it: in other paragraphs.
    fn content(&self, parts: &Parts<'_, '_>) -> Vec<TokenRange> {
        let within = (self.first().at, self.last().at + 1);
        let outside = |range: &&TokenRange| {
            (range.1 <= within.0 || within.1 <= range.0)
                && (range.0..range.1).all(|at| !parts.reader.token(at).is_word())
        };
        let owned = self.owners.iter().flat_map(|&owner| &parts.found[owner].content);
        let mut content: Vec<TokenRange> = owned.filter(outside).copied().collect();
        for part in &self.parts {
            match content.last_mut() {
                Some(last) if last.1 == part.at => last.1 += 1,
                _ => content.push((part.at, part.at + 1)),
            }
        }
        crate::ordered(&content)
    }
}
