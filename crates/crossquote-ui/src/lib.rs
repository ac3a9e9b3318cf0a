//! Components and browser helpers that the explorer and the workspace share.
//!
//! Nothing here knows a page, a collection or an address of ours: everything is given as props and
//! arguments. What can be computed without a browser is a plain function with tests beside it.

#![allow(
    clippy::redundant_closure,
    reason = "Leptos gives closures that are written in a view one type, and no others"
)]
#![expect(unreachable_pub, reason = "`#[component]` writes `pub` items beside its function")]

pub mod browser;
mod components;
pub mod text;
pub mod wording;

pub use components::*;
