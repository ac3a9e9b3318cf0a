//! The library of kept collections on the pages: what there is, what becomes of the one that is open, which tab holds
//! it.

mod elsewhere;
mod keeper;
mod list;

pub(crate) use elsewhere::Elsewhere;
pub(crate) use keeper::{Library, ReserveError, State};
pub(crate) use list::LibraryList;
