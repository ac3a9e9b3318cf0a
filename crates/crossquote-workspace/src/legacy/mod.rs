//! What is left of the explorer's former way to write pages: elements, signals and helpers of its own in place
//! of Leptos's. Only the workspace uses it, and it goes when the workspace is rewritten.

pub(crate) mod bridge;
pub(crate) mod element;
pub(crate) mod load;
pub(crate) mod long_list;
pub(crate) mod navigation;
pub(crate) mod remembered;
pub(crate) mod route;
pub(crate) mod sheet;
pub(crate) mod state;
