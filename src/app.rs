//! Loading, what every part may ask for, and which page is shown.

use std::sync::Arc;

use leptos::prelude::*;

use crate::article::ArticlePage;
use crate::collection::{self, Collection};
use crate::compare::ComparePage;
use crate::context::{AppContext, use_router};
use crate::embed;
use crate::export::{PrintPage, Printing};
use crate::local::LocalCollectionStrip;
use crate::quotation::QuotationPage;
use crate::quotes::QuotesPage;
use crate::router::{Place, Route, Router, local_collection};
use crate::shell::{EmbeddedFooter, Footer, Header};
use crate::speakers::{SpeakerPage, SpeakersPage};
use crate::statement::StatementPage;
use crate::story::StoryPage;
use crate::unknown::UnknownPage;
use crossquote_ui::browser::hosting;
use crossquote_ui::{CopyNotice, Notices, Remount};

/// The static first screen of index.html.
const OPENING_SCREEN: &str = "waiting";

/// Loads the collection; shows the explorer, or why there is nothing to show, in place of the static first screen.
#[component]
pub(crate) fn App() -> impl IntoView {
    let collection = LocalResource::new(collection::load);
    let shown = move || {
        Suspend::new(async move {
            let loaded = collection.await;
            remove_opening_screen();
            loaded.map(|collection| view! { <Explorer collection /> })
        })
    };
    let failure = |errors: ArcRwSignal<Errors>| {
        let error = errors.get_untracked().into_iter().next();
        error.map(|(_, error)| view! { <LoadFailure message=error.to_string() /> })
    };
    view! {
        <ErrorBoundary fallback=failure>
            <Suspense>{shown}</Suspense>
        </ErrorBoundary>
    }
}

fn remove_opening_screen() {
    if let Some(opening) = document().get_element_by_id(OPENING_SCREEN) {
        opening.remove();
    }
}

/// The explorer of a collection.
#[component]
fn Explorer(collection: Arc<Collection>) -> impl IntoView {
    let notices = Notices::new();
    let wordpress_secret = embed::wordpress_secret();
    let context = AppContext {
        collection: StoredValue::new(collection.clone()),
        router: Router::start(),
        notices,
    };
    provide_context(context);
    provide_context(notices);
    provide_context(Printing::new());
    collection.prepare_index();
    collection.fetch_ahead();
    if embed::is_embedded() {
        embed::speak_with_host(wordpress_secret);
        view! {
            <Main />
            <EmbeddedFooter />
            <CopyNotice />
        }
        .into_any()
    } else {
        view! {
            <SkipLink />
            <Header />
            <LocalCollectionStrip />
            <Main />
            <Footer />
            <CopyNotice />
            <PrintPage />
        }
        .into_any()
    }
}

/// The page that the address asks for.
#[component]
fn Main() -> impl IntoView {
    let router = use_router();
    let page = move || page_at(router.place().get(), router);
    view! {
        <main id="main" tabindex="-1">
            <Remount view=page />
        </main>
    }
}

/// The page of a place, given the choices that are made on it.
fn page_at(place: Place, router: Router) -> AnyView {
    match place {
        Place::Story => view! { <StoryPage /> }.into_any(),
        Place::Quotes => {
            let request = router.choice(|route| match route {
                Route::Quotes(request) => Some(request.clone()),
                _ => None,
            });
            view! { <QuotesPage request /> }.into_any()
        }
        Place::Speakers => view! { <SpeakersPage /> }.into_any(),
        Place::Speaker(id) => view! { <SpeakerPage id /> }.into_any(),
        Place::Compare => {
            let comparison = router.choice(|route| match route {
                Route::Compare(comparison) => Some(comparison.clone()),
                _ => None,
            });
            view! { <ComparePage comparison /> }.into_any()
        }
        Place::Statement(id) => {
            let versions = router.choice(|route| match route {
                Route::Statement { base, with, .. } => Some((base.clone(), with.clone())),
                _ => None,
            });
            view! { <StatementPage id versions /> }.into_any()
        }
        Place::Article(id) => {
            let chosen = router.choice(|route| match route {
                Route::Article { quote, .. } => Some(quote.clone()),
                _ => None,
            });
            view! { <ArticlePage id chosen /> }.into_any()
        }
        Place::Quotation(id) => view! { <QuotationPage id /> }.into_any(),
        Place::Unknown(fragment) => view! { <UnknownPage fragment /> }.into_any(),
    }
}

/// The fragment is the address of a page, so the skip link moves the focus itself.
#[component]
fn SkipLink() -> impl IntoView {
    let skip = |event: web_sys::MouseEvent| {
        event.prevent_default();
        crossquote_ui::browser::focus::focus_by_id("main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>
            "Skip to content"
        </a>
    }
}

/// What a reader sees when there is no dataset to show.
#[component]
fn LoadFailure(message: String) -> impl IntoView {
    let advice = if local_collection().is_some() {
        view! { <OtherCollections /> }.into_any()
    } else {
        "Nothing else is wrong with this page: try to load it again, or tell whoever published it what is said above.".into_any()
    };
    view! {
        <main id="main" class="failure" data-testid="failure">
            <h1>"The collection could not be opened"</h1>
            <p role="alert">{message}</p>
            <p>{advice}</p>
        </main>
    }
}

/// What else can be opened where one of the reader's own collections cannot.
#[component]
fn OtherCollections() -> impl IntoView {
    let workspace = hosting::workspace_address().map(|address| {
        view! {
            " or "
            <a href=address>"see which collections of yours this browser keeps"</a>
        }
        .into_any()
    });
    view! {
        <a href=hosting::page_address()>"Open the published collection"</a>
        {workspace}
        "."
    }
}
