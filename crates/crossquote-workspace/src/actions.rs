//! What a person can have done: each action changes the store, asks the engine, keeps what came of it. What may be done
//! when is decided in [`crate::state`].

mod answers;
mod show;

use crossquote_core::corrections::{Corrections, Edit};
use crossquote_engine::ToEngine;
use crossquote_library::{self as kept, KeptCollection};
use crossquote_ui::browser::fetch::fetch_bytes;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::context::WorkspaceContext;
use crate::engine::Request;
use crate::router;
use crate::state::{
    Direction, History, IntakeStoreFields, Next, OpenedCollection, Phase, Session,
    SessionStoreFields, Storage, WorkspaceStoreFields,
};

/// Bytes of one file that a tab can hold with what becomes of them.
const LARGEST_FILE: f64 = 300_000_000.0;

/// The dataset of the explorer that this page belongs to.
const PUBLISHED_DATASET: &str = "../dataset.json";

// Adding.
impl WorkspaceContext {
    /// Reads files, one after the other.
    pub(crate) fn read_files(self, files: Vec<File>) {
        self.begin_reading(files.len());
        spawn_local(async move {
            let over = self.reading_stopped();
            for file in files {
                let bytes = bytes_of(&file).await;
                if over() {
                    return;
                }
                match bytes {
                    Ok(bytes) => {
                        let message = ToEngine::Read { name: file.name() };
                        self.send(Request::handing_over(message, bytes));
                    }
                    Err(refusal) => self.store.intake().update(|intake| {
                        intake.refused.push(refusal);
                        intake.files.read += 1;
                    }),
                }
            }
        });
    }

    /// Reads a text as if it came in a file.
    pub(crate) fn read_text(self, text: &str) {
        let number = self.store.intake().articles().with_untracked(Vec::len) + 1;
        let parts = Array::of1(&text.into());
        let name = format!("pasted text {number}.txt");
        if let Ok(file) = File::new_with_str_sequence(&parts, &name) {
            self.read_files(vec![file]);
        }
    }

    /// Reads the articles of the collection that the explorer came with.
    pub(crate) fn read_sample(self) {
        self.begin_reading(1);
        spawn_local(async move {
            let over = self.reading_stopped();
            match fetch_bytes(PUBLISHED_DATASET).await {
                _ if over() => {}
                Ok(bytes) => {
                    let bytes = Uint8Array::from(&bytes[..]);
                    self.send(Request::handing_over(ToEngine::ReadArticles, bytes));
                }
                Err(error) => {
                    self.store.intake().files().set(Default::default());
                    self.store.session().update(|session| session.problem = error.to_string());
                }
            }
        });
    }

    fn begin_reading(self, number: usize) {
        if self.store.session().phase().with_untracked(|phase| matches!(phase, Phase::Failed(_))) {
            self.cancel();
        }
        self.store.session().update(|session| session.problem.clear());
        self.store.intake().files().update(|files| files.add(number));
    }

    /// Asks, later, whether what is being read now was given up.
    fn reading_stopped(self) -> impl Fn() -> bool {
        let stops = self.stops.get_value();
        move || stops != self.stops.get_value()
    }

    /// Leaves an article out again.
    pub(crate) fn remove_article(self, id: &str) {
        self.store.intake().update(|intake| intake.remove(id));
        self.send(Request::new(ToEngine::Remove { id: id.to_owned() }));
    }

    /// Ends the engine, whatever it does or has failed to do; another one reads anew what it had read for the
    /// collection that is open.
    pub(crate) fn cancel(self) {
        self.stop_engine();
        self.give_back_collection();
    }

    /// Makes the collection of the articles that were read.
    pub(crate) fn make(self, title: String, next: Next) {
        self.ask(|session| session.make(title, next));
    }
}

// The library.
impl WorkspaceContext {
    /// Opens a collection that was kept, unless another tab works on it.
    pub(crate) fn open_kept(self, collection: KeptCollection, next: Next) {
        spawn_local(self.open_unless_held(collection, next));
    }

    async fn open_unless_held(self, collection: KeptCollection, next: Next) {
        if self.library.hold(&collection.id).await {
            self.open(collection.clone(), collection.id, next).await;
        } else {
            self.library.elsewhere().set(Some(collection));
        }
    }

    /// Opens a copy of a collection that was kept, as a collection of its own.
    pub(crate) fn open_copy(self, collection: KeptCollection) {
        spawn_local(async move {
            self.open(collection, kept::new_id(), Next::Stay).await;
        });
    }

    async fn open(self, collection: KeptCollection, id: String, next: Next) {
        if self.is_waiting() {
            return;
        }
        self.library.elsewhere().set(None);
        match kept::base(&collection.id).await {
            Ok(Some(base)) => {
                // What was read is in the way; a fresh engine is the surest way to be rid of it while one reads.
                if self.store.intake().files().get_untracked().is_reading() {
                    self.stop_engine();
                } else {
                    self.store.intake().set(Default::default());
                }
                if collection.id == id {
                    self.library.opened(&collection, &base);
                }
                let opened = OpenedCollection { id: id.clone(), history: history_of(&collection) };
                let begun = self.store.session().try_update(|session| session.open(opened, next));
                if begun.flatten().is_some() {
                    self.give(id, &collection.title, collection.imported, &base);
                }
            }
            other => {
                let what =
                    if other.is_ok() { "is not there any more" } else { "could not be read" };
                let problem = format!("“{}” {what}.", collection.title);
                self.store.session().update(|session| session.problem = problem);
                self.library.look();
            }
        }
    }

    /// Opens the collection that the address names, if it names one.
    pub(crate) fn open_named(self) {
        let Some(id) = router::local_parameter() else { return };
        self.opening.set(true);
        spawn_local(async move {
            match kept::collections().await.map(|all| all.into_iter().find(|one| one.id == id)) {
                Ok(Some(collection)) => self.open_unless_held(collection, Next::Stay).await,
                Ok(None) => self.store.session().problem().set(
                    "The collection that this address names is not kept in this browser. It was made on another \
                     device or in another browser, or has been deleted."
                        .to_owned(),
                ),
                Err(_) => self.store.storage().set(Storage::Unavailable),
            }
            self.opening.set(false);
        });
    }

    /// Keeps the open collection under another name, as where another tab has changed the one of before.
    pub(crate) fn keep_as_copy(self) {
        self.store.session().update(|session| {
            if let Some(collection) = &mut session.collection {
                collection.id = kept::new_id();
            }
        });
        self.keep();
    }

    /// Deletes a collection from the browser.
    pub(crate) fn delete_kept(self, collection: KeptCollection) {
        let is_open = self.store.session().with_untracked(|session| {
            session.collection.as_ref().is_some_and(|open| open.id == collection.id)
        });
        self.library.delete(collection, is_open);
    }

    /// Keeps the open collection as it is now.
    fn keep(self) {
        let Some(base) = self.base.get_value() else { return };
        let state = self.store.session().with_untracked(kept_state);
        if let Some(state) = state {
            self.library.keep(state, base);
        }
    }
}

// Review.
impl WorkspaceContext {
    /// Whether a step, or another collection, has to wait for what is being done.
    pub(crate) fn is_waiting(self) -> bool {
        self.writing.get_untracked() || self.store.session().with_untracked(Session::is_busy)
    }

    /// Takes a step of a review; `what` says it in words.
    pub(crate) fn revise(self, what: impl Into<String>, edit: Edit) {
        let (what, by) = (what.into(), self.review.reviewer.get_untracked());
        self.correct(|session| session.revise(what, edit, by));
    }

    /// Goes a step back, or forth again.
    pub(crate) fn go(self, direction: Direction) {
        self.correct(|session| session.go(direction));
    }

    /// Takes corrections as a file has them in place of those of before.
    pub(crate) fn import_corrections(self, text: String) {
        self.correct(|session| session.import_corrections(text));
    }

    /// A step names what is shown. While files are read, one of them may be a dataset that takes its place.
    fn correct(self, step: impl FnOnce(&mut Session) -> Option<ToEngine>) {
        if !self.store.intake().files().get_untracked().is_reading() {
            self.ask(step);
        }
    }

    fn ask(self, question: impl FnOnce(&mut Session) -> Option<ToEngine>) {
        if self.is_waiting() {
            return;
        }
        if let Some(message) = self.store.session().try_update(question).flatten() {
            self.send(Request::new(message));
        }
    }
}

// The engine.
impl WorkspaceContext {
    pub(crate) fn send(self, request: Request) {
        self.engine.send(request, move |answers, session| self.hear(answers, session));
    }

    fn stop_engine(self) {
        self.stops.update_value(|stops| *stops += 1);
        self.engine.stop();
        self.store.intake().set(Default::default());
        self.waiting_for_forms.update_value(Vec::clear);
        self.writing.set(false);
    }

    /// Gives another engine what was there before.
    fn give_back_collection(self) {
        let collection = self.store.session().try_update(Session::restart).flatten();
        if let (Some(collection), Some(base)) = (collection, self.base.get_value()) {
            self.give(collection.id, &collection.contents.title, collection.imported, &base);
        }
    }

    /// Has the engine begin with a collection that there was before, in place of all that it has.
    fn give(self, id: String, title: &str, imported: bool, base: &Uint8Array) {
        if imported {
            self.send(Request::new(ToEngine::Clear));
            self.send(Request::with(ToEngine::Open { key: id }, base));
        } else {
            let message = ToEngine::Reopen { title: title.to_owned(), key: id };
            self.send(Request::with(message, base));
        }
    }
}

/// The open collection as the library keeps it.
fn kept_state(session: &Session) -> Option<KeptCollection> {
    let collection = session.collection.clone()?;
    let contents = collection.contents;
    Some(KeptCollection {
        id: collection.id,
        title: contents.title,
        imported: collection.imported,
        corrections: crate::state::as_json(session.history.corrections()),
        history: Some(session.history.to_kept()),
        changed: 0.0,
        articles: contents.articles,
        quotations: contents.quotations,
    })
}

/// What was done to a kept collection; what can be undone where that was kept and leads to its corrections.
fn history_of(collection: &KeptCollection) -> History {
    let corrections: Corrections =
        serde_json::from_str(&collection.corrections).unwrap_or_default();
    let known = collection.history.as_deref();
    let known = known.and_then(|kept| History::from_kept(kept, &corrections));
    known.unwrap_or_else(|| History::of(corrections))
}

/// The bytes of a file, or a sentence why they cannot be had.
async fn bytes_of(file: &File) -> Result<Uint8Array, String> {
    let (name, size) = (file.name(), file.size());
    if size > LARGEST_FILE {
        return Err(format!(
            "{name}: it has {size} bytes, more than the {LARGEST_FILE} that a page can hold. Take the command \
             crossquote for it, or split it."
        ));
    }
    let bytes = JsFuture::from(file.array_buffer()).await;
    bytes.map(|bytes| Uint8Array::new(&bytes)).map_err(|_| {
        format!("{name}: it cannot be read. A folder is read file by file: choose its files.")
    })
}
