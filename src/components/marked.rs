//! Two wordings with their differences marked, by more than colour and in words for those who hear the
//! page.

use crossquote_core::compare::{Run, Tag};
use crossquote_core::model::Kind;

use crate::components::said::gap;
use crate::element::{El, el, unseen};

/// Which side of a comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// What the marks mean.
pub(crate) fn legend() -> El {
    el("p")
        .class("legend hint")
        .child(el("del").child("left only"))
        .child(" ")
        .child(el("ins").child("right only"))
        .child(" ")
        .child(el("span").class("moved").child("moved"))
        .child(" ")
        .child(el("span").class("own").child("[the outlet’s own mark]"))
        .child(" · punctuation and case are not counted as differences")
}

/// Runs of one side, or of a part of it.
pub(crate) fn marked<'r>(
    text: &'static str,
    runs: impl Iterator<Item = &'r Run>,
    side: Side,
    kind: Kind,
) -> El {
    let (tag, before) = match side {
        Side::Left => ("del", " [only left: "),
        Side::Right => ("ins", " [only right: "),
    };
    let mut marked =
        el("span").class(if kind == Kind::Direct { "said piece-quoted" } else { "said" });
    let mut end = None;
    for run in runs {
        let words = run.span.of(text);
        let interrupted = end.is_some_and(|end| end != run.span.start);
        end = Some(run.span.end);
        // The space behind a run is not part of what differs.
        let (words, space) = words.split_at(words.trim_end().len());
        let told =
            |element: El, before| element.child(unseen(before)).child(words).child(unseen("] "));
        let run = match run.tag {
            Tag::Same => el("span").child(words),
            Tag::OnlyHere => told(el(tag), before),
            Tag::Inserted => told(el(tag).class("own"), before),
            Tag::Moved => told(el("span").class("moved"), " [moved: "),
            Tag::Cut => told(el("span").class("own"), " [marked as cut: "),
        };
        marked = marked.child(interrupted.then(gap)).child(run).child(space);
    }
    marked
}
