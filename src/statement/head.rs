//! Whose statement it is, how many print it, since when, and why these are held to be one.

use crossquote_model::{cite, date};
use leptos::prelude::*;

use super::versions::StatementVersions;
use crate::context::use_collection;
use crate::records::{CheckedBadge, SpeakerLink, StatementReasons};
use crate::wording::count;
use crossquote_ui::CollectAnyView;

/// Who said it.
#[component]
pub(super) fn StatementHeading(speaker: u32) -> impl IntoView {
    let role = use_collection().speaker(speaker).role.clone();
    view! {
        <p class="eyebrow">"One statement, as each outlet reports it"</p>
        <h1>
            <SpeakerLink speaker />
            {role.map(|role| view! { <span class="card-role">{role}</span> }.into_any())}
        </h1>
    }
}

/// What is known of the statement as a whole.
#[component]
pub(super) fn StatementFigures<'v>(statement: u32, versions: &'v StatementVersions) -> AnyView {
    let collection = use_collection();
    let record = collection.statement(statement);
    let copies = versions.texts.iter().filter(|articles| articles.len() > 1).map(|articles| {
        let note = format!("{} print nearly the same text and count as one.", sigla(articles));
        view! { <p class="hint">{note}</p> }
    });
    let reasons: Vec<String> = record.links.iter().map(|link| link.reason.clone()).collect();
    view! {
        <p class="lead" data-testid="statement-figures">
            {figures(versions)}
        </p>
        <CheckedBadge checked=record.checked />
        {copies.collect_any_view()}
        <StatementReasons reasons />
    }
    .into_any()
}

/// How many versions, printers and texts there are, and since when.
fn figures(versions: &StatementVersions) -> String {
    let mut figures = vec![
        count(versions.versions.len(), "version"),
        versions.all_printers().counted(),
        count(versions.texts.len(), "independent text"),
    ];
    figures.extend(first_seen(versions));
    figures.join(" · ")
}

/// Since when it is known, where any article states a date. Whoever states none may have been earlier.
fn first_seen(versions: &StatementVersions) -> Option<String> {
    let (date, articles) = versions.first_seen.as_ref()?;
    let (date, sigla) = (date::readable(date), sigla(articles));
    Some(if versions.undated == 0 {
        format!("first seen {date} in {sigla}")
    } else {
        let undated = count(versions.undated as usize, "article");
        format!("earliest date stated: {date} in {sigla} ({undated} without a date)")
    })
}

/// `A, C`
fn sigla(articles: &[u32]) -> String {
    let letters: Vec<String> = articles.iter().map(|&article| cite::siglum(article)).collect();
    letters.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::versions::tests::versions;
    use super::*;

    #[test]
    fn figures_tell_since_when_and_who_states_no_date() {
        let mut versions = versions();
        let counts = "3 versions · 3 outlets · 3 independent texts";
        let told = format!("{counts} · first seen 30 November 2024 in C");
        assert_eq!(figures(&versions), told);
        versions.undated = 1;
        let told = format!(
            "{counts} · earliest date stated: 30 November 2024 in C (1 article without a date)"
        );
        assert_eq!(figures(&versions), told);
        versions.first_seen = None;
        assert_eq!(figures(&versions), counts);
    }
}
