//! Parts that several pages share, one to a file. Each takes values and draws them.

pub(crate) mod articles;
pub(crate) mod embed_dialog;
pub(crate) mod export_menu;
pub(crate) mod facets;
pub(crate) mod long_list;
pub(crate) mod marked;
pub(crate) mod panes;
pub(crate) mod quotation_card;
pub(crate) mod said;
pub(crate) mod search_box;
pub(crate) mod shell;
pub(crate) mod sideways;
pub(crate) mod stops;
pub(crate) mod text;
pub(crate) mod timeline;
pub(crate) mod title;
pub(crate) mod virtual_list;
