//! Speakers that are one.

use std::collections::BTreeMap;

use crossquote_model::corrections::{Corrections, Kind};
use crossquote_model::{Mention, SpeakerKind};

use super::Editor;

/// Into which speaker each is joined, one step; the last step leads to who is kept.
#[derive(Default)]
struct Joins(BTreeMap<u32, u32>);

impl Joins {
    /// Who is kept of a speaker and all that it is joined with.
    fn end(&self, mut speaker: u32) -> u32 {
        while let Some(&next) = self.0.get(&speaker) {
            speaker = next;
        }
        speaker
    }
}

impl Editor<'_> {
    pub(super) fn same_speaker(&mut self, corrections: &Corrections) {
        let mut joins = Joins::default();
        for (index, one) in corrections.same_speaker.iter().enumerate() {
            self.plan_join(index, &one.speakers, &mut joins);
        }
        for &joined in joins.0.keys() {
            self.join_speaker(joined as usize, joins.end(joined) as usize);
        }
        for quotation in &mut self.dataset.quotations {
            quotation.speaker = joins.end(quotation.speaker);
        }
        self.joined = joins.0.keys().map(|&joined| (joined, joins.end(joined))).collect();
    }

    /// Joins speakers into the first, or says why they cannot be one.
    fn plan_join(&mut self, index: usize, names: &[String], joins: &mut Joins) {
        let kind = Kind::SameSpeaker;
        let mut all = Vec::new();
        for name in names {
            match self.speaker(name, None) {
                Ok(speaker) => all.push(joins.end(speaker)),
                Err(missing) => self.problem(kind, index, missing),
            }
        }
        let nobody = |speaker: &u32| {
            self.dataset.speakers[*speaker as usize].kind == SpeakerKind::Unattributed
        };
        if names.len() < 2 {
            let message = "it names fewer than two speakers".to_owned();
            self.problem(kind, index, (message, "Name two or more".to_owned()));
        } else if all.iter().any(nobody) {
            let message = "`Unattributed` is nobody: different people are behind it".to_owned();
            let remedy = "Write `wrong-speaker` for each quotation whose speaker is known";
            self.problem(kind, index, (message, remedy.to_owned()));
        } else if all.len() == names.len() {
            if all.iter().all(|&other| other == all[0]) {
                self.unneeded(kind, index, "these are one speaker".to_owned());
            }
            for &other in all.iter().filter(|&&other| other != all[0]) {
                joins.0.insert(other, all[0]);
            }
        }
    }

    /// Gives what is known of a speaker to another, who is kept.
    fn join_speaker(&mut self, joined: usize, kept: usize) {
        let moved = std::mem::take(&mut self.dataset.speakers[joined].mentions);
        let role = self.dataset.speakers[joined].role.take();
        let speaker = &mut self.dataset.speakers[kept];
        for mention in moved {
            let same = |known: &&mut Mention| {
                known.article == mention.article && known.form == mention.form
            };
            match speaker.mentions.iter_mut().find(same) {
                Some(known) => known.spans.extend(mention.spans),
                None => speaker.mentions.push(mention),
            }
        }
        for mention in &mut speaker.mentions {
            mention.spans.sort();
            mention.spans.dedup();
        }
        speaker.mentions.sort_by_key(|mention| (mention.article, mention.spans[0]));
        speaker.role = speaker.role.take().or(role);
        speaker.checked = true;
    }
}
