//! The ways in: files, chosen or dropped, and text.

use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use web_sys::{DragEvent, File, FileList};

use crate::context::use_workspace;
use crossquote_ui::browser::focus::focus_node;

/// What the browser offers to choose from.
const ACCEPTED: &str = ".txt,.md,.markdown,.html,.htm,.xhtml,.mhtml,.mht,.json,.jsonl,.ndjson,.zip,text/plain,text/html";

/// All of them.
#[component]
pub(super) fn Sources() -> impl IntoView {
    let workspace = use_workspace();
    view! {
        <div class="add-sources">
            <FileSource />
            <TextSource />
            <p class="add-sample">
                "Or try it with the articles of the published collection: "
                <button class="action" on:click=move |_| workspace.read_sample()>
                    "Open the sample"
                </button>
            </p>
        </div>
    }
}

#[component]
fn FileSource() -> impl IntoView {
    let workspace = use_workspace();
    let field = NodeRef::<Input>::new();
    let choose = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let files = listed(field.files());
        // So that the same file can be chosen again.
        field.set_value("");
        if !files.is_empty() {
            workspace.read_files(files);
        }
    };
    // That the browser does not open what is dropped is seen to for the whole page (app.rs).
    let drop = move |event: DragEvent| {
        let files = listed(event.data_transfer().and_then(|dropped| dropped.files()));
        if files.is_empty() {
            // Such as an image, or words, of another page.
            workspace.complain("Nothing that was dropped is a file.");
        } else {
            workspace.read_files(files);
        }
    };
    view! {
        <div class="add-drop" data-testid="drop" on:drop=drop>
            <label for="add-files">"Choose files, or drop them here"</label>
            <input
                type="file"
                multiple
                id="add-files"
                accept=ACCEPTED
                data-testid="files"
                node_ref=field
                on:change=choose
            />
            <p class="hint">
                "Plain text, Markdown, saved web pages, JSON and JSON Lines with a “text” in each record, and \
                 .zip archives of these. English only."
            </p>
        </div>
    }
}

#[component]
fn TextSource() -> impl IntoView {
    let workspace = use_workspace();
    let draft = workspace.draft;
    let field = NodeRef::<Textarea>::new();
    let add = move |_| {
        let text = draft.get_untracked();
        if text.trim().is_empty() {
            focus_node(field);
        } else {
            draft.set(String::new());
            workspace.read_text(&text);
        }
    };
    view! {
        <div class="add-paste">
            <label for="add-text">"Or paste an article"</label>
            <textarea
                id="add-text"
                rows="6"
                data-testid="text"
                prop:value=draft
                node_ref=field
                on:input=move |event| draft.set(event_target_value(&event))
            />
            <button class="action" on:click=add>
                "Add this text"
            </button>
        </div>
    }
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let files = files.iter().flat_map(|files| (0..files.length()).map(|at| files.get(at)));
    files.flatten().collect()
}
