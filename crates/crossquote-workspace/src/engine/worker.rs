//! The engine in a worker. The worker is made of a Blob, because a frame without an origin may make no other.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crossquote_engine::{READY, START_WORKER};
use futures::channel::mpsc::UnboundedSender;
use futures::channel::oneshot;
use gloo::file::{Blob, ObjectUrl};
use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};

use super::message::{Answer, Request, understood};

/// As where the device has no memory left.
const LOST: &str = "What reads articles on this page has stopped.";

/// A worker with an engine; ends with it.
pub(super) struct WorkerEngine {
    worker: Worker,
    /// The browser calls them as long as the worker runs.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Drop for WorkerEngine {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl WorkerEngine {
    /// Starts one; `None` where no worker may run.
    pub(super) async fn start(
        glue: &str,
        program: &ArrayBuffer,
        answers: UnboundedSender<Answer>,
    ) -> Option<WorkerEngine> {
        let code = format!("{glue}\n{START_WORKER}");
        let address =
            ObjectUrl::from(Blob::new_with_options(code.as_str(), Some("text/javascript")));
        let worker = Worker::new(&address).ok()?;
        let (started, starts) = oneshot::channel();
        let started = Rc::new(RefCell::new(Some(started)));
        let is_ready = Rc::new(Cell::new(false));
        let on_message = Closure::new({
            let (started, is_ready, answers) = (started.clone(), is_ready.clone(), answers.clone());
            move |event: MessageEvent| {
                let told = event.data();
                if told.as_string().as_deref() == Some(READY) {
                    is_ready.set(true);
                    let _ = started.take().map(|started| started.send(true));
                } else {
                    let _ = answers.unbounded_send(understood(&told));
                }
            }
        });
        let on_error = Closure::new(move |event: Event| {
            event.prevent_default();
            if is_ready.get() {
                let _ = answers.unbounded_send(Answer::Lost(LOST.to_owned()));
            }
            let _ = started.take().map(|started| started.send(false));
        });
        let engine = WorkerEngine { worker, _on_message: on_message, _on_error: on_error };
        engine.worker.set_onmessage(Some(engine._on_message.as_ref().unchecked_ref()));
        engine.worker.set_onerror(Some(engine._on_error.as_ref().unchecked_ref()));
        engine.worker.post_message(program).ok()?;
        starts.await.is_ok_and(|is_running| is_running).then_some(engine)
    }

    /// Fails with a sentence where the worker cannot be reached.
    pub(super) fn send(&self, request: &Request) -> Result<(), String> {
        let message = serde_json::to_string(&request.message).unwrap_or_default();
        let sent = Array::of1(&JsValue::from(message));
        let handed_over = Array::new();
        if let Some(bytes) = &request.bytes {
            sent.push(bytes);
            if request.moved {
                handed_over.push(&bytes.buffer());
            }
        }
        let sent = self.worker.post_message_with_transfer(&sent, &handed_over);
        sent.map_err(|_| LOST.to_owned())
    }
}
