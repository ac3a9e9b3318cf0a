//! What goes to the engine and comes from it, and which engine it belongs to.

use std::cell::Cell;
use std::rc::Rc;

use crossquote_engine::{FromEngine, ToEngine};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::forms::DatasetForms;

/// As where a host keeps one of the files longer than the others.
pub(crate) const OTHER_VERSION: &str =
    "This page and what reads articles for it are of two versions. Load the page again.";

/// A message on its way to the engine.
pub(crate) struct Request {
    pub(super) message: ToEngine,
    pub(super) bytes: Option<Uint8Array>,
    /// Whether the bytes are handed over, and gone here, or copied.
    pub(super) moved: bool,
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

/// One engine's life: whoever works on its answers asks, after every pause, whether it still counts.
#[derive(Clone)]
pub(crate) struct EngineSession {
    stopped: Rc<Cell<bool>>,
}

impl EngineSession {
    pub(super) fn new() -> EngineSession {
        EngineSession { stopped: Rc::new(Cell::new(false)) }
    }

    pub(super) fn end(&self) {
        self.stopped.set(true);
    }

    pub(crate) fn is_over(&self) -> bool {
        self.stopped.get()
    }
}

/// What an engine has told: its JSON, or an array of JSON and the files of a dataset (crates/crossquote-engine).
pub(super) fn understood(told: &JsValue) -> Answer {
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
