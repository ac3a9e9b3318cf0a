//! The explorer: shows a dataset, decides nothing. Everything that is true about quotations comes
//! from `crossquote-core`; what this package adds is addresses, pages and how they look.

mod adding;
mod app;
mod clipboard;
mod components;
mod element;
mod embed;
mod hosting;
mod load;
mod navigation;
mod pages;
mod pieces;
mod remembered;
mod route;
mod shortcuts;
mod state;
mod store;
mod warm;
mod wording;

fn main() {
    app::start();
}
