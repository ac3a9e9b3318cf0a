//! The way to an engine: in a worker, so that the page answers meanwhile, or on the page itself where no worker may
//! run, in steps.

use futures::channel::mpsc::UnboundedSender;

use super::message::{Answer, EngineSession, Request};
use super::on_page::{GLUE, PageEngine};
use super::worker::WorkerEngine;
use crossquote_ui::browser::fetch::fetch_bytes;

/// The program; lies beside the page.
const PROGRAM: &str = "engine_bg.wasm";

/// A running engine.
pub(super) enum Link {
    Worker(WorkerEngine),
    Page(PageEngine),
}

impl Link {
    /// Starts an engine, which says what it has to say to `answers`. Fails with a sentence.
    pub(super) async fn start(answers: UnboundedSender<Answer>) -> Result<Link, String> {
        let loaded = futures::future::try_join(fetch_bytes(GLUE), fetch_bytes(PROGRAM)).await;
        let (glue, program) = loaded.map_err(|error| {
            format!("What reads articles could not be loaded, a part of this page. {error}")
        })?;
        let glue = String::from_utf8_lossy(&glue);
        let program = js_sys::Uint8Array::from(&program[..]).buffer();
        match WorkerEngine::start(&glue, &program, answers.clone()).await {
            Some(engine) => Ok(Link::Worker(engine)),
            None => PageEngine::start(&program, answers).await.map(Link::Page),
        }
    }

    /// Sends it a request; on the page this lasts until it is answered.
    /// Fails with a sentence where it cannot go on.
    pub(super) async fn send(
        &mut self,
        request: Request,
        session: &EngineSession,
    ) -> Result<(), String> {
        match self {
            Link::Worker(engine) => engine.send(&request),
            Link::Page(engine) => {
                engine.answer(&request, session).await;
                Ok(())
            }
        }
    }
}
