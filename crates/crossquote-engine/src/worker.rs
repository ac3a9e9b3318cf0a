//! The engine in a worker of its own: it hears what the page sends, an array of JSON and maybe bytes, and posts what
//! comes of it. `start_worker.js` starts it there.

use crossquote_engine::READY;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::engine::{Engine, Hear};
use crate::tell;

/// Takes over the worker that the program runs in; does nothing on a page. Whatever goes wrong is an error of the
/// worker, which its page hears of.
pub(crate) fn start() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let mut engine = Engine::new().expect_throw("the model is none");
    let page = scope.clone();
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message: Array = event.data().unchecked_into();
        let bytes = message.get(1).dyn_into::<Uint8Array>();
        let bytes = bytes.map(|bytes| bytes.to_vec()).unwrap_or_default();
        engine.take(&message.get(0).as_string().unwrap_or_default(), bytes);
        let post: Hear = &mut |told, whole| {
            let tell::Spoken { told, buffers } = tell::spoken(&told, whole);
            page.post_message_with_transfer(&told, &buffers)
                .expect_throw("an answer is not posted");
        };
        while engine.step(post) {}
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    // As long as the worker lives.
    heard.forget();
    scope.post_message(&READY.into()).expect_throw("that it runs is not posted");
}
