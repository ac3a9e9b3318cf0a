//! The first page: what this collection is, its articles, who is quoted where, what several articles report.

mod articles;
mod by_article;
mod head;
mod matrix;
mod page;
mod shared_statement;
mod shared_statements;

pub(crate) use page::StoryPage;
