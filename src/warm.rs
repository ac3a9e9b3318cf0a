//! Makes the first keys as quick as the later ones. A browser compiles what it runs for the first
//! time, and better what it runs often; without this, that happens while somebody types.
//!
//! In idle time after loading, searches nobody asked for are made and their cards written, but put
//! on no page: nothing is seen, announced or moved.

use std::sync::Arc;

use crossquote_core::search::Request;
use leptos::prelude::*;
use leptos::tachys::view::Render;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::pages::quotes::card;
use crate::store::Store;

/// Letters that begin many words, a word, a phrase and an exclusion: each the way of other code.
const SEARCHES: [&str; 4] = ["t", "we", "\"of the\" w", "to -the"];

/// How often each is made: about when browsers have compiled for the second time.
const ROUNDS: usize = 3;

/// About what a keystroke draws.
const CARDS: usize = 4;

/// Milliseconds between two, where the browser does not tell when it is idle.
const PAUSE: i32 = 100;

/// Starts when the browser is first idle.
pub(crate) fn start() {
    when_idle(|| step(0));
}

fn step(at: usize) {
    if at == SEARCHES.len() * ROUNDS {
        return;
    }
    let store = Store::get();
    let text = SEARCHES[at % SEARCHES.len()].to_owned();
    let request = Request { text, ..Request::default() };
    let outcome = Arc::new(store.index.find(&request, CARDS));
    for hit in outcome.hits.iter().filter(|hit| store.has_text_of(hit.quotation)) {
        drop(card(hit.clone(), outcome.clone(), request.text.clone()).build());
    }
    when_idle(move || step(at + 1));
}

/// Does something when the browser has nothing else to do.
pub(crate) fn when_idle(act: impl FnOnce() + 'static) {
    let act: js_sys::Function = Closure::once_into_js(act).unchecked_into();
    // Safari has no such call.
    let idle = js_sys::Reflect::get(&window(), &"requestIdleCallback".into());
    let _ = match idle.ok().and_then(|idle| idle.dyn_into::<js_sys::Function>().ok()) {
        Some(idle) => idle.call1(&window(), &act).map(|_| 0),
        None => window().set_timeout_with_callback_and_timeout_and_arguments_0(&act, PAUSE),
    };
}
