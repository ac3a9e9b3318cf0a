//! The library: opening, keeping and deleting collections.

use crossquote_library::{self as kept, KeptCollection};
use crossquote_model::corrections::Corrections;
use crossquote_ui::wording::count;
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::context::WorkspaceContext;
use crate::library::{ReserveError, State};
use crate::router;
use crate::state::{
    History, IntakeStoreFields, Next, OpenedCollection, Session, Storage, WorkspaceStoreFields,
};

impl WorkspaceContext {
    /// Opens a collection that was kept, unless another tab works on it.
    pub(crate) fn open_kept(self, collection: KeptCollection, next: Next) {
        self.while_opening(async move |workspace| workspace.open_reserved(collection, next).await);
    }

    /// Opens a copy of a collection that was kept, as a collection of its own.
    pub(crate) fn open_copy(self, collection: KeptCollection) {
        self.while_opening(async move |workspace| match kept::base(&collection.id).await {
            Ok(Some(base)) => {
                let copy = KeptCollection { id: kept::new_id(), ..collection };
                workspace.begin_opening(copy, &base, Next::Stay);
            }
            Ok(None) => workspace.complain_of(&collection, ReserveError::Gone),
            Err(error) => workspace.complain_of(&collection, ReserveError::Library(error)),
        });
    }

    /// Opens the collection that the address names, if it names one.
    pub(crate) fn open_named(self) {
        let Some(id) = router::local_parameter() else { return };
        self.while_opening(async move |workspace| {
            match kept::collections().await.map(|all| all.into_iter().find(|one| one.id == id)) {
                Ok(Some(collection)) => workspace.open_reserved(collection, Next::Stay).await,
                Ok(None) => workspace.complain(
                    "The collection that this address names is not kept in this browser. It was made on another \
                     device or in another browser, or has been deleted.",
                ),
                Err(error) => workspace.store.storage().set(Storage::of_error(error)),
            }
        });
    }

    /// Does something that opens a collection: one at a time, and not while the one that is open is worked on.
    fn while_opening<Open>(self, open: Open)
    where
        Open: AsyncFnOnce(WorkspaceContext) + 'static,
    {
        if self.opening.get_untracked() || self.is_waiting() || !self.may_drop_articles() {
            return;
        }
        self.complain("");
        self.library.elsewhere().set(None);
        self.opening.set(true);
        spawn_local(async move {
            open(self).await;
            self.opening.set(false);
        });
    }

    /// Whether articles that are in no collection may go, as whoever opens another one is asked.
    fn may_drop_articles(self) -> bool {
        let unkept = self.unkept_articles();
        let question = format!(
            "{} that you added would be left out: no collection has them yet. Open the other collection?",
            count(unkept, "article")
        );
        unkept == 0 || window().confirm_with_message(&question) == Ok(true)
    }

    async fn open_reserved(self, collection: KeptCollection, next: Next) {
        match self.library.reserve(&collection).await {
            Ok(base) => self.begin_opening(collection, &base, next),
            Err(ReserveError::Elsewhere) => self.library.elsewhere().set(Some(collection)),
            Err(error) => {
                self.complain_of(&collection, error);
                self.library.look();
            }
        }
    }

    /// Gives the engine a collection of the library, in place of all that it has.
    pub(super) fn begin_opening(self, collection: KeptCollection, base: &Uint8Array, next: Next) {
        let history = match history_of(&collection) {
            Ok(history) => history,
            Err(why) => {
                self.library.release_reserved();
                return self.complain(why);
            }
        };
        // What was read is in the way; a fresh engine is the surest way to be rid of it while one reads.
        let has_failed = self.store.session().with_untracked(Session::has_failed);
        if has_failed || self.store.intake().files().get_untracked().is_reading() {
            self.stop_engine();
        } else {
            self.store.intake().set(Default::default());
        }
        let opened = OpenedCollection { id: collection.id.clone(), history };
        let begun = self.store.session().try_update(|session| session.open(opened, next));
        if begun.flatten().is_some() {
            self.give(collection.id, &collection.title, collection.imported, base);
        }
    }

    fn complain_of(self, collection: &KeptCollection, error: ReserveError) {
        let title = &collection.title;
        self.complain(match error {
            ReserveError::Elsewhere => format!("“{title}” is open in another tab or window."),
            ReserveError::Gone => format!("“{title}” is not there any more, or not whole."),
            ReserveError::Library(error) => format!("“{title}” could not be read. {error}"),
        });
    }

    /// Keeps the open collection under another name, as where another tab has changed the one of before.
    pub(crate) fn keep_as_copy(self) {
        self.store.session().update(|session| {
            if let Some(collection) = &mut session.collection {
                collection.id = kept::new_id();
            }
        });
        self.keep();
    }

    /// Deletes a collection from the browser, unless another tab works on it.
    pub(crate) fn delete_kept(self, collection: KeptCollection) {
        let is_open = self.store.session().with_untracked(|session| {
            session.collection.as_ref().is_some_and(|open| open.id == collection.id)
        });
        spawn_local(async move {
            if !self.library.delete(&collection.id, is_open).await {
                self.complain(format!(
                    "“{}” is open in another tab or window: close it there to delete it.",
                    collection.title
                ));
            }
        });
    }

    /// Begins with nothing, as a page does that has just been opened; what is kept stays so.
    pub(crate) fn start_new(self) {
        router::set_local_parameter(None);
        let _ = window().location().reload();
    }

    /// Keeps the open collection as it is now.
    pub(crate) fn keep(self) {
        let Some(base) = self.base.get_value() else { return };
        if let Some(collection) = self.store.session().with_untracked(kept_state) {
            self.library.keep(State { collection, base });
        }
    }
}

/// The open collection as the library keeps it.
fn kept_state(session: &Session) -> Option<KeptCollection> {
    let collection = session.collection.clone()?;
    let contents = collection.contents;
    Some(KeptCollection {
        id: collection.id,
        title: contents.title,
        imported: collection.imported,
        corrections: crate::state::as_json(session.history.corrections()),
        history: Some(session.history.to_kept()),
        changed: 0.0,
        articles: contents.articles,
        quotations: contents.quotations,
    })
}

/// What was done to a kept collection; what can be undone where that was kept and leads to its corrections. Fails with
/// a sentence where another version of the page has kept it in another way: opened without them, the corrections would
/// be written over.
fn history_of(collection: &KeptCollection) -> Result<History, String> {
    let corrections: Corrections =
        serde_json::from_str(&collection.corrections).map_err(|error| {
            format!(
                "“{}” is not opened, and left as it is: its corrections were kept by another version of this page, and \
                 this one does not understand them ({error}). Load the page again.",
                collection.title
            )
        })?;
    let known = collection.history.as_deref();
    let known = known.and_then(|kept| History::from_kept(kept, &corrections));
    Ok(known.unwrap_or_else(|| History::of(corrections)))
}
