//! The explorer: shows a dataset, decides nothing. Everything that is true about quotations comes
//! from `crossquote-core`; what this package adds is addresses, pages and how they look.
//!
//! Four programs: the explorer (src/main.rs), which everybody loads; the same for the saved file
//! (src/bin/saved.rs); and two for those who make collections of their own, the desk (src/bin/desk.rs) and
//! its engine (src/bin/engine.rs).

mod app;
mod clipboard;
mod components;
#[cfg(feature = "desk")]
pub mod desk;
mod element;
mod embed;
#[cfg(feature = "exports")]
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
#[cfg(feature = "exports")]
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
