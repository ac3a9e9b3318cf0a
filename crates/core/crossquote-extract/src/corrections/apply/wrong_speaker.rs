//! Quotations of somebody else than was found.

use crossquote_model::corrections::find::quotation;
use crossquote_model::corrections::{Corrections, Kind};

use super::given::{Given, Told, sign};
use super::{Editor, needed};

impl Editor<'_> {
    pub(super) fn wrong_speaker(&mut self, corrections: &Corrections) {
        let mut given = Given::new();
        for (index, one) in corrections.wrong_speaker.iter().enumerate() {
            let found = quotation(&self.before.articles, &self.before.quotations, &one.quotation);
            let speaker = self.speaker(&one.speaker, one.new_speaker.as_deref());
            match (found.and_then(|number| needed(number, &one.quotation)), speaker) {
                (Ok(number), Ok(speaker)) => self.attribute(index, number, speaker, &mut given),
                (found, speaker) => {
                    for missing in [found.err(), speaker.err()].into_iter().flatten() {
                        self.problem(Kind::WrongSpeaker, index, missing);
                    }
                }
            }
        }
    }

    /// Gives a quotation to a speaker, unless another correction says otherwise.
    fn attribute(&mut self, index: usize, number: usize, speaker: u32, given: &mut Given<u32>) {
        let told = |editor: &Self, speaker| {
            let name = editor.speaker_name(speaker);
            Told { given: format!("gives it to {name}"), had: format!("its speaker is {name}") }
        };
        let change = [self.before.quotations[number].speaker, speaker];
        if self.gives((Kind::WrongSpeaker, index), number, change, given, told) {
            let quotation = &mut self.dataset.quotations[number];
            quotation.speaker = speaker;
            // The first piece says how the words were found, the last how the speaker was.
            quotation.evidence.truncate(1);
            sign(quotation);
        }
    }
}
