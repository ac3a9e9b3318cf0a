//! Two speakers who take turns in one paragraph: their words stay two.
//!
//! ```text
//! “There will be more,” said Beck. “Which year?” asked Roe. “This one.” “You said so before.”
//! Beck                             Roe                       Beck        Roe
//! ```
//!
//! Marks that close and open again with nothing between change the speaker where two speak; so does a
//! question. Where one speaks alone they are words from two places of one speech, and stay together.
//! The limit: with a third speaker nothing tells whose turn it is, and nothing is changed.

use super::{Owner, Part, Parts};
use crate::clauses::Found;

/// Sureness, in per cent, of a turn that nobody is named at.
const TURN: u8 = 50;

impl Parts<'_, '_> {
    /// Attributions of a paragraph that hold the words of two speakers, with what they are in truth.
    pub(super) fn turns(&self, sentences: std::ops::Range<usize>) -> Vec<(usize, Vec<Found>)> {
        let parts = self.parts(sentences);
        let adjacent = parts.windows(2).any(|pair| pair[0].at + 1 == pair[1].at);
        let Some(speakers) = self.two_speakers(&parts).filter(|_| adjacent) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        for (number, owner) in speakers.into_iter().enumerate() {
            let other = speakers[1 - number];
            let own: Vec<Part> =
                parts.iter().copied().filter(|part| part.owner == Owner::One(owner)).collect();
            let plain = self.found[owner]
                .content
                .iter()
                .flat_map(|&(lo, hi)| lo..hi)
                .all(|at| own.iter().any(|part| part.at == at));
            let closes = own.windows(2).any(|pair| pair[0].at + 1 == pair[1].at);
            if plain && closes {
                out.push((owner, self.alternating(owner, other, &own)));
            }
        }
        out
    }

    /// The first attribution of each speaker, where exactly two are named in a paragraph.
    fn two_speakers(&self, parts: &[Part]) -> Option<[usize; 2]> {
        let mut speakers: Vec<usize> = Vec::new();
        for part in parts {
            let Owner::One(owner) = part.owner else { continue };
            let Some(entity) = self.resolved[owner].entity else { continue };
            let known = |&one: &usize| self.resolved[one].entity == Some(entity);
            if self.found[owner].cue.is_none() || speakers.iter().any(known) {
                continue;
            }
            if speakers.len() == 2 {
                return None;
            }
            speakers.push(owner);
        }
        speakers.try_into().ok()
    }

    /// The turns of an attribution's quotations: its speaker begins.
    fn alternating(&self, owner: usize, other: usize, own: &[Part]) -> Vec<Found> {
        let first = &self.found[owner];
        let mut out = vec![Found { content: Vec::new(), open: false, ..first.clone() }];
        for (number, part) in own.iter().enumerate() {
            let before = number.checked_sub(1).map(|before| own[before]);
            let changes = before.is_some_and(|before| {
                before.at + 1 == part.at
                    || before.sentence < part.sentence
                        && self.reader.quoted(before.at).ends_with('?')
            });
            if changes {
                let speaker = if out.len() % 2 == 1 { other } else { owner };
                out.push(Found {
                    rule: "quotation-follows",
                    source: self.found[speaker].source,
                    confidence: TURN,
                    sentence: part.sentence,
                    means: self.found[speaker].means,
                    ..Found::default()
                });
            }
            if let Some(last) = out.last_mut() {
                last.content.push((part.at, part.at + 1));
            }
        }
        out
    }
}
