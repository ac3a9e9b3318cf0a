//! Speakers as corrections name them: by id, by name, or as somebody new.

use std::collections::BTreeSet;

use crossquote_model::corrections::find::Missing;
use crossquote_model::ids::Ids;
use crossquote_model::{Speaker, SpeakerKind};
use crossquote_text::fold;

use super::Editor;
use crate::collection::UNATTRIBUTED;

impl Editor<'_> {
    /// The speaker of that id or name. A new one if the correction says of what sort.
    pub(super) fn speaker(&mut self, name: &str, new: Option<&str>) -> Result<u32, Missing> {
        if let Some(known) = self.found_speaker(name)? {
            return Ok(known);
        }
        if let Some(&known) = self.names.get(name) {
            return Ok(known);
        }
        let kind = match new {
            _ if name == UNATTRIBUTED => SpeakerKind::Unattributed,
            None => return Err((format!("there is no speaker “{name}”"), self.similar(name))),
            Some(word) => SpeakerKind::from_name(word).ok_or_else(|| {
                (
                    format!("`new-speaker` is “{word}”"),
                    "Write person, organisation or group".to_owned(),
                )
            })?,
        };
        Ok(self.new_speaker(name, kind))
    }

    /// One that extraction found; `None` where nobody has that id or name.
    fn found_speaker(&self, name: &str) -> Result<Option<u32>, Missing> {
        let speakers = &self.before.speakers;
        let by_id = speakers.iter().position(|speaker| speaker.id == name);
        let mut named = speakers.iter().enumerate().filter(|(_, speaker)| speaker.name == name);
        match (by_id, named.next(), named.next()) {
            (Some(at), ..) | (None, Some((at, _)), None) => Ok(Some(at as u32)),
            (None, Some((_, first)), Some((_, second))) => Err((
                format!("two speakers are called “{name}”"),
                format!("Write the id of the one meant: {}, {}, …", first.id, second.id),
            )),
            (None, None, _) => Ok(None),
        }
    }

    fn new_speaker(&mut self, name: &str, kind: SpeakerKind) -> u32 {
        let taken = self.dataset.speakers.iter().map(|speaker| speaker.id.as_str());
        let id = Ids::besides(taken).speaker(name);
        let number = self.dataset.speakers.len() as u32;
        self.names.insert(name.to_owned(), number);
        self.dataset.speakers.push(Speaker {
            id,
            name: name.to_owned(),
            kind,
            role: None,
            mentions: Vec::new(),
            checked: name != UNATTRIBUTED,
        });
        number
    }

    /// A remedy for a name that nobody has.
    fn similar(&self, name: &str) -> String {
        let words = |name: &str| -> BTreeSet<String> {
            fold(name).split_whitespace().map(str::to_owned).collect()
        };
        let wanted = words(name);
        let shares = |speaker: &&Speaker| !words(&speaker.name).is_disjoint(&wanted);
        let similar: Vec<String> = self
            .before
            .speakers
            .iter()
            .filter(shares)
            .take(3)
            .map(|speaker| format!("“{}”", speaker.name))
            .collect();
        let like = match similar.is_empty() {
            true => String::new(),
            false => format!(", such as {}", similar.join(", ")),
        };
        format!(
            "Write a name as the explorer shows it{like}; for somebody who is quoted nowhere yet \
             add `new-speaker = \"person\"`, \"organisation\" or \"group\""
        )
    }
}
