//! What the explorer shows, as a file for other programs, or as a page to print; docs/EXPORTS.md says what each
//! format holds. The formats themselves are written by the core.

mod menu;
mod print_page;
mod printing;
mod view;

pub(crate) use menu::ExportMenu;
pub(crate) use print_page::PrintPage;
pub(crate) use printing::Printing;
