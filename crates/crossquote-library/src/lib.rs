//! Collections that the reader's browser keeps, on this device only, by IndexedDB.
//!
//! ```text
//! workspace ── keep, delete ─▶  collections   what a collection is called, its corrections, what can be undone
//!           ── keep ─────────▶  bases         its dataset without corrections: megabytes, written once
//!           ── keep_parts ───▶  parts         its dataset as it is corrected, as the explorer reads it
//! explorer  ◀─ parts ────────
//! ```
//!
//! In a frame without an origin, and where the reader forbids it, nothing is kept: every call then says so
//! ([`LibraryError`] has what else can be in the way).

mod database;
mod error;
mod hold;
mod kept;
mod parts;

pub use error::LibraryError;
pub use hold::{Hold, hold};
pub use kept::{KeptCollection, base, collections, delete, keep, new_id};
pub use parts::{DatasetParts, KeptParts, keep_parts, parts};

/// The parameter of an address that names a collection: `./?local=ID` in the explorer, `workspace/?local=ID`.
pub const PARAMETER: &str = "local";
