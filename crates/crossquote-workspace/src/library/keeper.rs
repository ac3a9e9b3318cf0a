//! Keeps the collection that is open, one state after the other, and says what became of each.

use crossquote_library::{Hold, KeptCollection, LibraryError, collections, delete, hold, keep};
use futures::channel::oneshot;
use js_sys::{Object, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use reactive_stores::Store;

use crate::router;
use crate::state::{Storage, Workspace, WorkspaceStoreFields};

/// The library, and what this tab has to do with it.
#[derive(Clone, Copy)]
pub(crate) struct Library {
    store: Store<Workspace>,
    /// What there is, the newest first; empty until it has been looked for.
    entries: RwSignal<Vec<KeptCollection>>,
    /// A collection that was to be opened or deleted here, and that another tab works on.
    elsewhere: RwSignal<Option<KeptCollection>>,
    keeper: StoredValue<Keeper, LocalStorage>,
}

/// What is being kept.
#[derive(Default)]
struct Keeper {
    /// The collection that this tab works on.
    held: Option<(String, Hold)>,
    /// The state that is to be kept next. One that was to be kept before and is not yet is passed over.
    waiting: Option<State>,
    is_keeping: bool,
    kept: Option<Kept>,
    /// Who waits until nothing is being kept.
    settled: Vec<oneshot::Sender<()>>,
}

/// A collection as this tab has kept, or found it.
#[derive(Clone)]
struct Kept {
    id: String,
    /// When, as the library has it.
    changed: f64,
    /// The base that was kept with it: it does not have to be written again.
    base: Uint8Array,
}

/// A collection as it is to be kept.
#[derive(Clone)]
struct State {
    collection: KeptCollection,
    base: Uint8Array,
}

impl Library {
    pub(crate) fn new(store: Store<Workspace>) -> Library {
        Library {
            store,
            entries: RwSignal::new(Vec::new()),
            elsewhere: RwSignal::new(None),
            keeper: StoredValue::new_local(Keeper::default()),
        }
    }

    /// What there is, the newest first.
    pub(crate) fn entries(self) -> Signal<Vec<KeptCollection>> {
        self.entries.into()
    }

    /// A collection that another tab works on.
    pub(crate) fn elsewhere(self) -> RwSignal<Option<KeptCollection>> {
        self.elsewhere
    }

    /// Looks what there is, and whether anything can be kept.
    pub(crate) fn look(self) {
        spawn_local(async move {
            match collections().await {
                Ok(entries) => self.entries.set(entries),
                Err(_) if self.store.storage().get_untracked() == Storage::Untried => {
                    self.store.storage().set(Storage::Unavailable);
                }
                Err(_) => {}
            }
        });
    }

    /// Has this tab work on a collection, and no other; `false` where another one does.
    pub(crate) async fn hold(self, id: &str) -> bool {
        let is_held = self
            .keeper
            .with_value(|keeper| keeper.held.as_ref().is_some_and(|(held, _)| held == id));
        if is_held {
            return true;
        }
        let Some(hold) = hold(id).await else { return false };
        self.keeper.update_value(|keeper| keeper.held = Some((id.to_owned(), hold)));
        true
    }

    /// A collection is opened as the library has it.
    pub(crate) fn opened(self, collection: &KeptCollection, base: &Uint8Array) {
        let KeptCollection { id, changed, .. } = collection.clone();
        self.keeper.update_value(|keeper| {
            keeper.kept = Some(Kept { id, changed, base: base.clone() });
        });
    }

    /// Keeps a collection as it is now, in place of what was kept of it before.
    pub(crate) fn keep(self, collection: KeptCollection, base: Uint8Array) {
        if self.store.storage().get_untracked() == Storage::Unavailable {
            return;
        }
        self.store.storage().set(Storage::Keeping);
        let is_keeping = self.keeper.try_update_value(|keeper| {
            keeper.waiting = Some(State { collection, base });
            std::mem::replace(&mut keeper.is_keeping, true)
        });
        if is_keeping == Some(false) {
            spawn_local(self.keep_waiting());
        }
    }

    async fn keep_waiting(self) {
        while let Some(state) = self.next_state() {
            let kept = self.keep_state(state).await;
            // Of a state that came meanwhile it is not known yet.
            if self.keeper.with_value(|keeper| keeper.waiting.is_none()) {
                self.store.storage().set(match kept {
                    Ok(changed) => Storage::Kept { changed },
                    Err(LibraryError::Unavailable) => Storage::Unavailable,
                    Err(error) => Storage::Failed(error),
                });
            }
        }
        self.keeper.update_value(|keeper| {
            keeper.is_keeping = false;
            for settled in keeper.settled.drain(..) {
                let _ = settled.send(());
            }
        });
    }

    fn next_state(self) -> Option<State> {
        self.keeper.try_update_value(|keeper| keeper.waiting.take()).flatten()
    }

    async fn keep_state(self, State { collection, base }: State) -> Result<f64, LibraryError> {
        let id = collection.id.clone();
        if !self.hold(&id).await {
            return Err(LibraryError::ChangedElsewhere);
        }
        let before = self.keeper.with_value(|keeper| keeper.kept.clone());
        let before = before.filter(|kept| kept.id == id);
        let base_is_kept = before.as_ref().is_some_and(|kept| Object::is(&kept.base, &base));
        let changed =
            keep(&collection, &base, before.map(|kept| kept.changed), base_is_kept).await?;
        self.keeper
            .update_value(|keeper| keeper.kept = Some(Kept { id: id.clone(), changed, base }));
        router::set_local_parameter(Some(&id));
        Ok(changed)
    }

    /// Waits until nothing is being kept.
    pub(crate) async fn settle(self) {
        let settles = self.keeper.try_update_value(|keeper| {
            keeper.is_keeping.then(|| {
                let (settled, settles) = oneshot::channel();
                keeper.settled.push(settled);
                settles
            })
        });
        if let Some(settles) = settles.flatten() {
            let _ = settles.await;
        }
    }

    /// Deletes a collection from the browser. The one that is open (`is_open`) stays on the page, and is kept no
    /// longer until it changes.
    pub(crate) fn delete(self, collection: KeptCollection, is_open: bool) {
        spawn_local(async move {
            // Not under the hands of another tab.
            let is_free = is_open || hold(&collection.id).await.is_some();
            if !is_free {
                self.elsewhere.set(Some(collection));
                return;
            }
            self.settle().await;
            if delete(&collection.id).await.is_ok() && is_open {
                self.keeper.update_value(|keeper| keeper.kept = None);
                self.store.storage().set(Storage::Deleted);
                router::set_local_parameter(None);
            }
            self.look();
        });
    }
}
