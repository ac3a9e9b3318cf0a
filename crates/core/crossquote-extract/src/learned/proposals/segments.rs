//! Runs of tokens that labels give one role.

use crate::learned::chain::label;
use crate::phrases::TokenRange;
use crate::sentences::Document;

/// A run of tokens with one role.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    pub(super) lo: usize,
    pub(super) hi: usize,
}

/// The segments that labels make, by role.
#[derive(Default)]
pub(super) struct Segments {
    /// Contents; each is a list of runs.
    pub(super) contents: Vec<Vec<TokenRange>>,
    pub(super) sources: Vec<Segment>,
    pub(super) cues: Vec<Segment>,
}

/// The segments of a text with these labels.
pub(super) fn segments(labels: &[u8], document: &Document) -> Segments {
    let mut out = Segments::default();
    let mut at = 0;
    while at < labels.len() {
        let first = labels[at] as usize;
        let inside = match first {
            label::CONTENT | label::RESUMED | label::IN_CONTENT => label::IN_CONTENT,
            label::SOURCE | label::IN_SOURCE => label::IN_SOURCE,
            label::CUE | label::IN_CUE => label::IN_CUE,
            _ => {
                at += 1;
                continue;
            }
        };
        let lo = at;
        at += 1;
        while at < labels.len() && labels[at] as usize == inside {
            at += 1;
        }
        match inside {
            label::IN_CONTENT => {
                let mut hi = at;
                // A stop at the end belongs to the sentence.
                while hi > lo + 1 && is_punctuation(document, hi - 1) {
                    hi -= 1;
                }
                match out.contents.last_mut() {
                    Some(last) if first == label::RESUMED => last.push((lo, hi)),
                    _ => out.contents.push(vec![(lo, hi)]),
                }
            }
            label::IN_SOURCE => out.sources.push(Segment { lo, hi: at }),
            _ => out.cues.push(Segment { lo, hi: at }),
        }
    }
    out
}

fn is_punctuation(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    !token.is_word() && !token.is_quote()
}

/// The runs that labels give cues and sources, in order.
pub(crate) fn cues_and_sources(
    labels: &[u8],
    document: &Document,
) -> (Vec<TokenRange>, Vec<TokenRange>) {
    let segments = segments(labels, document);
    let ranges = |list: &[Segment]| list.iter().map(|one| (one.lo, one.hi)).collect();
    (ranges(&segments.cues), ranges(&segments.sources))
}
