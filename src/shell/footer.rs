//! The footer of every page: what the explorer is, what can be taken along of it, what could not be done.

use crossquote_model::dataset;
use crossquote_model::date;
use leptos::prelude::*;

use super::save_link::SaveLink;
use super::shortcuts::Shortcuts;
use crate::context::use_collection;
use crate::embed::EmbedThisView;
use crate::export::ExportMenu;
use crate::wording::count;
use crossquote_ui::ErrorNotice;
use crossquote_ui::browser::hosting;

/// The footer of every page but in a frame.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let collection = use_collection();
    let found = format!(
        "{} found by machine in {}. It misses some and gets some wrong: every one can be checked in \
         its article.",
        count(collection.dataset.quotations.len(), "quotation"),
        count(collection.dataset.articles.len(), "article"),
    );
    let versions = format!(
        "Everything runs in your browser: no server, no cookies, no tracking. The articles belong \
         to their publishers. Crossquote {}, dataset format {}.",
        env!("CARGO_PKG_VERSION"),
        dataset::VERSION,
    );
    // Only what the page came with can be embedded, and is in the file beside it.
    let take_along = collection.is_published().then(|| view! { <TakeAlong /> }.into_any());
    view! {
        <footer class="shell-footer">
            <p>{found}</p>
            <p>{versions}</p>
            <SavedOn />
            <div class="shell-actions">
                {take_along}
                <ExportMenu />
            </div>
            <ErrorNotice />
            <Shortcuts />
        </footer>
    }
}

/// The ways to take the published collection along: in a frame, in a file.
#[component]
fn TakeAlong() -> impl IntoView {
    view! {
        <EmbedThisView />
        <SaveLink />
    }
}

/// The day on which this file was saved; nothing where the explorer is published.
#[component]
fn SavedOn() -> impl IntoView {
    hosting::saved_on().map(|day| {
        let day = date::readable(&day);
        view! {
            <p data-testid="saved-on">
                {format!(
                    "Saved in this file on {day}: it needs no network, and changes nothing that is saved.",
                )}
            </p>
        }
    })
}
