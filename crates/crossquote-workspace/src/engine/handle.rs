//! The one engine of the page: started with the first message, and stopped with all that it has read.

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::link::Link;
use super::message::{Answer, EngineSession, Request};

/// The engine; there is at most one at a time.
#[derive(Clone, Copy)]
pub(crate) struct Engine {
    running: StoredValue<Option<Running>, LocalStorage>,
}

struct Running {
    requests: UnboundedSender<Request>,
    session: EngineSession,
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
            let session = EngineSession::new();
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
            running.session.end();
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
        if let Err(why) = link.send(request, &session).await {
            return drop(answers.unbounded_send(Answer::Lost(why)));
        }
    }
}
