//! The engine as the page knows it: something to send messages to, which answers one after the other.
//!
//! ```text
//! Engine::send(request) ─▶ queue ─▶ link.rs ─┬─▶ worker.rs    a worker               ─▶ answers ─▶ actions::hear
//!      (handle.rs)                           └─▶ on_page.rs   the page, in steps  ─┘
//! ```
//!
//! What it was asked before it was stopped is never heard of again.

mod forms;
mod handle;
mod link;
mod message;
mod on_page;
mod worker;

pub(crate) use forms::DatasetForms;
pub(crate) use handle::Engine;
pub(crate) use message::{Answer, EngineSession, OTHER_VERSION, Request};
