//! What a page and the engine say to each other, for both sides, and what starts the engine in a worker. The engine
//! itself is the program `engine` (main.rs).
//!
//! ```text
//! page ── ToEngine, bytes of a file ──▶ engine (in a worker, or on the page where none may run)
//!      ◀── FromEngine, a dataset in its forms ──
//! ```

mod messages;

pub use messages::{AddedArticle, FromEngine, RefusedFile, ToEngine, Unneeded};

/// JavaScript that starts the engine in a worker, for whoever makes one of a Blob: it stands there behind the engine's
/// own glue, and the worker's first message is the bytes of the program (an `ArrayBuffer`).
pub const START_WORKER: &str = include_str!("start_worker.js");

/// What a worker says once, before anything else: the engine runs in it, and takes messages.
pub const READY: &str = "ready";
