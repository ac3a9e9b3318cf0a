//! The explorer: shows a collection, decides nothing. Everything that is true about quotations comes from the
//! core; what this package adds is addresses, pages and how they look. docs/ARCHITECTURE.md says where things are.

#![allow(
    clippy::redundant_closure,
    reason = "Leptos gives closures that are written in a view one type, and no others"
)]
#![expect(unreachable_pub, reason = "`#[component]` writes `pub` items beside its function")]

mod app;
mod article;
mod collection;
mod compare;
mod context;
mod embed;
mod export;
mod local;
mod quotation;
mod quotes;
mod records;
mod router;
mod shell;
mod speakers;
mod statement;
mod story;
mod unknown;
mod wording;

use app::App;
use crossquote_ui::browser::panic_message;

fn main() {
    panic_message::install();
    leptos::mount::mount_to_body(App);
}
