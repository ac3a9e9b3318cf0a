//! The frame of every page: header with navigation, footers, keyboard shortcuts.

mod embedded_footer;
mod footer;
mod header;
mod save_link;
mod shortcuts;

pub(crate) use embedded_footer::EmbeddedFooter;
pub(crate) use footer::Footer;
pub(crate) use header::Header;
