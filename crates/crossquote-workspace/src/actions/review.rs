//! Steps of a review.

use crossquote_engine::ToEngine;
use crossquote_model::corrections::Edit;
use leptos::prelude::*;

use crate::context::WorkspaceContext;
use crate::engine::Request;
use crate::state::{
    Direction, IntakeStoreFields, Session, SessionStoreFields, WorkspaceStoreFields,
};

impl WorkspaceContext {
    /// Whether a step, or another collection, has to wait for what is being done; tracked.
    pub(crate) fn waits(self) -> bool {
        self.writing.get() || self.store.session().with(Session::is_busy)
    }

    /// The same as of now.
    pub(crate) fn is_waiting(self) -> bool {
        untrack(|| self.waits())
    }

    /// Takes a step of a review; `what` says it in words.
    pub(crate) fn revise(self, what: impl Into<String>, edit: Edit) {
        let (what, by) = (what.into(), self.review.reviewer.get_untracked());
        self.correct(|session| session.revise(what, edit, by));
    }

    /// Goes a step back, or forth again.
    pub(crate) fn go(self, direction: Direction) {
        self.correct(|session| session.go(direction));
    }

    /// Takes corrections as a file has them in place of those of before.
    pub(crate) fn import_corrections(self, text: String) {
        self.correct(|session| session.import_corrections(text));
    }

    /// A step names what is shown. While files are read, one of them may be a dataset that takes its place.
    fn correct(self, step: impl FnOnce(&mut Session) -> Option<ToEngine>) {
        if self.store.intake().files().get_untracked().is_reading() {
            self.complain("Files are being read: take the step once they are.");
        } else {
            self.ask(step);
        }
    }

    pub(super) fn ask(self, question: impl FnOnce(&mut Session) -> Option<ToEngine>) {
        if self.is_waiting() {
            return;
        }
        if let Some(message) = self.store.session().try_update(question).flatten() {
            self.send(Request::new(message));
        }
    }

    /// Says what could not be done; nothing where it is empty.
    pub(crate) fn complain(self, problem: impl Into<String>) {
        self.store.session().problem().set(problem.into());
    }
}
