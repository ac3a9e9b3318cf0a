//! All integration tests of core in one binary: a module a concern.
mod article;
mod dataset;
mod extract;
mod search;
mod compare;
mod collection;
mod tidy;
