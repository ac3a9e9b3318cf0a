//! Doing something a little later: once the browser has painted, when it is idle, after a turn.

use std::time::Duration;

use gloo::timers::future::TimeoutFuture;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Milliseconds between two turns, where the browser does not tell when it is idle.
const WITHOUT_IDLE: i32 = 100;

/// Does something once what has just been asked for is painted: a key's result should not wait for
/// what nobody looks at first. Whoever asked may be gone by then, with its signals: read and set those
/// with `try_get`, `try_set`. (It is not called off then, because a button that goes with its own click
/// would call off what it asks for.)
pub fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// Does something in the next frame, before it is painted, when what has just been asked for is in the
/// document. The same holds as for [`after_paint`].
pub fn next_frame(act: impl FnOnce() + 'static) {
    request_animation_frame(act);
}

/// Does something after a while, unless the owner that this is asked under is gone or run anew by then:
/// asked in an effect, whatever the effect follows has to stay as it is for that long.
pub fn after_delay(delay: Duration, act: impl FnOnce() + 'static) {
    let timer = set_timeout_with_handle(act, delay);
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
}

/// Does something when the browser has nothing else to do.
pub fn when_idle(act: impl FnOnce() + 'static) {
    let act: js_sys::Function = Closure::once_into_js(act).unchecked_into();
    // Safari has no such call.
    let idle = Reflect::get(&window(), &"requestIdleCallback".into());
    match idle.ok().and_then(|idle| idle.dyn_into::<js_sys::Function>().ok()) {
        Some(idle) => drop(idle.call1(&JsValue::from(window()), &act)),
        None => {
            let later =
                window().set_timeout_with_callback_and_timeout_and_arguments_0(&act, WITHOUT_IDLE);
            drop(later);
        }
    }
}

/// Lets the browser do what waits: one long task would keep it from answering the reader.
pub async fn yield_to_browser() {
    TimeoutFuture::new(0).await;
}
