//! Groups quotations that report the same statement of the same speaker.
//!
//! ```text
//! quotations ──read──▶ words, stemmed and weighed
//!            ──candidates──▶ pairs that share a telling word (an inverted index, never all pairs)
//!            ──judge──▶ links with their rule       ──merge──▶ statements
//! ```
//!
//! A wrong group is worse than a missed one: it puts words into a report that the report does not
//! have. So
//!
//! - a link needs a *rare* word or a long run of words, and not only names;
//! - what one denied, did not say or is only expected to say is no report of what was said;
//! - a negation or another number that stands on one side only forbids it;
//! - words that two go on from differently are a formula ("a 35 percent tax on …"), not a statement;
//! - one quoted word links two reports only if their articles share another statement;
//! - two groups merge only if their longest quotations are linked too, so that a chain does not lead
//!   from one statement to another, and a part that fits into two speeches does not make one of them.
//!
//! Work grows with the number of quotations, whoever said them (`benches/statements`).
//!
//! Known limits: a paraphrase that shares no words with the original, and synonyms ("trade",
//! "exchange") without other shared words, stay apart; irony and context are not seen.

use std::collections::BTreeMap;

use crossquote_model::{Article, Polarity, Quotation, Speaker, SpeakerKind, Statement};

use groups::Groups;
use reading::Collection;

mod align;
mod candidates;
mod groups;
mod judge;
mod reading;
mod reasons;
mod thresholds;

/// What an editor wants to be so, whatever the words say: pairs of quotations.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Report the same statement, if they have the same speaker.
    pub together: Vec<(u32, u32)>,
    /// Do not. Where both are wished, together counts.
    pub apart: Vec<(u32, u32)>,
}

/// The statements that `quotations` report: every quotation is in exactly one.
///
/// Sorted by first quotation. Only quotations with the same `speaker` are ever grouped; those of
/// [`SpeakerKind::Unattributed`] speakers never are. [`Quotation::statement`] is not read.
pub fn group(
    articles: &[Article],
    speakers: &[Speaker],
    quotations: &[Quotation],
) -> Vec<Statement> {
    group_as_wished(articles, speakers, quotations, &Wishes::default())
}

/// The same, with wishes held.
pub fn group_as_wished(
    articles: &[Article],
    speakers: &[Speaker],
    quotations: &[Quotation],
    wishes: &Wishes,
) -> Vec<Statement> {
    let collection = Collection::read(articles, quotations);
    let mut by_speaker: BTreeMap<(u32, Polarity), Vec<u32>> = BTreeMap::new();
    for (number, quotation) in quotations.iter().enumerate() {
        by_speaker.entry((quotation.speaker, quotation.polarity)).or_default().push(number as u32);
    }
    let mut groups = Groups::new(&collection);
    // First, so that what is found afterwards joins the whole group or nothing of it.
    groups.hold(wishes);
    for ((speaker, _), members) in &by_speaker {
        let known = speakers.get(*speaker as usize);
        if known.is_some_and(|speaker| speaker.kind != SpeakerKind::Unattributed) {
            groups.merge_speaker(members);
        }
    }
    groups.merge_words();
    groups.statements()
}
