//! Filters: every facet with its values and counts, and chips of what is on.

mod active;
mod chips;
mod column;
mod facet;
mod label;

pub(super) use chips::Chips;
pub(super) use column::FilterColumn;
pub(super) use label::facet_value_label;
