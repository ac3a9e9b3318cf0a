//! The explorer in another site's frame, and the code that puts it there. docs/EMBEDDING.md says it for those
//! who embed; what a frame's address asks of the looks is read in index.html, before anything is drawn.

mod dialog;
mod host;
mod messages;

pub(crate) use dialog::EmbedThisView;
pub(crate) use host::speak_with_host;

use crate::router::{fragment, page_parameter, parameter};

/// Whether the address asks for the form that other pages embed.
pub(crate) fn is_embedded() -> bool {
    page_parameter("embed").as_deref() == Some("1")
}

/// WordPress's secret, which it puts behind the fragment of a frame's address and looks for in the frame's
/// answers. To be asked for before the router starts, which may write another fragment.
pub(crate) fn wordpress_secret() -> Option<String> {
    parameter(fragment().split_once('?')?.1, "secret")
}
