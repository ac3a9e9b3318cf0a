//! Stub: the frame of every page: header with navigation, footer, keyboard shortcuts.

use leptos::prelude::*;

/// The header of every page but in a frame.
#[component]
pub(crate) fn Header() -> impl IntoView {}

/// The footer of every page.
#[component]
pub(crate) fn Footer() -> impl IntoView {}

/// The footer of a frame in another site.
#[component]
pub(crate) fn EmbeddedFooter() -> impl IntoView {}
