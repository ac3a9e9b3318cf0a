//! Two articles side by side, statement by statement: shared ones in one row with their differences, the rest on
//! the side that carries it; or up to three as whole texts.
//!
//! ```text
//! page.rs        the articles that the address means (articles.rs, choices.rs), or why there are none
//! chooser.rs, view_links.rs     what a reader chooses, mounted throughout
//! pair.rs        the comparison: figures (summary.rs, shares.rs), then one of two views
//! rows.rs, row.rs, row_side.rs  statement by statement
//! panes/         whole texts
//! ```

mod articles;
mod choices;
mod chooser;
mod page;
mod pair;
mod panes;
mod row;
mod row_side;
mod rows;
mod shares;
mod summary;
mod view_links;

pub(crate) use page::ComparePage;
