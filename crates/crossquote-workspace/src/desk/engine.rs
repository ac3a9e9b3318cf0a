//! Speaks with the engine, by site/ondemand.js: what has been read, and what it answers.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use js_sys::{Array, Promise, Reflect};
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Desk;
use crate::legacy::bridge::{bridge, call_loaded, said};
use crate::legacy::state::State;

/// How long what the engine says of articles is gathered before the page shows it.
const TOGETHER: Duration = Duration::from_millis(100);

thread_local! {
    /// What the engine has said of articles and the page has not shown yet.
    static WAITING: RefCell<Vec<Value>> = const { RefCell::new(Vec::new()) };
}

/// An article that was read, in words for people.
#[derive(Clone, PartialEq)]
pub(crate) struct Added {
    pub(crate) id: String,
    /// Its title, or its first words.
    pub(crate) name: String,
    pub(crate) outlet: String,
    pub(crate) published: String,
    pub(crate) origin: String,
    pub(crate) words: usize,
    pub(crate) direct: usize,
    pub(crate) mixed: usize,
    pub(crate) indirect: usize,
    /// Those whose attribution is likely or uncertain.
    pub(crate) doubtful: usize,
    /// Indirect speech that is too doubtful to be shown.
    pub(crate) left_out: usize,
    pub(crate) notes: Vec<String>,
}

/// All that has been read, and how far it is.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    /// Shared, as the list is copied with each batch that comes.
    pub(crate) articles: State<Vec<Arc<Added>>>,
    /// A sentence for each piece that could not be read.
    pub(crate) refused: State<Vec<String>>,
    /// Files read, files there are.
    pub(crate) files: State<(usize, usize)>,
    /// What stopped it, if something did.
    pub(crate) failed: State<String>,
}

impl Reading {
    pub(crate) fn new() -> Reading {
        Reading {
            articles: State::new(Vec::new()),
            refused: State::new(Vec::new()),
            files: State::new((0, 0)),
            failed: State::new(String::new()),
        }
    }

    /// Reads files: a `FileList`, or an array of `File`.
    pub(crate) fn read(self, files: &JsValue) {
        let files = Array::from(files);
        self.begin(files.length() as usize);
        let _ = call_loaded("read", &[files.into()]);
    }

    /// Reads a text as if it came in a file.
    pub(crate) fn paste(self, text: &str) {
        let number = self.articles.with_untracked(Vec::len) + 1;
        let parts = Array::of1(&text.into());
        let name = format!("pasted text {number}.txt");
        if let Ok(file) = web_sys::File::new_with_str_sequence(&parts, &name) {
            self.read(&Array::of1(&file));
        }
    }

    /// Reads the articles of the collection that the page came with.
    pub(crate) fn sample(self) {
        self.begin(1);
        spawn_local(async move {
            let promise = call_loaded("published", &[]).map(Promise::from);
            let bytes = match promise {
                Ok(promise) => JsFuture::from(promise).await,
                Err(error) => Err(error),
            };
            match bytes {
                Ok(bytes) => ask("again", &[bytes]),
                Err(error) => self.fail(said(&error)),
            }
        });
    }

    /// So many files are read from now on.
    pub(crate) fn begin(self, number: usize) {
        self.failed.set(String::new());
        self.files.update(|(done, all)| {
            // What is done counts no longer once nothing waits.
            if done == all {
                (*done, *all) = (0, 0);
            }
            *all += number;
        });
    }

    pub(crate) fn remove(self, id: &str) {
        self.articles.update(|all| all.retain(|one| one.id != id));
        ask("remove", &[id.into()]);
    }

    /// Whether something is being read.
    pub(crate) fn reads(self) -> bool {
        self.files.with_untracked(|(done, all)| done < all)
    }

    /// Ends all reading; what was read is gone.
    pub(crate) fn stop(self) {
        self.clear();
        let _ = call_loaded("stop", &[]);
    }

    /// Forgets what was read.
    pub(crate) fn clear(self) {
        self.articles.set(Vec::new());
        self.refused.set(Vec::new());
        self.files.set((0, 0));
        WAITING.take();
    }

    pub(super) fn fail(self, message: String) {
        self.files.set((0, 0));
        self.failed.set(message);
    }

    /// Takes in all that has been said of articles meanwhile.
    fn take_in(self) {
        let (mut articles, mut refused, mut read) = (Vec::new(), Vec::new(), 0);
        for told in WAITING.take() {
            match told["kind"].as_str() {
                Some("read") => read += 1,
                Some("article") => articles.push(Arc::new(added(&told))),
                _ => {
                    let text = |name: &str| told[name].as_str().unwrap_or_default();
                    let line = match told["line"].as_u64() {
                        None | Some(0) => String::new(),
                        Some(line) => format!("line {line}: "),
                    };
                    let (message, remedy) = (text("message"), text("remedy"));
                    refused.push(format!("{}: {line}{message}. {remedy}.", text("origin")));
                }
            }
        }
        if !articles.is_empty() {
            self.articles.update(|all| all.append(&mut articles));
        }
        if !refused.is_empty() {
            self.refused.update(|all| all.append(&mut refused));
        }
        if read > 0 {
            self.files.update(|(done, _)| *done += read);
        }
    }
}

fn added(told: &Value) -> Added {
    let text = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
    let number = |name: &str| told[name].as_u64().unwrap_or(0) as usize;
    let notes = told["notes"].as_array().into_iter().flatten();
    Added {
        id: text("id"),
        name: text("name"),
        outlet: text("outlet"),
        published: text("published"),
        origin: text("origin"),
        words: number("words"),
        direct: number("direct"),
        mixed: number("mixed"),
        indirect: number("indirect"),
        doubtful: number("doubtful"),
        left_out: number("left_out"),
        notes: notes.filter_map(|note| Some(note.as_str()?.to_owned())).collect(),
    }
}

/// Hears what the engine says, as long as the page lives.
pub(crate) fn listen(desk: Desk) {
    let heard = Closure::<dyn Fn(JsValue)>::new(move |told: JsValue| hear(desk, &told));
    let newest = Closure::<dyn Fn(JsValue) -> JsValue>::new(move |file| desk.newest(file));
    if let Some(bridge) = bridge() {
        let _ = Reflect::set(&bridge, &"heard".into(), heard.as_ref());
        let _ = Reflect::set(&bridge, &"newest".into(), newest.as_ref());
    }
    heard.forget();
    newest.forget();
}

fn hear(desk: Desk, told: &JsValue) {
    let all = told.dyn_ref::<Array>();
    let text = all.map_or_else(|| told.clone(), |all| all.get(0)).as_string();
    let told: Value = serde_json::from_str(&text.unwrap_or_default()).unwrap_or_default();
    match told["kind"].as_str() {
        Some("base" | "corrected" | "whole" | "unfit") => {
            let whole = all.map(|all| all.slice(1, all.length()));
            desk.answered(told, whole.unwrap_or_default());
        }
        Some("toml") => {
            let text = told["text"].as_str().unwrap_or_default();
            offer("corrections.toml", "application/toml", text);
        }
        Some("failed") => desk.failed(match told["message"].as_str() {
            None | Some("") => "What reads articles could not go on.".to_owned(),
            Some(message) => message.to_owned(),
        }),
        _ => {
            // A large archive has thousands of articles: the page is drawn for many of them at a time.
            let first = WAITING.with_borrow_mut(|waiting| {
                waiting.push(told);
                waiting.len() == 1
            });
            if first {
                set_timeout(move || desk.reading.take_in(), TOGETHER);
            }
        }
    }
}

/// Has the engine do something: one of its methods, by name.
pub(crate) fn ask(method: &str, given: &[JsValue]) {
    let all: Vec<JsValue> =
        [JsValue::from(method)].into_iter().chain(given.iter().cloned()).collect();
    let _ = call_loaded("ask", &all);
}

/// Offers a text as a file.
pub(crate) fn offer(name: &str, kind: &str, text: &str) {
    let _ = call_loaded("offer", &[name.into(), kind.into(), Array::of1(&text.into()).into()]);
}
