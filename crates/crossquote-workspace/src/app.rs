//! The frame of every page of the workspace, and which page is shown.

use leptos::ev;
use leptos::prelude::*;

use crate::add::AddPage;
use crate::context::{WorkspaceContext, use_workspace};
use crate::library::Elsewhere;
use crate::review::ReviewPage;
use crate::router::{Page, Route};
use crate::save::{Preview, SavePage};
use crate::state::{IntakeStoreFields, Session, SessionStoreFields, WorkspaceStoreFields};
use crossquote_ui::browser::focus::focus_by_id;
use crossquote_ui::browser::window_events::on_window_event;

/// The static first screen of index.html.
const OPENING_SCREEN: &str = "waiting";

/// The workspace.
#[component]
pub(crate) fn App() -> impl IntoView {
    if let Some(opening) = document().get_element_by_id(OPENING_SCREEN) {
        opening.remove();
    }
    let workspace = WorkspaceContext::new();
    provide_context(workspace);
    workspace.library.look();
    workspace.open_named();
    ask_before_leaving(workspace);
    on_window_event(ev::popstate, move |_| workspace.library.name_in_address());
    refuse_stray_files();
    let page = workspace.router.page();
    let content = move || match page.get() {
        Page::Add => view! { <AddPage /> }.into_any(),
        Page::Review => view! { <ReviewPage /> }.into_any(),
        Page::Save => view! { <SavePage /> }.into_any(),
    };
    let skip = |event: web_sys::MouseEvent| {
        // The fragment is the address of a page, so the link moves the focus itself.
        event.prevent_default();
        focus_by_id("main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>
            "Skip to content"
        </a>
        <Header />
        <main id="main" tabindex="-1">
            <div class="page">
                <NothingIsKept />
                <Elsewhere />
                {move || content()}
                <UnderWay />
            </div>
        </main>
        <Preview />
        <Footer />
    }
}

/// The ways to the pages, and to the explorer that this one belongs to.
#[component]
fn Header() -> impl IntoView {
    view! {
        <header class="shell-header">
            <a class="shell-brand" href="../" aria-label="Crossquote, to the published collection">
                <span class="shell-mark" aria-hidden="true">
                    "“”"
                </span>
                "Crossquote"
            </a>
            <nav aria-label="Pages">
                <a href="../" aria-label="Published collection">
                    "Published"
                </a>
                <PageLink to=Route::Add name="Add" label="Add articles" />
                <PageLink to=Route::REVIEW name="Review" />
                <PageLink to=Route::Save name="Save" />
            </nav>
        </header>
    }
}

#[component]
fn PageLink(
    to: Route,
    name: &'static str,
    /// What assistive technology says, where the name alone is too short.
    #[prop(optional)]
    label: Option<&'static str>,
) -> impl IntoView {
    let (shown, page) = (use_workspace().router.page(), to.page());
    view! {
        <a
            href=to.fragment()
            aria-label=label
            aria-current=move || (shown.get() == page).then_some("page")
        >
            {name}
        </a>
    }
}

#[component]
fn Footer() -> impl IntoView {
    view! {
        <footer class="shell-footer">
            <p>
                "Everything is done in this browser: articles are read here, and nothing of them is sent anywhere."
            </p>
            <p>{concat!("Crossquote ", env!("CARGO_PKG_VERSION"), ".")}</p>
        </footer>
    }
}

/// Says, before any work is done, that it will not be kept.
#[component]
fn NothingIsKept() -> impl IntoView {
    let store = use_workspace().store;
    let warning = Memo::new(move |_| store.storage().get().warning());
    let note = move || {
        warning.get().map(|warning| {
            view! {
                <p class="notice" role="note" data-testid="nothing-is-kept">
                    {warning}
                </p>
            }
            .into_any()
        })
    };
    view! { {move || note()} }
}

/// Says that something takes its time: a collection of thousands takes seconds. In sight wherever on the page
/// somebody is.
#[component]
fn UnderWay() -> impl IntoView {
    let WorkspaceContext { store, writing, .. } = use_workspace();
    let is_under_way =
        Memo::new(move |_| writing.get() || store.session().with(Session::is_reading));
    view! {
        <Show when=move || is_under_way.get()>
            <p class="making" role="status">
                "Putting the collection together…"
            </p>
        </Show>
    }
}

/// Has the browser ask before it leaves the page, where that would lose something.
fn ask_before_leaving(workspace: WorkspaceContext) {
    on_window_event(ev::beforeunload, move |event| {
        if would_lose(workspace) {
            event.prevent_default();
            // Some browsers ask only where this is set.
            event.set_return_value("leave");
        }
    });
}

/// Whether something is only on this page: text that was typed, files that are being read, articles that are in no
/// collection, a collection that is not kept as it is.
fn would_lose(workspace: WorkspaceContext) -> bool {
    let store = workspace.store;
    let has_collection = store.session().collection().with_untracked(Option::is_some);
    workspace.draft.with_untracked(|draft| !draft.trim().is_empty())
        || store.intake().files().get_untracked().is_reading()
        || workspace.unkept_articles() > 0
        || has_collection && store.storage().get_untracked().is_at_risk()
}

/// The browser would open a file that is dropped in place of the page, beside the place for it too.
fn refuse_stray_files() {
    on_window_event(ev::dragover, |event| event.prevent_default());
    on_window_event(ev::drop, |event| event.prevent_default());
}
