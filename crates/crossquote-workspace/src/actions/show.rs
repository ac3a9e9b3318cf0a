//! The collection as it is corrected, for others: in the explorer, as the explorer in one file, as a dataset.

use crossquote_engine::ToEngine;
use crossquote_library::keep_parts;
use crossquote_site::{FirstScreen, SAVED, SavedContents, with_dataset};
use crossquote_ui::browser::download::offer_file;
use crossquote_ui::browser::fetch::fetch_bytes;
use futures::channel::oneshot;
use gloo::file::{Blob, ObjectUrl};
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableWritablePair, Response, WritableStream};

use crate::context::WorkspaceContext;
use crate::engine::{DatasetForms, Request};
use crate::router;
use crate::state::{Session, SessionStoreFields, Storage, WorkspaceStoreFields};

/// Letters of a collection's title that its files are called by.
const NAME_LENGTH: usize = 40;

const HTML: &str = "text/html";

impl WorkspaceContext {
    /// Shows the collection in the explorer: at its address where the browser keeps it, else on this page, as the
    /// saved explorer that it can be taken along as.
    pub(crate) fn show(self) {
        self.write(async move |workspace, forms| {
            workspace.library.settle().await;
            if let Some(id) = workspace.keep_for_explorer(&forms).await {
                let _ = window().location().assign(&router::explorer_address(&id));
                return Ok(());
            }
            let page = workspace.saved_explorer(&forms).await?;
            let page = Blob::new_with_options(page.as_str(), Some(HTML));
            workspace.preview.set(Some(ObjectUrl::from(page)));
            Ok(())
        });
    }

    /// Offers the explorer with the collection in it, in one file.
    pub(crate) fn offer_explorer(self) {
        self.write(async move |workspace, forms| {
            let page = workspace.saved_explorer(&forms).await?;
            offer_file(&format!("{}.html", workspace.file_name()), HTML, page.as_str());
            Ok(())
        });
    }

    /// Offers the collection's dataset as a file.
    pub(crate) fn offer_dataset(self) {
        self.write(async move |workspace, forms| {
            let name = format!("{}.json", workspace.file_name());
            offer_file(&name, "application/json", forms.file.buffer());
            Ok(())
        });
    }

    /// Offers the corrections as a file.
    pub(crate) fn offer_corrections(self) {
        if self.can_be_written() {
            self.send(Request::new(ToEngine::WriteCorrections));
        }
    }

    /// Whether there is a collection that nothing is being done with.
    fn can_be_written(self) -> bool {
        !self.writing.get_untracked() && self.store.session().with_untracked(Session::is_open)
    }

    /// Does something with the collection as it is now, once the engine has written it.
    fn write<Act>(self, act: Act)
    where
        Act: AsyncFnOnce(WorkspaceContext, DatasetForms) -> Result<(), String> + 'static,
    {
        if !self.can_be_written() {
            return;
        }
        self.writing.set(true);
        spawn_local(async move {
            if let Some(forms) = self.current_forms().await
                && let Err(message) = act(self, forms).await
            {
                self.complain(message);
            }
            self.writing.set(false);
        });
    }

    /// The files of the collection as it is now; `None` where the engine was stopped meanwhile.
    async fn current_forms(self) -> Option<DatasetForms> {
        if let Some(forms) = self.forms.get_value() {
            return Some(forms);
        }
        let (written, forms) = oneshot::channel();
        self.waiting_for_forms.update_value(|waiting| waiting.push(written));
        self.send(Request::new(ToEngine::Write));
        forms.await.ok()
    }

    /// Keeps the collection as the explorer reads it, and gives its id; `None` where this browser does not keep it.
    async fn keep_for_explorer(self, forms: &DatasetForms) -> Option<String> {
        let Storage::Kept { changed } = self.store.storage().get_untracked() else { return None };
        let id = self.store.session().collection().with_untracked(|collection| {
            collection.as_ref().map(|collection| collection.id.clone())
        })?;
        keep_parts(&id, changed, &forms.parts).await.ok()?;
        Some(id)
    }

    /// The explorer with the collection in it, as `crossquote bundle` makes it. Fails with a sentence.
    async fn saved_explorer(self, forms: &DatasetForms) -> Result<String, String> {
        let page = fetch_bytes(&format!("../{SAVED}")).await.map_err(|_| {
            "The explorer to put the collection in could not be loaded. Export the dataset instead.".to_owned()
        })?;
        let packed = gzip(&forms.file).await.map_err(|_| {
            "This browser cannot pack the collection into one file. Export the dataset instead."
                .to_owned()
        })?;
        let contents = SavedContents {
            packed_dataset: &packed,
            first_screen: &FirstScreen::of(&self.dataset()),
            home: None,
            date: &today(),
        };
        with_dataset(&String::from_utf8_lossy(&page), &contents).map_err(|error| error.to_string())
    }

    /// What the collection's files are called, without an ending.
    fn file_name(self) -> String {
        self.store.session().collection().with_untracked(|collection| {
            file_name(collection.as_ref().map_or("", |collection| &collection.contents.title))
        })
    }
}

#[wasm_bindgen]
extern "C" {
    /// Web-sys has it for builds with unstable interfaces only.
    type CompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn readable(this: &CompressionStream) -> ReadableStream;

    #[wasm_bindgen(method, getter)]
    fn writable(this: &CompressionStream) -> WritableStream;
}

/// Bytes as gzip. The browser packs them off the page's thread.
async fn gzip(bytes: &Uint8Array) -> Result<Vec<u8>, JsValue> {
    let blob = web_sys::Blob::new_with_u8_array_sequence(&js_sys::Array::of1(bytes))?;
    let stream = CompressionStream::new("gzip")?;
    let pair = ReadableWritablePair::new(&stream.readable(), &stream.writable());
    let packed = blob.stream().pipe_through(&pair);
    let packed = Response::new_with_opt_readable_stream(Some(&packed))?.array_buffer()?;
    Ok(Uint8Array::new(&JsFuture::from(packed).await?).to_vec())
}

/// YYYY-MM-DD, in UTC.
fn today() -> String {
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    now.split('T').next().unwrap_or_default().to_owned()
}

/// Letters and digits that every disk takes.
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
