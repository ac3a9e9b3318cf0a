//! How far reading is.

use leptos::prelude::*;

use crate::context::use_workspace;
use crate::state::{IntakeStoreFields, Progress, WorkspaceStoreFields};
use crossquote_ui::browser::focus::restore_lost_focus;
use crossquote_ui::browser::timing::next_frame;
use crossquote_ui::wording::count;

/// The files that are read, while there are some, and a way to give up.
#[component]
pub(super) fn ReadingProgress() -> impl IntoView {
    let workspace = use_workspace();
    let intake = workspace.store.intake();
    let progress = Memo::new(move |_| intake.files().get());
    let sentence = move || in_words(progress.get(), intake.articles().with(Vec::len));
    let is_reading = move || progress.get().is_reading();
    let cancel = move |_| {
        workspace.cancel();
        // The button is gone with what it ends.
        next_frame(|| restore_lost_focus(&[]));
    };
    view! {
        <Show when=move || { progress.get().chosen > 0 }>
            <div class="add-progress" data-testid="progress">
                <p role="status">{move || sentence()}</p>
                <Show when=is_reading>
                    <progress
                        max=move || progress.get().chosen.to_string()
                        value=move || progress.get().read.to_string()
                        aria-label="Files read"
                    ></progress>
                    <button class="action" on:click=cancel>
                        "Cancel"
                    </button>
                </Show>
            </div>
        </Show>
    }
}

fn in_words(progress: Progress, articles: usize) -> String {
    let Progress { read, chosen } = progress;
    if progress.is_reading() {
        let articles = count(articles, "article");
        format!("Reading file {} of {chosen}, {articles} read so far…", read + 1)
    } else {
        format!("{} read.", count(chosen, "file"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_says_how_far_it_is() {
        let progress = |read, chosen| Progress { read, chosen };
        assert_eq!(in_words(progress(0, 2), 7), "Reading file 1 of 2, 7 articles read so far…");
        assert_eq!(in_words(progress(2, 2), 9), "2 files read.");
        assert_eq!(in_words(progress(1, 1), 1), "1 file read.");
    }
}
