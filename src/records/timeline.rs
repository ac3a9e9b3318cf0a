//! When articles appeared, as far as they state it: dates in order, and those without one.

use crossquote_explore::compare;
use crossquote_model::date;
use leptos::prelude::*;

use super::article_name::ArticleLink;
use crate::context::use_collection;
use crossquote_ui::CollectAnyView;
use crossquote_ui::wording::figure;

/// Articles of one date that are named. The others are counted: the pages' own lists have them.
const ARTICLES_NAMED: usize = 6;

/// Dates that are shown; later ones are counted.
const DATES_SHOWN: usize = 60;

/// A section with the articles by date; nothing where none states one.
#[component]
pub(crate) fn TimelineSection(heading: &'static str, articles: Vec<u32>) -> impl IntoView {
    let by_date = compare::by_date(&use_collection().dataset, &articles);
    if by_date.dates.is_empty() {
        return ().into_any();
    }
    let later_dates = by_date.dates.len().saturating_sub(DATES_SHOWN);
    let dates = by_date.dates.into_iter().take(DATES_SHOWN).map(|(date, articles)| {
        let readable = date::readable(&date);
        view! {
            <TimelineEntry articles>
                <time datetime=date>{readable}</time>
            </TimelineEntry>
        }
    });
    let dates = dates.collect_any_view();
    let undated = by_date.undated;
    let undated = (!undated.is_empty()).then(|| {
        view! {
            <TimelineEntry articles=undated class="timeline-undated">
                <span class="fact-missing">"no date stated"</span>
            </TimelineEntry>
        }
    });
    view! {
        <section>
            <h2>{heading}</h2>
            <ol class="timeline" data-testid="timeline">
                {dates}
                <AndMore count=later_dates of="later dates" />
                {undated}
            </ol>
        </section>
    }
    .into_any()
}

/// The articles of one date.
#[component]
fn TimelineEntry(
    articles: Vec<u32>,
    #[prop(optional)] class: Option<&'static str>,
    /// The date, or that there is none.
    children: Children,
) -> impl IntoView {
    let unnamed = articles.len().saturating_sub(ARTICLES_NAMED);
    let named = articles.into_iter().take(ARTICLES_NAMED).map(|article| {
        view! {
            <li>
                <ArticleLink article />
            </li>
        }
    });
    let named = named.collect_any_view();
    view! {
        <li class=class>
            {children()}
            <ul>
                {named}
                <AndMore count=unnamed of="more" />
            </ul>
        </li>
    }
}

/// How many more there are that a list does not name; nothing where there are none.
#[component]
fn AndMore(count: usize, of: &'static str) -> impl IntoView {
    (count > 0).then(|| view! { <li class="hint">{format!("and {} {of}", figure(count))}</li> })
}
