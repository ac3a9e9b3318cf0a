//! All integration tests of core in one binary: a module a concern.

// Helpers of tests may unwrap as tests do; the lint knows only functions marked `#[test]`.
#![allow(clippy::unwrap_used)]
// Tests read their inputs; what core itself may not do is banned in its clippy.toml.
#![allow(clippy::disallowed_methods)]
mod align;
mod arbitrary;
mod article;
mod collection;
mod compare;
mod corrections;
mod dataset;
mod exports;
mod extract;
// Shared with the benchmark of extraction, which needs more of it.
#[allow(dead_code, missing_docs, unreachable_pub)]
#[path = "../../benches/extraction/inputs.rs"]
mod inputs;
#[cfg(feature = "intake")]
mod intake;
mod learned;
mod parts;
// Shared with the benchmark, which needs more of it.
#[allow(dead_code, missing_docs, unreachable_pub)]
#[path = "../../benches/statements/reports.rs"]
mod reports;
mod search;
#[allow(missing_docs, unreachable_pub)]
mod search_reference;
mod speakers;
mod statements;
mod texts;
mod tidy;
#[allow(missing_docs, unreachable_pub)]
mod valid;
mod versions;
