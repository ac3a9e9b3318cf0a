//! What a person can have done: each action changes the store, asks the engine, keeps what came of it. What may be done
//! when is decided in [`crate::state`].
//!
//! ```text
//! adding.rs    files, texts, the sample; giving up          library.rs   opening, keeping, deleting
//! review.rs    steps, back and forth                        show.rs      the explorer, files
//! engine.rs    what is asked ─▶ engine ─▶ answers.rs        what follows
//! ```

mod adding;
mod answers;
mod engine;
mod library;
mod review;
mod show;
