//! The section of the page that holds the table and the buttons that show all of it.

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use super::show_all_articles::ShowAllArticles;
use super::table::Matrix;
use crate::context::{use_collection, use_router};
use crate::wording::NO_QUOTATIONS;
use crossquote_ui::{HorizontalScroll, LongList, ShowAll};

/// Rows that are shown before "show all".
const SPEAKERS_FIRST: usize = 10;

/// Columns that are shown before "show all".
const ARTICLES_FIRST: usize = 12;

/// Who is quoted where.
#[component]
pub(in crate::story) fn SpeakersByArticles() -> impl IntoView {
    let has_quotations = !use_collection().dataset.quotations.is_empty();
    view! {
        <section>
            <h2>"Who is quoted where"</h2>
            {if has_quotations {
                view! { <ExpandableMatrix /> }.into_any()
            } else {
                view! { <p>{NO_QUOTATIONS} "."</p> }.into_any()
            }}
        </section>
    }
}

#[component]
fn ExpandableMatrix() -> impl IntoView {
    let (collection, router) = (use_collection(), use_router());
    let dataset = &collection.dataset;
    let expanded_articles = router.expanded("matrix-articles");
    let speakers =
        LongList::new(dataset.speakers.len(), SPEAKERS_FIRST, router.expanded("matrix-speakers"));
    let articles = LongList::new(dataset.articles.len(), ARTICLES_FIRST, expanded_articles);
    let (head, body) = (AnyNodeRef::new(), AnyNodeRef::new());
    view! {
        <p class="hint">
            "Each number counts the quotations of a speaker in an article, and opens them; what is doubtful is not counted. Dashed: none of them is in quotation marks."
        </p>
        <HorizontalScroll label="Speakers by articles">
            <Matrix speakers articles head body />
        </HorizontalScroll>
        <div class="buttons">
            <ShowAll list=speakers container=body noun="speakers" />
            <ShowAllArticles
                total=dataset.articles.len()
                first=ARTICLES_FIRST
                expanded=expanded_articles
                head
            />
        </div>
    }
}
