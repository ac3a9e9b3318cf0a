//! The reader's own collection as the explorer knows it.

use std::sync::Arc;

use js_sys::{Array, Object, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bridge::{self, BridgeError};
use super::displayed_file::{DisplayedFile, NextStep, Reading};
use super::engine_forms::read_collection;
use crate::collection::Collection;
use crate::context::AppContext;
use crate::router::{NavigateOptions, Route};

/// Letters of a collection's title that its files are called by.
const NAME_LENGTH: usize = 40;

/// What the explorer knows of the reader's own collection; provided as context.
#[derive(Clone, Copy)]
pub(crate) struct UserCollection {
    files: RwSignal<DisplayedFile<DatasetFile>, LocalStorage>,
    /// Where the workspace stores it, a sentence.
    storage_note: RwSignal<String>,
    /// The collection that the page came with.
    published: StoredValue<Arc<Collection>>,
    context: AppContext,
}

/// A dataset as the workspace gives it; equal to itself only.
#[derive(Clone)]
struct DatasetFile(Uint8Array);

impl PartialEq for DatasetFile {
    fn eq(&self, other: &DatasetFile) -> bool {
        Object::is(&self.0, &other.0)
    }
}

impl UserCollection {
    /// None yet: what is shown is what the page came with.
    pub(crate) fn new(context: AppContext) -> UserCollection {
        UserCollection {
            files: RwSignal::new_local(DisplayedFile::none()),
            storage_note: RwSignal::new(String::new()),
            published: StoredValue::new(context.collection.get_untracked()),
            context,
        }
    }

    /// Whether it is shown; tracked.
    pub(crate) fn is_shown(self) -> bool {
        self.files.with(DisplayedFile::is_shown)
    }

    /// Where it is stored, a sentence.
    pub(super) fn storage_note(self) -> Signal<String> {
        self.storage_note.into()
    }

    pub(super) fn note_storage(self, sentence: String) {
        self.storage_note.set(sentence);
    }

    /// Shows what the page came with.
    pub(super) fn close(self) {
        self.files.update(DisplayedFile::close);
        self.context.collection.set(self.published.get_value());
        self.go_to_story();
    }

    /// Shows a dataset that the workspace made ([`DisplayedFile`] says when).
    pub(super) async fn show(self, file: Uint8Array, go_to_story: bool, forms: Option<Array>) {
        let file = DatasetFile(file);
        let request = |files: &mut DisplayedFile<_>| files.request(&file, go_to_story);
        match self.files.try_update(request) {
            None | Some(NextStep::Nothing) => {}
            Some(NextStep::GoToStory) => self.go_to_story(),
            Some(NextStep::Read) => {
                let read = read_collection(&file.0, forms).await;
                let is_read = read.is_ok();
                let finish = |files: &mut DisplayedFile<_>| files.finish_reading(&file, is_read);
                let reading = self.files.try_update(finish);
                match (reading, read) {
                    (Some(Reading::Shown { go_to_story }), Ok(collection)) => {
                        self.context.collection.set(Arc::new(collection));
                        if go_to_story {
                            self.go_to_story();
                        }
                    }
                    (Some(Reading::Refused), Err(error)) => {
                        self.context.notices.report_error(error.to_string());
                    }
                    _ => {}
                }
            }
        }
    }

    /// Offers the dataset as a file.
    pub(super) fn offer_dataset(self) {
        let Some(DatasetFile(dataset)) = self.newest() else { return };
        let name = format!("{}.json", file_name(&self.title()));
        self.report_failure(async move { bridge::offer_dataset(&name, &dataset).await });
    }

    /// Offers the explorer with the dataset in it, in one file.
    pub(super) fn offer_explorer(self) {
        let Some(DatasetFile(dataset)) = self.newest() else { return };
        let title = self.title();
        let name = format!("{}.html", file_name(&title));
        self.report_failure(async move { bridge::offer_explorer(&name, &title, &dataset).await });
    }

    fn newest(self) -> Option<DatasetFile> {
        self.files.with_untracked(|files| files.newest().cloned())
    }

    fn title(self) -> String {
        self.context.collection.with_untracked(|collection| collection.dataset.title.clone())
    }

    fn go_to_story(self) {
        self.context.router.navigate(Route::Story, NavigateOptions::default());
    }

    fn report_failure(self, call: impl Future<Output = Result<(), BridgeError>> + 'static) {
        spawn_local(async move {
            if let Err(BridgeError(message)) = call.await {
                self.context.notices.report_error(message);
            }
        });
    }
}

/// What a collection's files are called, without an ending: letters and digits that every disk takes.
fn file_name(title: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    title.chars().map(plain).take(NAME_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn files_are_called_after_the_collection() {
        for (title, expected) in [
            ("My articles", "my-articles"),
            ("The <b>drawbridge</b>", "the--b-drawbridge--b-"),
            ("Überfall/2024", "-berfall-2024"),
            ("", ""),
        ] {
            assert_eq!(file_name(title), expected);
        }
        assert_eq!(file_name(&"a".repeat(100)).len(), 40);
    }
}
