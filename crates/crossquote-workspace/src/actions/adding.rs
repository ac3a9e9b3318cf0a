//! Adding articles, and giving it up.

use std::collections::HashSet;

use crossquote_engine::ToEngine;
use crossquote_ui::browser::fetch::fetch_bytes;
use crossquote_ui::wording::count;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::context::WorkspaceContext;
use crate::engine::Request;
use crate::library::State;
use crate::state::{IntakeStoreFields, Next, Session, SessionStoreFields, WorkspaceStoreFields};

/// Bytes of one file that a tab can hold with what becomes of them.
const LARGEST_FILE: f64 = 300_000_000.0;

/// The dataset of the explorer that this page belongs to.
const PUBLISHED_DATASET: &str = "../dataset.json";

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
