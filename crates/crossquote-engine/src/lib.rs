//! What a page and the engine say to each other, for both sides. The engine itself is the program `engine` (main.rs).
//!
//! ```text
//! page ── ToEngine, bytes of a file ──▶ engine (in a worker, or on the page where none may run)
//!      ◀── FromEngine, a dataset in its forms ──
//! ```

mod messages;

pub use messages::{AddedArticle, FromEngine, RefusedFile, ToEngine, Unneeded};
