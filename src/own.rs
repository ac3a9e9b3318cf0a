//! The reader's own collection as the explorer knows it, and the way to the desk, where it is made.
//!
//! The desk (crates/crossquote-workspace) is a program of its own, which only those load who go there: this file
//! has it loaded by site/ondemand.js, gives it a place on the page, and does for it what only the explorer can.
//!
//! ```text
//! explorer ── place, host ─▶ desk       host.show(file, go, whole)   what the explorer shows from now on
//!          ◀─ host.show, host.kept ──   host.kept(sentence)          where it is kept
//! ```

use crossquote_core::dataset;
use crossquote_core::model::Dataset;
use crossquote_core::search::Index;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::load;
use crate::navigation::Navigation;
use crate::provided::Provided;
use crate::route::Route;
use crate::state::State;
use crate::store::Store;

/// Lies beside the page; loaded once somebody goes to the desk.
const SCRIPT: &str = "ondemand.js";

/// What the explorer knows of the reader's own collection.
#[derive(Clone, Copy)]
pub(crate) struct Own {
    /// The bytes of the dataset that is shown, if it is the reader's own.
    pub(crate) bytes: State<Option<Uint8Array>>,
    /// Where the desk keeps it, a sentence.
    pub(crate) kept: State<String>,
    /// What could not be done, if something could not.
    pub(crate) failed: State<String>,
    /// The newest file that the desk gave: the same, or what is shown once it is read.
    newest: State<Option<Uint8Array>>,
    /// Whether the first page of that is shown then.
    go: State<bool>,
    /// The collection that the page came with, and the one that is shown.
    published: Store,
    shown: State<Store>,
    navigation: Navigation,
}

impl Own {
    pub(crate) fn new(shown: State<Store>, navigation: Navigation) -> Own {
        Own {
            bytes: State::new(None),
            kept: State::new(String::new()),
            failed: State::new(String::new()),
            newest: State::new(None),
            go: State::new(false),
            published: shown.get_untracked(),
            shown,
            navigation,
        }
    }

    pub(crate) fn get() -> Own {
        Provided::get().own
    }

    /// Shows what the page came with.
    pub(crate) fn close(self) {
        self.newest.set(None);
        self.bytes.set(None);
        self.shown.set(self.published);
        self.navigation.go(&Route::Story);
    }

    /// Shows the desk in an element of the page.
    pub(crate) fn open_desk(self, place: web_sys::Element) {
        self.failed.set(String::new());
        let host = self.host();
        spawn_local(async move { self.done(call("open", &[place.into(), host]).await) });
    }

    /// Takes it from there.
    pub(crate) fn close_desk(place: web_sys::Element) {
        spawn_local(async move {
            let _ = call("close", &[place.into()]).await;
        });
    }

    /// Offers the own dataset as a file.
    pub(crate) fn offer_dataset(self) {
        self.offer("offer", "json", |name, _, bytes| {
            [name.into(), "application/json".into(), Array::of1(&bytes).into()]
        });
    }

    /// Offers the explorer with the own dataset in it, in one file.
    pub(crate) fn offer_explorer(self) {
        self.offer("save", "html", |name, title, bytes| [name.into(), title.into(), bytes.into()]);
    }

    /// Offers what a route shows of the collection, as a file in a format; its texts are fetched where they come
    /// later.
    pub(crate) fn export(self, route: &Route, format: &str) {
        let (route, format) = (route.clone(), format.to_owned());
        self.failed.set(String::new());
        spawn_local(async move {
            let given = crate::export::saved::give(self.shown.get_untracked(), &route, &format);
            self.failed.set(given.await.err().unwrap_or_default());
        });
    }

    fn offer(
        self,
        method: &'static str,
        ending: &str,
        given: fn(String, String, Uint8Array) -> [JsValue; 3],
    ) {
        let Some(bytes) = self.newest.get_untracked() else { return };
        let title = self.shown.get_untracked().dataset.title.clone();
        let letters = title.chars().map(|c| match c.is_ascii_alphanumeric() {
            true => c.to_ascii_lowercase(),
            false => '-',
        });
        let name = letters.take(40).collect::<String>();
        let given = given(format!("{name}.{ending}"), title, bytes);
        spawn_local(async move { self.done(call(method, &given).await) });
    }

    fn done(self, done: Result<(), JsValue>) {
        if let Err(error) = done {
            self.failed.set(said(&error));
        }
    }

    /// Shows a dataset: its file, and all forms of it that the engine gives (`tell_with` in crates/crossquote-engine),
    /// the file the first. Its first page where `go`; else only where it takes the place of another one.
    async fn show(self, file: Uint8Array, go: bool, whole: Option<Array>) {
        let is = |known: State<Option<Uint8Array>>| {
            known.with_untracked(|known| {
                known.as_ref().is_some_and(|known| Object::is(known, &file))
            })
        };
        let none = self.newest.with_untracked(Option::is_none);
        if !go && (none || is(self.newest)) {
            return;
        }
        self.go.set(go || self.go.get_untracked() && is(self.newest));
        if is(self.newest) && !is(self.bytes) {
            // It is being read.
            return;
        }
        if !is(self.bytes) {
            self.newest.set(Some(file.clone()));
            let read = read(&file, whole).await;
            if !is(self.newest) {
                // Another one was given meanwhile, or the published one is wanted.
                return;
            }
            match read {
                Ok((dataset, index)) => {
                    self.bytes.set(Some(file));
                    self.shown.set(Store::new(dataset, index));
                }
                Err(why) => {
                    self.newest.set(self.bytes.get_untracked());
                    return self.failed.set(why);
                }
            }
        }
        if self.go.get_untracked() {
            self.go.set(false);
            self.navigation.go(&Route::Story);
        }
    }

    /// What the explorer does for the desk.
    fn host(self) -> JsValue {
        let show = Closure::<dyn Fn(Uint8Array, bool, Option<Array>) -> Promise>::new(
            move |file: Uint8Array, go, whole: Option<Array>| {
                Promise::new(&mut move |done, _| {
                    let (file, whole) = (file.clone(), whole.clone());
                    spawn_local(async move {
                        self.show(file, go, whole).await;
                        let _ = done.call0(&JsValue::UNDEFINED);
                    });
                })
            },
        );
        let kept = Closure::<dyn Fn(String)>::new(move |sentence| self.kept.set(sentence));
        let host = Object::new();
        let _ = Reflect::set(&host, &"show".into(), &show.into_js_value());
        let _ = Reflect::set(&host, &"kept".into(), &kept.into_js_value());
        host.into()
    }
}

/// Reads a dataset of the desk, in steps; one of another version's desk as the file that it is.
async fn read(file: &Uint8Array, whole: Option<Array>) -> Result<(Dataset, Index), String> {
    let whole = whole.unwrap_or_default();
    let (dataset, index) = match load::handed(&whole).await? {
        Some(dataset) => {
            let index: Uint8Array = whole.get(3).unchecked_into();
            let index = Index::of(index.to_vec(), &dataset).ok();
            (dataset, index)
        }
        None => (dataset::decode(&file.to_vec()).map_err(|error| error.to_string())?, None),
    };
    let index = index.unwrap_or_else(|| Index::new(&dataset));
    load::pause().await;
    Ok((dataset, index))
}

/// Calls a method of ondemand.js, which is loaded for it.
async fn call(name: &str, given: &[JsValue]) -> Result<(), JsValue> {
    if bridge().is_none() {
        load().await.map_err(|_| {
            let message = format!("{SCRIPT}, which belongs beside this page, is not there.");
            JsValue::from(js_sys::Error::new(&message))
        })?;
    }
    if let Ok(promise) = call_loaded(name, given)?.dyn_into::<Promise>() {
        JsFuture::from(promise).await?;
    }
    Ok(())
}

/// What ondemand.js offers, once it is loaded.
fn bridge() -> Option<JsValue> {
    Reflect::get(&window(), &"crossquoteOnDemand".into()).ok().filter(JsValue::is_object)
}

/// Calls one of its methods; gives what the method gives.
fn call_loaded(name: &str, given: &[JsValue]) -> Result<JsValue, JsValue> {
    let bridge = bridge().ok_or(JsValue::NULL)?;
    let method: Function = Reflect::get(&bridge, &name.into())?.dyn_into()?;
    method.apply(&bridge, &given.iter().collect())
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

/// What an error of the browser says.
fn said(error: &JsValue) -> String {
    let message =
        Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "The browser refused, and did not say why.".to_owned())
}
