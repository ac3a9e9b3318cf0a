//! The reader's own collection as the explorer knows it, and the way to the desk, where it is made.
//!
//! The desk (src/desk) is a program of its own, which only those load who go there: this file has it loaded
//! by site/ondemand.js, gives it a place on the page, and does for it what only the explorer can.
//!
//! ```text
//! explorer ── place, host ─▶ desk          host.show(whole, go)   what the explorer shows from now on
//!          ◀─ host.show, host.kept ──      host.kept(sentence)    where it is kept
//! ```

use crossquote_core::search::Index;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::load;
use crate::navigation::Navigation;
use crate::route::Route;
use crate::state::State;
use crate::store::Store;

/// Lies beside the page; loaded once somebody goes to the desk.
const SCRIPT: &str = "ondemand.js";

/// What the explorer knows of the reader's own collection; provided as context.
#[derive(Clone, Copy)]
pub(crate) struct Own {
    /// The bytes of the dataset that is shown, if it is the reader's own.
    pub(crate) bytes: State<Option<Uint8Array>>,
    /// Where the desk keeps it, a sentence.
    pub(crate) kept: State<String>,
    /// What could not be done, if something could not.
    pub(crate) failed: State<String>,
    /// The file of the dataset that is to be shown next.
    asked: State<Option<Uint8Array>>,
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
            asked: State::new(None),
            published: shown.get_untracked(),
            shown,
            navigation,
        }
    }

    pub(crate) fn get() -> Own {
        expect_context::<Own>()
    }

    /// Shows what the page came with.
    pub(crate) fn close(self) {
        self.asked.set(None);
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

    /// Offers what a route shows of the collection, as a file in a format: has the desk make it, which has the
    /// exporters, a sixth of the explorer's size.
    #[cfg(not(feature = "saved"))]
    pub(crate) fn export(self, route: &Route, format: &str) {
        let bytes = self.bytes.get_untracked().map_or(JsValue::UNDEFINED, JsValue::from);
        let given = [bytes, route.fragment().into(), format.into()];
        self.failed.set(String::new());
        spawn_local(async move { self.done(call("export", &given).await) });
    }

    /// The same in the saved explorer, which has them itself.
    #[cfg(feature = "saved")]
    pub(crate) fn export(self, route: &Route, format: &str) {
        self.failed.set(crate::export::saved::give(route, format).err().unwrap_or_default());
    }

    fn offer(
        self,
        method: &'static str,
        ending: &str,
        given: fn(String, String, Uint8Array) -> [JsValue; 3],
    ) {
        let Some(bytes) = self.bytes.get_untracked() else { return };
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

    /// Shows a dataset in the forms that the engine gives (`tell_with` in src/bin/engine.rs), and its first page
    /// where `go`.
    async fn show(self, whole: Array, go: bool) {
        let file: Uint8Array = whole.get(0).unchecked_into();
        // Nothing new, or not what is shown.
        let known = self.bytes.with_untracked(Option::clone);
        if !go && known.is_none_or(|known| Object::is(&known, &file)) {
            return;
        }
        let [facts, texts, index] = [whole.get(1), whole.get(2), whole.get(3)];
        self.asked.set(Some(file.clone()));
        let read = load::handed(&facts.unchecked_into(), &texts.unchecked_into()).await;
        let read = read.map(|dataset| {
            let index = Index::of(Uint8Array::new(&index).to_vec(), &dataset);
            let index = index.unwrap_or_else(|_| Index::new(&dataset));
            Store::new(dataset, index)
        });
        load::pause().await;
        // Another one was asked for meanwhile, or the published one.
        let last = self.asked.with_untracked(Option::clone);
        if !last.is_some_and(|last| Object::is(&last, &file)) {
            return;
        }
        match read {
            Ok(store) => {
                self.bytes.set(Some(file));
                self.shown.set(store);
                if go {
                    self.navigation.go(&Route::Story);
                }
            }
            Err(why) => self.failed.set(why),
        }
    }

    /// What the explorer does for the desk.
    fn host(self) -> JsValue {
        let show = Closure::<dyn Fn(Array, bool)>::new(move |whole, go| {
            spawn_local(self.show(whole, go));
        });
        let kept = Closure::<dyn Fn(String)>::new(move |sentence| self.kept.set(sentence));
        let host = Object::new();
        let _ = Reflect::set(&host, &"show".into(), &show.into_js_value());
        let _ = Reflect::set(&host, &"kept".into(), &kept.into_js_value());
        host.into()
    }
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
pub(crate) fn bridge() -> Option<JsValue> {
    Reflect::get(&window(), &"crossquoteOnDemand".into()).ok().filter(JsValue::is_object)
}

/// Calls one of its methods; gives what the method gives.
pub(crate) fn call_loaded(name: &str, given: &[JsValue]) -> Result<JsValue, JsValue> {
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
pub(crate) fn said(error: &JsValue) -> String {
    let message =
        Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "The browser refused, and did not say why.".to_owned())
}
