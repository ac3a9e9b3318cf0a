//! The bar of the review: undo and redo, the explorer, files, and where the collection is kept.

use crossquote_library::LibraryError;
use leptos::ev::MouseEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::dataset::use_reviewed_dataset;
use crate::context::{WorkspaceContext, use_workspace};
use crate::state::{Direction, SessionStoreFields, Storage, WorkspaceStoreFields};
use crossquote_ui::browser::focus::hand_focus_on;
use crossquote_ui::wording::count;

const CORRECTIONS_FIELD: &str = "review-import";

/// The buttons of the bar.
const BUTTONS: &str = ".review-bar button";

/// The bar.
#[component]
pub(super) fn ReviewBar() -> impl IntoView {
    let workspace = use_workspace();
    view! {
        <div class="review-bar">
            <p class="buttons">
                <StepButton direction=Direction::Undo name="Undo" />
                <StepButton direction=Direction::Redo name="Redo" />
                <button class="action main" on:click=move |_| workspace.show()>
                    "Show who said what"
                </button>
                <button class="action" on:click=move |_| workspace.offer_corrections()>
                    "Export corrections"
                </button>
                <ImportCorrections />
                <KeepButton />
            </p>
            <StateOfReview />
        </div>
    }
}

/// Goes a step back, or forth again, where there is one; its title is the step in words. Where there is none, or
/// while another one is being taken, it does nothing, and can still have the focus, which it would lose with the
/// last step.
#[component]
fn StepButton(direction: Direction, name: &'static str) -> impl IntoView {
    let workspace = use_workspace();
    let dataset = use_reviewed_dataset();
    let step = Memo::new(move |_| {
        // The history goes back when that is asked for, what is shown does when it is done.
        dataset.track();
        let history = workspace.store.session().history();
        history.with_untracked(|history| history.next(direction).map(str::to_owned))
    });
    view! {
        <button
            class="action"
            data-step=name
            title=move || step.get()
            aria-disabled=move || (step.with(Option::is_none) || workspace.waits()).to_string()
            on:click=move |_| workspace.go(direction)
        >
            {name}
        </button>
    }
}

/// Takes the corrections of a file in place of those of before.
#[component]
fn ImportCorrections() -> impl IntoView {
    let workspace = use_workspace();
    let field = NodeRef::<Input>::new();
    let import = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let file = field.files().and_then(|files| files.get(0));
        // So that the same file can be chosen again.
        field.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await;
            match text.ok().and_then(|text| text.as_string()) {
                Some(text) => workspace.import_corrections(text),
                None => workspace.complain("The file cannot be read."),
            }
        });
    };
    view! {
        <span>
            <input
                type="file"
                id=CORRECTIONS_FIELD
                accept=".toml"
                class="hidden"
                data-testid="review-import"
                node_ref=field
                on:change=import
            />
            <label class="action" for=CORRECTIONS_FIELD>
                "Import corrections"
            </label>
        </span>
    }
}

/// A way on where the collection could not be kept.
#[component]
fn KeepButton() -> impl IntoView {
    let storage = use_workspace().store.storage();
    let failure = Memo::new(move |before: Option<&Option<LibraryError>>| match storage.get() {
        Storage::Failed(error) => Some(error),
        // It may fail again: the button stays, and the focus with it.
        Storage::Keeping => before.copied().flatten(),
        _ => None,
    });
    let button = move || {
        failure.get().map(|failure| {
            let (name, keep): (_, fn(WorkspaceContext)) = match failure {
                LibraryError::ChangedElsewhere => {
                    ("Keep as a copy", WorkspaceContext::keep_as_copy)
                }
                _ => ("Try to keep it again", WorkspaceContext::keep),
            };
            view! { <TryButton name keep /> }.into_any()
        })
    };
    view! { {move || button()} }
}

/// Tries to keep the collection, unless that is being tried.
#[component]
fn TryButton(name: &'static str, keep: fn(WorkspaceContext)) -> impl IntoView {
    let workspace = use_workspace();
    let storage = workspace.store.storage();
    let is_keeping = Memo::new(move |_| storage.get() == Storage::Keeping);
    let hand_on = hand_focus_on(BUTTONS);
    let press = move |event: MouseEvent| {
        if !is_keeping.get_untracked() {
            hand_on(&event);
            keep(workspace);
        }
    };
    view! {
        <button
            class="action"
            aria-disabled=move || is_keeping.get().to_string()
            on:click=press
        >
            {name}
        </button>
    }
}

/// How many corrections there are, and whether the browser keeps them.
#[component]
fn StateOfReview() -> impl IntoView {
    let store = use_workspace().store;
    let dataset = use_reviewed_dataset();
    let number = Memo::new(move |_| {
        dataset.track();
        store.session().history().with_untracked(|history| history.corrections().count())
    });
    let sentence = move || {
        let storage = store.storage().get().sentence();
        format!("{}. {storage}", count(number.get(), "correction"))
    };
    view! {
        <p class="hint" role="status" data-testid="review-state">
            {move || sentence()}
        </p>
    }
}
