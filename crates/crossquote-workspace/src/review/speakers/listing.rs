//! Which speakers are listed, and what the list says of them.

use crossquote_model::Dataset;

use crate::review::speaker_names::{speaker_label, speakers_holding};
use crossquote_ui::wording::{count, speaker_kind};

/// Names that are listed, besides those that are ticked: of thousands nobody reads all.
const LISTED: usize = 100;

/// A speaker with all that its row shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct ListedSpeaker {
    pub(super) id: String,
    pub(super) label: String,
    /// `person, 3 quotations, checked`
    pub(super) about: String,
}

/// The list, and how much of all it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SpeakerListing {
    pub(super) figures: String,
    pub(super) speakers: Vec<ListedSpeaker>,
}

impl SpeakerListing {
    /// The most quoted of those whose names hold what is searched for, by name. Those that are ticked stay in sight
    /// while another is looked for.
    pub(super) fn new(dataset: &Dataset, search: &str, ticked: &[String]) -> SpeakerListing {
        let found: Vec<u32> = speakers_holding(dataset, search).collect();
        let figures = figures(dataset.speakers.len(), found.len(), search.trim());
        let mut listed: Vec<u32> = found.into_iter().take(LISTED).collect();
        let ticked = (0..).zip(&dataset.speakers).filter(|(_, one)| ticked.contains(&one.id));
        let others = ticked.map(|(number, _)| number).filter(|number| !listed.contains(number));
        let others: Vec<u32> = others.collect();
        listed.extend(others);
        listed.sort_by_key(|&number| dataset.speakers[number as usize].name.to_lowercase());
        let mut quotations = vec![0; dataset.speakers.len()];
        for quotation in &dataset.quotations {
            quotations[quotation.speaker as usize] += 1;
        }
        let speakers = listed.into_iter().map(|number| {
            let speaker = &dataset.speakers[number as usize];
            let checked = if speaker.checked { ", checked" } else { "" };
            let quotations = count(quotations[number as usize], "quotation");
            ListedSpeaker {
                id: speaker.id.clone(),
                label: speaker_label(dataset, number),
                about: format!("{}, {quotations}{checked}", speaker_kind(speaker.kind)),
            }
        });
        SpeakerListing { figures, speakers: speakers.collect() }
    }
}

/// How many speakers there are, and how many of those that were found are listed.
fn figures(all: usize, found: usize, search: &str) -> String {
    let total = count(all, "speaker");
    match (search.is_empty(), found) {
        (_, 0) if !search.is_empty() => format!("No name of {total} holds “{search}”."),
        (true, found) if found <= LISTED => format!("{total}."),
        (true, _) => format!("{total}; the {LISTED} most quoted are listed. Type to find others."),
        (false, found) if found > LISTED => {
            format!("{found} of {total}; the {LISTED} most quoted are listed.")
        }
        (false, found) => format!("{found} of {total}."),
    }
}

#[cfg(test)]
mod tests {
    use crossquote_model::{Quotation, Speaker, SpeakerKind};

    use super::*;

    #[test]
    fn figures_say_how_many_are_listed() {
        for (all, found, search, expected) in [
            (0, 0, "", "0 speakers."),
            (1, 1, "", "1 speaker."),
            (100, 100, "", "100 speakers."),
            (
                2_000,
                2_000,
                "",
                "2,000 speakers; the 100 most quoted are listed. Type to find others.",
            ),
            (2_000, 150, "a", "150 of 2,000 speakers; the 100 most quoted are listed."),
            (2_000, 3, "voss", "3 of 2,000 speakers."),
            (2_000, 0, "xyz", "No name of 2,000 speakers holds “xyz”."),
        ] {
            assert_eq!(figures(all, found, search), expected);
        }
    }

    #[test]
    fn those_that_are_ticked_stay_in_sight() {
        let speaker = |name: &str| Speaker {
            id: name.to_lowercase(),
            name: name.to_owned(),
            kind: SpeakerKind::Person,
            checked: name == "Zoe",
            ..Speaker::default()
        };
        let quotation = |speaker| Quotation { speaker, ..Quotation::default() };
        let dataset = Dataset {
            speakers: ["Zoe", "Adam", "Bea"].map(speaker).into(),
            quotations: [0, 0, 2].map(quotation).into(),
            ..Dataset::default()
        };
        let labels = |search: &str, ticked: &[&str]| {
            let ticked: Vec<String> = ticked.iter().map(|&id| id.to_owned()).collect();
            let listing = SpeakerListing::new(&dataset, search, &ticked);
            listing.speakers.into_iter().map(|speaker| speaker.label).collect::<Vec<_>>()
        };
        assert_eq!(labels("", &[]), ["Adam", "Bea", "Zoe"]);
        assert_eq!(labels("be", &[]), ["Bea"]);
        assert_eq!(labels("be", &["zoe", "bea"]), ["Bea", "Zoe"]);
        let zoe = SpeakerListing::new(&dataset, "zoe", &[]).speakers.remove(0);
        assert_eq!(zoe.about, "person, 2 quotations, checked");
    }
}
