//! Two wordings with their differences marked, by more than colour and in words for those who hear the page.

use crossquote_core::compare::Run;
use crossquote_core::model::Kind;
use leptos::prelude::*;

/// Which side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// What the marks mean.
#[component]
pub(crate) fn DiffLegend() -> impl IntoView {}

/// Runs of one side of a comparison, or of a part of it; `text` is of the article that they are in.
#[component]
pub(crate) fn DiffText<'t>(text: &'t str, runs: Vec<Run>, side: Side, kind: Kind) -> AnyView {
    let _ = (text, runs, side, kind);
    ().into_any()
}
