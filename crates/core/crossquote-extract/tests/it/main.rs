//! All integration tests of crossquote-extract in one binary: a module a concern.

// Helpers of tests may unwrap as tests do; the lint knows only functions marked `#[test]`.
#![allow(clippy::unwrap_used)]
// Tests read their inputs; what the core itself may not do is banned in its clippy.toml.
#![allow(clippy::disallowed_methods)]
mod arbitrary;
mod collection;
mod corrections;
mod extract;
// Shared with the benchmark of extraction, which needs more of it.
#[allow(dead_code, missing_docs, unreachable_pub)]
#[path = "../../benches/extraction/inputs.rs"]
mod inputs;
mod learned;
// Shared with the benchmark, which needs more of it.
mod parts;
#[allow(dead_code, missing_docs, unreachable_pub)]
#[path = "../../benches/statements/reports.rs"]
mod reports;
mod rules;
mod speakers;
mod statements;
#[allow(missing_docs, unreachable_pub)]
mod valid;
