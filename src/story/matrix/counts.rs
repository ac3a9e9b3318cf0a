//! Counts behind the table. A speaker's are made when their row is shown, of the articles that quote them alone: a
//! whole table of thousands of speakers in a thousand articles would take a hundred megabytes.

use std::collections::BTreeMap;

use crossquote_model::{Kind, Quotation};

use crate::collection::Collection;

/// Sizes of the discs, `disc-1` to `disc-5` in story.css.
const DISC_SIZES: f32 = 5.0;

/// Quotations of one speaker in one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CellCount {
    pub(super) all: usize,
    /// Those that have words in quotation marks.
    pub(super) in_marks: usize,
}

/// The quotations of one speaker, counted by article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SpeakerCounts {
    by_article: BTreeMap<u32, CellCount>,
}

impl SpeakerCounts {
    /// Counts the quotations of a speaker.
    pub(super) fn new<'q>(quotations: impl IntoIterator<Item = &'q Quotation>) -> SpeakerCounts {
        let mut by_article: BTreeMap<u32, CellCount> = BTreeMap::new();
        for quotation in quotations {
            let count = by_article.entry(quotation.article).or_default();
            count.all += 1;
            count.in_marks += usize::from(quotation.kind != Kind::Indirect);
        }
        SpeakerCounts { by_article }
    }

    pub(super) fn in_article(&self, article: u32) -> CellCount {
        self.by_article.get(&article).copied().unwrap_or_default()
    }

    /// In all articles.
    pub(super) fn total(&self) -> usize {
        self.by_article.values().map(|count| count.all).sum()
    }

    /// In the article that quotes the speaker most often.
    pub(super) fn largest(&self) -> usize {
        self.by_article.values().map(|count| count.all).max().unwrap_or(0)
    }
}

impl CellCount {
    /// The classes of the disc, where `largest` is the largest count of the table: the size grows with the square
    /// root, so that it is the area that shows the count. Classes and not a style, which the content policy forbids.
    pub(super) fn disc_class(self, largest: usize) -> String {
        let share = self.all as f32 / largest.max(1) as f32;
        let size = (share.sqrt() * DISC_SIZES).ceil() as u8;
        let reported = if self.in_marks == 0 { " disc-reported" } else { "" };
        format!("disc disc-{size}{reported}")
    }

    /// How many of them have quotation marks, in words.
    pub(super) fn marks_in_words(self) -> String {
        match self.in_marks {
            0 => "no quotation marks".to_owned(),
            number => format!("{number} in quotation marks"),
        }
    }
}

/// Counts the quotations of one speaker, the doubtful ones left out.
pub(super) fn speaker_counts(collection: &Collection, speaker: u32) -> SpeakerCounts {
    let quotations = collection.listed(collection.quotations_by(speaker), false);
    SpeakerCounts::new(quotations.into_iter().map(|quotation| collection.quotation(quotation)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotation(article: u32, kind: Kind) -> Quotation {
        Quotation { article, kind, ..Quotation::default() }
    }

    #[test]
    fn quotations_are_counted_by_article_and_by_quotation_marks() {
        let quotations = [
            quotation(0, Kind::Direct),
            quotation(0, Kind::Indirect),
            quotation(0, Kind::Mixed),
            quotation(7, Kind::Indirect),
        ];
        let counts = SpeakerCounts::new(&quotations);
        assert_eq!(counts.in_article(0), CellCount { all: 3, in_marks: 2 });
        assert_eq!(counts.in_article(7), CellCount { all: 1, in_marks: 0 });
        assert_eq!(counts.in_article(3), CellCount::default());
        assert_eq!((counts.total(), counts.largest()), (4, 3));
    }

    #[test]
    fn a_speaker_without_quotations_counts_nothing() {
        let counts = SpeakerCounts::new(&[]);
        assert_eq!((counts.total(), counts.largest()), (0, 0));
    }

    #[test]
    fn the_area_of_a_disc_shows_the_count() {
        let cases = [
            ((1, 1), 1, "disc disc-5"),
            ((1, 1), 100, "disc disc-1"),
            ((25, 3), 100, "disc disc-3"),
            ((100, 0), 100, "disc disc-5 disc-reported"),
            ((1, 0), 25, "disc disc-1 disc-reported"),
        ];
        for ((all, in_marks), largest, class) in cases {
            assert_eq!(
                CellCount { all, in_marks }.disc_class(largest),
                class,
                "{all} of {largest}"
            );
        }
    }

    #[test]
    fn quotation_marks_are_told_in_words() {
        let in_words = |in_marks| CellCount { all: 9, in_marks }.marks_in_words();
        assert_eq!(in_words(0), "no quotation marks");
        assert_eq!(in_words(2), "2 in quotation marks");
    }
}
