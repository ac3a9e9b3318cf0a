//! The page itself: which sections it has, and when each is drawn.

use leptos::prelude::*;

use super::articles::{ARTICLES_FIRST, ArticleList};
use super::by_article::ByArticle;
use super::head::StoryHead;
use super::matrix::SpeakersByArticles;
use super::shared_statements::SharedStatements;
use crate::context::{use_collection, use_router};
use crate::records::PageTitle;
use crossquote_ui::browser::timing::after_paint;

/// The page of the story.
#[component]
pub(crate) fn StoryPage() -> impl IntoView {
    // Of a large collection, what is far down is drawn a frame later: all at once would hold the page up. On the
    // way back the page is at once as high as it was left, so that it can be scrolled to where it was.
    let is_small = use_collection().article_count() as usize <= ARTICLES_FIRST;
    let lower_half = RwSignal::new(is_small || use_router().has_returned());
    if !lower_half.get_untracked() {
        after_paint(move || {
            let _ = lower_half.try_set(true);
        });
    }
    view! {
        <PageTitle name="Story" />
        <div class="page page-story">
            <StoryHead />
            <ArticleList />
            <SpeakersByArticles />
            <Show when=move || lower_half.get()>
                <LowerHalf />
            </Show>
        </div>
    }
}

#[component]
fn LowerHalf() -> impl IntoView {
    view! {
        <SharedStatements />
        <ByArticle />
    }
}
