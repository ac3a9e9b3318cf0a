//! What is asked of the engine, and how one gives way to another.

use crossquote_engine::ToEngine;
use js_sys::Uint8Array;
use leptos::prelude::*;

use crate::context::WorkspaceContext;
use crate::engine::Request;
use crate::state::{Session, WorkspaceStoreFields};

impl WorkspaceContext {
    pub(crate) fn send(self, request: Request) {
        self.engine.send(request, move |answers, session| self.hear(answers, session));
    }

    pub(super) fn stop_engine(self) {
        self.stops.update_value(|stops| *stops += 1);
        self.engine.stop();
        self.store.intake().set(Default::default());
        self.waiting_for_forms.update_value(Vec::clear);
        self.writing.set(false);
    }

    /// Gives another engine what was there before.
    pub(super) fn give_back_collection(self) {
        let collection = self.store.session().try_update(Session::restart).flatten();
        if let (Some(collection), Some(base)) = (collection, self.base.get_value()) {
            self.give(collection.id, &collection.contents.title, collection.imported, &base);
        }
    }

    /// Has the engine begin with a collection that there was before, in place of all that it has.
    pub(super) fn give(self, id: String, title: &str, imported: bool, base: &Uint8Array) {
        if imported {
            self.send(Request::new(ToEngine::Clear));
            self.send(Request::with(ToEngine::Open { key: id }, base));
        } else {
            let message = ToEngine::Reopen { title: title.to_owned(), key: id };
            self.send(Request::with(message, base));
        }
    }
}
