//! The engine as the page knows it: something to send messages to, which answers one after the other.
//!
//! ```text
//! Engine::send(message) ─▶ queue ─▶ link.rs: a worker, or the page itself ─▶ answers ─▶ actions::hear
//! ```
//!
//! It is started with the first message. What it was asked before it was stopped is never heard of again.

mod forms;
mod link;
mod on_page;
mod worker;

use std::cell::Cell;
use std::rc::Rc;

use crossquote_engine::{FromEngine, ToEngine};
use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};

pub(crate) use forms::DatasetForms;
use link::Link;

/// As where a host keeps one of the files longer than the others.
pub(crate) const OTHER_VERSION: &str =
    "This page and what reads articles for it are of two versions. Load the page again.";

/// A message on its way to the engine.
pub(crate) struct Request {
    message: ToEngine,
    bytes: Option<Uint8Array>,
    /// Whether the bytes are handed over, and gone here, or copied.
    moved: bool,
}

impl Request {
    pub(crate) fn new(message: ToEngine) -> Request {
        Request { message, bytes: None, moved: false }
    }

    /// With bytes that stay here too.
    pub(crate) fn with(message: ToEngine, bytes: &Uint8Array) -> Request {
        Request { message, bytes: Some(bytes.clone()), moved: false }
    }

    /// With bytes that a worker is handed without copying.
    pub(crate) fn handing_over(message: ToEngine, bytes: Uint8Array) -> Request {
        Request { message, bytes: Some(bytes), moved: true }
    }
}

/// What the engine has to say.
pub(crate) enum Answer {
    Told(FromEngine),
    /// Of a dataset, which comes along.
    ToldOf(FromEngine, DatasetForms),
    /// It cannot go on, a sentence: another one has to be started.
    Lost(String),
}

/// The engine; there is at most one at a time.
#[derive(Clone, Copy)]
pub(crate) struct Engine {
    running: StoredValue<Option<Running>, LocalStorage>,
}

struct Running {
    requests: UnboundedSender<Request>,
    session: EngineSession,
}

/// One engine's life: whoever works on its answers asks, after every pause, whether it still counts.
#[derive(Clone)]
pub(crate) struct EngineSession {
    stopped: Rc<Cell<bool>>,
}

impl EngineSession {
    pub(crate) fn is_over(&self) -> bool {
        self.stopped.get()
    }
}

impl Engine {
    pub(crate) fn new() -> Engine {
        Engine { running: StoredValue::new_local(None) }
    }

    /// Sends a message. `hear` is spawned for an engine that has to be started first: it is given what that one says.
    pub(crate) fn send<Heard>(
        self,
        request: Request,
        hear: impl FnOnce(UnboundedReceiver<Answer>, EngineSession) -> Heard,
    ) where
        Heard: Future<Output = ()> + 'static,
    {
        if self.running.with_value(Option::is_none) {
            let (requests, asked) = unbounded();
            let (answers, heard) = unbounded();
            let session = EngineSession { stopped: Rc::new(Cell::new(false)) };
            self.running.set_value(Some(Running { requests, session: session.clone() }));
            spawn_local(hear(heard, session.clone()));
            spawn_local(run(asked, answers, session));
        }
        self.running.with_value(|running| {
            if let Some(running) = running {
                // Closed only where it has said that it is lost.
                let _ = running.requests.unbounded_send(request);
            }
        });
    }

    /// Ends the engine, whatever it does. What it has read is gone with it.
    pub(crate) fn stop(self) {
        if let Some(running) = self.running.try_update_value(Option::take).flatten() {
            running.session.stopped.set(true);
        }
    }
}

/// Starts an engine and gives it what it is asked, until it is stopped.
async fn run(
    mut requests: UnboundedReceiver<Request>,
    answers: UnboundedSender<Answer>,
    session: EngineSession,
) {
    let mut link = match Link::start(answers.clone()).await {
        Ok(link) => link,
        Err(why) => return drop(answers.unbounded_send(Answer::Lost(why))),
    };
    while let Some(request) = requests.next().await {
        if session.is_over() {
            return;
        }
        link.send(request, &session).await;
    }
}

/// What an engine has told: its JSON, or an array of JSON and the files of a dataset (crates/crossquote-engine).
fn understood(told: &JsValue) -> Answer {
    let other_version = || Answer::Lost(OTHER_VERSION.to_owned());
    let with_forms = told.dyn_ref::<Array>();
    let text = with_forms.map_or_else(|| told.clone(), |all| all.get(0)).as_string();
    let Some(message) = text.and_then(|text| serde_json::from_str(&text).ok()) else {
        return other_version();
    };
    match with_forms {
        None => Answer::Told(message),
        Some(all) => match DatasetForms::from_array(all) {
            Some(forms) => Answer::ToldOf(message, forms),
            None => other_version(),
        },
    }
}
