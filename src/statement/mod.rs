//! One statement: every version of it, two of them word by word, all of them in a table, and what of one of
//! them others kept.
//!
//! ```text
//! page ─┬─ head, version_card ── report                        from versions: the same whatever is chosen
//!       └─ comparisons ─┬─ two_versions ── version_chooser     from comparison: two chosen versions,
//!                       ├─ alignment_table ── reworded         and all beside the base of them
//!                       └─ coverage, apparatus
//! ```

mod alignment_table;
mod apparatus;
mod comparison;
mod comparisons;
mod coverage;
mod head;
mod page;
mod report;
mod reworded;
mod text_pieces;
mod two_versions;
mod version_card;
mod version_chooser;
mod version_sigla;
mod versions;

pub(crate) use page::StatementPage;
