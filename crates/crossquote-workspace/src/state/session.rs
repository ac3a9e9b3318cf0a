//! The collection that is worked on, and the phase it is in.
//!
//! ```text
//!         make, open            the engine has it            revise, undo, redo
//! Empty ─────────────▶ Reading ──────────────────▶ Open ◀──────────────────────▶ Correcting
//!                         │                         │      the engine has corrected it
//!                         └──────▶ Failed ◀─────────┘
//! ```
//!
//! Whatever asks the engine for something gives the message to send; `None` where it has to wait: a second click, or
//! a key held down, would be about the next state. What the engine answers comes back through the functions below
//! "Answers", in the order in which it was asked.

use std::sync::Arc;

use crossquote_engine::{ToEngine, Unneeded};
use crossquote_model::Dataset;
use crossquote_model::corrections::{Corrections, Edit};
use reactive_stores::Store;

use super::history::{Direction, History};

/// The collection and what is being done with it.
#[derive(Clone, Debug, Default, Store)]
pub(crate) struct Session {
    pub(crate) phase: Phase,
    /// There is one from the first time that the engine has made or opened one; while another one is being read, it
    /// is still the one before.
    pub(crate) collection: Option<Collection>,
    /// Another number for each state of the collection's dataset.
    pub(crate) revision: u32,
    pub(crate) history: History,
    /// Why the last step did not fit, or what could not be done; empty where all went well.
    pub(crate) problem: String,
    /// What was left out of corrections because it does not fit, a sentence each.
    pub(crate) left_out: Vec<String>,
}

/// What is being done.
#[derive(Clone, Debug, Default)]
pub(crate) enum Phase {
    /// There is no collection.
    #[default]
    Empty,
    /// The engine puts one together, or opens one.
    Reading(Reading),
    /// There is one, and it waits for its reviewer.
    Open,
    /// The engine corrects it.
    Correcting(Step),
    /// The engine could not go on; a sentence. What was there before is still there, and waits for another engine
    /// ([`Session::restart`]).
    Failed(String),
}

/// A collection that is on its way.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) next: Next,
    /// The collection of before that is opened; `None` for one that is made of the articles that were read.
    pub(crate) opened: Option<OpenedCollection>,
}

/// A collection that there was before, in the library or on this page.
#[derive(Clone, Debug)]
pub(crate) struct OpenedCollection {
    pub(crate) id: String,
    pub(crate) history: History,
}

/// What the engine corrects it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A new step, in words.
    New(String),
    /// The corrections of a step that was taken before.
    Known,
}

/// What follows once the collection is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Next {
    /// The page shows it.
    #[default]
    Stay,
    /// The explorer shows it.
    Explore,
    /// It is reviewed.
    Review,
}

/// A collection, without its dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Collection {
    /// Its name in the library.
    pub(crate) id: String,
    /// Whether it was made elsewhere: its articles are not read anew.
    pub(crate) imported: bool,
    pub(crate) contents: Contents,
    /// Corrections that are true without themselves.
    pub(crate) unneeded: Arc<Vec<Unneeded>>,
}

/// What a dataset holds, as far as it is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Contents {
    pub(crate) title: String,
    pub(crate) articles: usize,
    pub(crate) quotations: usize,
}

impl Contents {
    pub(crate) fn of(dataset: &Dataset) -> Contents {
        Contents {
            title: dataset.title.clone(),
            articles: dataset.articles.len(),
            quotations: dataset.quotations.len(),
        }
    }
}

/// What has to be done now that the engine has a collection.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "there is one of them at a time")]
pub(crate) enum CollectionRead {
    /// Nothing: it is not the one that is wanted.
    Superseded,
    /// It is there.
    Ready(Next),
    /// It is there once its corrections are applied: to ask for that.
    Uncorrected(ToEngine),
}

impl Session {
    /// Whether the engine has not answered yet.
    pub(crate) fn is_busy(&self) -> bool {
        matches!(self.phase, Phase::Reading(_) | Phase::Correcting(_))
    }

    /// Whether there is a collection that waits for its reviewer.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.phase, Phase::Open)
    }

    /// Whether the engine could not go on.
    pub(crate) fn has_failed(&self) -> bool {
        matches!(self.phase, Phase::Failed(_))
    }

    /// Whether a collection is on its way.
    pub(crate) fn is_reading(&self) -> bool {
        matches!(self.phase, Phase::Reading(_))
    }

    /// Makes the collection of the articles that were read.
    pub(crate) fn make(&mut self, title: String, next: Next) -> Option<ToEngine> {
        self.begin(Phase::Reading(Reading { next, opened: None }))?;
        Some(ToEngine::Make { title })
    }

    /// Opens a collection that there was before; whoever asks gives it to the engine, in place of all that it has.
    /// After a failure too: to another engine.
    pub(crate) fn open(&mut self, opened: OpenedCollection, next: Next) -> Option<()> {
        if self.has_failed() {
            self.phase = Phase::Empty;
        }
        self.begin(Phase::Reading(Reading { next, opened: Some(opened) }))
    }

    /// Takes a step of a review.
    pub(crate) fn revise(&mut self, what: String, edit: Edit, by: String) -> Option<ToEngine> {
        self.begin_correcting(Step::New(what))?;
        Some(ToEngine::Revise { edit, by })
    }

    /// Goes a step back, or forth again.
    pub(crate) fn go(&mut self, direction: Direction) -> Option<ToEngine> {
        self.history.next(direction)?;
        self.begin_correcting(Step::Known)?;
        let corrections = self.history.go(direction)?;
        Some(ToEngine::Correct { corrections: as_json(corrections) })
    }

    /// Takes corrections as a file has them in place of those of before.
    pub(crate) fn import_corrections(&mut self, corrections: String) -> Option<ToEngine> {
        self.begin_correcting(Step::New("Corrections of a file taken".to_owned()))?;
        Some(ToEngine::Correct { corrections })
    }

    fn begin_correcting(&mut self, step: Step) -> Option<()> {
        self.collection.as_ref()?;
        self.begin(Phase::Correcting(step))
    }

    fn begin(&mut self, phase: Phase) -> Option<()> {
        if self.is_busy() || self.has_failed() {
            return None;
        }
        self.problem.clear();
        self.phase = phase;
        Some(())
    }

    /// The engine is stopped, whatever it does: another one has to be given what was there before, if there was
    /// something, and this gives it.
    pub(crate) fn restart(&mut self) -> Option<Collection> {
        self.phase = match &self.collection {
            None => Phase::Empty,
            Some(Collection { id, .. }) => {
                let opened = OpenedCollection { id: id.clone(), history: self.history.clone() };
                Phase::Reading(Reading { next: Next::Stay, opened: Some(opened) })
            }
        };
        self.collection.clone()
    }

    // Answers.

    /// The engine has a collection, without corrections yet. `key` is the id that came with a collection of before;
    /// empty for one that is made or imported. `others_were_chosen`: whether other files were chosen besides.
    pub(crate) fn collection_read(
        &mut self,
        imported: bool,
        key: &str,
        contents: Contents,
        others_were_chosen: bool,
        new_id: impl FnOnce() -> String,
    ) -> CollectionRead {
        let (mut next, opened) = match &self.phase {
            Phase::Reading(Reading { next, opened }) => (*next, opened.clone()),
            _ => (Next::Stay, None),
        };
        let opened = opened.filter(|opened| opened.id == key);
        if opened.is_none() && !key.is_empty() {
            return CollectionRead::Superseded;
        }
        // The same collection with another article is the same collection.
        let before = self.collection.take().filter(|before| !before.imported && !imported);
        let (id, history) = match (opened, before) {
            (Some(OpenedCollection { id, history }), _) => (id, history),
            (None, Some(before)) => (before.id, self.history.clone()),
            (None, None) => (new_id(), History::default()),
        };
        if imported && key.is_empty() {
            // An exported dataset, in a file that was chosen: whoever opens it wants to see it, unless there are
            // articles besides, which would be gone with the page.
            next = if others_were_chosen { Next::Stay } else { Next::Explore };
        }
        self.collection = Some(Collection { id, imported, contents, unneeded: Arc::default() });
        self.revision += 1;
        self.history = history;
        self.left_out.clear();
        self.phase = Phase::Reading(Reading { next, opened: None });
        let corrections = self.history.corrections();
        if corrections.count() == 0 {
            CollectionRead::Ready(self.ready())
        } else {
            CollectionRead::Uncorrected(ToEngine::Correct { corrections: as_json(corrections) })
        }
    }

    /// The engine has corrected the collection, which has so many quotations now. Gives what follows.
    pub(crate) fn corrected(
        &mut self,
        corrections: Corrections,
        quotations: usize,
        unneeded: Vec<Unneeded>,
        left_out: Vec<String>,
    ) -> Next {
        let what = match &mut self.phase {
            Phase::Correcting(Step::New(what)) => std::mem::take(what),
            // A step too, so that it can be undone once what they are about is there again.
            _ if !left_out.is_empty() => "What does not fit left out".to_owned(),
            _ => String::new(),
        };
        self.history.record(what, corrections);
        self.revision += 1;
        self.left_out = left_out;
        if let Some(collection) = &mut self.collection {
            collection.contents.quotations = quotations;
            collection.unneeded = Arc::new(unneeded);
        }
        self.ready()
    }

    /// A step, or corrections, that do not fit: nothing has changed.
    pub(crate) fn unfit(&mut self, problems: &[String]) {
        self.problem = problems.join(" ");
        self.phase = Phase::Open;
    }

    /// The engine could not make or open a collection, and is there for others. Says whether it has to be given the
    /// collection of before, which it has put away for one that it could not open.
    pub(crate) fn refused(&mut self, message: String) -> bool {
        let opened = match &self.phase {
            Phase::Reading(Reading { opened: Some(opened), .. }) => Some(opened.id.clone()),
            _ => None,
        };
        let before = self.collection.as_ref().map(|collection| collection.id.clone());
        if opened.is_some() && opened == before {
            self.failed(message);
            return false;
        }
        self.phase = if before.is_some() { Phase::Open } else { Phase::Empty };
        self.problem = message;
        opened.is_some() && before.is_some()
    }

    /// The engine cannot go on.
    pub(crate) fn failed(&mut self, message: String) {
        self.phase = Phase::Failed(message);
    }

    /// The collection is as it was asked for.
    fn ready(&mut self) -> Next {
        let next = match &self.phase {
            Phase::Reading(Reading { next, .. }) => *next,
            _ => Next::Stay,
        };
        self.phase = Phase::Open;
        // Where something was left out, that is seen first.
        if next == Next::Explore && !self.left_out.is_empty() { Next::Review } else { next }
    }
}

/// Corrections as the engine and the library have them.
pub(crate) fn as_json(corrections: &Corrections) -> String {
    serde_json::to_string(corrections).unwrap_or_default()
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
