//! Values that views follow: those that are set ([`State`]) and those made of others ([`Derived`]).
//!
//! ```text
//! State<Route> ──▶ Derived<Request> ──▶ Derived<Outcome> ──▶ views, effects
//! ```
//!
//! They are Leptos's signals and memos of one type, a number that counts the changes; what changed
//! lies beside it.

use std::any::Any;
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::*;

/// A value beside a number: whatever type it has, the same code keeps it.
type Held = StoredValue<Rc<dyn Any>, LocalStorage>;

#[inline(never)]
fn held(value: Rc<dyn Any>) -> Held {
    StoredValue::new_local(value)
}

/// `None` once the page that it belonged to is gone.
#[inline(never)]
fn taken(held: Held) -> Option<Rc<dyn Any>> {
    held.try_get_value()
}

/// What is read of a value; it is there, with its type, since it was made.
fn read<T: 'static, R>(held: Held, read: impl FnOnce(&T) -> R) -> R {
    let value = taken(held);
    let value = value.as_deref().and_then(<dyn Any>::downcast_ref);
    #[expect(
        clippy::expect_used,
        reason = "held by a State<T> or a Derived<T> of a page that is shown"
    )]
    read(value.expect("a value of this type"))
}

/// A value that is set.
pub(crate) struct State<T: 'static> {
    changes: RwSignal<usize>,
    held: Held,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> State<T> {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T> State<T> {
    pub(crate) fn new(value: T) -> State<T> {
        State { changes: RwSignal::new(0), held: held(Rc::new(value)), of: PhantomData }
    }

    /// Reads it; who reads in a view or an effect follows it.
    pub(crate) fn with<R>(self, of: impl FnOnce(&T) -> R) -> R {
        self.changes.track();
        read(self.held, of)
    }

    /// Reads it without following.
    pub(crate) fn with_untracked<R>(self, of: impl FnOnce(&T) -> R) -> R {
        read(self.held, of)
    }

    pub(crate) fn set(self, value: T) {
        change(self.changes, self.held, Rc::new(value));
    }
}

impl<T: Clone> State<T> {
    pub(crate) fn get(self) -> T {
        self.with(T::clone)
    }

    pub(crate) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// Changes it; does nothing once its page is gone, as [`State::set`] does: timers may be late.
    pub(crate) fn update(self, change: impl FnOnce(&mut T)) {
        let value = taken(self.held);
        if let Some(value) = value.as_deref().and_then(<dyn Any>::downcast_ref::<T>) {
            let mut value = value.clone();
            change(&mut value);
            self.set(value);
        }
    }
}

#[inline(never)]
fn change(changes: RwSignal<usize>, held: Held, value: Rc<dyn Any>) {
    if held.try_set_value(value).is_none() {
        changes.update(|changes| *changes += 1);
    }
}

/// A value made of others, made anew when they change.
pub(crate) struct Derived<T: 'static> {
    changes: Memo<usize>,
    held: Held,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Derived<T> {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: PartialEq> Derived<T> {
    /// `make` is given the value of before. Who follows is told only of another value.
    pub(crate) fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Derived<T> {
        Derived::compared(make, T::eq)
    }
}

impl<T> Derived<T> {
    fn compared(
        make: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
        same: fn(&T, &T) -> bool,
    ) -> Derived<T> {
        let held = held(Rc::new(()));
        let renew = move |old: &dyn Any| -> Option<Rc<dyn Any>> {
            let old = old.downcast_ref();
            let new = make(old);
            let changed = old.is_none_or(|old| !same(old, &new));
            if changed { Some(Rc::new(new)) } else { None }
        };
        let changes = counted(held, Box::new(renew));
        Derived { changes, held, of: PhantomData }
    }

    /// Reads it; who reads in a view or an effect follows it.
    pub(crate) fn with<R>(self, of: impl FnOnce(&T) -> R) -> R {
        self.changes.get();
        read(self.held, of)
    }
}

impl<T: Clone> Derived<T> {
    pub(crate) fn get(self) -> T {
        self.with(T::clone)
    }
}

/// Counts how often the value became another one.
#[inline(never)]
fn counted(held: Held, renew: Renew) -> Memo<usize> {
    Memo::new(move |before| {
        let before = before.map_or(0, |before| *before);
        match renew(taken(held).as_deref().unwrap_or(&())) {
            None => before,
            Some(new) => {
                held.set_value(new);
                before + 1
            }
        }
    })
}

/// Makes a value of the one before; `None` when they are the same.
type Renew = Box<dyn Fn(&dyn Any) -> Option<Rc<dyn Any>> + Send + Sync>;

/// Acts now, and whenever what it reads has changed.
pub(crate) fn follow(act: impl FnMut() + 'static) {
    follow_boxed(Box::new(act));
}

#[inline(never)]
fn follow_boxed(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_| act());
}
