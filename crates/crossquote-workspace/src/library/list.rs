//! The collections that this browser keeps, to be opened or deleted.

use crossquote_library::KeptCollection;
use js_sys::{Date, Object, Reflect};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::context::use_workspace;
use crate::state::Next;
use crossquote_ui::browser::focus::hand_focus_on;
use crossquote_ui::wording::count;

/// How the buttons that delete a collection are marked.
const DELETE: &str = "[data-delete]";

/// All of them, the newest first; nothing where there are none.
#[component]
pub(crate) fn LibraryList() -> impl IntoView {
    let workspace = use_workspace();
    let library = workspace.library;
    // Another one cannot be opened while one is on its way, or is worked on.
    let waits = Memo::new(move |_| workspace.opening.get() || workspace.waits());
    // Also for what another tab has kept meanwhile.
    library.look();
    let entries = library.entries();
    view! {
        <Show when=move || entries.with(|entries| !entries.is_empty())>
            <section class="kept">
                <h2>"Kept in this browser"</h2>
                <ul data-testid="kept">
                    <For
                        each=move || entries.get()
                        key=|entry| (entry.id.clone(), entry.changed.to_bits())
                        children=move |entry| view! { <LibraryEntry entry waits /> }.into_any()
                    />
                </ul>
            </section>
        </Show>
    }
}

/// A collection, with what it holds and when it changed.
#[component]
fn LibraryEntry(
    entry: KeptCollection,
    /// Whether none can be opened now.
    waits: Memo<bool>,
) -> impl IntoView {
    let workspace = use_workspace();
    let title = entry.title.clone();
    let about = format!(
        "{}, {}; {}",
        count(entry.articles, "article"),
        count(entry.quotations, "quotation"),
        local_time(entry.changed),
    );
    let question = format!("Delete “{title}” from this browser? It cannot be brought back.");
    let (opened, deleted) = (entry.clone(), entry);
    let open = move |_| {
        if !waits.get_untracked() {
            workspace.open_kept(opened.clone(), Next::Review);
        }
    };
    let hand_on = hand_focus_on(DELETE);
    let delete = move |event: MouseEvent| {
        // Where a frame may ask nothing, nothing is deleted.
        if window().confirm_with_message(&question) == Ok(true) {
            hand_on(&event);
            workspace.delete_kept(deleted.clone());
        }
    };
    view! {
        <li>
            <strong>{title.clone()}</strong>
            <span class="hint">{about}</span>
            <button
                class="action"
                aria-label=format!("Open {title}")
                aria-disabled=move || waits.get().to_string()
                on:click=open
            >
                "Open"
            </button>
            <button
                class="action"
                aria-label=format!("Delete {title} from this browser")
                data-delete=true
                on:click=delete
            >
                "Delete"
            </button>
        </li>
    }
}

/// A time, milliseconds since 1970, as the reader's clock has it: `30 November 2026 at 14:05`.
fn local_time(milliseconds: f64) -> String {
    let options = Object::new();
    for (part, style) in [("dateStyle", "long"), ("timeStyle", "short")] {
        let _ = Reflect::set(&options, &part.into(), &style.into());
    }
    Date::new(&milliseconds.into()).to_locale_string("en-GB", &options).into()
}
