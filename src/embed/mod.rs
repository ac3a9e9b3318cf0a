//! The explorer in another site's frame.

use crate::router::page_parameter;

/// Whether the address asks for the form that other pages embed.
pub(crate) fn is_embedded() -> bool {
    page_parameter("embed").as_deref() == Some("1")
}
