//! The page of the review.

use leptos::prelude::*;

use super::article::ArticlesView;
use super::bar::ReviewBar;
use super::corrections::CorrectionsView;
use super::dataset::ReviewedDataset;
use super::keys::listen_for_undo_keys;
use super::no_collection::NoCollection;
use super::problems::Problems;
use super::reviewer::ReviewerField;
use super::speakers::SpeakersView;
use super::state::ReviewView;
use super::views::ViewSwitch;
use crate::context::use_workspace;
use crate::router::Route;
use crate::state::{SessionStoreFields, WorkspaceStoreFields};
use crossquote_ui::Remount;

/// The review of the collection, where there is one.
#[component]
pub(crate) fn ReviewPage() -> impl IntoView {
    document().set_title("Review – Crossquote");
    let collection = use_workspace().store.session().collection();
    let is_there = Memo::new(move |_| collection.with(Option::is_some));
    let content = move || {
        if is_there.get() {
            view! { <Review /> }.into_any()
        } else {
            view! { <NoCollection title="Review" /> }.into_any()
        }
    };
    view! { {move || content()} }
}

#[component]
fn Review() -> impl IntoView {
    let workspace = use_workspace();
    provide_context(ReviewedDataset::new(workspace));
    listen_for_undo_keys(workspace);
    let (route, view) = (workspace.router.route(), workspace.review.view);
    Effect::new(move || {
        // Who comes to an article is shown it.
        if matches!(route.get(), Route::Review { article: Some(_) }) {
            view.set(ReviewView::Articles);
        }
    });
    let shown = Memo::new(move |_| view.get());
    let part = move || match shown.get() {
        ReviewView::Articles => view! { <ArticlesView /> }.into_any(),
        ReviewView::Speakers => view! { <SpeakersView /> }.into_any(),
        ReviewView::Corrections => view! { <CorrectionsView /> }.into_any(),
    };
    view! {
        <div class="review">
            <Heading />
            <ReviewBar />
            <Problems />
            <div class="review-head">
                <ViewSwitch />
                <ReviewerField />
            </div>
            {move || part()}
        </div>
    }
}

#[component]
fn Heading() -> impl IntoView {
    let collection = use_workspace().store.session().collection();
    let title = Memo::new(move |_| {
        collection.with(|collection| {
            collection.as_ref().map(|collection| collection.contents.title.clone())
        })
    });
    view! {
        <h1>
            <Remount view=move || view! { <span>"Review: " {title.get()}</span> } />
        </h1>
    }
}
