//! The engine on the page itself, where no worker may run: the same program, which lets the browser answer its reader
//! after every step. One article is a step; putting a collection of hundreds together is one too.

use futures::channel::mpsc::UnboundedSender;
use js_sys::{ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlScriptElement;

use super::message::{Answer, EngineSession, Request, understood};
use crossquote_ui::browser::timing::yield_to_browser;

/// What wasm-bindgen wrote to start the program; lies beside the page.
pub(super) const GLUE: &str = "engine.js";

/// crates/crossquote-engine, by the names under which its glue offers it.
#[wasm_bindgen]
extern "C" {
    /// Loads the program.
    #[wasm_bindgen(js_name = wasm_bindgen, catch)]
    async fn load(options: &Object) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = wasm_bindgen, js_name = Engine)]
    type ExportedEngine;

    #[wasm_bindgen(constructor, js_namespace = wasm_bindgen, js_class = "Engine", catch)]
    fn new() -> Result<ExportedEngine, JsValue>;

    #[wasm_bindgen(method)]
    fn take(this: &ExportedEngine, message: &str, bytes: Option<Uint8Array>);

    /// Does a piece of what it was asked; whether more is left.
    #[wasm_bindgen(method)]
    fn step(this: &ExportedEngine, heard: &Function) -> bool;
}

/// An engine on the page.
pub(super) struct PageEngine {
    engine: ExportedEngine,
    heard: Closure<dyn FnMut(JsValue)>,
}

impl PageEngine {
    pub(super) async fn start(
        program: &ArrayBuffer,
        answers: UnboundedSender<Answer>,
    ) -> Result<PageEngine, String> {
        let engine = start(program).await.map_err(|error| {
            let message = Reflect::get(&error, &"message".into()).ok();
            let message = message.and_then(|message| message.as_string()).unwrap_or_default();
            format!("What reads articles could not be started. {message}")
        })?;
        let heard = Closure::new(move |told: JsValue| {
            let _ = answers.unbounded_send(understood(&told));
        });
        Ok(PageEngine { engine, heard })
    }

    pub(super) async fn answer(&self, request: &Request, session: &EngineSession) {
        let message = serde_json::to_string(&request.message).unwrap_or_default();
        self.engine.take(&message, request.bytes.clone());
        while !session.is_over() && self.engine.step(self.heard.as_ref().unchecked_ref()) {
            yield_to_browser().await;
        }
    }
}

async fn start(program: &ArrayBuffer) -> Result<ExportedEngine, JsValue> {
    // Once on a page, however many engines there are.
    if document().query_selector(&format!("script[src=\"{GLUE}\"]"))?.is_none() {
        JsFuture::from(append_script()).await?;
    }
    let options = Object::new();
    Reflect::set(&options, &"module_or_path".into(), program)?;
    load(&options).await?;
    ExportedEngine::new()
}

/// Puts the glue on the page; the promise is kept once it has run.
fn append_script() -> Promise {
    Promise::new(&mut |loaded, failed| {
        let appended = document().create_element("script").and_then(|script| {
            let script: HtmlScriptElement = script.unchecked_into();
            script.set_src(GLUE);
            script.set_onload(Some(&loaded));
            script.set_onerror(Some(&failed));
            document().body().map(|body| body.append_child(&script)).transpose()
        });
        if let Err(error) = appended {
            let _ = failed.call1(&JsValue::UNDEFINED, &error);
        }
    })
}
