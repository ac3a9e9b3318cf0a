//! Once quotations and speakers are corrected: what went is dropped, and the rest brought into the
//! order of a dataset.

use crate::collection::related;

use super::Editor;

impl Editor<'_> {
    pub(super) fn settle(&mut self) {
        let dataset = &mut self.dataset;
        let mut number = 0;
        dataset.quotations.retain(|_| {
            number += 1;
            !self.removed.contains_key(&(number - 1))
        });
        dataset
            .quotations
            .sort_by_key(|one| (one.article, one.content[0], one.cue.first().copied()));
        self.settle_speakers();
    }

    /// Drops speakers without quotations, and orders the others by how many they have.
    fn settle_speakers(&mut self) {
        let dataset = &mut self.dataset;
        let mut counts = vec![0_usize; dataset.speakers.len()];
        for quotation in &dataset.quotations {
            counts[quotation.speaker as usize] += 1;
        }
        let mut order: Vec<usize> =
            (0..dataset.speakers.len()).filter(|&speaker| counts[speaker] > 0).collect();
        order.sort_by(|&x, &y| {
            let id = |speaker: usize| &dataset.speakers[speaker].id;
            counts[y].cmp(&counts[x]).then_with(|| id(x).cmp(id(y)))
        });
        let mut place = vec![0_u32; dataset.speakers.len()];
        for (at, &speaker) in order.iter().enumerate() {
            place[speaker] = at as u32;
        }
        for quotation in &mut dataset.quotations {
            quotation.speaker = place[quotation.speaker as usize];
        }
        // Speakers that were joined have the relations of both, but none to themselves; one of whom
        // no quotation is left has none.
        let related = std::mem::take(&mut dataset.related);
        dataset.related = related::settled(related, |speaker| {
            let speaker = self.joined.get(&speaker).copied().unwrap_or(speaker);
            (counts[speaker as usize] > 0).then(|| place[speaker as usize])
        });
        dataset.speakers = order.iter().map(|&at| dataset.speakers[at].clone()).collect();
    }
}
