//! Quotations that were not found.

use crossquote_model::corrections::find::{Missing, agreement, place, shown};
use crossquote_model::corrections::{Corrections, EDITOR, Kind, MissedQuotation};
use crossquote_model::ids::Ids;
use crossquote_model::{Evidence, Quotation};

use super::Editor;
use super::text::{nearest, paragraph, sentences, unmarked, with_marks, within_marks};
use crate::attributions;

/// What an added quotation agrees with at least, in ten-thousandths, to be held to be found already.
const SAME_WORDS: u64 = 9_000;

/// What it may agree with at most to be another one, such as one within the other.
const OTHER_WORDS: u64 = 5_000;

impl Editor<'_> {
    pub(super) fn missed_quotation(&mut self, corrections: &Corrections) {
        let taken = self.before.quotations.iter().map(|quotation| quotation.id.as_str());
        let mut ids = Ids::besides(taken);
        for (index, one) in corrections.missed_quotation.iter().enumerate() {
            let speaker = self.speaker(&one.speaker, one.new_speaker.as_deref());
            match speaker.and_then(|speaker| self.missed(one, speaker)) {
                Ok(made) => self.add(index, made, &mut ids),
                Err(missing) => self.problem(Kind::MissedQuotation, index, missing),
            }
        }
    }

    /// Adds a quotation, unless one with about these words is there.
    fn add(&mut self, index: usize, mut made: Quotation, ids: &mut Ids) {
        let kind = Kind::MissedQuotation;
        let content = made.content[0];
        let like = |(number, other): &(usize, &Quotation)| {
            other.article == made.article
                && !self.removed.contains_key(number)
                && agreement(other, content) > OTHER_WORDS
        };
        let Some((_, found)) = self.dataset.quotations.iter().enumerate().find(like) else {
            let article = &self.dataset.articles[made.article as usize];
            made.id = ids.quotation(&article.id, content.of(&article.text));
            self.dataset.quotations.push(made);
            return;
        };
        let name = self.speaker_name(found.speaker);
        if agreement(found, content) >= SAME_WORDS && found.speaker == made.speaker {
            let message = format!("a quotation of {name} is found there");
            self.unneeded(kind, index, message);
        } else {
            let message = format!("a quotation of {name} is found there already");
            let remedy = "If its speaker is wrong, write `wrong-speaker`; if its words are, \
                          remove it by `not-a-quotation` beside this";
            self.problem(kind, index, (message, remedy.to_owned()));
        }
    }

    /// The quotation that a correction adds; its id is still empty.
    fn missed(&self, one: &MissedQuotation, speaker: u32) -> Result<Quotation, Missing> {
        let (article, span) = place(&self.before.articles, &one.quotation)?;
        let text = &self.before.articles[article as usize].text;
        let content = with_marks(text, span);
        let paragraph = paragraph(text, content);
        let near = |words: &Option<String>, what: &str| match words {
            Some(words) => nearest(text, paragraph, content, words)
                .map(|span| vec![span])
                .ok_or_else(|| not_there(words, what)),
            None => Ok(vec![]),
        };
        let (source, cue) = (near(&one.source, "source")?, near(&one.cue, "cue")?);
        let quoted = within_marks(text, content);
        let outside = unmarked(text, content, &quoted);
        let whole = source.iter().chain(&cue).fold(content, |whole, span| whole.cover(*span));
        Ok(Quotation {
            id: String::new(),
            article,
            kind: attributions::kind(&quoted, outside),
            polarity: one.polarity,
            content: vec![content],
            quoted,
            cue,
            source,
            speaker,
            to: None,
            context: sentences(text, paragraph, whole),
            confidence: 100,
            evidence: vec![Evidence { rule: EDITOR.to_owned(), spans: vec![] }],
            statement: 0,
            checked: true,
        })
    }
}

/// Why the source or cue of a correction does not fit.
fn not_there(words: &str, what: &str) -> Missing {
    (
        format!("its paragraph does not hold “{}”, the {what}", shown(words)),
        format!("Copy the {what} from the paragraph, outside the quotation, or leave it out"),
    )
}
