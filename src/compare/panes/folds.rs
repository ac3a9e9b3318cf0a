//! Which blocks of a text fold: those between paragraphs with a shared statement. A fold says how many words it
//! has, and drops none.

use crossquote_model::Span;
use crossquote_text::words;

use crate::wording::count;

/// A block of a text, as far as folding is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FoldableBlock {
    pub(super) span: Span,
    /// The article's own text.
    pub(super) own: bool,
}

/// Blocks that follow each other and are shown alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// How many blocks.
    pub(super) blocks: usize,
    /// `None` where they stand as they are.
    pub(super) fold: Option<Fold>,
}

/// What a fold has, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fold {
    words: usize,
    /// Those that others have word for word.
    same: usize,
}

impl Fold {
    pub(super) fn summary(self) -> String {
        let same = match self.same {
            0 => String::new(),
            same => format!(", {same} of them word for word the same elsewhere"),
        };
        format!("{} without a shared statement{same}", count(self.words, "word"))
    }
}

/// Divides the blocks of a text. `landmarks`: what shared statements are made of; `same`: words that others have, in
/// spans that do not overlap.
pub(super) fn sections(
    text: &str,
    blocks: &[FoldableBlock],
    landmarks: &[Span],
    same: &[Span],
) -> Vec<Section> {
    let is_landmark = |block: &FoldableBlock| {
        block.own && landmarks.iter().any(|landmark| landmark.overlaps(block.span))
    };
    let mut sections = Vec::new();
    for blocks in blocks.chunk_by(|a, b| !is_landmark(a) && !is_landmark(b)) {
        let fold = if is_landmark(&blocks[0]) { None } else { fold(text, blocks, same) };
        sections.push(Section { blocks: blocks.len(), fold });
    }
    sections
}

/// Signs without words are text too, and no fold: it would say that it has none.
fn fold(text: &str, blocks: &[FoldableBlock], same: &[Span]) -> Option<Fold> {
    let word_count = |span: Span| words(span.of(text)).count();
    let all: usize = blocks.iter().map(|block| word_count(block.span)).sum();
    let same_in = |block: &FoldableBlock| -> usize {
        same.iter().map(|&span| word_count(intersection(span, block.span))).sum()
    };
    let same = blocks.iter().map(same_in).sum();
    (all > 0).then_some(Fold { words: all, same })
}

/// What both spans cover; empty where they do not meet.
fn intersection(a: Span, b: Span) -> Span {
    let start = a.start.max(b.start);
    Span { start, end: a.end.min(b.end).max(start) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "one two\nthree\n***\n“Peace,” he said.\nfour five six\n***\n“War.”\n***\n";

    /// The lines of the text; `boilerplate` are those that are not its own.
    fn blocks(boilerplate: &[usize]) -> Vec<FoldableBlock> {
        let mut end = 0;
        let block = |(line, text): (usize, &str)| {
            let start = end;
            end += text.len();
            FoldableBlock { span: Span::new(start, end), own: !boilerplate.contains(&line) }
        };
        TEXT.split_inclusive('\n').enumerate().map(block).collect()
    }

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn section(blocks: usize, fold: Option<(usize, usize)>) -> Section {
        Section { blocks, fold: fold.map(|(words, same)| Fold { words, same }) }
    }

    #[test]
    fn what_stands_between_landmarks_folds() {
        let landmarks = [span("“Peace,”"), span("“War.”")];
        let same = [span("two\nthree"), span("said.\nfour")];
        let expected = [
            section(3, Some((3, 2))),
            section(1, None),
            section(2, Some((3, 1))),
            section(1, None),
            // A line of signs has no words to count, and stands as it is.
            section(1, None),
        ];
        assert_eq!(sections(TEXT, &blocks(&[]), &landmarks, &same), expected);
    }

    #[test]
    fn without_landmarks_all_is_one_fold() {
        let words = words(TEXT).count();
        assert_eq!(sections(TEXT, &blocks(&[]), &[], &[]), [section(8, Some((words, 0)))]);
        assert_eq!(sections(TEXT, &[], &[], &[]), []);
    }

    #[test]
    fn landmarks_that_follow_each_other_are_sections_of_their_own() {
        let landmarks = [span("“Peace,”"), span("four")];
        let found = sections(TEXT, &blocks(&[]), &landmarks, &[]);
        let lengths: Vec<usize> = found.iter().map(|section| section.blocks).collect();
        assert_eq!(lengths, [3, 1, 1, 3]);
    }

    #[test]
    fn what_is_not_the_article_s_own_is_no_landmark() {
        let landmarks = [span("“War.”")];
        let found = sections(TEXT, &blocks(&[6]), &landmarks, &[]);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_fold_says_what_it_has() {
        for (words, same, expected) in [
            (1, 0, "1 word without a shared statement"),
            (1_200, 0, "1,200 words without a shared statement"),
            (
                9,
                4,
                "9 words without a shared statement, 4 of them word for word the same elsewhere",
            ),
        ] {
            assert_eq!(Fold { words, same }.summary(), expected);
        }
    }
}
