//! The collections that this browser keeps, to be opened or deleted.

use crossquote_library::KeptCollection;
use js_sys::{Date, Object, Reflect};
use leptos::prelude::*;

use crate::context::use_workspace;
use crate::state::Next;
use crossquote_ui::wording::count;

/// All of them, the newest first; nothing where there are none.
#[component]
pub(crate) fn LibraryList() -> impl IntoView {
    let library = use_workspace().library;
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
                        children=|entry| view! { <LibraryEntry entry /> }.into_any()
                    />
                </ul>
            </section>
        </Show>
    }
}

/// A collection, with what it holds and when it changed.
#[component]
fn LibraryEntry(entry: KeptCollection) -> impl IntoView {
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
    let delete = move |_| {
        // Where a frame may ask nothing, nothing is deleted.
        if window().confirm_with_message(&question) == Ok(true) {
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
                on:click=move |_| workspace.open_kept(opened.clone(), Next::Review)
            >
                "Open"
            </button>
            <button
                class="action"
                aria-label=format!("Delete {title} from this browser")
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
