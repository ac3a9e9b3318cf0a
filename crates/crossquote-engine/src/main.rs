//! The engine that makes people's own collections in the browser: intake, extraction, with the model in it,
//! and corrections.
//!
//! A program of its own, several times the explorer's size, which only those load who add articles. It runs
//! in a worker, which it takes over by itself (worker.rs), or on the page where no worker may run: there whoever asks
//! makes an [`Engine`] and has it do its work a step at a time, so that the page answers its reader in between. It
//! shows nothing and knows nothing of who asks.
//!
//! ```text
//! main.rs, worker.rs ─▶ engine.rs     what is asked, as a queue of short steps
//!                          ├─▶ articles.rs   what was read, and found in it
//!                          └─▶ review.rs     the collection, and what a reviewer makes of it
//!                       tell.rs       what it says, as it travels
//! ```

mod articles;
mod engine;
mod review;
mod tell;
mod worker;

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

fn main() {
    worker::start();
}

/// The engine as a page has it that runs it by itself.
#[wasm_bindgen]
pub struct Engine {
    engine: engine::Engine,
}

#[wasm_bindgen]
impl Engine {
    /// An engine without articles.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Engine, JsError> {
        Ok(Engine { engine: engine::Engine::new()? })
    }

    /// Notes what a page asks, a [`crossquote_engine::ToEngine`] as JSON, with bytes for those that say so. All of it
    /// is done by [`Engine::step`].
    pub fn take(&mut self, message: &str, bytes: Option<Uint8Array>) {
        self.engine.take(message, bytes.map(|bytes| bytes.to_vec()).unwrap_or_default());
    }

    /// Does a short piece of what is to be done, and tells `heard` what comes of it ([`tell::spoken`]). Gives whether
    /// more is left.
    pub fn step(&mut self, heard: &Function) -> bool {
        self.engine.step(&mut |told, whole| {
            // Whoever hears it knows best what went wrong there; the work goes on.
            let _ = heard.call1(&JsValue::NULL, &tell::spoken(&told, whole).told);
        })
    }
}
