//! All integration tests of core in one binary: a module a concern.
mod article;
mod collection;
mod compare;
mod dataset;
mod extract;
mod search;
mod statements;
mod tidy;
