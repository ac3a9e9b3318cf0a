//! One article under review: which, its facts, its text with every quotation marked, and beside it what can be done.

mod facts;
mod key_help;
mod keys;
mod options;
mod page;
mod paragraphs;
mod picker;
mod text;

pub(super) use page::ArticlesView;
