//! Names of speakers: what lists call them, and whom a typed name means.

use crossquote_model::Dataset;
use crossquote_text::fold;

/// Whom a reviewer has named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamedSpeaker {
    /// The id of a speaker, or the name of a new one.
    pub(super) speaker: String,
    /// What a new one is.
    pub(super) new_speaker: Option<String>,
    pub(super) name: String,
}

/// What a speaker is called; with the id where another one is called the same.
pub(super) fn speaker_label(dataset: &Dataset, number: u32) -> String {
    let speaker = &dataset.speakers[number as usize];
    let namesakes = dataset.speakers.iter().filter(|other| other.name == speaker.name);
    match namesakes.count() {
        1 => speaker.name.clone(),
        _ => format!("{} ({})", speaker.name, speaker.id),
    }
}

/// The numbers of the speakers whose names hold some letters, in any case and with any accents.
pub(super) fn speakers_holding(dataset: &Dataset, letters: &str) -> impl Iterator<Item = u32> {
    let letters = fold(letters.trim());
    let all = (0..).zip(&dataset.speakers);
    all.filter(move |(_, speaker)| letters.is_empty() || fold(&speaker.name).contains(&letters))
        .map(|(number, _)| number)
}

/// Whom a typed name means: the speaker that lists call so, else a new one, of the kind that was chosen. `None` where
/// nothing was typed.
pub(super) fn named_speaker(dataset: &Dataset, typed: &str, kind: &str) -> Option<NamedSpeaker> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let lower = typed.to_lowercase();
    let mut known = (0..).zip(&dataset.speakers).filter(|&(number, speaker)| {
        // Before the label is made, which looks at all others.
        lower.starts_with(&speaker.name.to_lowercase())
            && speaker_label(dataset, number).to_lowercase() == lower
    });
    Some(match known.next() {
        Some((_, speaker)) => NamedSpeaker {
            speaker: speaker.id.clone(),
            new_speaker: None,
            name: speaker.name.clone(),
        },
        None => NamedSpeaker {
            speaker: typed.to_owned(),
            new_speaker: Some(kind.to_owned()),
            name: typed.to_owned(),
        },
    })
}

#[cfg(test)]
mod tests {
    use crossquote_model::Speaker;

    use super::*;

    fn dataset() -> Dataset {
        let speaker = |id: &str, name: &str| Speaker {
            id: id.to_owned(),
            name: name.to_owned(),
            ..Speaker::default()
        };
        Dataset {
            speakers: vec![
                speaker("mara-voss", "Mara Voss"),
                speaker("smith", "Smith"),
                speaker("smith-2", "Smith"),
                speaker("rene", "René Voss"),
            ],
            ..Dataset::default()
        }
    }

    #[test]
    fn namesakes_are_told_apart_by_their_ids() {
        let labels = (0..4).map(|number| speaker_label(&dataset(), number));
        let expected = ["Mara Voss", "Smith (smith)", "Smith (smith-2)", "René Voss"];
        assert_eq!(labels.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn names_are_found_by_letters_in_any_case() {
        for (letters, expected) in [
            ("", vec![0, 1, 2, 3]),
            (" voss ", vec![0, 3]),
            ("RENE", vec![3]),
            ("smith", vec![1, 2]),
            ("nobody", vec![]),
        ] {
            let found = speakers_holding(&dataset(), letters).collect::<Vec<_>>();
            assert_eq!(found, expected, "{letters}");
        }
    }

    #[test]
    fn a_typed_name_is_a_speaker_or_a_new_one() {
        for (typed, expected) in [
            ("", None),
            ("  ", None),
            (" mara voss ", Some(("mara-voss", None))),
            ("Smith (smith-2)", Some(("smith-2", None))),
            // Which of the two is not said.
            ("Smith", Some(("Smith", Some("group")))),
            ("Mara Vossberg", Some(("Mara Vossberg", Some("group")))),
        ] {
            let named = named_speaker(&dataset(), typed, "group");
            let named = named.as_ref().map(|named| (&*named.speaker, named.new_speaker.as_deref()));
            assert_eq!(named, expected, "{typed}");
        }
    }
}
