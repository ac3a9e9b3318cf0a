//! The whole text of an article, a paragraph a line, nothing left out: what is not the article's own
//! is folded.

use crossquote_core::model::{Article, Span};

use crate::element::{El, Inside, el};
use crate::pieces::{Cover, Piece, cut};

/// A paragraph, or lines that are not the article's own.
pub(crate) struct Block {
    pub(crate) span: Span,
    pub(crate) own: bool,
    pub(crate) drawn: El,
}

/// The blocks of a text, its pieces drawn by `draw`.
pub(crate) fn blocks(
    article: &'static Article,
    layers: &[Cover],
    draw: &dyn Fn(Piece) -> Inside,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut boilerplate = article.boilerplate.iter().peekable();
    let mut at = 0;
    while at < article.text.len() {
        if let Some(line) = boilerplate.next_if(|line| line.span.start as usize <= at) {
            let mut whole = line.span;
            // Lines of one reason with nothing but space between them are one fold.
            while let Some(next) = boilerplate.next_if(|next| {
                let between = Span { start: whole.end, end: next.span.start.max(whole.end) };
                next.reason == line.reason && between.of(&article.text).trim().is_empty()
            }) {
                whole = whole.cover(next.span);
            }
            let drawn = folded(article, whole, &line.reason);
            blocks.push(Block { span: whole, own: false, drawn });
            at = at.max(whole.end as usize);
            continue;
        }
        let end = article.text[at..].find('\n').map_or(article.text.len(), |end| at + end + 1);
        let span = Span::new(at, end);
        if !span.of(&article.text).trim().is_empty() {
            let drawn = el("p").children(cut(span, layers).into_iter().map(draw));
            blocks.push(Block { span, own: true, drawn });
        }
        at = end;
    }
    blocks
}

fn folded(article: &'static Article, lines: Span, reason: &'static str) -> El {
    el("details")
        .class("folded")
        .test("folded")
        .child(el("summary").child("Not the article’s own text: ").child(reason))
        .child(el("p").child(lines.of(&article.text).trim()))
}
