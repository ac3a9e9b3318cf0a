//! What a person can have done: each action changes the store, asks the engine, keeps what came of it. What may be done
//! when is decided in [`crate::state`].

mod answers;
mod show;

use std::collections::HashSet;

use crossquote_core::corrections::{Corrections, Edit};
use crossquote_engine::ToEngine;
use crossquote_library::{self as kept, KeptCollection};
use crossquote_ui::browser::fetch::fetch_bytes;
use crossquote_ui::wording::count;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::context::WorkspaceContext;
use crate::engine::Request;
use crate::library::{ReserveError, State};
use crate::router;
use crate::state::{
    Direction, History, IntakeStoreFields, Next, OpenedCollection, Session, SessionStoreFields,
    Storage, WorkspaceStoreFields,
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
        let number = self.pasted.try_update_value(|pasted| {
            *pasted += 1;
            *pasted
        });
        let number = number.unwrap_or_default();
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
                Err(_) => {
                    self.store.intake().files().set(Default::default());
                    self.complain("The articles of the published collection could not be loaded.");
                }
            }
        });
    }

    fn begin_reading(self, number: usize) {
        if self.store.session().with_untracked(Session::has_failed) {
            self.cancel();
        }
        self.complain("");
        self.store.intake().files().update(|files| files.add(number));
    }

    /// Says what could not be done; nothing where it is empty.
    pub(crate) fn complain(self, problem: impl Into<String>) {
        self.store.session().problem().set(problem.into());
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
    /// collection that is open, or opens the one that was on its way when it failed.
    pub(crate) fn cancel(self) {
        let has_failed = self.store.session().with_untracked(Session::has_failed);
        let wanted = self.library.reserved().filter(|_| has_failed);
        let lost = self.unkept_articles();
        self.stop_engine();
        match wanted {
            Some(State { collection, base }) => self.begin_opening(collection, &base, Next::Stay),
            None => {
                self.library.release_reserved();
                self.give_back_collection();
            }
        }
        if lost > 0 {
            let gone = if lost == 1 { "is gone" } else { "are gone" };
            self.complain(format!(
                "{} that had been read and were in no collection {gone}.",
                count(lost, "article")
            ));
        }
    }

    /// How many articles were read and are in no collection.
    pub(crate) fn unkept_articles(self) -> usize {
        let is_there = self.store.session().collection().with_untracked(Option::is_some);
        let dataset = self.dataset.get_value();
        let known: HashSet<&str> = if is_there {
            dataset.articles.iter().map(|article| article.id.as_str()).collect()
        } else {
            HashSet::new()
        };
        self.store.intake().articles().with_untracked(|articles| {
            articles.iter().filter(|article| !known.contains(article.id.as_str())).count()
        })
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
        self.while_opening(async move |workspace| workspace.open_reserved(collection, next).await);
    }

    /// Opens a copy of a collection that was kept, as a collection of its own.
    pub(crate) fn open_copy(self, collection: KeptCollection) {
        self.while_opening(async move |workspace| match kept::base(&collection.id).await {
            Ok(Some(base)) => {
                let copy = KeptCollection { id: kept::new_id(), ..collection };
                workspace.begin_opening(copy, &base, Next::Stay);
            }
            Ok(None) => workspace.complain_of(&collection, ReserveError::Gone),
            Err(error) => workspace.complain_of(&collection, ReserveError::Library(error)),
        });
    }

    /// Opens the collection that the address names, if it names one.
    pub(crate) fn open_named(self) {
        let Some(id) = router::local_parameter() else { return };
        self.while_opening(async move |workspace| {
            match kept::collections().await.map(|all| all.into_iter().find(|one| one.id == id)) {
                Ok(Some(collection)) => workspace.open_reserved(collection, Next::Stay).await,
                Ok(None) => workspace.complain(
                    "The collection that this address names is not kept in this browser. It was made on another \
                     device or in another browser, or has been deleted.",
                ),
                Err(error) => workspace.store.storage().set(Storage::of_error(error)),
            }
        });
    }

    /// Does something that opens a collection: one at a time, and not while the one that is open is worked on.
    fn while_opening<Open>(self, open: Open)
    where
        Open: AsyncFnOnce(WorkspaceContext) + 'static,
    {
        if self.opening.get_untracked() || self.is_waiting() || !self.may_drop_articles() {
            return;
        }
        self.complain("");
        self.library.elsewhere().set(None);
        self.opening.set(true);
        spawn_local(async move {
            open(self).await;
            self.opening.set(false);
        });
    }

    /// Whether articles that are in no collection may go, as whoever opens another one is asked.
    fn may_drop_articles(self) -> bool {
        let unkept = self.unkept_articles();
        let question = format!(
            "{} that you added would be left out: no collection has them yet. Open the other collection?",
            count(unkept, "article")
        );
        unkept == 0 || window().confirm_with_message(&question) == Ok(true)
    }

    async fn open_reserved(self, collection: KeptCollection, next: Next) {
        match self.library.reserve(&collection).await {
            Ok(base) => self.begin_opening(collection, &base, next),
            Err(ReserveError::Elsewhere) => self.library.elsewhere().set(Some(collection)),
            Err(error) => {
                self.complain_of(&collection, error);
                self.library.look();
            }
        }
    }

    /// Gives the engine a collection of the library, in place of all that it has.
    fn begin_opening(self, collection: KeptCollection, base: &Uint8Array, next: Next) {
        let history = match history_of(&collection) {
            Ok(history) => history,
            Err(why) => {
                self.library.release_reserved();
                return self.complain(why);
            }
        };
        // What was read is in the way; a fresh engine is the surest way to be rid of it while one reads.
        let has_failed = self.store.session().with_untracked(Session::has_failed);
        if has_failed || self.store.intake().files().get_untracked().is_reading() {
            self.stop_engine();
        } else {
            self.store.intake().set(Default::default());
        }
        let opened = OpenedCollection { id: collection.id.clone(), history };
        let begun = self.store.session().try_update(|session| session.open(opened, next));
        if begun.flatten().is_some() {
            self.give(collection.id, &collection.title, collection.imported, base);
        }
    }

    fn complain_of(self, collection: &KeptCollection, error: ReserveError) {
        let title = &collection.title;
        self.complain(match error {
            ReserveError::Elsewhere => format!("“{title}” is open in another tab or window."),
            ReserveError::Gone => format!("“{title}” is not there any more, or not whole."),
            ReserveError::Library(error) => format!("“{title}” could not be read. {error}"),
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

    /// Tries once more to keep the open collection.
    pub(crate) fn keep_again(self) {
        self.keep();
    }

    /// Deletes a collection from the browser, unless another tab works on it.
    pub(crate) fn delete_kept(self, collection: KeptCollection) {
        let is_open = self.store.session().with_untracked(|session| {
            session.collection.as_ref().is_some_and(|open| open.id == collection.id)
        });
        spawn_local(async move {
            if !self.library.delete(&collection.id, is_open).await {
                self.complain(format!(
                    "“{}” is open in another tab or window: close it there to delete it.",
                    collection.title
                ));
            }
        });
    }

    /// Begins with nothing, as a page does that has just been opened; what is kept stays so.
    pub(crate) fn start_new(self) {
        router::set_local_parameter(None);
        let _ = window().location().reload();
    }

    /// Keeps the open collection as it is now.
    fn keep(self) {
        let Some(base) = self.base.get_value() else { return };
        if let Some(collection) = self.store.session().with_untracked(kept_state) {
            self.library.keep(State { collection, base });
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
        if self.store.intake().files().get_untracked().is_reading() {
            self.complain("Files are being read: take the step once they are.");
        } else {
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

/// What was done to a kept collection; what can be undone where that was kept and leads to its corrections. Fails with
/// a sentence where another version of the page has kept it in another way: opened without them, the corrections would
/// be written over.
fn history_of(collection: &KeptCollection) -> Result<History, String> {
    let corrections: Corrections =
        serde_json::from_str(&collection.corrections).map_err(|error| {
            format!(
                "“{}” is not opened, and left as it is: its corrections were kept by another version of this page, and \
                 this one does not understand them ({error}). Load the page again.",
                collection.title
            )
        })?;
    let known = collection.history.as_deref();
    let known = known.and_then(|kept| History::from_kept(kept, &corrections));
    Ok(known.unwrap_or_else(|| History::of(corrections)))
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
