//! All integration tests of crossquote-explore in one binary: a module a concern.

// Helpers of tests may unwrap as tests do; the lint knows only functions marked `#[test]`.
#![allow(clippy::unwrap_used)]
// Tests read their inputs; what the core itself may not do is banned in its clippy.toml.
#![allow(clippy::disallowed_methods)]
mod align;
mod compare;
mod folding;
mod meaning;
mod search;
#[allow(missing_docs, unreachable_pub)]
mod search_reference;
mod texts;
mod versions;
