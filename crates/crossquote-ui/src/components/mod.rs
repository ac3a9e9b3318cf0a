//! Components, one to a file.

mod amend;
mod collect_any_view;
mod copy_button;
mod horizontal_scroll;
mod long_list;
mod notices;
mod remount;
mod virtual_list;
mod visually_hidden;

pub use collect_any_view::CollectAnyView;
pub use copy_button::CopyButton;
pub use horizontal_scroll::HorizontalScroll;
pub use long_list::{LongList, Rows, ShowAll};
pub use notices::{CopyNotice, ErrorNotice, Notices};
pub use remount::Remount;
pub use virtual_list::{Listed, VirtualList};
pub use visually_hidden::VisuallyHidden;
