//! Two articles side by side, statement by statement: shared ones in one row with their differences, the rest on
//! the side that carries it; or up to three as whole texts.
//!
//! ```text
//! articles.rs   which articles an address means        chooser.rs, view_links.rs   choices, which stay mounted
//! summary.rs, shares.rs   figures                      rows.rs, row.rs, row_side.rs   statement by statement
//! panes/        whole texts
//! ```

mod articles;
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
