//! The reader's own articles: what has been read of them, and the engine that reads (site/adding.js).
//!
//! ```text
//! files ─▶ adding.js ─▶ worker: src/bin/engine.rs ─▶ JSON an article ─▶ Adding ─▶ pages/add.rs
//!                                        dataset ─▶ Store: the explorer shows them
//! ```

use std::cell::RefCell;
use std::time::Duration;

use crossquote_core::dataset::{self, json};
use crossquote_core::search::Index;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::navigation::Navigation;
use crate::route::Route;
use crate::state::State;
use crate::store::Store;

/// Lies beside the page; loaded once somebody adds articles.
const SCRIPT: &str = "adding.js";

/// How long what the engine says is gathered before the page shows it.
const TOGETHER: Duration = Duration::from_millis(100);

thread_local! {
    /// What the engine has said and the page has not shown yet, JSON.
    static WAITING: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
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

/// All that has been read, and how far it is; provided as context.
#[derive(Clone, Copy)]
pub(crate) struct Adding {
    pub(crate) articles: State<Vec<Added>>,
    /// A sentence for each piece that could not be read.
    pub(crate) refused: State<Vec<String>>,
    /// Files read, files there are.
    pub(crate) files: State<(usize, usize)>,
    /// What stopped it, if something did.
    pub(crate) failed: State<String>,
    /// The bytes of the dataset that is shown, if it is the reader's own.
    pub(crate) own: State<Option<Uint8Array>>,
    /// The collection that the page came with, and the one that is shown.
    published: Store,
    shown: State<Store>,
    navigation: Navigation,
}

impl Adding {
    pub(crate) fn new(shown: State<Store>, navigation: Navigation) -> Adding {
        Adding {
            articles: State::new(Vec::new()),
            refused: State::new(Vec::new()),
            files: State::new((0, 0)),
            failed: State::new(String::new()),
            own: State::new(None),
            published: shown.get_untracked(),
            shown,
            navigation,
        }
    }

    pub(crate) fn get() -> Adding {
        expect_context::<Adding>()
    }

    /// Reads files: a `FileList`, or an array of `File`.
    pub(crate) fn read(self, files: JsValue) {
        let files = Array::from(&files);
        let number = files.length() as usize;
        self.failed.set(String::new());
        self.files.update(|(done, all)| {
            // What is done counts no longer once nothing waits.
            if done == all {
                (*done, *all) = (0, 0);
            }
            *all += number;
        });
        self.call("read", files.into());
    }

    /// Reads a text as if it came in a file.
    pub(crate) fn paste(self, text: &str) {
        let number = self.articles.with_untracked(Vec::len) + 1;
        let parts = Array::of1(&text.into());
        let name = format!("pasted text {number}.txt");
        if let Ok(file) = web_sys::File::new_with_str_sequence(&parts, &name) {
            self.read(Array::of1(&file).into());
        }
    }

    pub(crate) fn remove(self, id: &str) {
        self.articles.update(|all| all.retain(|one| one.id != id));
        self.call("ask", record(&[("kind", "remove"), ("id", id)]));
    }

    /// Has the dataset made; once it is there, the explorer shows it.
    pub(crate) fn show(self, title: &str) {
        self.call("ask", record(&[("kind", "dataset"), ("title", title)]));
    }

    /// Ends all reading; what was read is gone.
    pub(crate) fn stop(self) {
        self.articles.set(Vec::new());
        self.refused.set(Vec::new());
        self.files.set((0, 0));
        WAITING.take();
        let _ = bridge().and_then(|bridge| method(&bridge, "stop")?.call0(&bridge).ok());
    }

    /// Shows what the page came with.
    pub(crate) fn close(self) {
        self.own.set(None);
        self.open(self.published);
    }

    /// Offers the own dataset as a file, or the explorer with it.
    pub(crate) fn offer(self, whole_explorer: bool) {
        let Some(bytes) = self.own.get_untracked() else { return };
        let title = self.shown.get_untracked().dataset.title.clone();
        let failed = self.failed;
        spawn_local(async move {
            let Some(bridge) = bridge() else { return };
            let name: String = title
                .chars()
                .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
                .take(40)
                .collect();
            let done = match whole_explorer {
                true => call(
                    &bridge,
                    "save",
                    &[format!("{name}.html").into(), title.into(), bytes.into()],
                ),
                false => call(
                    &bridge,
                    "offer",
                    &[
                        format!("{name}.json").into(),
                        "application/json".into(),
                        Array::of1(&bytes).into(),
                    ],
                ),
            };
            if let Some(promise) = done.and_then(|done| done.dyn_into::<Promise>().ok())
                && let Err(error) = JsFuture::from(promise).await
            {
                failed.set(said(&error));
            }
        });
    }

    /// Calls a method of adding.js with an argument.
    fn call(self, name: &'static str, argument: JsValue) {
        spawn_local(async move {
            if bridge().is_none() {
                if load().await.is_err() {
                    return self.fail(format!(
                        "The file {SCRIPT}, which belongs beside this page, could not be loaded."
                    ));
                }
                self.listen();
            }
            if let Some(bridge) = bridge() {
                call(&bridge, name, &[argument]);
            }
        });
    }

    /// Hears what the engine says as long as the page lives.
    fn listen(self) {
        let heard = Closure::<dyn FnMut(JsValue)>::new(move |told: JsValue| self.hear(&told));
        if let Some(bridge) = bridge() {
            let _ = Reflect::set(&bridge, &"heard".into(), heard.as_ref());
        }
        heard.forget();
    }

    fn fail(self, message: String) {
        self.files.set((0, 0));
        self.failed.set(message);
    }

    /// Takes in what the engine says.
    fn hear(self, told: &JsValue) {
        if let Some(bytes) = told.dyn_ref::<Uint8Array>() {
            match dataset::decode(&bytes.to_vec()) {
                Ok(dataset) => {
                    let index = Index::new(&dataset);
                    self.own.set(Some(bytes.clone()));
                    self.open(Store::new(dataset, index));
                }
                Err(error) => self.fail(error.to_string()),
            }
            return;
        }
        // A large archive has thousands of articles: the page is drawn for many of them at a time.
        let told = told.as_string().unwrap_or_default();
        let first = WAITING.with_borrow_mut(|waiting| {
            waiting.push(told);
            waiting.len() == 1
        });
        if first {
            set_timeout(move || self.take_in(), TOGETHER);
        }
    }

    /// Takes in all that has been said meanwhile.
    fn take_in(self) {
        let (mut articles, mut refused, mut read) = (Vec::new(), Vec::new(), 0);
        for told in WAITING.take() {
            let Ok(told) = json::read(told.as_bytes()) else { continue };
            let text = |name: &str| {
                told.get(name).and_then(json::Json::text).unwrap_or_default().to_owned()
            };
            match text("kind").as_str() {
                "read" => read += 1,
                "article" => articles.push(added(&told)),
                "refused" => {
                    let line = match told.get("line").and_then(json::Json::number) {
                        None | Some(0) => String::new(),
                        Some(line) => format!("line {line}: "),
                    };
                    let (message, remedy) = (text("message"), text("remedy"));
                    refused.push(format!("{}: {line}{message}. {remedy}.", text("origin")));
                }
                "failed" => self.fail(match text("message") {
                    empty if empty.is_empty() => "What reads articles could not go on.".to_owned(),
                    message => message,
                }),
                _ => {}
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

    fn open(self, store: Store) {
        self.shown.set(store);
        self.navigation.go(&Route::Story);
    }
}

fn added(told: &json::Json) -> Added {
    let text =
        |name: &str| told.get(name).and_then(json::Json::text).unwrap_or_default().to_owned();
    let number = |name: &str| told.get(name).and_then(json::Json::number).unwrap_or(0) as usize;
    let notes = told.get("notes").and_then(json::Json::list).unwrap_or_default();
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
        notes: notes.iter().filter_map(|note| Some(note.text()?.to_owned())).collect(),
    }
}

fn bridge() -> Option<JsValue> {
    Reflect::get(&window(), &"crossquoteAdding".into()).ok().filter(JsValue::is_object)
}

fn method(bridge: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(bridge, &name.into()).ok()?.dyn_into().ok()
}

fn call(bridge: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    method(bridge, name)?.apply(bridge, &arguments.iter().collect()).ok()
}

async fn load() -> Result<(), JsValue> {
    let loaded = Promise::new(&mut |done, failed| {
        let Ok(script) = document().create_element("script") else { return };
        let _ = script.set_attribute("src", SCRIPT);
        let script: web_sys::HtmlElement = script.unchecked_into();
        script.set_onload(Some(&done));
        script.set_onerror(Some(&failed));
        if let Some(body) = document().body() {
            let _ = body.append_child(&script);
        }
    });
    JsFuture::from(loaded).await.map(|_| ())
}

fn record(fields: &[(&str, &str)]) -> JsValue {
    let record = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&record, &(*name).into(), &(*value).into());
    }
    record.into()
}

/// What an error of the browser says.
fn said(error: &JsValue) -> String {
    let message =
        Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "The browser refused, and did not say why.".to_owned())
}
