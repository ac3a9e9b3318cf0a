//! Adding articles: files and texts in, what was found in each, the way to the collection of them.

mod added;
mod article;
mod naming;
mod page;
mod progress;
mod refused;
mod sources;

pub(crate) use page::AddPage;
