//! Where the workspace is shown, on a page of the explorer.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bridge::{self, BridgeError};
use super::host::WorkspaceHost;
use super::user_collection::UserCollection;
use crate::context::AppContext;
use crate::records::PageTitle;
use crate::router::Route;
use crossquote_ui::browser::hosting;

/// Where people make collections of their own. The workspace draws the page.
#[component]
pub(crate) fn WorkspacePage(title: &'static str) -> impl IntoView {
    let content = if hosting::saved_on().is_some() {
        view! { <NotInSavedFile title /> }.into_any()
    } else {
        view! { <WorkspacePlace title /> }.into_any()
    };
    view! {
        <PageTitle name=title />
        <div class="page page-desk">{content}</div>
    }
}

/// The element that the workspace takes over. Until it is there, it says that it is coming.
#[component]
fn WorkspacePlace(title: &'static str) -> impl IntoView {
    let user_collection = expect_context::<UserCollection>();
    let notices = expect_context::<AppContext>().notices;
    let place = NodeRef::<Div>::new();
    place.on_load(move |place| {
        notices.clear_error();
        spawn_local(async move {
            let host = WorkspaceHost::new(user_collection);
            if let Err(BridgeError(message)) = bridge::open(&place, host.into()).await {
                notices.report_error(message);
            }
        });
    });
    on_cleanup(move || {
        if let Some(place) = place.get_untracked() {
            // Whoever leaves the page is not told where that fails.
            spawn_local(async move {
                let _ = bridge::close(&place).await;
            });
        }
    });
    view! {
        <div class="desk" node_ref=place>
            <div>
                <h1>{title}</h1>
                <p class="lead" role="status">
                    "Loading…"
                </p>
            </div>
        </div>
    }
}

/// The saved explorer carries no workspace, which is larger than itself.
#[component]
fn NotInSavedFile(title: &'static str) -> impl IntoView {
    let published = hosting::published_at().map(|page| {
        let address = page + &Route::Add.fragment();
        view! { <a href=address>"Add articles on the published page"</a> }
    });
    view! {
        <h1>{title}</h1>
        <p data-testid="elsewhere">
            "This explorer was saved in one file, without the program that reads new articles. "
            {published}
        </p>
    }
}
