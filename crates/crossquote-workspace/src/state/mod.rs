//! What the workspace knows, as plain data in one store; how each thing that happens changes it is a function without
//! a browser, with tests beside it.
//!
//! ```text
//! Workspace ─┬─ intake    the articles that were read for a collection, and how far reading is
//!            ├─ session   the collection, its phase, what was done to it and can be undone
//!            └─ storage   whether the browser keeps it
//! ```

mod history;
mod intake;
mod session;
mod storage;

use reactive_stores::Store;

pub(crate) use history::{Direction, History};
pub(crate) use intake::{Intake, IntakeStoreFields, Progress};
pub(crate) use session::{
    CollectionRead, Contents, Next, OpenedCollection, Phase, Session, SessionStoreFields, as_json,
};
pub(crate) use storage::Storage;

/// All of it.
#[derive(Clone, Debug, Default, Store)]
pub(crate) struct Workspace {
    intake: Intake,
    session: Session,
    storage: Storage,
}
