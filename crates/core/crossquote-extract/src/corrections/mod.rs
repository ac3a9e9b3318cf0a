//! Corrections applied: what an editor puts right after the machine, from a file or a step at a time.
//!
//! Here and not in the model, because statements are grouped anew after each.

mod apply;
mod revise;

pub use apply::apply;
pub use revise::{Revised, revise};
