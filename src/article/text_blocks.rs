//! The whole text of an article, a paragraph a line, nothing left out: what is not the article's own is folded.
//!
//! ```text
//! text     By Ann Lee⏎ Share this⏎ ⏎ She agreed.⏎      boilerplate: line 2, “share buttons”
//! blocks   [By Ann Lee⏎] [Share this⏎ ⏎] [She agreed.⏎]   the second is not the article's own
//! ```

use crossquote_model::{Article, Span};
use leptos::prelude::*;

use crossquote_ui::text::{Annotation, Piece, split_into_pieces};

/// A paragraph, or lines that are not the article's own.
pub(crate) struct TextBlock {
    pub(crate) span: Span,
    /// Whether it is the article's own.
    pub(crate) own: bool,
    pub(crate) view: AnyView,
}

/// The blocks of an article's text, which is there, in order. `piece_view` draws the pieces into which the
/// annotations cut the article's own paragraphs.
pub(crate) fn text_blocks(
    article: &Article,
    annotations: &[Annotation],
    piece_view: &dyn Fn(Piece) -> AnyView,
) -> Vec<TextBlock> {
    let blocks = block_spans(article).into_iter().map(|block| {
        let view = match block.boilerplate {
            Some(reason) => {
                let lines = block.span.of(&article.text).trim().to_owned();
                view! { <FoldedLines lines reason=reason.to_owned() /> }.into_any()
            }
            None => {
                let pieces = split_into_pieces(block.span, annotations);
                let pieces: Vec<AnyView> = pieces.into_iter().map(piece_view).collect();
                view! { <p>{pieces}</p> }.into_any()
            }
        };
        TextBlock { span: block.span, own: block.boilerplate.is_none(), view }
    });
    blocks.collect()
}

/// Lines that are not the article's own text, and why.
#[component]
fn FoldedLines(lines: String, reason: String) -> impl IntoView {
    view! {
        <details class="folded" data-testid="folded">
            <summary>"Not the article’s own text: " {reason}</summary>
            <p>{lines}</p>
        </details>
    }
}

/// Where a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct BlockSpan<'a> {
    span: Span,
    /// Why it is not the article's own text; `None` where it is.
    boilerplate: Option<&'a str>,
}

/// The blocks of an article's text. Paragraphs of nothing but space are none.
fn block_spans(article: &Article) -> Vec<BlockSpan<'_>> {
    let text: &str = &article.text;
    let mut blocks = Vec::new();
    let mut boilerplate = article.boilerplate.iter().peekable();
    let mut position = 0;
    while position < text.len() {
        if let Some(line) = boilerplate.next_if(|line| line.span.start as usize <= position) {
            let mut span = line.span;
            // Lines of one reason with nothing but space between them are one fold.
            while let Some(next) = boilerplate.next_if(|next| {
                next.reason == line.reason && is_blank_between(text, span, next.span)
            }) {
                span = span.cover(next.span);
            }
            blocks.push(BlockSpan { span, boilerplate: Some(&line.reason) });
            position = position.max(span.end as usize);
            continue;
        }
        let end = text[position..].find('\n').map_or(text.len(), |end| position + end + 1);
        let span = Span::new(position, end);
        if !span.of(text).trim().is_empty() {
            blocks.push(BlockSpan { span, boilerplate: None });
        }
        position = end;
    }
    blocks
}

fn is_blank_between(text: &str, first: Span, next: Span) -> bool {
    let between = Span { start: first.end, end: next.start.max(first.end) };
    between.of(text).trim().is_empty()
}

#[cfg(test)]
mod tests {
    use crossquote_model::Boilerplate;

    use super::*;

    /// The blocks of a text whose boilerplate is given by its words and reasons: each block's words, with the
    /// reason where it is not the article's own.
    fn blocks(text: &str, boilerplate: &[(&str, &str)]) -> Vec<(String, Option<String>)> {
        let line = |&(words, reason): &(&str, &str)| {
            let start = text.find(words).expect("the words are in the text");
            Boilerplate { span: Span::new(start, start + words.len()), reason: reason.to_owned() }
        };
        let article = Article {
            text: text.into(),
            boilerplate: boilerplate.iter().map(line).collect(),
            ..Article::default()
        };
        let words = |block: BlockSpan<'_>| {
            (block.span.of(text).to_owned(), block.boilerplate.map(str::to_owned))
        };
        block_spans(&article).into_iter().map(words).collect()
    }

    fn own(words: &str) -> (String, Option<String>) {
        (words.to_owned(), None)
    }

    fn folded(words: &str, reason: &str) -> (String, Option<String>) {
        (words.to_owned(), Some(reason.to_owned()))
    }

    #[test]
    fn a_line_is_a_paragraph_and_empty_ones_are_none() {
        assert_eq!(blocks("", &[]), []);
        assert_eq!(blocks(" \n\n", &[]), []);
        assert_eq!(blocks("One.\n\nTwo.", &[]), [own("One.\n"), own("Two.")]);
    }

    #[test]
    fn boilerplate_of_one_reason_is_one_fold() {
        let text = "Share\n\nLike\nOne.\nSign up\nSubscribe\nTwo.";
        assert_eq!(
            blocks(
                text,
                &[
                    ("Share\n", "buttons"),
                    ("Like\n", "buttons"),
                    ("Sign up\n", "newsletter"),
                    ("Subscribe\n", "offer"),
                ]
            ),
            [
                folded("Share\n\nLike\n", "buttons"),
                own("One.\n"),
                folded("Sign up\n", "newsletter"),
                folded("Subscribe\n", "offer"),
                own("Two."),
            ]
        );
    }

    #[test]
    fn words_between_keep_folds_of_one_reason_apart() {
        assert_eq!(
            blocks("Share\nOne.\nLike\n", &[("Share\n", "buttons"), ("Like\n", "buttons")]),
            [folded("Share\n", "buttons"), own("One.\n"), folded("Like\n", "buttons")]
        );
    }
}
