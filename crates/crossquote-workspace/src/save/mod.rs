//! Taking the collection along: as files, or shown on this page as the file that it can be saved as.

mod page;
mod preview;

pub(crate) use page::SavePage;
pub(crate) use preview::Preview;
