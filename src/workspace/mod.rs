//! The seam to the workspace, where people make collections of their own: a program of its own
//! (crates/crossquote-workspace), which only those load who go there.
//!
//! ```text
//! explorer ── place, host ─▶ workspace   bridge.rs: calls of site/ondemand.js, which loads it
//!          ◀─ host.show, host.kept ──    host.rs: what the explorer shows from now on, where it is stored
//! ```

mod bridge;
mod displayed_file;
mod engine_forms;
mod host;
mod page;
mod strip;
mod user_collection;

pub(crate) use page::WorkspacePage;
pub(crate) use strip::UserCollectionStrip;
pub(crate) use user_collection::UserCollection;
