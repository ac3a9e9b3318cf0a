//! Two wordings with their differences marked, by more than colour and in words for those who hear the page.

use crossquote_explore::compare::{Run, Tag};
use crossquote_model::Kind;
use leptos::prelude::*;

use super::quotation_content::Gap;
use crossquote_ui::{CollectAnyView, VisuallyHidden};

/// Which side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// What the marks mean.
#[component]
pub(crate) fn DiffLegend() -> impl IntoView {
    view! {
        <p class="legend hint">
            <del>"left only"</del>
            " "
            <ins>"right only"</ins>
            " "
            <span class="moved">"moved"</span>
            " "
            <span class="own">"[the outlet’s own mark]"</span>
            " · punctuation and case are not counted as differences"
        </p>
    }
}

/// Runs of one side of a comparison, or of a part of it. The view has its own words: it borrows nothing of what it
/// is given (`use<>`).
#[component]
pub(crate) fn DiffText<'t>(
    /// The text of the article that the runs are in.
    text: &'t str,
    runs: Vec<Run>,
    side: Side,
    /// Direct quotations are set in the type of quoted words.
    kind: Kind,
) -> impl IntoView + use<> {
    let class = if kind == Kind::Direct { "said piece-quoted" } else { "said" };
    let segments = segments(text, &runs).into_iter().map(|segment| {
        let gap = segment.follows_gap.then(|| view! { <Gap /> });
        let words = run_view(segment.tag, segment.words.to_owned(), side);
        view! {
            {gap}
            {words}
            {segment.space.to_owned()}
        }
    });
    view! { <span class=class>{segments.collect_any_view()}</span> }
}

/// A run as it is shown.
#[derive(Debug, PartialEq)]
struct Segment<'t> {
    /// The attribution interrupts the quotation before it.
    follows_gap: bool,
    tag: Tag,
    words: &'t str,
    /// What is behind the words: it is no part of what differs.
    space: &'t str,
}

fn segments<'t>(text: &'t str, runs: &[Run]) -> Vec<Segment<'t>> {
    let mut end_before = None;
    let segment = |run: &Run| {
        let whole = run.span.of(text);
        let (words, space) = whole.split_at(whole.trim_end().len());
        let follows_gap = end_before.is_some_and(|end| end != run.span.start);
        end_before = Some(run.span.end);
        Segment { follows_gap, tag: run.tag, words, space }
    };
    runs.iter().map(segment).collect()
}

fn run_view(tag: Tag, words: String, side: Side) -> AnyView {
    match tag {
        Tag::Same => view! { <span>{words}</span> }.into_any(),
        Tag::OnlyHere => only_here(side, None, words),
        Tag::Inserted => only_here(side, Some("own"), words),
        Tag::Moved => {
            let words = with_spoken_label(" [moved: ", words);
            view! { <span class="moved">{words}</span> }.into_any()
        }
        Tag::Cut => {
            let words = with_spoken_label(" [marked as cut: ", words);
            view! { <span class="own">{words}</span> }.into_any()
        }
    }
}

/// Words that stand on one side only.
fn only_here(side: Side, class: Option<&'static str>, words: String) -> AnyView {
    match side {
        Side::Left => {
            let words = with_spoken_label(" [only left: ", words);
            view! { <del class=class>{words}</del> }.into_any()
        }
        Side::Right => {
            let words = with_spoken_label(" [only right: ", words);
            view! { <ins class=class>{words}</ins> }.into_any()
        }
    }
}

/// Words between brackets that screen readers read.
fn with_spoken_label(label: &'static str, words: String) -> impl IntoView {
    view! {
        <VisuallyHidden>{label}</VisuallyHidden>
        {words}
        <VisuallyHidden>"] "</VisuallyHidden>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossquote_model::Span;

    #[test]
    fn a_gap_stands_where_runs_do_not_join_up_and_space_behind_words_is_not_marked() {
        let text = "“We trade ,” he said, “now.”";
        let run = |tag, words: &str| {
            let start = text.find(words).unwrap();
            Run { tag, span: Span::new(start, start + words.len()) }
        };
        let runs =
            [run(Tag::Same, "“We "), run(Tag::OnlyHere, "trade ,” "), run(Tag::Same, "“now.”")];
        let segment = |follows_gap, tag, words, space| Segment { follows_gap, tag, words, space };
        let expected = [
            segment(false, Tag::Same, "“We", " "),
            segment(false, Tag::OnlyHere, "trade ,”", " "),
            segment(true, Tag::Same, "“now.”", ""),
        ];
        assert_eq!(segments(text, &runs), expected);
        assert_eq!(segments(text, &[]), []);
    }
}
