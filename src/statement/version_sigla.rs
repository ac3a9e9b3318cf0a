//! Who prints a version, in letters.

use crossquote_explore::compare::Version;
use leptos::prelude::*;

use crate::records::Siglum;
use crossquote_ui::CollectAnyView;

/// The articles' letters, with the number of the version where an article has several.
#[component]
pub(super) fn VersionSigla<'v>(version: &'v Version) -> AnyView {
    let letters = version.siglum.split(' ').zip(&version.reports).map(|(letter, report)| {
        view! { <Siglum article=report.article letter=letter.to_owned() /> }
    });
    view! { <span class="sigla">{letters.collect_any_view()}</span> }.into_any()
}
