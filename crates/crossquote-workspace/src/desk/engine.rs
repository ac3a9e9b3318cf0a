//! Speaks with the engine, by site/ondemand.js: what has been read, and what it answers.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use crossquote_engine::{AddedArticle, FromEngine, RefusedFile, ToEngine};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{Desk, OTHER_VERSION};
use crate::legacy::bridge::{bridge, call_loaded, said};
use crate::legacy::state::State;

/// How long what the engine says of articles is gathered before the page shows it.
const TOGETHER: Duration = Duration::from_millis(100);

/// Bytes of one file that a tab can hold with what becomes of them.
const LARGEST: f64 = 300_000_000.0;

thread_local! {
    /// What the engine has said of articles and the page has not shown yet.
    static WAITING: RefCell<Vec<FromEngine>> = const { RefCell::new(Vec::new()) };
}

/// All that has been read, and how far it is.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    /// Shared, as the list is copied with each batch that comes.
    pub(crate) articles: State<Vec<Arc<AddedArticle>>>,
    /// A sentence for each piece that could not be read.
    pub(crate) refused: State<Vec<String>>,
    /// Files read, files there are.
    pub(crate) files: State<(usize, usize)>,
    /// What stopped it, if something did.
    pub(crate) failed: State<String>,
    /// How often all reading was ended.
    stops: StoredValue<usize>,
}

impl Reading {
    pub(crate) fn new() -> Reading {
        Reading {
            articles: State::new(Vec::new()),
            refused: State::new(Vec::new()),
            files: State::new((0, 0)),
            failed: State::new(String::new()),
            stops: StoredValue::new(0),
        }
    }

    /// Reads files, one after the other: a `FileList`, or an array of `File`.
    pub(crate) fn read(self, files: &JsValue) {
        let files: Vec<web_sys::File> =
            Array::from(files).iter().map(JsCast::unchecked_into).collect();
        self.begin(files.len());
        let stops = self.stops.get_value();
        spawn_local(async move {
            // Where it does not start, that is told.
            let is_there = match call_loaded("start", &[]).map(Promise::from) {
                Ok(starting) => JsFuture::from(starting).await.is_ok_and(|it| it.is_truthy()),
                Err(_) => false,
            };
            if !is_there {
                return;
            }
            for file in files {
                let bytes = bytes_of(&file).await;
                // What was ended meanwhile reads no more.
                if stops != self.stops.get_value() {
                    return;
                }
                match bytes {
                    Ok(bytes) => hand_over(&ToEngine::Read { name: file.name() }, &bytes),
                    Err(refused) => {
                        self.wait_to_show(FromEngine::Refused(refused));
                        self.wait_to_show(FromEngine::FileRead);
                    }
                }
            }
        });
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
                Ok(bytes) => ask_with(&ToEngine::ReadArticles, &bytes.unchecked_into()),
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
        ask(&ToEngine::Remove { id: id.to_owned() });
    }

    /// Whether something is being read.
    pub(crate) fn reads(self) -> bool {
        self.files.with_untracked(|(done, all)| done < all)
    }

    /// Ends all reading; what was read is gone.
    pub(crate) fn stop(self) {
        self.stops.update_value(|stops| *stops += 1);
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

    /// Notes what was said of articles; a large archive has thousands, and the page is drawn for many of them at a
    /// time.
    fn wait_to_show(self, told: FromEngine) {
        let first = WAITING.with_borrow_mut(|waiting| {
            waiting.push(told);
            waiting.len() == 1
        });
        if first {
            set_timeout(move || self.take_in(), TOGETHER);
        }
    }

    /// Takes in all that has been said of articles meanwhile.
    fn take_in(self) {
        let (mut articles, mut refused, mut read) = (Vec::new(), Vec::new(), 0);
        for told in WAITING.take() {
            match told {
                FromEngine::Article(article) => articles.push(Arc::new(article)),
                FromEngine::Refused(file) => refused.push(refusal_in_words(&file)),
                FromEngine::FileRead => read += 1,
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
}

fn refusal_in_words(RefusedFile { origin, line, message, remedy }: &RefusedFile) -> String {
    let line = if *line > 0 { format!("line {line}: ") } else { String::new() };
    format!("{origin}: {line}{message}. {remedy}.")
}

/// The bytes of a file, or why they cannot be had.
async fn bytes_of(file: &web_sys::File) -> Result<Uint8Array, RefusedFile> {
    let refused = |message: String, remedy: &str| RefusedFile {
        origin: file.name(),
        line: 0,
        message,
        remedy: remedy.to_owned(),
    };
    if file.size() > LARGEST {
        let size = file.size();
        return Err(refused(
            format!("it has {size} bytes, more than the {LARGEST} that a page can hold"),
            "Take the command crossquote for it, or split it",
        ));
    }
    let bytes = JsFuture::from(file.array_buffer()).await;
    let unreadable = |_| {
        refused("it cannot be read".to_owned(), "A folder is read file by file: choose its files")
    };
    bytes.map(|bytes| Uint8Array::new(&bytes)).map_err(unreadable)
}

/// Hears what the engine says, as long as the page lives.
pub(crate) fn listen(desk: Desk) {
    let heard = Closure::<dyn Fn(JsValue)>::new(move |told: JsValue| hear(desk, &told));
    let newest = Closure::<dyn Fn(JsValue) -> JsValue>::new(move |file| desk.newest(file));
    let failed = Closure::<dyn Fn(JsValue)>::new(move |why: JsValue| {
        let why = why.as_string().filter(|why| !why.is_empty());
        desk.failed(why.unwrap_or_else(|| "What reads articles could not go on.".to_owned()));
    });
    let callbacks: [(&str, &Function); 3] = [
        ("heard", heard.as_ref().unchecked_ref()),
        ("newest", newest.as_ref().unchecked_ref()),
        ("failed", failed.as_ref().unchecked_ref()),
    ];
    if let Some(bridge) = bridge() {
        for (name, callback) in callbacks {
            let _ = Reflect::set(&bridge, &name.into(), callback);
        }
    }
    heard.forget();
    newest.forget();
    failed.forget();
}

fn hear(desk: Desk, told: &JsValue) {
    let all = told.dyn_ref::<Array>();
    let text = all.map_or_else(|| told.clone(), |all| all.get(0)).as_string();
    let Ok(told) = serde_json::from_str(&text.unwrap_or_default()) else {
        return desk.failed(OTHER_VERSION.to_owned());
    };
    match told {
        FromEngine::Article(_) | FromEngine::Refused(_) | FromEngine::FileRead => {
            desk.reading.wait_to_show(told);
        }
        FromEngine::CorrectionsFile { text } => {
            offer("corrections.toml", "application/toml", &text);
        }
        FromEngine::Failed { message } => desk.failed(message),
        _ => {
            let whole = all.map(|all| all.slice(1, all.length()));
            desk.answered(told, whole.unwrap_or_default());
        }
    }
}

/// Has the engine do something.
pub(crate) fn ask(message: &ToEngine) {
    send(message, &[]);
}

/// The same, with bytes that stay here too.
pub(crate) fn ask_with(message: &ToEngine, bytes: &Uint8Array) {
    send(message, &[bytes.into()]);
}

/// The same, with bytes that a worker is handed without copying: they are gone here.
fn hand_over(message: &ToEngine, bytes: &Uint8Array) {
    send(message, &[bytes.into(), true.into()]);
}

fn send(message: &ToEngine, more: &[JsValue]) {
    let message = serde_json::to_string(message).unwrap_or_default();
    let all: Vec<JsValue> =
        [JsValue::from(message)].into_iter().chain(more.iter().cloned()).collect();
    let _ = call_loaded("ask", &all);
}

/// Offers a text as a file.
pub(crate) fn offer(name: &str, kind: &str, text: &str) {
    let _ = call_loaded("offer", &[name.into(), kind.into(), Array::of1(&text.into()).into()]);
}
