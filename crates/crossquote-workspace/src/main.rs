//! The workspace: the page on which people make collections of their own. It reads articles, keeps what comes of them,
//! and has it reviewed; the explorer shows it.
//!
//! ```text
//! add/      files, texts ─▶ engine/ ─▶ articles ─┐
//! library/  a collection of before ──────────────┴─▶ state/: the collection ─▶ library/, the explorer, save/
//! review/   steps ─▶ engine/ ─▶ corrections ───────────────┘
//! ```
//!
//! The engine (crates/crossquote-engine) reads and decides; here its answers are shown and its questions put.
//! actions/ is what a person can have done; state/ is what the workspace knows, without a browser.

#![allow(
    clippy::redundant_closure,
    reason = "Leptos gives closures that are written in a view one type, and no others"
)]
#![expect(unreachable_pub, reason = "`#[component]` writes `pub` items beside its function")]

mod actions;
mod add;
mod app;
mod context;
mod engine;
mod library;
mod review;
mod router;
mod save;
mod state;

use crossquote_ui::browser::panic_message;

fn main() {
    panic_message::install();
    leptos::mount::mount_to_body(app::App);
}
