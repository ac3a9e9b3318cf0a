//! Quote search: a box, filters, results as you type.
//!
//! ```text
//! route ──▶ request ──▶ outcome ──▶ results/, facets/          (search.rs)
//!   ▲                                  │
//!   └── search_box/, chips ◀───────────┘  every choice and every key is a route
//! ```

mod facets;
mod page;
mod results;
mod search;
mod search_box;

pub(crate) use page::QuotesPage;
pub(crate) use search::focus_search_box;

/// The id of the search box.
const SEARCH_BOX_ID: &str = "search-box";
