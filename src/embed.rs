//! The explorer in another site's frame: the messages between it and the page around, and how high the
//! frame should be. docs/EMBEDDING.md says it for those who embed; what a frame's address asks of the looks
//! is read in index.html, before anything is drawn.
//!
//! ```text
//! out   ready · state · quote.open · compare.open · height, in five systems' forms
//! in    setState · getState · theme, from the page around only; everything else is ignored
//! ```
//!
//! A message can show another view of this explorer. It cannot load anything, nor reach the page around.

use std::cell::Cell;
use std::time::Duration;

use gloo::events::EventListener;
use js_sys::{JSON, JsString, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, MessageEvent, ResizeObserver};

use crate::clipboard::absolute;
use crate::navigation::Navigation;
use crate::route::{Route, parameter};
use crate::state::follow;

/// What every message of ours names as its source.
const SOURCE: &str = "crossquote";

/// No frame is asked to be higher: a page that grows with its frame must end somewhere. CSS pixels.
const HIGHEST: i32 = 20_000;

/// Addresses that a message may bring; longer ones are not read. UTF-16 units.
const LONGEST: u32 = 8_192;

thread_local! {
    /// The height last sent, in CSS pixels.
    static SENT: Cell<i32> = const { Cell::new(0) };
}

/// Whether the address asks for the form that other pages embed.
pub(crate) fn asked() -> bool {
    flag("embed").as_deref() == Some("1")
}

/// The value of a flag in the part of the address behind `?`.
pub(crate) fn flag(name: &str) -> Option<String> {
    parameter(window().location().search().unwrap_or_default().trim_start_matches('?'), name)
}

/// Speaks with the page around from now on; `secret` is WordPress's, from the address.
pub(crate) fn start(secret: Option<String>) {
    if !asked() {
        return;
    }
    let navigation = Navigation::get();
    let child = flag("childId");
    let resized = move || send_height(child.as_deref(), secret.as_deref());
    let (again, drawn) = (resized.clone(), resized.clone());
    let received = move |event: &web_sys::Event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let parent = window().parent().ok().flatten();
        if parent.is_some_and(|parent| Object::is(&event.source().into(), &parent.into())) {
            read(&event.data(), navigation, &again);
        }
    };
    EventListener::new(&window(), "message", received).forget();
    // Never the window's size: what depends on it would grow with the frame for ever.
    let observer = Closure::<dyn FnMut()>::new(resized);
    if let (Ok(observing), Some(body)) =
        (ResizeObserver::new(observer.as_ref().unchecked_ref()), document().body())
    {
        observing.observe(&body);
        observer.forget();
    }
    post(&message("ready", &[("version", env!("CARGO_PKG_VERSION"))]));
    follow(move || {
        let route = navigation.route().get();
        tell_state(&route);
        // A frame out of sight is not drawn, and nothing observes its size.
        let drawn = drawn.clone();
        set_timeout(drawn, Duration::ZERO);
        let opened = match &route {
            Route::Quotation { id } => Some(("quote.open", "quote", id.as_str())),
            Route::Article { quote: Some(id), .. } => Some(("quote.open", "quote", id.as_str())),
            Route::Statement { id, .. } => Some(("compare.open", "statement", id.as_str())),
            Route::Compare(comparison) => {
                let statement = comparison.statement.as_deref();
                Some(("compare.open", "statement", statement.unwrap_or("")))
            }
            _ => None,
        };
        if let Some((kind, what, id)) = opened {
            let address = absolute(&route.fragment());
            post(&message(kind, &[(what, id), ("url", &address)]));
        }
    });
}

fn tell_state(route: &Route) {
    let fragment = route.fragment();
    post(&message("state", &[("state", &fragment), ("url", &absolute(&fragment))]));
}

/// Does what the page around asks for, where it is one of the three things that it may ask for.
fn read(data: &JsValue, navigation: Navigation, resized: &impl Fn()) {
    let text = |name: &str| {
        let value = Reflect::get(data, &name.into()).ok()?;
        let text = value.dyn_into::<JsString>().ok().filter(|text| text.length() <= LONGEST)?;
        text.as_string()
    };
    if !data.is_object() {
        return;
    }
    if text("sentinel").as_deref() == Some("amp") && text("type").as_deref() == Some("frames-init")
    {
        SENT.set(0);
        return resized();
    }
    if text("source").as_deref() != Some(SOURCE) {
        return;
    }
    match text("type").as_deref() {
        Some("getState") => tell_state(&navigation.route().get_untracked()),
        Some("setState") => {
            let route = text("state").filter(|state| state.starts_with("#/"));
            let route = route.map(|state| Route::parse(&state));
            if let Some(route) = route.filter(|route| !matches!(route, Route::Unknown(_))) {
                navigation.amend(route);
            }
        }
        Some("theme") => {
            let dark = text("dark").filter(|dark| matches!(dark.as_str(), "0" | "1" | "auto"));
            if let (Some(dark), Some(root)) = (dark, document().document_element()) {
                let _ = root.set_attribute("data-dark", &dark);
            }
        }
        _ => {}
    }
}

/// Says how high the page is, in every form that pages around are known to understand.
fn send_height(child: Option<&str>, secret: Option<&str>) {
    let Some(root) = document().document_element().and_then(|root| root.dyn_into().ok()) else {
        return;
    };
    let root: HtmlElement = root;
    let height = root.offset_height().min(HIGHEST);
    if (height - SENT.get()).abs() <= 1 {
        return;
    }
    SENT.set(height);
    let quoted_child = quoted(child.unwrap_or(""));
    let src = quoted(&window().location().href().unwrap_or_default());
    // Our own, AMP's, and Medium's, which is a text.
    post(&format!(
        r#"{{"source":"{SOURCE}","v":1,"type":"height","height":{height},"id":{quoted_child}}}"#
    ));
    post(&format!(r#"{{"sentinel":"amp","type":"embed-size","height":{height}}}"#));
    post(&quoted(&format!(r#"{{"src":{src},"context":"iframe.resize","height":{height}}}"#)));
    if let Some(child) = child {
        // Pym.js.
        post(&quoted(&format!("pymxPYMx{child}xPYMxheightxPYMx{height}")));
    }
    if let Some(secret) = secret {
        post(&format!(r#"{{"message":"height","value":{height},"secret":{}}}"#, quoted(secret)));
    }
}

/// A message of ours with some texts in it, as JSON.
fn message(kind: &str, texts: &[(&str, &str)]) -> String {
    let mut json = format!(r#"{{"source":"{SOURCE}","v":1,"type":"{kind}""#);
    for (name, text) in texts {
        json += &format!(r#","{name}":{}"#, quoted(text));
    }
    json + "}"
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    JSON::stringify(&text.into()).ok().and_then(|json| json.as_string()).unwrap_or_default()
}

/// Sends what the JSON says to the page around, whoever that is: nothing in it is a secret.
fn post(json: &str) {
    if let (Ok(value), Ok(Some(parent))) = (JSON::parse(json), window().parent()) {
        let _ = parent.post_message(&value, "*");
    }
}
