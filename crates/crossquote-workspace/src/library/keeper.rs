//! Keeps the collection that is open, one state after the other, and says what became of each.

use crossquote_library::{
    Hold, KeptCollection, LibraryError, base, collections, delete, hold, keep,
};
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
    /// A collection that was to be opened here, and that another tab works on.
    elsewhere: RwSignal<Option<KeptCollection>>,
    keeper: StoredValue<Keeper, LocalStorage>,
}

/// What is being kept.
#[derive(Default)]
struct Keeper {
    /// The collection that this tab works on.
    held: Option<(String, Hold)>,
    /// One that is on its way to be open.
    reserved: Option<Reserved>,
    /// The state that is to be kept next. One that was to be kept before and is not yet is passed over.
    waiting: Option<State>,
    is_keeping: bool,
    /// The open collection as the library has it, and when.
    kept: Option<State>,
    /// Who waits until nothing is being kept.
    settled: Vec<oneshot::Sender<()>>,
}

/// A collection of the library that no other tab may open.
struct Reserved {
    state: State,
    /// `None` for the one that this tab works on already.
    hold: Option<Hold>,
}

/// A collection with its dataset without corrections.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) collection: KeptCollection,
    pub(crate) base: Uint8Array,
}

/// Why a collection of the library cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReserveError {
    /// Another tab works on it.
    Elsewhere,
    /// It is not there, or its dataset is not.
    Gone,
    Library(LibraryError),
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
            let storage = self.store.storage();
            match collections().await {
                Ok(entries) => self.entries.set(entries),
                Err(error) if storage.get_untracked() == Storage::Untried => {
                    storage.set(Storage::of_error(error));
                }
                Err(_) => {}
            }
        });
    }

    /// Takes a collection of the library, so that no other tab opens it, and gives its dataset without corrections.
    pub(crate) async fn reserve(
        self,
        collection: &KeptCollection,
    ) -> Result<Uint8Array, ReserveError> {
        let id = &collection.id;
        let hold = if self.holds(id) {
            None
        } else {
            Some(hold(id).await.ok_or(ReserveError::Elsewhere)?)
        };
        let base = base(id).await.map_err(ReserveError::Library)?.ok_or(ReserveError::Gone)?;
        let state = State { collection: collection.clone(), base: base.clone() };
        self.keeper.update_value(|keeper| keeper.reserved = Some(Reserved { state, hold }));
        Ok(base)
    }

    /// The collection that is on its way to be open.
    pub(crate) fn reserved(self) -> Option<State> {
        self.keeper.with_value(|keeper| keeper.reserved.as_ref().map(|it| it.state.clone()))
    }

    /// The collection that was on its way is open: this tab works on it, and on no other.
    pub(crate) fn adopt(self, id: &str) {
        self.keeper.update_value(|keeper| {
            let reserved = keeper.reserved.take_if(|reserved| reserved.state.collection.id == id);
            let Some(Reserved { state, hold }) = reserved else { return };
            if let Some(hold) = hold {
                keeper.held = Some((id.to_owned(), hold));
            }
            keeper.kept = Some(state);
        });
    }

    /// The collection that was on its way is not to be open.
    pub(crate) fn release_reserved(self) {
        self.keeper.update_value(|keeper| keeper.reserved = None);
    }

    fn holds(self, id: &str) -> bool {
        self.keeper.with_value(|keeper| keeper.held.as_ref().is_some_and(|(held, _)| held == id))
    }

    /// Keeps a collection as it is now, in place of what was kept of it before.
    pub(crate) fn keep(self, state: State) {
        let storage = self.store.storage();
        if storage.get_untracked() == Storage::Unavailable {
            return;
        }
        if let Some(changed) = self.kept_as_it_is(&state) {
            storage.set(Storage::Kept { changed });
            router::set_local_parameter(Some(&state.collection.id));
            return;
        }
        storage.set(Storage::Keeping);
        let is_keeping = self.keeper.try_update_value(|keeper| {
            keeper.waiting = Some(state);
            std::mem::replace(&mut keeper.is_keeping, true)
        });
        if is_keeping == Some(false) {
            spawn_local(self.keep_waiting());
        }
    }

    /// When a collection was kept, where it is kept as it is: it has only been opened.
    fn kept_as_it_is(self, state: &State) -> Option<f64> {
        self.keeper.try_update_value(|keeper| {
            let kept = keeper.kept.as_mut().filter(|_| !keeper.is_keeping)?;
            let changed = kept.collection.changed;
            let same = KeptCollection { changed, ..state.collection.clone() } == kept.collection
                && same_bytes(&kept.base, &state.base);
            // So that the next step does not compare them again.
            same.then(|| kept.base = state.base.clone())?;
            Some(changed)
        })?
    }

    async fn keep_waiting(self) {
        while let Some(state) = self.next_state() {
            let kept = self.keep_state(state).await;
            // Of a state that came meanwhile it is not known yet.
            if self.keeper.with_value(|keeper| keeper.waiting.is_none()) {
                self.store.storage().set(match kept {
                    Ok(changed) => Storage::Kept { changed },
                    Err(error) => Storage::of_error(error),
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

    async fn keep_state(self, state: State) -> Result<f64, LibraryError> {
        let id = state.collection.id.clone();
        if !self.holds(&id) {
            // Of a new collection nobody else knows.
            let hold = hold(&id).await.ok_or(LibraryError::ChangedElsewhere)?;
            self.keeper.update_value(|keeper| keeper.held = Some((id.clone(), hold)));
        }
        let before = self.keeper.with_value(|keeper| keeper.kept.clone());
        let before = before.filter(|kept| kept.collection.id == id);
        let base_is_kept = before.as_ref().is_some_and(|kept| Object::is(&kept.base, &state.base));
        let before = before.map(|kept| kept.collection.changed);
        let changed = keep(&state.collection, &state.base, before, base_is_kept).await?;
        let collection = KeptCollection { changed, ..state.collection };
        self.keeper.update_value(|keeper| {
            keeper.kept = Some(State { collection, base: state.base });
        });
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

    /// Has the address name the collection that is open and kept, also after the way back to an address that named
    /// another one.
    pub(crate) fn name_in_address(self) {
        let kept = self
            .keeper
            .with_value(|keeper| keeper.kept.as_ref().map(|it| it.collection.id.clone()));
        if kept.is_some() && kept != router::local_parameter() {
            router::set_local_parameter(kept.as_deref());
        }
    }

    /// Deletes a collection from the browser; `false` where another tab works on it. The one that is open (`is_open`)
    /// stays on the page, and is kept no longer until it changes.
    pub(crate) async fn delete(self, id: &str, is_open: bool) -> bool {
        if !is_open && hold(id).await.is_none() {
            return false;
        }
        self.settle().await;
        if delete(id).await.is_ok() && is_open {
            self.keeper.update_value(|keeper| keeper.kept = None);
            self.store.storage().set(Storage::Deleted);
            router::set_local_parameter(None);
        }
        self.look();
        true
    }
}

fn same_bytes(one: &Uint8Array, other: &Uint8Array) -> bool {
    Object::is(one, other) || one.length() == other.length() && one.to_vec() == other.to_vec()
}
