//! The explorer: shows a dataset, decides nothing. Everything that is true about quotations comes
//! from `crossquote-core`; what this package adds is addresses, pages and how they look.
//!
//! One program (src/main.rs), for the hosted page and for the file that holds all. Who makes a collection of
//! their own loads two more: crates/crossquote-workspace and crates/crossquote-engine.

mod app;
mod clipboard;
mod components;
mod element;
mod embed;
mod export;
mod hosting;
mod load;
mod navigation;
mod own;
mod pages;
mod pieces;
mod provided;
mod remembered;
mod route;
mod sheet;
mod shortcuts;
mod state;
mod store;
mod texts;
mod warm;
mod wording;

/// Shows the explorer in the page.
pub fn explore() {
    app::start();
}
